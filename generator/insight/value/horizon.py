"""What has to be in place within a year, three years and ten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.days import period
from generator.model.account import Account
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import Linkage

YEARS = (1, 3, 10)
"""How far ahead the customer's direction is asked for, in years; the last takes everything later too."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """What falls into one stretch of the next ten years."""

    #: How many years ahead it ends.
    years: int
    #: The last year of it.
    until: int
    goals: tuple[CustomerGoal, ...]
    our_goals: tuple[OurGoal, ...]
    #: Linkages still to be built that should carry weight by then.
    linkages: tuple[Linkage, ...]


def find_horizons(account: Account, as_of: date) -> tuple[Horizon, ...]:
    """The three stretches, nearest first; goals without a date and linkages without a year are in none."""
    to_build = [link for link in account.linkages if link.state == "to_build" and link.horizon_year]
    return tuple(
        Horizon(
            years=years,
            until=as_of.year + years,
            goals=tuple(g for g in account.strategy.customer.goals if _find_stretch(g.due, as_of) == years),
            our_goals=tuple(
                g for g in account.strategy.us.goals if not g.over and _find_stretch(g.due, as_of) == years
            ),
            linkages=tuple(link for link in to_build if _stretch_of_year(link.horizon_year, as_of) == years),
        )
        for years in YEARS
    )


def _find_stretch(due: date | None, as_of: date) -> int | None:
    if due is None:
        return None
    return next((years for years in YEARS if due <= period.add_months(as_of, 12 * years)), YEARS[-1])


def _stretch_of_year(year: int | None, as_of: date) -> int | None:
    if year is None:
        return None
    return next((years for years in YEARS if year <= as_of.year + years), YEARS[-1])
