"""The events of a customer's year on the Rhythm page: when each comes next, and when a year later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.days.period import Span, add_months, first_of_month, in_words, span_with_weekdays
from generator.days.recurrence.wording import rule_in_words
from generator.insight.rhythm.rhythm import Occurrence, event_occurrences
from generator.insight.rhythm.working_days import WorkingDays
from generator.model.account import Account
from generator.model.rhythm import RhythmEvent

_MONTHS_AHEAD = 26
"""How far the page reckons: what comes next within the year, and the same a year later though it moves."""
_YEARS_TO_SEARCH = 10
"""How far around the day to look for something that is rarer or over."""
_SAME_TIME = timedelta(days=45)
"""How far something may move from one year to the next and still be the same time of the year."""
_MOVES = {"earlier": "moves to the working day before", "later": "moves to the working day after"}


@dataclass(frozen=True, slots=True)
class EventTimes:
    """An event, and every time it comes round in the months the page shows."""

    event: RhythmEvent
    times: tuple[Occurrence, ...]

    @property
    def often(self) -> bool:
        """Whether it comes round more often than anybody calls an event of the year."""
        return len(self.times) > 13

    def coming(self, as_of: date) -> tuple[Occurrence, ...]:
        """Those that are not over, in order."""
        return tuple(occurrence for occurrence in self.times if occurrence.span.end >= as_of)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event, with the next time it comes round and the time a year later."""

    #: The event as typed.
    record: RhythmEvent
    #: every year, second Tuesday of every month.
    often: str
    #: What else there is to say of its days: until when, where it moves; may be empty.
    note: str
    #: The days, with weekdays: Tue 3 – Mon 16 Aug 2027. Empty for what is over.
    next: str
    #: First day of the next time, or of the last when it is over; None when it never comes round.
    start: date | None
    #: on now, today, over, never; empty for what is to come.
    state: str
    #: The days a year after the next; empty when it does not come round then.
    later: str
    #: Whether its effects are told nowhere else on the page.
    tells_effects: bool


def year_from(as_of: date, years: int = 0) -> Span:
    """The twelve whole months that begin with the month of a date, or those that many years later."""
    start = add_months(first_of_month(as_of), 12 * years)
    return Span(start, add_months(start, 12) - timedelta(days=1))


def months_ahead(as_of: date) -> Span:
    """The days for which the page reckons."""
    start = first_of_month(as_of)
    return Span(start, add_months(start, _MONTHS_AHEAD))


def times_of(account: Account, as_of: date, off: WorkingDays) -> tuple[EventTimes, ...]:
    """Every event of an account with all its times, from the month of a date on, in the order typed."""
    window = months_ahead(as_of)
    return tuple(EventTimes(event, _in_order(event, window, off)) for event in account.rhythm)


def event_rows(
    events: Sequence[EventTimes], as_of: date, off: WorkingDays, told: frozenset[str] = frozenset()
) -> tuple[EventRow, ...]:
    """Every event by when it comes round next, what is over at the end.

    ``told`` are the ids of events whose effects stand elsewhere on the page.
    """
    rows = [_row(event_times, as_of, off, event_times.event.id in told) for event_times in events]
    return tuple(sorted(rows, key=lambda row: (not row.next, row.start or date.max, row.record.name)))


def _row(event_times: EventTimes, as_of: date, off: WorkingDays, told: bool) -> EventRow:
    event, coming = event_times.event, event_times.coming(as_of)
    later = a_year_later(coming)
    following = coming[0] if coming else _beyond(event, as_of, off)
    last = None if following else _before(event, as_of, off)
    shown = following or last
    return EventRow(
        record=event,
        often=rule_in_words(event.repeats),
        note=_note(event),
        next=span_with_weekdays(following.span) if following else "",
        start=shown.span.start if shown else None,
        state=_state(following, last, as_of),
        later=span_with_weekdays(later.span) if later else "",
        tells_effects=not told,
    )


def a_year_later(coming: Sequence[Occurrence]) -> Occurrence | None:
    """Of the times to come, the one at the same time of the year after the first; None when there is none."""
    if not coming:
        return None
    meant = add_months(coming[0].span.start, 12)
    near = [occurrence for occurrence in coming[1:] if abs(occurrence.span.start - meant) <= _SAME_TIME]
    return min(near, key=lambda occurrence: abs(occurrence.span.start - meant), default=None)


def _in_order(event: RhythmEvent, window: Span, off: WorkingDays) -> tuple[Occurrence, ...]:
    return tuple(sorted(event_occurrences(event, window, off), key=lambda occurrence: occurrence.span))


def _beyond(event: RhythmEvent, as_of: date, off: WorkingDays) -> Occurrence | None:
    """The next time of what is rarer than once a year."""
    window = Span(as_of, add_months(as_of, 12 * _YEARS_TO_SEARCH))
    return next(iter(_in_order(event, window, off)), None)


def _before(event: RhythmEvent, as_of: date, off: WorkingDays) -> Occurrence | None:
    window = Span(add_months(as_of, -12 * _YEARS_TO_SEARCH), as_of)
    return next(reversed(_in_order(event, window, off)), None)


def _note(event: RhythmEvent) -> str:
    notes = [f"until {in_words(event.until)}"] if event.until else []
    if event.day_off:
        notes.append(_MOVES[event.day_off])
    return "; ".join(notes)


def _state(following: Occurrence | None, last: Occurrence | None, as_of: date) -> str:
    if following:
        if following.span.start > as_of:
            return ""
        return "on now" if following.span.days > 1 else "today"
    return f"over; it was {span_with_weekdays(last.span)}" if last else "does not come round in these years"
