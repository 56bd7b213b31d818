"""Accounts with one planted trouble: it is said at its level and among the first, and no healthy account is alarmed."""

from __future__ import annotations

import pytest
from offenders import for_each
from trouble_cases import AMONG, AS_OF, TroubleCase, findings_of, is_meant, trouble_cases

from generator.checks.state import Colour

NEGLECTED = {"relationship-coming-apart", "trust-low", "dispute-without-movement"}
"""The reasons that come before late promises, reports and reviews in an account nobody has looked after."""


def named(case: TroubleCase) -> str:
    return case.name


def _at_its_level(case: TroubleCase) -> list[int]:
    """At which places among the findings the trouble of a case stands, at the level it deserves."""
    findings, _ = findings_of(case)
    return [i for i, finding in enumerate(findings) if is_meant(case, finding) and finding.severity == case.level]


def troubled() -> list[TroubleCase]:
    return [case for case in trouble_cases() if not case.healthy]


def healthy() -> list[TroubleCase]:
    return [case for case in trouble_cases() if case.healthy]


def test_there_are_enough_cases() -> None:
    assert len(troubled()) >= 40
    assert len(healthy()) >= 10


@for_each(troubled, named)
def test_a_planted_trouble_is_said_at_its_level(case: TroubleCase) -> None:
    findings, _ = findings_of(case)

    assert _at_its_level(case), [f"{f.severity} {f.rule.name}: {f.message}" for f in findings if is_meant(case, f)]


@for_each(troubled, named)
def test_a_planted_trouble_is_among_the_first(case: TroubleCase) -> None:
    findings, _ = findings_of(case)

    assert min(_at_its_level(case), default=len(findings)) < case.among, [f.rule.name for f in findings[: case.among]]


@for_each(troubled, named)
def test_it_is_the_change_that_brings_the_trouble(case: TroubleCase) -> None:
    before, after = (
        {f.message for f in findings_of(case, changed)[0] if is_meant(case, f)} for changed in (False, True)
    )

    assert after - before


@for_each(healthy, named)
def test_a_healthy_account_is_on_course_or_not_known(case: TroubleCase) -> None:
    findings, state = findings_of(case)

    alarms = [f"{f.severity} {f.rule.name}: {f.message}" for f in findings if f.severity != "note"]
    assert alarms == []
    assert state.colour in (Colour.GREEN, Colour.UNKNOWN)


def test_an_account_nobody_has_looked_after_is_red_for_the_right_reasons() -> None:
    case = TroubleCase("neglected", "neglected", AS_OF, {}, "red", (), AMONG)
    findings, state = findings_of(case)

    assert state.colour is Colour.RED
    assert {reason.rule.name for reason in state.reasons} == NEGLECTED
    weighty = {finding.rule.name for finding in findings if finding.severity != "note"}
    assert weighty - NEGLECTED == {
        "their-promise-late",
        "customer-not-informed",
        "review-due",
        "meeting-series-overdue",
        "target-beyond-reach",
    }


def test_a_change_that_leads_nowhere_is_refused() -> None:
    case = TroubleCase("nowhere", "lindmark", AS_OF, {"meetings.nothing.on": "2026-01-01"}, "red", (), AMONG)

    with pytest.raises(ValueError, match="there is no nothing in the list"):
        findings_of(case)
