"""A new account begins with questions: what is not known yet is no fault, what happened is."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, talk

from generator.checks.all import ALL
from generator.checks.findings import run_checks
from generator.checks.new_accounts import let_new_accounts_be
from generator.checks.state import Colour, account_state
from generator.insight.people.newness import new_until
from generator.model.account import Account
from generator.model.settings import Settings

AS_OF = day("2026-11-16")


def weighty(acme: Account) -> list[str]:
    found = run_checks(acme, AS_OF, acme.settings).findings
    return [finding.rule.name for finding in found if finding.severity != "note"]


@pytest.mark.parametrize("tier", ["strategic", "key", "growth", "standard"])
def test_four_lines_make_an_account_of_which_nothing_is_known_and_nothing_is_wrong(tier: str) -> None:
    acme = account(head={"tier": tier})
    findings = run_checks(acme, AS_OF, acme.settings).findings
    state = account_state(acme, findings, AS_OF, acme.settings)

    assert weighty(acme) == []
    assert state.colour is Colour.UNKNOWN
    assert [missing.kind.value for missing in state.missing] == ["contact", "satisfaction", "review"]


HONEST: dict[str, Any] = {
    "head": {"since": "2016-04-01", "tier": "key"},
    "stakeholders": [
        {"id": "maya", "name": "Maya Lindgren", "title": "Head of logistics", "influence": "high",
         "decision_role": ["champion"]},
        {"id": "tom", "name": "Tom Berry", "title": "Finance director", "floor": "executive", "influence": "high"},
        {"id": "ann", "name": "Ann Weller", "title": "Planner"},
    ],
    "projects": [
        {"name": "Sensor pilot", "phase": "delivery", "health": "amber", "health_why": "Two sensors fail"},
        {"name": "Second line", "phase": "planning"},
    ],
    "initiatives": [{"text": "Fewer returns", "led_by": "joint", "our_part": "active", "status": "on_track"}],
    "contracts": [{"name": "Care", "starts": "2026-01-01", "ends": "2027-03-31", "auto_renew": "true"}],
    "log": [talk("2026-11-05", "maya"), talk("2026-11-12", "maya")],
    "commitments": [
        {"side": "us", "by": "priya", "to": "maya", "text": "A price for line two", "made_on": "2026-11-05",
         "due": "2026-11-12"},
    ],
}  # fmt: skip
"""What an account manager writes down in the first two weeks."""


def test_a_first_honest_account_has_three_findings_at_the_most_and_they_are_what_happened() -> None:
    assert weighty(account(**HONEST)) == ["our-promise-late", "contract-ends-soon"]


def test_what_was_let_be_is_found_once_the_account_is_no_longer_new() -> None:
    older = {**HONEST, "log": [talk("2026-09-01", "maya"), *HONEST["log"]]}

    assert {"project-without-name-to-answer", "key-role-missing", "never-met"} <= set(weighty(account(**older)))


def test_what_is_let_be_is_said_to_be_with_its_reason_and_its_last_day() -> None:
    silenced = {rule.name: setting for rule, setting in run_checks(account(), AS_OF, Settings()).silenced}

    assert silenced["never-met"].until == day("2027-01-15")
    assert silenced["never-met"].why
    assert "our-promise-late" not in silenced


@pytest.mark.parametrize(("until", "found"), [("2026-11-16", ["format-not-known"]), ("2026-11-15", [])])
def test_a_level_in_the_settings_counts_for_new_accounts_as_long_as_it_holds(until: str, found: list[str]) -> None:
    rules = {"format-not-known": {"level": "red", "why": "We send nothing blindly", "until": until}}
    acme = account(settings={"rules": rules}, stakeholders=[{"name": "Dana", "influence": "high"}])

    assert weighty(acme) == found


@pytest.mark.parametrize(
    ("keys", "until"),
    [
        ({}, "2027-01-15"),
        ({"log": [talk("2026-09-17")]}, "2026-11-16"),
        ({"log": [talk("2026-09-16")]}, None),
        ({"log": [talk("2026-11-20")]}, "2027-01-15"),
        ({"satisfaction": [{"on": "2026-05-01", "score": "4"}], "log": [talk("2026-11-02")]}, None),
        ({"head": {"since": "2012-01-01"}}, "2027-01-15"),
        ({"settings": {"new_account_days": "10"}, "log": [talk("2026-11-02")]}, None),
    ],
)
def test_an_account_is_new_for_some_days_from_the_first_thing_noted(keys: dict[str, Any], until: str | None) -> None:
    acme = account(**keys)
    assert new_until(acme, AS_OF, acme.settings) == (day(until) if until else None)


def test_the_rules_that_let_new_accounts_be_are_rules() -> None:
    off = let_new_accounts_be(account(), AS_OF, Settings())

    assert off.keys() <= {rule.name for rule in ALL}
    assert off
