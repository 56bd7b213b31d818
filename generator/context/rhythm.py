"""The Rhythm page of an account: the customer's year as a strip, and what to do ahead of each event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.charts.year import Year
from generator.context.directory import Directory
from generator.context.rhythm_chart import strip
from generator.context.states import title
from generator.context.views import State, Tone, Who
from generator.insight.rhythm import Occurrence, calendar
from generator.model.account import Account
from generator.model.rhythm import RhythmEvent
from generator.period import Span, add_months, first_of_month, span_in_words


@dataclass(frozen=True, slots=True)
class EventRow:
    """The next time an event comes round, and what we do about it."""

    name: str
    #: The event as typed, for a fact that needs no words of its own.
    record: RhythmEvent
    kind: str
    #: The days, in words: 3-16 August 2027.
    when: str
    start: date
    on_them: str
    on_us: str
    response: str
    owner: Who | None
    #: The day our response has to begin; None without a lead time.
    respond_by: date | None
    #: Done, to begin now, to come, no response noted.
    state: State
    quiet: bool


@dataclass(frozen=True, slots=True)
class RhythmPage:
    """Context of ``account/rhythm.md.j2``."""

    #: The twelve months from the as-of date's month on; None when no event is known.
    strip: Year | None
    #: Every event, by when it next comes round.
    events: tuple[EventRow, ...]


def year_from(as_of: date) -> Span:
    """The twelve whole months that begin with the month of a date."""
    start = first_of_month(as_of)
    return Span(start, add_months(start, 12) - timedelta(days=1))


def rhythm_page(account: Account, as_of: date, directory: Directory) -> RhythmPage:
    """The Rhythm page of an account on a date."""
    coming = [o for o in calendar(account, year_from(as_of)) if o.span.end >= as_of]
    nearest: dict[str, Occurrence] = {}
    for occurrence in coming:
        nearest.setdefault(occurrence.event.id, occurrence)
    return RhythmPage(
        strip=strip(account, as_of, year_from(as_of)),
        events=tuple(event_row(occurrence, as_of, directory) for occurrence in nearest.values()),
    )


def event_row(occurrence: Occurrence, as_of: date, directory: Directory) -> EventRow:
    """One time an event comes round, as pages print it."""
    event = occurrence.event
    return EventRow(
        name=event.name,
        record=event,
        kind=title(event.kind),
        when=span_in_words(occurrence.span),
        start=occurrence.span.start,
        on_them=event.effect_on_them or "",
        on_us=event.effect_on_us or "",
        response=event.our_response or "",
        owner=directory.who(event.owner),
        respond_by=occurrence.respond_by,
        state=_state(occurrence, as_of),
        quiet=event.contact_pause,
    )


def _state(occurrence: Occurrence, as_of: date) -> State:
    if occurrence.answered:
        return State("done", Tone.GOOD)
    if not occurrence.event.our_response:
        return State("no response noted yet", Tone.UNKNOWN)
    if occurrence.respond_by and occurrence.respond_by <= as_of:
        return State("to begin now", Tone.WATCH)
    return State("to come", Tone.QUIET)
