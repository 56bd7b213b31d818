"""What they need, and which opportunities of ours serve it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.account import Account
from generator.model.needs import Need, Opportunity
from generator.model.strategy import CustomerGoal

ASSUMED_FOR = 60
"""For how many days something may stand as our own guess before somebody has to ask."""
_HORIZONS = ("now", "next", "later")


@dataclass(frozen=True, slots=True)
class ServedNeed:
    """A need or a goal of theirs with the open opportunities that serve it, the nearest first."""

    need: Need | CustomerGoal
    opportunities: tuple[Opportunity, ...]


def open_opportunities(account: Account) -> tuple[Opportunity, ...]:
    """What we could sell them, the nearest first; what it is worth to us plays no part."""
    return _nearest_first(opportunity for opportunity in account.opportunities if opportunity.open)


def served_needs(account: Account) -> tuple[ServedNeed, ...]:
    """All needs of theirs, then the goals that an open opportunity serves; those first that could be served soonest."""
    waiting = open_opportunities(account)
    places: list[Need | CustomerGoal] = [*account.needs, *account.strategy.customer.goals]
    served = [
        ServedNeed(need, tuple(opportunity for opportunity in waiting if opportunity.serves == need.id))
        for need in places
    ]
    kept = [row for row in served if row.opportunities or isinstance(row.need, Need)]
    return tuple(sorted(kept, key=lambda row: (isinstance(row.need, CustomerGoal), _nearest(row))))


def need_of(account: Account, opportunity: Opportunity) -> Need | CustomerGoal | None:
    """The need or the goal that an opportunity serves; None where it serves none."""
    places: list[Need | CustomerGoal] = [*account.needs, *account.strategy.customer.goals]
    return next((need for need in places if need.id == opportunity.serves), None)


def lacking(opportunity: Opportunity) -> tuple[str, ...]:
    """What of an owner, a next step, and once it was proposed its benefit and cost to them, an opportunity lacks."""
    proposed = opportunity.state == "proposed"
    wanted = (
        ("one of us who answers for it", opportunity.owner),
        ("next step with a day", opportunity.next_step),
        ("word of what it brings them", opportunity.benefit or not proposed),
        ("word of what it costs them", opportunity.cost or not proposed),
    )
    return tuple(words for words, known in wanted if not known)


def guessed_needs(account: Account, as_of: date) -> tuple[Need, ...]:
    """The needs that are our guess: on which an offer rests, or that have been so for too long; the oldest first."""
    offered = {opportunity.serves for opportunity in account.opportunities if opportunity.state == "proposed"}
    limit = as_of - timedelta(days=ASSUMED_FOR)
    guessed = [need for need in account.needs if need.confidence == "assumed"]
    kept = [need for need in guessed if need.id in offered or (need.on is not None and need.on < limit)]
    return tuple(sorted(kept, key=lambda need: (need.on or as_of, need.text)))


def _nearest_first(opportunities: Iterable[Opportunity]) -> tuple[Opportunity, ...]:
    return tuple(
        sorted(
            opportunities,
            key=lambda opportunity: (_HORIZONS.index(opportunity.horizon), opportunity.state != "proposed"),
        )
    )


def _nearest(served: ServedNeed) -> int:
    return min((_HORIZONS.index(opportunity.horizon) for opportunity in served.opportunities), default=len(_HORIZONS))
