"""How projects go against what was agreed: word to the customer, the last day, the reserve, the effort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.people.newness import first_noted
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.work import Project


def is_unfinished(project: Project) -> bool:
    """Whether its work is still to be done: it is neither live nor closed."""
    return project.phase not in ("live", "closed")


@dataclass(frozen=True, slots=True)
class Reporting:
    """How the customer is kept informed about a project."""

    project: Project
    #: How often they should hear of it, in days, and whether that was agreed rather than taken from the phase.
    every: int
    agreed: bool
    #: When they last did; None when they never have.
    last: date | None
    #: How many days that is ago; when they never have, since it began.
    days: int
    #: The day by which they should hear of it.
    due: date

    @property
    def late(self) -> bool:
        """Whether they have waited longer than they should."""
        return self.days > self.every


def reporting_state(account: Account, project: Project, as_of: date, settings: Settings) -> Reporting | None:
    """How the customer is kept informed about a project, whatever its health.

    How often is what was agreed (`report.every_days`), else what `report_days_by_phase` asks for. Without a report
    the days count from its first day, or from the day the record began if that was later. None for a closed project,
    while nothing says how often, and where there is nothing to count from.
    """
    every, last = report_every(project, settings), project.report.last_sent
    since = last or _known_since(account, project, as_of)
    if not project.open or every is None or since is None or since > as_of:
        return None
    due = since + timedelta(days=every)
    return Reporting(project, every, project.report.every_days is not None, last, (as_of - since).days, due)


def _known_since(account: Account, project: Project, as_of: date) -> date | None:
    """Since when we should have told the customer of a project of which no report is noted."""
    began, first = first_noted(account, as_of), project.starts or (project.plan.ready_on if project.plan else None)
    return max(began, first) if began and first and is_unfinished(project) else None


def report_every(project: Project, settings: Settings) -> int | None:
    """How often the customer hears of a project, in days: what was agreed, else what its phase asks for.

    None for a phase that asks for no report, such as an idea.
    """
    agreed = project.report.every_days
    by_phase: int | None = getattr(settings.report_days_by_phase, project.phase, None)
    return by_phase if agreed is None else agreed


def days_past_due(project: Project, as_of: date) -> int:
    """By how many days an unfinished project is past its last day while no later day is forecast; else 0."""
    newest = max(filter(None, (project.due, project.forecast)), default=None)
    if not is_unfinished(project) or project.due is None or newest is None or newest >= as_of:
        return 0
    return (as_of - project.due).days


def projects_off_course(account: Account, as_of: date) -> list[Project]:
    """The open projects that are in trouble or to be watched, or past their last day; those in trouble first."""
    rank = {"red": 0, "amber": 1}
    off = [p for p in account.projects if p.open and (p.health in rank or days_past_due(p, as_of))]
    return sorted(off, key=lambda project: rank.get(project.health or "", 2))


def milestones_in_time(account: Account, as_of: date, settings: Settings) -> tuple[int, int]:
    """How many of our milestones due in the last ``kept_window_days`` were reached in time, and of how many."""
    since = as_of - timedelta(days=settings.kept_window_days)
    ours = [step for project in account.projects for step in project.milestones if step.side == "us"]
    due = [step for step in ours if since < step.due <= as_of and (step.done or step.due < as_of)]
    return sum(bool(step.done and step.done <= step.due) for step in due), len(due)


@dataclass(frozen=True, slots=True)
class Buffer:
    """The days kept in reserve, and how many of them are gone."""

    project: Project
    #: By how many days the forecast lies behind the day agreed.
    slip: int
    #: Days kept in reserve; 0 when there are none.
    reserve: int

    @property
    def used(self) -> float | None:
        """Which share of the reserve is gone, above 1 when it does not suffice; None without a reserve."""
        return self.slip / self.reserve if self.reserve else None


def reserve_used(project: Project) -> Buffer | None:
    """How much of its reserve a project has used: max(0, forecast - due) of its buffer days.

    None without a day agreed, before it is planned, and once it is live. Without a forecast nothing is used.
    """
    if project.due is None or project.phase == "idea" or not is_unfinished(project):
        return None
    slip = (project.forecast - project.due).days if project.forecast else 0
    return Buffer(project, max(0, slip), project.buffer_days or 0)


def effort_growth(project: Project) -> float | None:
    """By which share the effort has outgrown the estimate: (current - original) / original.

    Below 0 when it takes less. None for a finished project and one without an estimate to compare with.
    """
    estimate = project.estimate
    if estimate is None or estimate.original <= 0 or not is_unfinished(project):
        return None
    # Amounts have two decimals at the most; what floats add beyond nine is noise at the limit.
    return round((estimate.current - estimate.original) / estimate.original, 9)
