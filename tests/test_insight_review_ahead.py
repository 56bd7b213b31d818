"""Which review comes next: the one that is booked, else the one that is due first, else one that was never held."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, settings

from generator.insight.meetings.reviews import ReviewAhead, review_ahead
from generator.model.settings import Settings

AS_OF = day("2026-11-16")


def ahead(*reviews: tuple[str, str, str], tier: str = "key") -> ReviewAhead | None:
    """What comes next with some meetings: kind, day and status."""
    meetings = [{"id": f"m{at}", "kind": kind, "on": on, "status": status}
                for at, (kind, on, status) in enumerate(reviews)]  # fmt: skip
    return review_ahead(account(meetings=meetings, head={"tier": tier}), AS_OF, Settings())


def test_the_first_that_is_booked_comes_next_whatever_its_kind() -> None:
    found = ahead(
        ("executive_review", "2027-01-20", "planned"),
        ("performance_review", "2026-12-01", "planned"),
        ("business_review", "2026-06-25", "held"),
    )

    assert found
    assert (found.kind, found.on) == ("performance_review", day("2026-12-01"))
    assert found.booked
    assert found.last
    assert found.last.on == day("2026-06-25"), "none of its own kind was held"
    assert found.every == 120


def test_it_looks_back_to_the_last_of_its_own_kind() -> None:
    found = ahead(
        ("executive_review", "2026-12-01", "planned"),
        ("executive_review", "2025-12-02", "held"),
        ("business_review", "2026-06-25", "held"),
    )

    assert found
    assert found.last
    assert (found.last.on, found.every) == (day("2025-12-02"), 365)


@pytest.mark.parametrize(
    ("business", "executive", "kind", "due"),
    [
        ("2026-06-25", "2026-06-01", "business_review", "2026-10-23"),
        ("2026-10-25", "2025-12-01", "executive_review", "2026-12-01"),
    ],
)
def test_with_none_booked_the_one_due_first_comes_next(business: str, executive: str, kind: str, due: str) -> None:
    found = ahead(("business_review", business, "held"), ("executive_review", executive, "held"))

    assert found
    assert (found.kind, found.on, found.booked) == (kind, day(due), None)


def test_with_none_on_record_it_is_a_business_review_without_a_day() -> None:
    found = ahead(("business_review", "2026-11-30", "cancelled"), ("operations", "2026-11-30", "planned"))

    assert found
    assert (found.kind, found.on, found.booked, found.last) == ("business_review", None, None, None)


def test_a_tier_that_nobody_knows_asks_for_no_review() -> None:
    assert ahead(tier="unheard-of") is None
    booked = ahead(("business_review", "2026-12-01", "planned"), tier="unheard-of")
    assert booked
    assert booked.every == 180


def test_how_often_is_a_setting() -> None:
    tier: dict[str, Any] = dict.fromkeys(
        ("manage_closely", "keep_satisfied", "keep_informed", "monitor", "plan_review_every"), 30
    )
    made = account(meetings=[{"kind": "business_review", "on": "2026-11-01", "status": "held"}])
    ahead = review_ahead(made, AS_OF, settings(tiers={"key": {**tier, "review_every": 45}}))

    assert ahead
    assert ahead.on == day("2026-12-16")
