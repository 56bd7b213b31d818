"""Goals of both companies and the work that ties them together, as the chief executive's page prints them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.insight.value.alignment import Alignment, alignment
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
class Matrix:
    """Goals of both companies against each other."""

    #: Those of our goals that share an initiative with theirs, and at the end, where there are any, a column for
    #: initiatives that serve no goal of ours; empty when nothing serves theirs.
    columns: tuple[str, ...]
    rows: tuple[GoalRow, ...]
    #: What serves whom on both sides, and what falls outside the matrix.
    alignment: Alignment


def matrix(account: Account) -> Matrix:
    """The goals of both companies against each other."""
    found = alignment(account)
    shared = [mine for mine in found.our_goals if any(found.cells[goal.id, mine.id] for goal in found.goals)]
    alone = any(found.without_ours.values())
    return Matrix(
        columns=(*(mine.text for mine in shared), *(["No goal of ours"] if alone else [])),
        rows=tuple(
            GoalRow(
                goal,
                (
                    *(found.cells[goal.id, mine.id] for mine in shared),
                    *([found.without_ours[goal.id]] if alone else []),
                ),
            )
            for goal in found.goals
        ),
        alignment=found,
    )
