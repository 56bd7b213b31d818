"""Who keeps missing a meeting they are required at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.insight.people.departures import has_left
from generator.model.account import Account
from generator.model.meetings import Meeting, MeetingSeries

TWICE = 2
"""How many times running somebody has to be missing before it says something."""


@dataclass(frozen=True, slots=True)
class Absentee:
    """Somebody who was missing several times running."""

    #: Id of one of them or of us.
    who: str
    series: MeetingSeries
    #: The meetings they missed since they last came, newest first.
    missed: tuple[Meeting, ...]


def find_absentees(account: Account, as_of: date) -> tuple[Absentee, ...]:
    """Those required in a series of meetings who missed the last two held, or more.

    A meeting of which nobody noted who came says nothing, and the count ends there. Those who have left, and
    places whose holder we do not know, are not missed.
    """
    return tuple(
        Absentee(who, series, missed)
        for series in account.cadence.meetings
        for who in series.required
        if _was_there(account, who, as_of) and len(missed := _missed_meetings(account, series, who, as_of)) >= TWICE
    )


def _was_there(account: Account, who: str, as_of: date) -> bool:
    person = account.person(who)
    return person is None or (person.name is not None and not has_left(person, as_of))


def _missed_meetings(account: Account, series: MeetingSeries, who: str, as_of: date) -> tuple[Meeting, ...]:
    held = [m for m in account.meetings if m.series == series.id and m.status == "held" and m.on <= as_of]
    missed: list[Meeting] = []
    for meeting in sorted(held, key=lambda meeting: meeting.on, reverse=True):
        if not meeting.attendees or who in meeting.attendees:
            break
        missed.append(meeting)
    return tuple(missed)
