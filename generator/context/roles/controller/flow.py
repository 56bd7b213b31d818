"""The projects of an account as traffic: one time line, what comes next, and what the customer owes us."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.charts.projects import ProjectStrip, draw_projects
from generator.context.directory import Directory
from generator.context.views import Who
from generator.insight.projects.flow import Flow, project_end, project_flow
from generator.insight.promises.promises import open_promises
from generator.model.account import Account
from generator.model.rhythm import RhythmEvent
from generator.model.work import Milestone, Project


@dataclass(frozen=True, slots=True)
class Wait:
    """A project that has to come first."""

    record: Project
    #: When it ends as it looks now; None when it has no date.
    ends: date | None
    #: Whether it ends after the project that waits for it has to.
    too_late: bool


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One project among the others."""

    #: The project as typed.
    record: Project
    #: The first milestone not reached yet; None when none is left.
    next: Milestone | None
    next_late: bool
    #: Milestones that fall into a quiet time or freeze, and that time.
    clashes: tuple[tuple[Milestone, RhythmEvent], ...]
    waits_for: tuple[Wait, ...]

    @property
    def in_the_way(self) -> bool:
        """Whether something stands in its way: a late milestone, a quiet time, another project."""
        return self.next_late or bool(self.clashes) or any(wait.too_late for wait in self.waits_for)


@dataclass(frozen=True, slots=True)
class OwedRow:
    """Something the customer has to do, or has promised."""

    what: str
    #: Milestone, what they have to give us, a small task, or a promise.
    kind: str
    #: The project it is for; None for a promise that belongs to none.
    project: Project | None
    #: Who has to give it or promised it, or the project's sponsor; None when none of them is known.
    whom: Who | None
    #: None for a task without a day.
    due: date | None
    #: Whether that day has passed.
    is_late: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """What the customer owes us."""

    #: The longest overdue first.
    rows: tuple[OwedRow, ...]
    #: People from whom two things or more are late, and how many.
    several_late: tuple[tuple[Who, int], ...]

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum(row.is_late for row in self.rows)


def draw_timeline(account: Account, as_of: date) -> ProjectStrip | None:
    """All projects that are not closed on one time line; None when there are none."""
    return draw_projects([project for project in account.projects if project.open], as_of)


def flow_rows(account: Account, as_of: date) -> tuple[FlowRow, ...]:
    """Every project that is not closed, the one with the nearest milestone first."""
    flows = [project_flow(account, project, as_of) for project in account.projects if project.open]
    flows.sort(key=lambda flow: (flow.next is None, flow.next.due if flow.next else as_of, flow.project.name))
    return tuple(_row(flow, as_of) for flow in flows)


def _row(flow: Flow, as_of: date) -> FlowRow:
    return FlowRow(
        record=flow.project,
        next=flow.next,
        next_late=flow.next is not None and flow.next.due < as_of,
        clashes=flow.clashes,
        waits_for=tuple(Wait(other, project_end(other), other.id in flow.blocked_by) for other in flow.waits_for),
    )


def find_owed(account: Account, as_of: date, directory: Directory) -> Owed:
    """What they owe us: milestones, inputs and tasks of projects that are not closed, and their open promises."""
    rows = [row for project in account.projects if project.open for row in _owed_for(project, as_of, directory)]
    rows += _promise_rows(account, as_of, directory)
    late = Counter(row.whom for row in rows if row.is_late and row.whom)
    return Owed(
        rows=tuple(sorted(rows, key=lambda row: (row.due or date.max, row.what))),
        several_late=tuple((who, times) for who, times in late.items() if times > 1),
    )


def _owed_for(project: Project, as_of: date, directory: Directory) -> Iterator[OwedRow]:
    def row(what: str, kind: str, whom: str | None, due: date | None) -> OwedRow:
        return OwedRow(what, kind, project, directory.who(whom), due, due is not None and due < as_of)

    for milestone in project.milestones:
        if milestone.side == "customer" and milestone.done is None:
            yield row(milestone.text, "Milestone", project.sponsor, milestone.due)
    for needed in project.inputs_needed:
        if needed.received is None:
            yield row(needed.what, "Input", needed.from_, needed.due)
    for task in project.checklist:
        if task.side == "customer" and not task.done:
            yield row(task.text, "Task", project.sponsor, None)


def _promise_rows(account: Account, as_of: date, directory: Directory) -> Iterator[OwedRow]:
    projects = {project.id: project for project in account.projects}
    for promise in open_promises(account, "customer", as_of):
        commitment = promise.commitment
        project, whom = projects.get(commitment.project or ""), directory.who(commitment.by)
        yield OwedRow(commitment.text, "Promise", project, whom, commitment.due, promise.days_late > 0)
