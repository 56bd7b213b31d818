"""Which stretch of the next ten years a goal or a linkage falls into."""

from __future__ import annotations

from datetime import date

import pytest

from generator.insight.value.horizon import find_horizons
from generator.model.account import Account

AS_OF = date(2026, 11, 16)


def stretches(due: str | None = None, year: str | None = None) -> tuple[list[int], list[int]]:
    goal = {"text": "Grow", **({"due": due} if due else {})}
    link = {"text": "Join", "state": "to_build", **({"horizon_year": year} if year else {})}
    account = Account.model_validate(
        {
            "id": "a",
            "account": {"name": "A", "owner": "priya", "tier": "key"},
            "strategy": {"customer": {"goals": [goal]}},
            "linkages": [link, {"text": "There", "state": "exists", "horizon_year": "2027"}],
        }
    )
    horizons = find_horizons(account, AS_OF)
    return [h.years for h in horizons if h.goals], [h.years for h in horizons if h.linkages]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, []),
        ("2026-01-01", [1]),  # overdue is what comes first
        ("2027-11-16", [1]),
        ("2027-11-17", [3]),
        ("2029-11-16", [3]),
        ("2029-11-17", [10]),
        ("2050-01-01", [10]),
    ],
)
def test_a_goal_falls_into_the_stretch_its_date_ends_in(due: str | None, expected: list[int]) -> None:
    assert stretches(due=due)[0] == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [(None, []), ("2026", [1]), ("2027", [1]), ("2028", [3]), ("2029", [3]), ("2030", [10]), ("2060", [10])],
)
def test_a_linkage_to_build_falls_into_the_stretch_of_its_year(year: str | None, expected: list[int]) -> None:
    assert stretches(year=year)[1] == expected
