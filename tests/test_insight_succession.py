"""What a colleague would miss who had to take an account over."""

from __future__ import annotations

from made import account, day, talk

from generator.insight.people.succession import closely_managed, coming_days, newest_entry, without_context
from generator.model.account import Account

AS_OF = day("2026-11-16")

PLAN = {"id": "plan", "side": "us", "by": "priya", "text": "Plan", "made_on": "2026-11-02", "due": "2026-12-01"}


def bare(account: Account) -> list[str]:
    return [promise.id for promise in without_context(account, AS_OF)]


def test_those_of_high_influence_and_interest_are_closely_managed_until_they_leave() -> None:
    dana = {"name": "Dana Ortiz", "influence": "high"}
    lars = {"name": "Lars Holm", "influence": "medium"}
    ines = {"name": "Ines Roth", "influence": "high", "left": {"on": "2026-10-01"}}

    people = account(stakeholders=[dana, lars, ines]).stakeholders
    assert [closely_managed(person) for person in people] == [True, False, False]


def test_a_promise_needs_an_occasion_a_step_or_a_log_entry() -> None:
    step = {"on": "2026-11-03", "text": "Begun"}
    agreed = talk("2026-11-02", agreed=["plan"])

    assert bare(account(commitments=[PLAN])) == ["plan"]
    assert bare(account(commitments=[{**PLAN, "made_at": "Visit"}])) == []
    assert bare(account(commitments=[{**PLAN, "progress": [step]}])) == []
    assert bare(account(commitments=[PLAN], log=[agreed])) == []
    assert bare(account(commitments=[PLAN], log=[{**agreed, "on": "2026-11-16"}])) == []
    assert bare(account(commitments=[PLAN], log=[{**agreed, "on": "2026-11-17"}])) == ["plan"]


def test_what_lies_ahead_is_not_the_newest_entry() -> None:
    newest = newest_entry(account(log=[talk("2026-08-17"), talk("2026-12-01")]), AS_OF)

    assert newest
    assert newest.on == day("2026-08-17")
    assert newest_entry(account(), AS_OF) is None


def test_an_absence_is_covered_two_weeks_ahead() -> None:
    assert day("2026-11-30") in coming_days(AS_OF)
    assert day("2026-12-01") not in coming_days(AS_OF)
