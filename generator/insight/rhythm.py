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


_MONTHS_BETWEEN = {"yearly": 12, "quarterly": 3, "monthly": 1}


def _spans(event: RhythmEvent, window: Span) -> Iterator[Span]:
    first, last = event.from_, event.to or event.from_
    if event.repeats == "once" or first.year is not None:
        year = first.year if first.year is not None else window.start.year
        yield _span(first.in_year(year), last.in_year(last.year if last.year is not None else year))
        return
    step = _MONTHS_BETWEEN[event.repeats]
    for year in range(window.start.year - 1, window.end.year + 1):
        span = _span(first.in_year(year), last.in_year(year))
        for months in range(0, 12, step):
            yield Span(add_months(span.start, months), add_months(span.end, months))


def _span(start: date, end: date) -> Span:
    """A span whose end, when it comes before its start, lies in the following year."""
    return Span(start, end if end >= start else add_months(end, 12))


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
