"""From goal to initiative to project, and the work that hangs from no goal."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.account import Account
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import Initiative
from generator.model.work import Project


@dataclass(frozen=True, slots=True)
class Bough:
    """An initiative and the projects that carry it out."""

    initiative: Initiative
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A goal of the customer with everything that is done for it, with us or without."""

    goal: CustomerGoal
    boughs: tuple[Bough, ...]


def lineage_trees(account: Account) -> tuple[Tree, ...]:
    """The customer's goals, each with its initiatives and their projects."""
    return tuple(
        Tree(
            goal,
            tuple(Bough(i, projects_of(account, i)) for i in account.initiatives if goal.id in i.serves.customer),
        )
        for goal in account.strategy.customer.goals
    )


def projects_of(account: Account, initiative: Initiative) -> tuple[Project, ...]:
    """The projects that carry out an initiative."""
    return tuple(project for project in account.projects if project.initiative == initiative.id)


def loose_projects(account: Account) -> tuple[Project, ...]:
    """Open projects that lead up to no goal of the customer: tactics without a strategy."""
    leading = {i.id for i in account.initiatives if i.serves.customer}
    return tuple(p for p in account.projects if p.open and p.initiative not in leading)


def our_unserved(account: Account) -> tuple[OurGoal, ...]:
    """Goals of ours that no initiative we take part in, or could, would further."""
    served = {goal for i in account.initiatives if i.our_part != "none" for goal in i.serves.us}
    return tuple(goal for goal in account.strategy.us.goals if goal.id not in served and not goal.over)
