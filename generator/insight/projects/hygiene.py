"""What a project lacks to be in order: names, a next step, a plan, a specification, a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from generator.insight.people.departures import has_left
from generator.insight.projects.flow import still_to_come
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.work import Project

AT_WORK = ("specification", "delivery", "acceptance")
"""The phases in which a project is under way, and its planning should be done."""
BUILT = ("delivery", "acceptance")
"""The phases in which something is built by the specification."""


class Lack(StrEnum):
    """Something a project lacks."""

    NAME = "name"
    SPONSOR = "sponsor"
    MILESTONE = "milestone"
    PLAN = "plan"
    EARLY_PLAN = "early_plan"
    SPECIFICATION = "specification"
    FALLBACK = "fallback"
    PROTOCOL = "protocol"


def is_lacking(account: Account, project: Project, as_of: date, lack: Lack) -> bool:
    """Whether a project lacks one thing on a date; nothing for a closed one, and of a mere idea only a name.

    A name of ours that answers for it; a sponsor of theirs who has not left; while it is specified, delivered
    or accepted, a next milestone and what to do if something goes wrong; a plan, once it has begun, and one
    that was ready before it began; an agreed specification when it is delivered; a protocol when other
    companies take part or it is led jointly.
    """
    if not project.open or (project.phase == "idea" and lack is not Lack.NAME):
        return False
    if lack in _AT_WORK_ONLY and project.phase not in AT_WORK:
        return False
    return _MISSING[lack](account, project, as_of)


_AT_WORK_ONLY = (Lack.MILESTONE, Lack.FALLBACK)


def _no_sponsor(account: Account, project: Project, as_of: date) -> bool:
    sponsor = account.person(project.sponsor)
    return sponsor is None or has_left(sponsor, as_of)


def _no_plan(account: Account, project: Project, as_of: date) -> bool:
    ready = project.plan.ready_on if project.plan else None
    if ready and ready <= as_of:
        return False
    begun = project.phase == "planning" and first_day(account, project, as_of) is not None
    return begun or project.phase in AT_WORK


def _plan_came_late(account: Account, project: Project, as_of: date) -> bool:
    ready = project.plan.ready_on if project.plan else None
    if ready is None or ready > as_of or project.phase not in ("planning", "specification"):
        return False
    begun = first_day(account, project, as_of)
    return begun is not None and begun < ready


def _no_specification(account: Account, project: Project, as_of: date) -> bool:
    return project.phase in BUILT and (project.spec is None or project.spec.status in ("none", "draft"))


def _no_protocol(account: Account, project: Project, as_of: date) -> bool:
    return not (project.protocol or account.protocol) and is_shared(account, project)


_MISSING: dict[Lack, Callable[[Account, Project, date], bool]] = {
    Lack.NAME: lambda account, project, as_of: project.accountable is None,
    Lack.SPONSOR: _no_sponsor,
    Lack.MILESTONE: lambda account, project, as_of: not still_to_come(project, as_of),
    Lack.PLAN: _no_plan,
    Lack.EARLY_PLAN: _plan_came_late,
    Lack.SPECIFICATION: _no_specification,
    Lack.FALLBACK: lambda account, project, as_of: not project.contingencies,
    Lack.PROTOCOL: _no_protocol,
}


def is_shared(account: Account, project: Project) -> bool:
    """Whether more than one company steers it: others take part, or its initiative is led jointly."""
    initiative = next((i for i in account.initiatives if i.id == project.initiative), None)
    return bool(project.parties) or (initiative is not None and initiative.led_by == "joint")


def first_day(account: Account, project: Project, as_of: date) -> date | None:
    """When a project began: its first day, or that of the first meeting held about it, if that came earlier.

    A meeting is about a project when its name, goal or agenda mentions the project by name. None while both
    lie ahead.
    """
    name = project.name.casefold()
    days = [
        meeting.on
        for meeting in account.meetings
        if meeting.status == "held" and any(name in text.casefold() for text in _words_of(meeting))
    ]
    first = min((*days, project.starts) if project.starts else days, default=None)
    return first if first and first <= as_of else None


def _words_of(meeting: Meeting) -> tuple[str, ...]:
    return (meeting.name or "", meeting.goal or "", *(item.text for item in meeting.agenda))
