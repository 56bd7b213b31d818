"""Projects as traffic: what each must reach next, what it waits for, what lies in its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.insight.meetings.clashes import blocked_days, nothing_lands
from generator.model.account import Account
from generator.model.rhythm import RhythmEvent
from generator.model.work import Milestone, Project


@dataclass(frozen=True, slots=True)
class Flow:
    """Where one project stands among the others."""

    project: Project
    #: The first milestone that has not been reached; None when none is left.
    next: Milestone | None
    #: Projects that have to come first and are not closed.
    waits_for: tuple[Project, ...]
    #: Of these the ones that end after this one has to.
    blocked_by: tuple[str, ...]
    #: Milestones still to come that fall into a quiet time or freeze of the customer's.
    clashes: tuple[tuple[Milestone, RhythmEvent], ...]


def project_flow(account: Account, project: Project, as_of: date) -> Flow:
    """Where a project stands on a date: its next milestone, what it waits for, and what lies in its way."""
    known = {project.id: project for project in account.projects}
    first = [known[id] for id in project.depends_on if id in known and known[id].open]
    coming = still_to_come(project, as_of)
    ahead = [milestone for milestone in coming if milestone.due >= as_of]
    quiet = blocked_days(account, [milestone.due for milestone in ahead], nothing_lands)
    end = project_end(project)
    return Flow(
        project=project,
        next=coming[0] if coming else None,
        waits_for=tuple(first),
        blocked_by=tuple(project.id for project in first if end and (project_end(project) or end) > end),
        clashes=tuple((milestone, quiet[milestone.due].event) for milestone in ahead if milestone.due in quiet),
    )


def still_to_come(project: Project, as_of: date) -> list[Milestone]:
    """The milestones of a project not reached up to a date, the next one first."""
    coming = [milestone for milestone in project.milestones if milestone.done is None or milestone.done > as_of]
    return sorted(coming, key=lambda milestone: milestone.due)


def project_end(project: Project) -> date | None:
    """When a project ends as it looks now: the forecast, else the day agreed."""
    return project.forecast or project.due
