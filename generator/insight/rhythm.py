"""The customer's year on a calendar: when each event comes round, and the days on which we leave them in peace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.account import Account
from generator.model.rhythm import RhythmEvent
from generator.period import Span, add_months


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an event comes round."""

    event: RhythmEvent
    span: Span

    @property
    def respond_by(self) -> date | None:
        """The day our response has to begin: the start less the lead time (S127); None without a lead time."""
        days = self.event.lead_days
        return self.span.start - timedelta(days=days) if days is not None else None

    @property
    def answered(self) -> bool:
        """Whether our response to this occurrence has been carried out."""
        return self.span.start.year in self.event.done_for


def occurrences(event: RhythmEvent, window: Span) -> Iterator[Occurrence]:
    """Every time an event overlaps a window of days, in order; an event may run across New Year."""
    for span in _spans(event, window):
        if span.overlaps(window):
            yield Occurrence(event, span)


_MONTHS_BETWEEN = {"yearly": 12, "quarterly": 3, "monthly": 1, "once": 12}


def _spans(event: RhythmEvent, window: Span) -> Iterator[Span]:
    first = event.from_
    if first.year is not None and event.repeats in ("once", "yearly"):
        yield _span_in(first.year, event)
        return
    step = _MONTHS_BETWEEN[event.repeats]
    for year in range(window.start.year - 1, window.end.year + 1):
        span = _span_in(year, event)
        for months in range(0, 12, step):
            start = add_months(span.start, months)
            # A year given with a monthly event is the one in which it began.
            if first.year is None or start >= first.in_year(first.year):
                yield Span(start, add_months(span.end, months))


def _span_in(year: int, event: RhythmEvent) -> Span:
    """The span that begins in a year; its end, when that would come first, lies in the following year."""
    first, last = event.from_, event.to or event.from_
    years = last.year - first.year if first.year is not None and last.year is not None else 0
    start, end = first.in_year(year), last.in_year(year + years)
    return Span(start, end if end >= start else last.in_year(year + 1))


def calendar(account: Account, window: Span) -> list[Occurrence]:
    """All occurrences of an account's events in a window, by start."""
    found = [occurrence for event in account.rhythm for occurrence in occurrences(event, window)]
    return sorted(found, key=lambda occurrence: (occurrence.span.start, occurrence.span.end, occurrence.event.name))


def paused_days(account: Account, after: date, until: date) -> int:
    """How many days after one date up to and including another the customer wishes to be left in peace (D3)."""
    if until <= after:
        return 0
    window = Span(after + timedelta(days=1), until)
    paused: set[int] = set()
    for event in account.rhythm:
        if event.contact_pause:
            for occurrence in occurrences(event, window):
                start, end = max(occurrence.span.start, window.start), min(occurrence.span.end, window.end)
                paused.update(range(start.toordinal(), end.toordinal() + 1))
    return len(paused)
