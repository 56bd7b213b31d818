"""Whether the agenda of a meeting is sound: its time, its questions, its goal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.insight.meetings.meetings import planned_meetings, series_of
from generator.model.account import Account
from generator.model.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of a planned meeting against the time there is."""

    meeting: Meeting
    #: How long the meeting lasts, in minutes, by itself or its series; None when nobody has said.
    minutes: int | None
    #: How long its items take together; those without a length count as nothing.
    needed: int

    @property
    def over(self) -> int:
        """By how many minutes it takes too long; 0 when it fits, or when it cannot be told."""
        return max(0, self.needed - self.minutes) if self.minutes is not None else 0

    @property
    def only_informs(self) -> bool:
        """Whether none of its items asks, discusses or decides anything."""
        return all(item.type == "inform" for item in self.meeting.agenda)


def planned_agendas(account: Account, as_of: date) -> tuple[Agenda, ...]:
    """The agendas of the meetings planned from a date on, the next one first; meetings without one are left out."""
    agendas = []
    for meeting in planned_meetings(account, as_of):
        series = series_of(account, meeting)
        minutes = meeting.minutes if meeting.minutes is not None else series.minutes if series else None
        if meeting.agenda:
            agendas.append(Agenda(meeting, minutes, sum(item.minutes or 0 for item in meeting.agenda)))
    return tuple(agendas)
