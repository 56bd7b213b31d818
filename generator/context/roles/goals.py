"""Goals of both companies and the work that ties them together, as the chief executive's page prints them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.insight.value.alignment import Alignment, goal_alignment
from generator.model.account import Account
from generator.model.strategy import CustomerGoal
from generator.model.value import Initiative


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal of the customer against each of ours."""

    goal: CustomerGoal
    #: The initiatives that serve it, in the order of the columns.
    cells: tuple[tuple[Initiative, ...], ...]


@dataclass(frozen=True, slots=True)
class GoalMatrix:
    """Goals of both companies against each other."""

    #: Those of our goals that share an initiative with theirs, and at the end, where there are any, a column for
    #: initiatives that serve no goal of ours; empty when nothing serves theirs.
    columns: tuple[str, ...]
    rows: tuple[GoalRow, ...]
    #: What serves whom on both sides, and what falls outside the matrix.
    alignment: Alignment


def goal_matrix(account: Account) -> GoalMatrix:
    """The goals of both companies against each other."""
    alignment = goal_alignment(account)
    shared = [
        mine for mine in alignment.our_goals if any(alignment.cells[goal.id, mine.id] for goal in alignment.goals)
    ]
    alone = any(alignment.without_ours.values())
    return GoalMatrix(
        columns=(*(mine.text for mine in shared), *(["No goal of ours"] if alone else [])),
        rows=tuple(
            GoalRow(
                goal,
                (
                    *(alignment.cells[goal.id, mine.id] for mine in shared),
                    *([alignment.without_ours[goal.id]] if alone else []),
                ),
            )
            for goal in alignment.goals
        ),
        alignment=alignment,
    )
