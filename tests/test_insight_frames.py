"""How much of what a role asks is answered."""

from __future__ import annotations

from typing import Any

from made import account, day

from generator.insight.knowledge.frames import FrameAnswers, frame_answers
from generator.insight.knowledge.open_questions import wanted_facts
from generator.model.role import Role

ROLE = Role.model_validate(
    {
        "id": "ceo",
        "name": "CEO",
        "icon": "crown",
        "lens": "All of it.",
        "wear_when": ["always"],
        "questions": [
            {"ask": "Where to?", "answered_by": "strategy.customer.vision"},
            {"ask": "And we?", "answered_by": "strategy.us.vision"},
        ],
    }
)


def found(**keys: Any) -> FrameAnswers:
    made, as_of = account(**keys), day("2026-11-16")
    return frame_answers(made, ROLE, wanted_facts(made, as_of), as_of)


def test_nothing_known_is_nought_of_all_that_is_asked() -> None:
    assert (found().answered, found().asked) == (0, 2)


def test_a_fact_answers_the_question_bound_to_its_path() -> None:
    told = found(strategy={"customer": {"vision": "North"}})
    assert [(question.ask, [answer.text for answer in given]) for question, given in told.told] == [
        ("Where to?", ["North"])
    ]
    assert [question.ask for question in told.untold] == ["And we?"]


def test_typed_questions_count_with_their_role_and_are_answered_from_their_day_on() -> None:
    asked = [
        {"ask": "Later?", "role": "ceo", "by": "2027-01-01"},
        {"ask": "Sooner?", "role": "ceo", "by": "2026-12-01"},
        {"ask": "Known?", "role": "ceo", "answer": "Yes", "on": "2026-11-16"},
        {"ask": "Not yet known?", "role": "ceo", "answer": "Yes", "on": "2026-11-17"},
        {"ask": "Another role's?", "role": "mediator"},
    ]
    told = found(questions=asked)
    assert [question.ask for question in told.by_hand] == ["Known?"]
    assert [question.ask for question in told.open_by_hand] == ["Sooner?", "Later?", "Not yet known?"]
    assert (told.answered, told.asked) == (1, 6)


def test_facts_that_records_call_for_count_with_their_role() -> None:
    people = [{"name": "Dana"}]
    project = {"name": "P", "phase": "delivery", "health": "green", "sponsor": "dana", "accountable": "priya"}
    assert found(stakeholders=people, projects=[project]).missing[0].ask.startswith("Why does")
    known = found(stakeholders=people, projects=[{**project, "sponsor_case": "It pays."}])
    assert (known.missing, len(known.known), known.asked) == ((), 1, 3)
