"""The customer's year on a calendar: when each event comes round, and the days on which we leave them in peace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.days.period import Span
from generator.insight.rhythm.working_days import WorkingDays, working_days
from generator.model.account import Account
from generator.model.rhythm import EVERY_YEAR, RhythmEvent


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an event comes round."""

    event: RhythmEvent
    span: Span

    @property
    def respond_by(self) -> date | None:
        """The day our response has to begin: the start less the lead time; None without a lead time."""
        days = self.event.lead_days
        return self.span.start - timedelta(days=days) if days is not None else None

    @property
    def answered(self) -> bool:
        """Whether our response to this occurrence has been carried out."""
        return self.span.start.isoformat().startswith(self.event.done_for)


def event_occurrences(event: RhythmEvent, window: Span, off: WorkingDays) -> Iterator[Occurrence]:
    """Every time an event overlaps a window of days, in order; an event may run across New Year.

    ``off`` is the customer's calendar, for events that go by working days and public holidays.
    """
    for year in range(window.start.year - 1, window.end.year + 2):  # on New Year's Day it may move to the year before
        for span in _begun_in(event, year, off):
            if span.overlaps(window):
                yield Occurrence(event, span)


_LEAP_YEAR = 2000
"""A year that has every day, from which to count an event that has no year of its own."""


def _begun_in(event: RhythmEvent, year: int, off: WorkingDays) -> Iterator[Span]:
    first = event.from_
    if first is not None and first.year is not None and event.repeats == EVERY_YEAR:
        # A yearly event that has its year happens in that year alone.
        starts = [first.in_year(year)] if first.year == year else []
    else:
        anchor = first.in_year(_LEAP_YEAR if first.year is None else first.year) if first else None
        starts = list(event.repeats.starts(year, anchor, off))
    since = first.in_year(first.year) if first and first.year is not None else date.min
    for start in starts:
        if since <= start <= (event.until or date.max):
            begin = _move_off_day(start, event, off)
            yield Span(begin, begin + timedelta(days=_event_length(event, start) - 1))


def _move_off_day(start: date, event: RhythmEvent, off: WorkingDays) -> date:
    """The day an event begins when the one it should begin on is a day off."""
    if event.day_off is None:
        return start
    step = timedelta(days=1 if event.day_off == "later" else -1)
    day = start
    for _ in range(_FARTHEST):
        if off.works(day):
            return day
        day += step
    return start


_FARTHEST = 31
"""How many days an event may move; a customer who is off for longer has no working day to move it to."""


def _event_length(event: RhythmEvent, start: date) -> int:
    """How many days an event lasts that begins on a day; its end may lie in the following year."""
    first, last = event.from_, event.to
    if first is None or last is None:
        return event.lasts or event.repeats.days
    if first.year is not None and last.year is not None:
        return (last.in_year(last.year) - first.in_year(first.year)).days + 1
    begin = first.in_year(start.year)
    end = last.in_year(start.year)
    return ((end if end >= begin else last.in_year(start.year + 1)) - begin).days + 1


def account_occurrences(account: Account, window: Span) -> list[Occurrence]:
    """All occurrences of an account's events in a window, by start."""
    off = working_days(account)
    occurrences = [occurrence for event in account.rhythm for occurrence in event_occurrences(event, window, off)]
    return sorted(
        occurrences, key=lambda occurrence: (occurrence.span.start, occurrence.span.end, occurrence.event.name)
    )


def quietness(event: RhythmEvent) -> int:
    """0 for a time in which we leave them in peace, 1 for one in which nothing may change there, else 2."""
    return 0 if event.contact_pause else 1 if event.kind in ("shutdown", "freeze", "peak") else 2


@dataclass(frozen=True, slots=True)
class Pause:
    """The days of a time on which the customer wished to be left in peace."""

    days: int
    #: What those days were, each once.
    events: tuple[RhythmEvent, ...]


def find_pause(account: Account, after: date, until: date) -> Pause:
    """On which days after one date up to and including another the customer wishes to be left in peace."""
    if until <= after:
        return Pause(0, ())
    window = Span(after + timedelta(days=1), until)
    paused: set[int] = set()
    events: list[RhythmEvent] = []
    off = working_days(account)
    for event in account.rhythm:
        for occurrence in event_occurrences(event, window, off) if event.contact_pause else ():
            start, end = max(occurrence.span.start, window.start), min(occurrence.span.end, window.end)
            paused.update(range(start.toordinal(), end.toordinal() + 1))
            events.append(event)
    return Pause(len(paused), tuple({id(event): event for event in events}.values()))


def paused_days(account: Account, after: date, until: date) -> int:
    """How many days after one date up to and including another the customer wishes to be left in peace."""
    return find_pause(account, after, until).days
