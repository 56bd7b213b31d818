from __future__ import annotations

from datetime import timedelta

import pytest
from made import account, day, settings, talk

from generator.insight.people.channels import Pace, Verdict, contact_lean, contact_pace
from generator.model.account import Account

AS_OF = day("2026-11-16")
SETTINGS = settings(late_factor=1.5)
MORE, LESS, AS_DUE = Verdict.MORE, Verdict.LESS, Verdict.AS_DUE


def talked(*days_ago: int, since: int = 400) -> Account:
    """A customer of so many days, with whose Dana, who agreed on every 30 days, we talked so many days ago."""
    return account(
        head={"since": (AS_OF - timedelta(days=since)).isoformat()},
        stakeholders=[{"name": "Dana", "contact": {"every_days": 30}}],
        log=[talk((AS_OF - timedelta(days=days)).isoformat(), "dana") for days in days_ago],
    )


def pace_of(made: Account) -> Pace:
    return contact_pace(made, made.stakeholders[0], AS_OF, SETTINGS)


@pytest.mark.parametrize(
    ("contacts", "verdict"), [(1, LESS), (3, LESS), (4, AS_DUE), (6, AS_DUE), (9, AS_DUE), (10, MORE)]
)
def test_more_or_less_than_due_is_by_more_than_the_late_factor(contacts: int, verdict: Verdict) -> None:
    # Of 180 days every 30th is six times, one and a half times that is nine.
    pace = pace_of(talked(180, *range(1, contacts)))

    assert (pace.contacts, pace.days, pace.cadence, pace.agreed) == (contacts, 180, 30, True)
    assert pace.verdict is verdict


@pytest.mark.parametrize(("first", "verdict"), [(59, None), (60, LESS)])
def test_it_is_too_early_to_tell_before_two_rounds(first: int, verdict: Verdict | None) -> None:
    assert pace_of(talked(first)).verdict is verdict


def test_the_time_looked_at_begins_with_the_first_contact_or_the_customer_and_a_year_ago_at_the_earliest() -> None:
    assert pace_of(talked(500, 100)).days == 365
    assert pace_of(talked(365)).contacts == 1
    assert pace_of(talked(366)).contacts == 0
    assert pace_of(talked(100)).days == 100
    assert pace_of(talked(since=200)).days == 200
    assert pace_of(talked(since=400)).days == 365


def test_most_people_are_more_than_half_of_three_or_more() -> None:
    assert contact_lean([MORE, MORE]) is None
    assert contact_lean([MORE, MORE, None, AS_DUE]) is MORE
    assert contact_lean([LESS, LESS, MORE, AS_DUE]) is AS_DUE
    assert contact_lean([LESS, LESS, LESS, MORE, AS_DUE]) is LESS
