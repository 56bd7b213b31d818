"""Goals of both companies and the work that ties them together, as the chief executive's page prints them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.context.directory import Directory
from generator.context.states import state
from generator.context.views import State, Who
from generator.insight.value.alignment import alignment
from generator.insight.value.lineage import loose_projects, our_unserved, trees
from generator.model.account import Account
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import Initiative
from generator.paths import Target, account_page


@dataclass(frozen=True, slots=True)
class InitiativeMark:
    """An initiative as a cell of the matrix shows it."""

    text: str
    state: State
    #: Its row on the shareholder's page.
    target: Target


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal of the customer against each of ours."""

    goal: str
    #: The initiatives that serve it, in the order of the columns.
    cells: tuple[tuple[InitiativeMark, ...], ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """An initiative we work on that lacks a goal on one side, or on both."""

    mark: InitiativeMark
    serves_customer: bool
    serves_us: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Goals of both companies against each other."""

    #: Those of our goals that share an initiative with theirs, and at the end, where there are any, a column for
    #: initiatives that serve no goal of ours; empty when nothing serves theirs.
    columns: tuple[str, ...]
    rows: tuple[GoalRow, ...]
    #: Initiatives we are at work in, and how many of them serve a goal on both sides.
    active: int
    aligned: int
    unserved: tuple[tuple[str, Who | None], ...]
    #: Goals of ours that nothing furthers, with who of us answers for each.
    our_unserved: tuple[tuple[str, Who | None], ...]
    orphans: tuple[Orphan, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An initiative below a goal, with its projects and how they are."""

    mark: InitiativeMark
    #: Whether we take part.
    with_us: bool
    projects: tuple[tuple[str, State, Target], ...]


@dataclass(frozen=True, slots=True)
class GoalTree:
    """What is done for a goal of the customer."""

    goal: str
    branches: tuple[Branch, ...]


def matrix(account: Account, directory: Directory) -> Matrix:
    """The goals of both companies against each other."""
    found = alignment(account)

    def marks(initiatives: tuple[Initiative, ...]) -> tuple[InitiativeMark, ...]:
        return tuple(_mark(account, initiative) for initiative in initiatives)

    def named(goals: tuple[CustomerGoal, ...] | tuple[OurGoal, ...]) -> tuple[tuple[str, Who | None], ...]:
        return tuple((goal.text, directory.who(goal.owner)) for goal in goals)

    shared = [mine for mine in found.our_goals if any(found.cells[goal.id, mine.id] for goal in found.goals)]
    alone = any(found.without_ours.values())
    return Matrix(
        columns=(*(mine.text for mine in shared), *(["No goal of ours"] if alone else [])),
        rows=tuple(
            GoalRow(
                goal.text,
                (
                    *(marks(found.cells[goal.id, mine.id]) for mine in shared),
                    *([marks(found.without_ours[goal.id])] if alone else []),
                ),
            )
            for goal in found.goals
        ),
        active=found.active,
        aligned=found.aligned,
        unserved=named(found.unserved),
        our_unserved=named(our_unserved(account)),
        orphans=tuple(Orphan(_mark(account, i), bool(i.serves.customer), bool(i.serves.us)) for i in found.orphans),
    )


def goal_trees(account: Account) -> tuple[GoalTree, ...]:
    """What is done for each goal of the customer, with us or without."""
    return tuple(
        GoalTree(
            tree.goal.text,
            tuple(
                Branch(
                    _mark(account, bough.initiative),
                    bough.initiative.our_part == "active",
                    tuple((p.name, state(p.health), _project(account, p.id)) for p in bough.projects),
                )
                for bough in tree.boughs
            ),
        )
        for tree in trees(account)
    )


def loose(account: Account) -> tuple[tuple[str, Target], ...]:
    """Open projects that lead up to no goal of the customer."""
    return tuple((project.name, _project(account, project.id)) for project in loose_projects(account))


def _mark(account: Account, initiative: Initiative) -> InitiativeMark:
    target = account_page(account.id, "shareholder", f"initiative-{initiative.id}")
    return InitiativeMark(initiative.text, state(initiative.status), target)


def _project(account: Account, id: str) -> Target:
    return account_page(account.id, "work", f"project-{id}")
