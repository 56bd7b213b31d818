"""What is set for a time in which the customer wants quiet, or allows no change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.days.period import Span
from generator.insight.meetings.meetings import planned
from generator.insight.rhythm.rhythm import Occurrence, occurrences
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


def blocked(account: Account, days: Sequence[date], blocks: Callable[[RhythmEvent], bool]) -> dict[date, Occurrence]:
    """Which of some days fall into an event of the customer's year that blocks, and into which."""
    if not days:
        return {}
    window = Span(min(days), max(days))
    off = working_days(account)
    events = [each for event in account.rhythm if blocks(event) for each in occurrences(event, window, off)]
    found = ((day, next((each for each in events if day in each.span), None)) for day in days)
    return {day: each for day, each in found if each}


def clashes(account: Account, as_of: date) -> tuple[Clash, ...]:
    """Everything still to come that is set for a time of quiet, the nearest first.

    Milestones of open projects clash with shutdowns, freezes and every event with `contact_pause`; planned
    meetings with shutdowns and `contact_pause`, for in a freeze people may well meet.
    """
    return tuple(sorted((*_milestones(account, as_of), *_meetings(account, as_of)), key=lambda clash: clash.on))


def _milestones(account: Account, as_of: date) -> Iterator[Clash]:
    ahead = [
        (project, each)
        for project in account.projects
        if project.open
        for each in project.milestones
        if each.due >= as_of and (each.done is None or each.done > as_of)
    ]
    found = blocked(account, [each.due for _, each in ahead], nothing_lands)
    return (Clash(each, each.due, project, found[each.due]) for project, each in ahead if each.due in found)


def _meetings(account: Account, as_of: date) -> Iterator[Clash]:
    ahead = planned(account, as_of)
    found = blocked(account, [meeting.on for meeting in ahead], nothing_meets)
    return (Clash(meeting, meeting.on, None, found[meeting.on]) for meeting in ahead if meeting.on in found)
