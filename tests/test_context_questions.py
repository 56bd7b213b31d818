"""What a role asks of an account: what other pages say to it, and where the rest of it stands."""

from __future__ import annotations

import pytest
from made import account, day

from generator.context.account_view import view_account
from generator.model.role import Role

FEW = [{"name": f"Person {number}", "political": "outside"} for number in range(6)]
PARTNERS = [{"name": f"Company {number}", "does": "Castings", "trust": 3} for number in range(6)]
JUDGED = [{"on": f"2026-0{month}-01", "score": 4, "source": "our_view", "words": "Good"} for month in range(1, 7)]
ASKED = [
    {"from": "person-0", "ask": "When?", "asked_on": f"2026-0{month}-01", "answer": "Now"} for month in range(1, 7)
]
KEYS = {"stakeholders": FEW, "partners": PARTNERS, "satisfaction": JUDGED, "queries": ASKED}


@pytest.mark.parametrize(
    ("role", "answered_by", "page", "anchor"),
    [
        ("ambassador", "stakeholders.political", "accounts/acme/people.md", ""),
        ("mediator", "satisfaction.words", "accounts/acme/timeline.md", ""),
        ("mediator", "partners.trust", "accounts/acme/ambassador.md", ""),
        ("controller", "queries.answer", "accounts/acme/index.md", "what-they-asked"),
    ],
)
def test_the_other_answers_are_linked_where_they_stand(role: str, answered_by: str, page: str, anchor: str) -> None:
    question = {"ask": "What?", "answered_by": answered_by}
    head = {"name": role, "icon": "eye", "lens": "One.", "wear_when": "Always", "questions": [question]}
    asking = Role.model_validate({"id": role, **head})

    (answered,) = view_account(account(**KEYS), (asking,), day("2026-11-16")).questions[role].answered

    assert answered.more == 5
    assert answered.target
    assert (answered.target.page, answered.target.anchor) == (page, anchor)


def test_what_a_section_of_the_page_says_is_not_said_twice() -> None:
    trusted = {"ask": "Whom?", "answered_by": "partners.trust"}
    both = {"ask": "How?", "answered_by": ["partners.trust", "satisfaction.words"]}
    head = {"name": "Ambassador", "icon": "eye", "lens": "One.", "wear_when": "Always", "questions": [trusted, both]}
    asking = Role.model_validate({"id": "ambassador", **head})

    questions = view_account(account(**KEYS), (asking,), day("2026-11-16")).questions["ambassador"]

    assert [(question.ask, question.answer.text, question.more) for question in questions.answered] == [
        ("How?", "Good", 5)
    ]
    assert questions.known == 2
