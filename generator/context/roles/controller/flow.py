"""The projects of an account as traffic: one time line, what comes next, and what the customer owes us."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.charts.projects import ProjectItem, ProjectMilestone, Projects, projects
from generator.context.directory import Directory
from generator.context.states import state, title
from generator.context.views import State, Who
from generator.insight.projects.flow import Flow, ends, flow
from generator.model.account import Account
from generator.model.work import Project
from generator.paths import Target, account_page


@dataclass(frozen=True, slots=True)
class Wait:
    """A project that has to come first."""

    name: str
    target: Target
    #: When it ends as it looks now; None when it has no date.
    ends: date | None
    #: Whether it ends after the project that waits for it has to.
    too_late: bool


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One project among the others."""

    name: str
    target: Target
    state: State
    phase: str
    accountable: Who | None
    #: The first milestone not reached yet; empty when none is left.
    next: str
    next_on: date | None
    next_theirs: bool
    next_late: bool
    #: Whether it had milestones and has reached them all.
    all_reached: bool
    #: Milestones that fall into a quiet time or freeze: what, when, and the name of that time.
    clashes: tuple[tuple[str, date, str], ...]
    waits_for: tuple[Wait, ...]
    #: Companies involved besides the two.
    parties: tuple[str, ...]

    @property
    def in_the_way(self) -> bool:
        """Whether something stands in its way: a late milestone, a quiet time, another project."""
        return self.next_late or bool(self.clashes) or any(wait.too_late for wait in self.waits_for)


@dataclass(frozen=True, slots=True)
class OwedRow:
    """Something the customer has to do before a project can go on."""

    what: str
    #: Milestone, or what they have to give us.
    kind: str
    project: str
    target: Target
    #: Who has to give it, or the project's sponsor; None when neither is known.
    whom: Who | None
    due: date
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


def timeline(account: Account, as_of: date) -> Projects | None:
    """All projects that are not closed on one time line; None when there are none."""
    return projects([_item(account, project) for project in account.projects if project.open], as_of)


def _item(account: Account, project: Project) -> ProjectItem:
    shown = state(project.health)
    return ProjectItem(
        key=project.id,
        name=project.name,
        starts=project.starts,
        due=project.due,
        forecast=project.forecast,
        state=shown.word,
        tone=shown.tone.value,
        milestones=tuple(ProjectMilestone(m.text, m.due, m.side, m.done) for m in project.milestones),
        depends_on=project.depends_on,
        target=_target(account, project),
    )


def _target(account: Account, project: Project) -> Target:
    return account_page(account.id, "work", f"project-{project.id}")


def flow_rows(account: Account, as_of: date, directory: Directory) -> tuple[FlowRow, ...]:
    """Every project that is not closed, the one with the nearest milestone first."""
    found = [flow(account, project, as_of) for project in account.projects if project.open]
    found.sort(key=lambda each: (each.next is None, each.next.due if each.next else as_of, each.project.name))
    return tuple(_row(account, each, as_of, directory) for each in found)


def _row(account: Account, found: Flow, as_of: date, directory: Directory) -> FlowRow:
    project, coming = found.project, found.next
    return FlowRow(
        name=project.name,
        target=_target(account, project),
        state=state(project.health),
        phase=title(project.phase),
        accountable=directory.who(project.accountable),
        next=coming.text if coming else "",
        next_on=coming.due if coming else None,
        next_theirs=coming is not None and coming.side == "customer",
        next_late=coming is not None and coming.due < as_of,
        all_reached=bool(project.milestones) and coming is None,
        clashes=tuple((each.text, each.due, event.name) for each, event in found.clashes),
        waits_for=tuple(
            Wait(other.name, _target(account, other), ends(other), other.id in found.blocked_by)
            for other in found.waits_for
        ),
        parties=project.parties,
    )


def owed(account: Account, as_of: date, directory: Directory) -> Owed:
    """Milestones on their side and things they have to give us, of projects that are not closed."""
    rows = [
        row for project in account.projects if project.open for row in _owed_for(account, project, as_of, directory)
    ]
    late = Counter(row.whom for row in rows if row.is_late and row.whom)
    return Owed(
        rows=tuple(sorted(rows, key=lambda row: (row.due, row.what))),
        several_late=tuple((who, times) for who, times in late.items() if times > 1),
    )


def _owed_for(account: Account, project: Project, as_of: date, directory: Directory) -> Iterator[OwedRow]:
    def row(what: str, kind: str, whom: str | None, due: date) -> OwedRow:
        target = _target(account, project)
        return OwedRow(what, kind, project.name, target, directory.who(whom), due, due < as_of)

    for milestone in project.milestones:
        if milestone.side == "customer" and milestone.done is None:
            yield row(milestone.text, "Milestone", project.sponsor, milestone.due)
    for needed in project.inputs_needed:
        if needed.received is None:
            yield row(needed.what, "Input", needed.from_, needed.due)
