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
    assert (page.circles, page.closed_doors, page.ties) == ((), (), ())
    assert not page.culture.known
    assert (page.partners, page.trusted_more) == ((), ())
    assert (page.relationship.stage, page.relationship.target, page.relationship.steps) == ("", "", None)
    assert (page.trend, page.trust) == (None, ())


def test_people_stand_in_circles_from_the_inside_out_and_the_weightiest_first() -> None:
    circles = [(circle.name, [p.who.name for p in circle.people]) for circle in page_of().circles]
    assert circles == [
        ("inner_circle", ["Tor Moe", "Eva Lie"]),
        ("outside", ["Ola Ness"]),
        ("", ["Una Berg"]),
    ]


def test_a_person_shows_how_they_see_each_of_us_and_when_we_last_met() -> None:
    page = page_of(log=[{"on": "2026-11-03", "type": "meeting", "with": ["eva"], "note": "Met"}])
    eva = page.circles[0].people[1]
    assert [(who.name, now, then) for who, now, then in eva.standing] == [
        ("Priya Nair", "vendor", "problem solver"),
        ("Ben Achterberg", "credible source", ""),
    ]
    assert (eva.support.word, eva.support_on) == ("sceptic", date(2026, 10, 1))
    assert eva.last_on == date(2026, 11, 3)
    assert page.circles[1].people[0].last_on is None


def test_doors_of_the_inner_circle_that_are_closed_to_us_are_named() -> None:
    assert [who.name for who in page_of().closed_doors] == ["Tor Moe"]


def test_ties_are_said_in_words() -> None:
    page = page_of(ties=[{"from": "eva", "to": "tor", "kind": "conflicts", "note": "The car park"}])
    tie = page.ties[0]
    assert tie.from_ is not None
    assert tie.to is not None
    assert (tie.from_.name, tie.verb, tie.to.name, tie.note) == (
        "Eva Lie",
        "is at odds with",
        "Tor Moe",
        "The car park",
    )


def test_customs_leave_open_what_nobody_noted() -> None:
    culture = page_of(culture={"formality": "low", "dos": "Be early"}).culture
    assert (culture.known, culture.formality, culture.risk, culture.dos) == (True, "low", "", ("Be early",))
    assert culture.decision_style is None


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
    assert [(row.name, row.trust, row.ourselves) for row in page.partners] == [
        ("High", 5, False),
        ("", 3, True),
        ("Low", 2, False),
        ("Unknown", None, False),
    ]
    assert page.trusted_more == ("High",)
    assert (page.partners[1].basis, page.partners[1].investment) == (("skills",), "shared")
    decided_by = page.partners[2].decided_by
    assert decided_by is not None
    assert decided_by.name == "Tor Moe"


def test_nobody_is_trusted_more_than_us_while_our_own_trust_is_not_known() -> None:
    page = page_of(partners=[{"name": "High", "does": "Hulls", "trust": "5"}])
    assert page.trusted_more == ()
    assert [(row.ourselves, row.trust) for row in page.partners] == [(False, 5), (True, None)]


def test_the_relationship_is_drawn_from_what_is_known_of_it() -> None:
    relationship = page_of(relationship={"stage": "basic", "target": "cooperative"}).relationship
    assert (relationship.stage, relationship.target, relationship.achievable) == ("basic", "cooperative", "")
    assert relationship.steps is not None


def test_trust_runs_newest_first_and_one_day_makes_no_line() -> None:
    days = [
        {"on": "2025-03-01", "score": "4", "evidence": "Showed the budget"},
        {"on": "2026-03-01", "score": "2", "evidence": "Asked twice"},
    ]
    page = page_of(relationship={"trust": days})
    assert [(proof.on.year, proof.score) for proof in page.trust] == [(2026, 2), (2025, 4)]
    assert page.trend is not None
    assert [dot.score.score for dot in page.trend.lines[0].dots] == [4, 2]
    assert page_of(relationship={"trust": days[:1]}).trend is None
