"""All rules together: order, owners, and what the settings of a site or an account say of a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from made import account, day, settings

from generator.checks.all import ALL
from generator.checks.findings import find_findings, run_checks
from generator.checks.rule import Concern, Rule, Severity, rules_of
from generator.model.account import Account

AS_OF = day("2026-11-16")


def rule(name: str, severity: Severity, *concerns: Concern, role: str = "ambassador") -> Rule:
    """A rule that finds the same in every account."""

    def check(*_: object) -> Iterator[Concern]:
        yield from concerns

    return rules_of(role)(name, severity)(check)


def acme(**rules: dict[str, str]) -> Account:
    return account(settings={"rules": {name.replace("_", "-"): setting for name, setting in rules.items()}})


def messages(account: Account, *rules: Rule, as_of: str = "2026-11-16") -> list[str]:
    findings = run_checks(account, day(as_of), account.settings, rules).findings
    return [f"{finding.message} {finding.severity}" for finding in findings]


def test_red_comes_before_amber_and_notes_then_what_is_at_stake_then_the_longest_overdue() -> None:
    rules = (
        rule("work", Severity.AMBER, Concern("work"), role="controller"),
        rule("rule-a2", Severity.AMBER, Concern("two"), Concern("late", days=3), Concern("again")),
        rule("rule-a3", Severity.NOTE, Concern("note", days=90), Concern("worse", severity=Severity.RED)),
        rule("rule-a4", Severity.RED, Concern("red", days=1)),
        rule("last", Severity.AMBER, Concern("last")),
    )
    amber = ["work amber", "late amber", "last amber", "two amber", "again amber"]

    assert messages(acme(), *rules) == ["red red", "worse red", *amber, "note note"]


def test_a_finding_says_what_was_found_and_who_should_act() -> None:
    acme = account(stakeholders=[{"name": "Dana"}])
    concern = Concern("Call Dana.", acme.stakeholders, "Today.", owner="yuki", days=4)
    whole = rule("rule-a1", Severity.AMBER, concern, Concern("Somebody must."))
    second, first = run_checks(acme, AS_OF, acme.settings, (whole,)).findings

    assert (first.rule, first.message, first.advice) == (whole, "Call Dana.", "Today.")
    assert (first.records, first.owner, first.days) == (acme.stakeholders, "yuki", 4)
    assert (second.owner, second.records, second.advice) == ("priya", (), "")


def test_rules_that_find_nothing_have_passed() -> None:
    quiet, loud = rule("rule-a1", Severity.RED), rule("rule-a2", Severity.NOTE, Concern("Here."))
    result = run_checks(acme(), AS_OF, settings(), (quiet, loud))

    assert result.passed == (quiet,)
    assert [finding.rule for finding in result.findings] == [loud]


@pytest.mark.parametrize(
    ("setting", "as_of", "expected"),
    [
        ({"level": "note"}, "2026-11-16", ["one note", "two note"]),
        ({"level": "red"}, "2026-11-16", ["one red", "two red"]),
        ({"level": "note", "until": "2026-11-16"}, "2026-11-16", ["one note", "two note"]),
        ({"level": "note", "until": "2026-11-16"}, "2026-11-17", ["two red", "one amber"]),
        ({"level": "off"}, "2026-11-16", []),
        ({"level": "off", "until": "2026-11-15"}, "2026-11-16", ["two red", "one amber"]),
    ],
)
def test_a_rule_has_the_level_of_the_settings_until_its_day_is_over(
    setting: dict[str, str], as_of: str, expected: list[str]
) -> None:
    one = rule("rule-a1", Severity.AMBER, Concern("one"), Concern("two", severity=Severity.RED))
    here = acme(rule_a1={**setting, "why": "They asked for quiet"})

    assert messages(here, one, as_of=as_of) == expected


def test_a_rule_that_is_off_has_not_passed_and_says_why() -> None:
    one, other = rule("rule-a1", Severity.AMBER, Concern("one")), rule("rule-a2", Severity.AMBER, Concern("other"))
    result = run_checks(acme(), AS_OF, acme(rule_a1={"level": "off", "why": "Too small"}).settings, (one, other))

    assert [(silent.name, setting.why) for silent, setting in result.silenced] == [("rule-a1", "Too small")]
    assert result.passed == ()
    assert [finding.message for finding in result.findings] == ["other"]


@pytest.mark.parametrize(("status", "number"), [("draft", 1), ("active", 1), ("paused", 1), ("closed", 0)])
def test_an_account_that_is_closed_needs_nothing_any_more(status: str, number: int) -> None:
    result = run_checks(
        account(head={"status": status}), AS_OF, settings(), (rule("rule-a1", Severity.RED, Concern("one")),)
    )

    assert (len(result.findings), result.passed) == (number, ())


LIVELY: dict[str, Any] = {
    "stakeholders": [{"name": "Dana Ortiz", "influence": "high"}],
    "log": [{"on": "2026-03-02", "type": "call", "with": ["dana-ortiz"], "note": "Year ahead"}],
}


def test_every_rule_either_finds_something_or_has_passed() -> None:
    acme = account(**LIVELY)
    names = {finding.rule.name for finding in find_findings(acme, AS_OF, acme.settings)}
    clean = {rule.name for rule in run_checks(acme, AS_OF, acme.settings).passed}

    assert "contact-late" in names
    assert "conflict-not-addressed" in clean
    assert names | clean == {rule.name for rule in ALL}
    assert not names & clean


def test_the_same_account_on_the_same_day_gives_the_same_findings() -> None:
    acme = account(**LIVELY)

    assert find_findings(acme, AS_OF, acme.settings) == find_findings(account(**LIVELY), AS_OF, acme.settings)
