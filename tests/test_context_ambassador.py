"""The ambassador's page: circles, ties, customs, other partners and ourselves, stages, trust."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.context.directory import Directory
from generator.context.roles.ambassador import AmbassadorPage, ambassador_page
from generator.model.account import Account

AS_OF = date(2026, 11, 16)

PEOPLE: dict[str, Any] = {
    "account": {"name": "Halvorsen", "owner": "priya", "tier": "key"},
    "team": [
        {"id": "priya", "name": "Priya Nair", "role": "account_manager"},
        {"id": "ben", "name": "Ben Achterberg", "role": "delivery"},
    ],
    "stakeholders": [
        {
            "id": "eva",
            "name": "Eva Lie",
            "political": "inner_circle",
            "influence": "medium",
            "support": "sceptic",
            "support_on": "2026-10-01",
            "relationships": [
                {"with": "priya", "level": "vendor", "target": "problem_solver"},
                {"with": "ben", "level": "credible_source"},
            ],
        },
        {"id": "tor", "name": "Tor Moe", "political": "inner_circle", "influence": "high"},
        {"id": "ola", "name": "Ola Ness", "political": "outside", "friend": "true"},
        {"id": "una", "name": "Una Berg"},
        {"id": "gone", "name": "Gone By", "political": "inner_circle", "left": {"on": "2026-02-28"}},
    ],
}


def page_of(**keys: Any) -> AmbassadorPage:
    account = Account.model_validate({"id": "halvorsen", **PEOPLE, **keys})
    return ambassador_page(account, AS_OF, Directory(account))


def test_an_account_of_four_lines_says_nothing_and_invents_nothing() -> None:
    page = page_of(stakeholders=[], team=[])
    assert (page.circles, page.closed_doors, page.culture) == ((), (), None)
    assert (page.partners, page.trusted_more) == ((), ())
    assert (page.steps, page.trend, page.trust) == (None, None, ())


def test_people_stand_in_circles_from_the_inside_out_and_the_weightiest_first() -> None:
    circles = [(circle.name, [p.record.name for p in circle.people]) for circle in page_of().circles]
    assert circles == [
        ("inner_circle", ["Tor Moe", "Eva Lie"]),
        ("outside", ["Ola Ness"]),
        ("", ["Una Berg"]),
    ]


def test_a_person_shows_when_we_last_met() -> None:
    page = page_of(log=[{"on": "2026-11-03", "type": "meeting", "with": ["eva"], "note": "Met"}])
    assert page.circles[0].people[1].last_on == date(2026, 11, 3)
    assert page.circles[1].people[0].last_on is None


def test_doors_of_the_inner_circle_that_are_closed_to_us_are_named() -> None:
    assert [who.name for who in page_of().closed_doors] == ["Tor Moe"]


def test_customs_leave_open_what_nobody_noted() -> None:
    culture = page_of(culture={"formality": "low", "dos": "Be early"}).culture
    assert culture is not None
    assert (culture.formality, culture.risk, culture.decision_style) == ("low", None, None)


def test_we_stand_among_their_partners_by_trust() -> None:
    page = page_of(
        relationship={
            "basis": ["skills"],
            "investment": "shared",
            "trust": [
                {"on": "2026-11-17", "score": "5", "evidence": "To come"},
                {"on": "2026-03-01", "score": "3", "evidence": "Asked us first"},
                {"on": "2025-03-01", "score": "4", "evidence": "Showed the budget"},
            ],
        },
        partners=[
            {"name": "Unknown", "does": "Ropes"},
            {"name": "Low", "does": "Paint", "trust": "2", "decisions": "individual", "decided_by": "tor"},
            {"name": "High", "does": "Hulls", "trust": "5", "competes_with_us": "true"},
        ],
    )
    assert [partner.name if partner else "we" for partner in page.partners] == ["High", "we", "Low", "Unknown"]
    assert page.trusted_more == ("High",)


def test_nobody_is_trusted_more_than_us_while_our_own_trust_is_not_known() -> None:
    page = page_of(partners=[{"name": "High", "does": "Hulls", "trust": "5"}])
    assert page.trusted_more == ()
    assert [partner.name if partner else "we" for partner in page.partners] == ["High", "we"]


def test_the_relationship_is_drawn_from_what_is_known_of_it() -> None:
    assert page_of(relationship={"stage": "basic", "target": "cooperative"}).steps is not None


def test_trust_runs_newest_first_and_one_day_makes_no_line() -> None:
    days = [
        {"on": "2025-03-01", "score": "4", "evidence": "Showed the budget"},
        {"on": "2026-03-01", "score": "2", "evidence": "Asked twice"},
    ]
    page = page_of(relationship={"trust": days})
    assert [(proof.on.year, proof.score) for proof in page.trust] == [(2026, 2), (2025, 4)]
    assert page.trend is not None
    assert [dot.trust.score for dot in page.trend.dots] == [4, 2]
    assert page_of(relationship={"trust": days[:1]}).trend is None


def test_each_friend_is_asked_what_is_theirs_to_say_else_what_they_may_have_heard_of() -> None:
    people = [{"id": id, "name": id.title(), "friend": "true"} for id in ("ola", "eva", "una")]
    questions = [
        {"ask": "What does Tor want?", "of": "tor"},
        {"ask": "Who pays?", "of": "eva"},
        {"ask": "When is the move?", "of": "tor"},
        {"ask": "Answered", "of": "tor", "answer": "Yes"},
    ]
    page = page_of(stakeholders=[*people, {"id": "tor", "name": "Tor Moe"}], questions=questions)

    assert {friend.person.id: friend.ask.ask for friend in page.friends if friend.ask} == {
        "ola": "What does Tor want?",
        "eva": "Who pays?",
        "una": "When is the move?",
    }
