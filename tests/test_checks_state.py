"""The state of an account: the worst finding in a colour, its reasons, and a state set by hand."""

from __future__ import annotations

import pytest
from made import account, day, talk

from generator.checks.rule import Finding, Rule, Severity
from generator.checks.state import Colour, State, account_state
from generator.model.account import Account

AS_OF = day("2026-11-16")
RULE = Rule("contact-late", "ambassador", Severity.AMBER, lambda *_: iter(()))


def found(*severities: str) -> list[Finding]:
    return [Finding(RULE, Severity(one), f"{one} {n}", "", (), "priya", 0) for n, one in enumerate(severities)]


def state_of(account: Account, *severities: str, as_of: str = "2026-11-16") -> State:
    return account_state(account, found(*severities), day(as_of), account.settings)


WELL = {
    "stakeholders": [{"id": "eva", "name": "Eva Lie", "decision_role": "decision_maker"}],
    "log": [talk("2026-11-02", "eva")],
    "satisfaction": [{"on": "2026-11-02", "score": 4}],
    "meetings": [{"id": "r", "kind": "business_review", "on": "2026-11-02", "status": "held"}],
}
"""An account with evidence of our days."""


@pytest.mark.parametrize(
    ("severities", "colour", "reasons", "more"),
    [
        (["red", "amber", "note"], Colour.RED, ["red 0", "amber 1"], 0),
        (["amber", "note"], Colour.AMBER, ["amber 0"], 0),
        (["red", "red", "amber", "amber", "amber", "note"], Colour.RED, ["red 0", "red 1", "amber 2"], 2),
        (["note"], Colour.GREEN, [], 0),
        ([], Colour.GREEN, [], 0),
    ],
)
def test_the_worst_finding_gives_the_colour_and_the_first_three_the_reasons(
    severities: list[str], colour: Colour, reasons: list[str], more: int
) -> None:
    seen = state_of(account(**WELL), *severities)

    assert (seen.colour, seen.found, seen.by_hand) == (colour, colour, None)
    assert [reason.message for reason in seen.reasons] == reasons
    assert seen.more == more


def test_an_account_without_evidence_of_our_days_is_not_known_whatever_was_noted_once() -> None:
    long_ago = account(log=[talk("2026-01-02")], satisfaction=[{"on": "2026-01-02", "score": 5}])

    assert state_of(long_ago).colour is Colour.UNKNOWN
    assert [missing.kind.value for missing in state_of(long_ago).missing] == ["contact", "satisfaction", "review"]
    assert state_of(long_ago, "amber").colour is Colour.AMBER
    assert state_of(long_ago, "amber").missing == ()


def test_of_an_account_that_is_closed_nothing_is_missing() -> None:
    assert state_of(account(head={"status": "closed"})).colour is Colour.GREEN


def overridden(state: str = "green", by: str = "yuki") -> Account:
    override = {"state": state, "why": "They told us the order is safe", "by": by, "on": "2026-11-02"}
    return account(head={"override": override})


def test_a_state_set_by_hand_counts_and_what_was_found_stays_visible() -> None:
    seen = state_of(overridden(), "red")

    assert (seen.colour, seen.found) == (Colour.GREEN, Colour.RED)
    assert [reason.message for reason in seen.reasons] == ["red 0"]
    assert seen.by_hand
    assert (seen.by_hand.why, seen.by_hand.on, seen.by_hand.until) == (
        "They told us the order is safe",
        day("2026-11-02"),
        day("2026-12-02"),
    )
    assert seen.by_hand.by
    assert seen.by_hand.by.name == "Yuki Sato"
    assert seen.by_hand.record == overridden().profile.override


@pytest.mark.parametrize(
    ("as_of", "colour"),
    [
        ("2026-11-01", Colour.AMBER),
        ("2026-11-02", Colour.RED),
        ("2026-12-02", Colour.RED),
        ("2026-12-03", Colour.AMBER),
    ],
)
def test_a_state_set_by_hand_holds_for_thirty_days(as_of: str, colour: Colour) -> None:
    assert state_of(overridden("red"), "amber", as_of=as_of).colour is colour


def test_somebody_who_left_us_may_have_set_the_state() -> None:
    seen = state_of(overridden(by="nobody"))

    assert seen.by_hand
    assert seen.by_hand.by is None
