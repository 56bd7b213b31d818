"""Evidence that an account is on course: contact with those who decide, satisfaction, a review."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made import account, day, talk

from generator.insight.knowledge.evidence import missing_evidence, those_who_decide
from generator.model.account import Account

AS_OF = day("2026-11-16")

EVA: dict[str, Any] = {"id": "eva", "name": "Eva Lie", "decision_role": "decision_maker", "influence": "high"}
LARS: dict[str, Any] = {"id": "lars", "name": "Lars Holm", "influence": "low"}
WELL: dict[str, Any] = {
    "head": {"tier": "key"},
    "stakeholders": [EVA, LARS],
    "log": [talk("2026-11-02", "eva")],
    "satisfaction": [{"on": "2026-09-01", "score": "4"}],
    "meetings": [{"id": "r", "kind": "business_review", "on": "2026-09-01", "status": "held"}],
}
"""A key account of which all is known."""


def missing(acme: Account) -> list[tuple[str, date | None, str]]:
    found = missing_evidence(acme, AS_OF, acme.settings)
    return [(one.kind.value, one.last, one.ask.name or "" if one.ask else "") for one in found]


def well(**keys: Any) -> Account:
    return account(**{**WELL, **keys})


def test_nothing_is_missing_when_all_three_are_of_our_days() -> None:
    assert missing(well()) == []


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"log": [talk("2026-09-01", "eva"), talk("2026-11-02", "lars")]}, ("contact", day("2026-09-01"), "Eva Lie")),
        ({"log": [talk("2026-11-02", "lars")]}, ("contact", None, "Eva Lie")),
        ({"satisfaction": []}, ("satisfaction", None, "Eva Lie")),
        ({"satisfaction": [{"on": "2026-08-17", "score": "4"}]}, ("satisfaction", day("2026-08-17"), "Eva Lie")),
        ({"meetings": []}, ("review", None, "Eva Lie")),
        (
            {"meetings": [{"id": "r", "kind": "business_review", "on": "2026-07-18", "status": "held"}]},
            ("review", day("2026-07-18"), "Eva Lie"),
        ),
    ],
)
def test_what_is_not_of_our_days_is_missing(keys: dict[str, Any], expected: tuple[str, date | None, str]) -> None:
    assert missing(well(**keys)) == [expected]


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ({"satisfaction": [{"on": "2026-08-18", "score": "4"}]}, []),
        ({"settings": {"stale_days": {"satisfaction": "30"}}}, ["satisfaction"]),
        ({"head": {"tier": "strategic"}}, []),
        ({"head": {"tier": "key", "since": "2026-08-01"}, "meetings": []}, []),
    ],
)
def test_the_times_are_those_of_the_settings_and_the_tier(keys: dict[str, Any], kinds: list[str]) -> None:
    assert [kind for kind, *_ in missing(well(**keys))] == kinds


@pytest.mark.parametrize(
    ("tier", "type", "kinds"),
    [
        ("growth", "meeting", []),
        ("standard", "video", []),
        ("growth", "call", ["review"]),
        ("key", "meeting", ["review"]),
    ],
)
def test_where_no_executive_review_is_asked_for_a_meeting_with_those_who_decide_is_a_review(
    tier: str, type: str, kinds: list[str]
) -> None:
    acme = well(head={"tier": tier}, meetings=[], log=[talk("2026-11-02", "eva", type=type)])
    assert [kind for kind, *_ in missing(acme)] == kinds


def test_those_who_decide_are_known_by_their_part_else_by_their_influence() -> None:
    una = {"id": "una", "name": "Una Berg", "influence": "high"}
    gone = {**EVA, "left": {"on": "2026-09-01"}}

    assert [person.id for person in those_who_decide(account(stakeholders=[EVA, LARS, una]))] == ["eva"]
    assert [person.id for person in those_who_decide(account(stakeholders=[gone, LARS, una]))] == ["una"]
    assert those_who_decide(account(stakeholders=[gone, LARS])) == ()


def test_nobody_to_ask_is_said_as_nobody() -> None:
    assert missing(account()) == [("contact", None, ""), ("satisfaction", None, ""), ("review", None, "")]
