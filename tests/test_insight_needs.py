"""Which opportunities serve a need, what they lack, and which needs are only our guess."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day

from generator.insight.dates.dated_things import coming_dates
from generator.insight.knowledge.open_questions import wanted_facts
from generator.insight.value.needs import guessed_needs, lacking, need_of, open_opportunities, served_needs
from generator.model.account import Account

AS_OF = day("2026-11-16")
STEP = {"text": "Ring Dana", "owner": "priya", "due": "2026-11-20"}


def of(*opportunities: dict[str, Any], **keys: Any) -> Account:
    people = [{"id": "dana", "name": "Dana"}]
    return account(stakeholders=people, opportunities=list(opportunities), **keys)


def test_needs_come_before_goals_and_those_that_can_be_served_soonest_first() -> None:
    known = of(
        {"text": "far", "serves": "one"},
        {"text": "near", "serves": "two", "horizon": "now", "worth": "1 EUR"},
        {"text": "next", "serves": "two", "horizon": "next", "worth": "900 EUR"},
        {"text": "won", "serves": "two", "state": "won"},
        {"text": "goal", "serves": "g", "horizon": "now"},
        {"text": "none", "horizon": "next", "state": "proposed"},
        needs=[{"id": "none-yet", "text": "C"}, {"id": "one", "text": "A"}, {"id": "two", "text": "B"}],
        strategy={"customer": {"goals": [{"id": "g", "text": "G"}, {"id": "h", "text": "H"}]}},
    )

    served = [(one.need.text, [each.text for each in one.opportunities]) for one in served_needs(known)]
    assert served == [("B", ["near", "next"]), ("A", ["far"]), ("C", []), ("G", ["goal"])]
    assert [one.text for one in open_opportunities(known)] == ["near", "goal", "none", "next", "far"]
    assert [one.text for one in known.opportunities if need_of(known, one) is None] == ["none"]


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ({}, 2),
        ({"owner": "priya", "next_step": STEP}, 0),
        ({"owner": "priya", "next_step": STEP, "state": "proposed"}, 2),
        ({"owner": "priya", "next_step": STEP, "state": "proposed", "benefit": "Calm", "cost": "Ten days"}, 0),
    ],
)
def test_what_an_opportunity_lacks_depends_on_whether_it_was_proposed(keys: dict[str, Any], missing: int) -> None:
    assert len(lacking(of({"text": "x", **keys}).opportunities[0])) == missing


def test_a_guess_is_old_after_sixty_days_or_once_an_offer_rests_on_it() -> None:
    needs = [
        {"id": "old", "text": "old", "on": "2026-09-16", "confidence": "assumed"},
        {"id": "young", "text": "young", "on": "2026-09-17", "confidence": "assumed"},
        {"id": "offered", "text": "offered", "on": "2026-11-10", "confidence": "assumed"},
        {"id": "told", "text": "told", "on": "2026-01-10", "confidence": "told"},
    ]
    known = of({"text": "x", "serves": "offered", "state": "proposed"}, needs=needs)

    assert [one.text for one in guessed_needs(known, AS_OF)] == ["old", "offered"]


def test_whether_a_need_is_theirs_is_asked_of_whoever_has_it() -> None:
    needs = [{"text": "Calm", "from": "dana", "confidence": "assumed"}, {"text": "Order", "confidence": "told"}]
    asked = [fact for fact in wanted_facts(of(needs=needs), AS_OF) if fact.role == "consultant"]

    assert [(fact.of, fact.known, fact.say) for fact in asked] == [
        ("dana", False, "Is “Calm” something you miss?"),
        (None, True, "Is “Order” something you miss?"),
    ]


def test_the_next_step_of_an_open_opportunity_has_its_day() -> None:
    known = of({"text": "open", "next_step": STEP}, {"text": "lost", "state": "lost", "next_step": STEP})

    assert [thing.line for thing in coming_dates(known, AS_OF, 7)] == ["Priya Nair: Ring Dana"]
