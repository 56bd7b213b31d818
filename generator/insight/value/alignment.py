"""Goals of both companies against each other: which initiatives serve a goal of each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.account import Account
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import Initiative


@dataclass(frozen=True, slots=True)
class Alignment:
    """The matrix of customer goals (rows) by our goals (columns), and what falls outside it."""

    goals: tuple[CustomerGoal, ...]
    our_goals: tuple[OurGoal, ...]
    #: Initiatives by (customer goal id, our goal id).
    cells: dict[tuple[str, str], tuple[Initiative, ...]]
    #: Initiatives by customer goal id that serve no goal of ours.
    without_ours: dict[str, tuple[Initiative, ...]]
    #: Customer goals no initiative of ours serves.
    unserved: tuple[CustomerGoal, ...]
    #: Active initiatives that lack a goal on one side or both.
    orphans: tuple[Initiative, ...]
    #: How many active initiatives there are, and how many of them serve a goal on both sides.
    active: int
    aligned: int

    @property
    def share(self) -> float | None:
        """The share of active initiatives that serve a goal on both sides, from 0 to 1; None when none is active."""
        return self.aligned / self.active if self.active else None


def goal_alignment(account: Account) -> Alignment:
    """How initiatives tie the two companies' goals together; only those we take part in or could are counted."""
    ours = [initiative for initiative in account.initiatives if initiative.our_part != "none"]
    active = [initiative for initiative in ours if initiative.active]
    orphans = [i for i in active if not (i.serves.customer and i.serves.us)]
    goals, our_goals = account.strategy.customer.goals, account.strategy.us.goals
    cells = {
        (goal.id, mine.id): tuple(i for i in ours if goal.id in i.serves.customer and mine.id in i.serves.us)
        for goal in goals
        for mine in our_goals
    }
    without = {goal.id: tuple(i for i in ours if goal.id in i.serves.customer and not i.serves.us) for goal in goals}
    served = {goal for initiative in ours for goal in initiative.serves.customer}
    return Alignment(
        goals=goals,
        our_goals=our_goals,
        cells=cells,
        without_ours=without,
        unserved=tuple(goal for goal in goals if goal.id not in served),
        orphans=tuple(orphans),
        active=len(active),
        aligned=len(active) - len(orphans),
    )
