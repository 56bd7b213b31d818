"""What is set for a time in which the customer wants quiet, or allows no change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.days.period import Span
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.rhythm.rhythm import Occurrence, event_occurrences
from generator.insight.rhythm.working_days import working_days
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.rhythm import RhythmEvent
from generator.model.work import Milestone, Project


@dataclass(frozen=True, slots=True)
class Clash:
    """A milestone or a meeting that falls into such a time."""

    what: Milestone | Meeting
    on: date
    #: The project of a milestone; None for a meeting.
    project: Project | None
    occurrence: Occurrence


def nothing_meets(event: RhythmEvent) -> bool:
    """Whether it is a time for no meeting: they are shut, or want to be left in peace."""
    return event.contact_pause or event.kind == "shutdown"


def nothing_lands(event: RhythmEvent) -> bool:
    """Whether nothing should have to be reached in it: a time for no meeting, or a freeze."""
    return nothing_meets(event) or event.kind == "freeze"


def blocked_days(
    account: Account, days: Sequence[date], blocks: Callable[[RhythmEvent], bool]
) -> dict[date, Occurrence]:
    """Which of some days fall into an event of the customer's year that blocks, and into which."""
    if not days:
        return {}
    window = Span(min(days), max(days))
    off = working_days(account)
    events = [
        occurrence for event in account.rhythm if blocks(event) for occurrence in event_occurrences(event, window, off)
    ]
    by_day = ((day, next((event for event in events if day in event.span), None)) for day in days)
    return {day: occurrence for day, occurrence in by_day if occurrence}


def find_clashes(account: Account, as_of: date) -> tuple[Clash, ...]:
    """Everything still to come that is set for a time of quiet, the nearest first.

    Milestones of open projects clash with shutdowns, freezes and every event with `contact_pause`; planned
    meetings with shutdowns and `contact_pause`, for in a freeze people may well meet.
    """
    return tuple(
        sorted((*_milestone_clashes(account, as_of), *_meeting_clashes(account, as_of)), key=lambda clash: clash.on)
    )


def _milestone_clashes(account: Account, as_of: date) -> Iterator[Clash]:
    ahead = [
        (project, milestone)
        for project in account.projects
        if project.open
        for milestone in project.milestones
        if milestone.due >= as_of and (milestone.done is None or milestone.done > as_of)
    ]
    days = blocked_days(account, [milestone.due for _, milestone in ahead], nothing_lands)
    return (
        Clash(milestone, milestone.due, project, days[milestone.due])
        for project, milestone in ahead
        if milestone.due in days
    )


def _meeting_clashes(account: Account, as_of: date) -> Iterator[Clash]:
    ahead = planned_meetings(account, as_of)
    days = blocked_days(account, [meeting.on for meeting in ahead], nothing_meets)
    return (Clash(meeting, meeting.on, None, days[meeting.on]) for meeting in ahead if meeting.on in days)
