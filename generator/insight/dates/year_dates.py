"""The days of the customer's year, and those on which our part in it has to begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from generator.days.period import Span, add_months, in_words, span_in_words
from generator.insight.dates.dated_thing import DatedThing, DateKind, DateSearch, as_line
from generator.insight.rhythm.peaks import demand_seasons
from generator.insight.rhythm.rhythm import Occurrence, event_occurrences
from generator.insight.rhythm.working_days import WorkingDays, working_days
from generator.model.rhythm import RhythmEvent
from generator.wording.text import LINE_LENGTH, plain_words, sentence_case, shorten_text


def rhythm_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Events, and the days on which our responses to them have to begin unless they have been carried out."""
    off, window = working_days(search.account), search.window
    for event in search.account.rhythm:
        lead = timedelta(days=event.lead_days or 0)
        for at, occurrence in _number_occurrences(event, Span(window.start, window.end + lead), off):
            yield _event_date(search, at, occurrence)
            if occurrence.respond_by and not occurrence.answered:
                yield _response_date(search, at, occurrence, occurrence.respond_by)


def _number_occurrences(event: RhythmEvent, window: Span, off: WorkingDays) -> Iterator[tuple[str, Occurrence]]:
    """The times an event comes round, each with what names it even if its day is moved.

    That is the year, and for the second time in a year and later ones their number besides; so times are counted
    from a New Year on.
    """
    since = Span(date(window.start.year - 1, 1, 1), window.end)
    for year, times in groupby(event_occurrences(event, since, off), key=lambda occurrence: occurrence.span.start.year):
        for number, occurrence in enumerate(times, start=1):
            yield f"{year}" if number == 1 else f"{year}-{number}", occurrence


def _event_date(search: DateSearch, at: str, occurrence: Occurrence) -> DatedThing:
    event, owner = occurrence.event, search.account.name_of(occurrence.event.owner)
    respond_by = occurrence.respond_by if not occurrence.answered else None
    details = (
        *([f"What it does to them: {event.effect_on_them}"] if event.effect_on_them else []),
        *([f"What it does to us: {event.effect_on_us}"] if event.effect_on_us else []),
        *([f"Our response: {event.our_response}{f' ({owner})' if owner else ''}"] if event.our_response else []),
        *([f"To begin by {in_words(respond_by)}"] if respond_by else []),
        *(["Our response has been carried out"] if occurrence.answered else []),
        *(["Leave them in peace meanwhile"] if event.contact_pause else []),
    )
    category = sentence_case(plain_words(event.kind))
    thing = search.thing(
        DateKind.RHYTHM, event, f"rhythm/{event.id}/{at}", event.name, occurrence.span, event.owner,
        category=category, details=details,
    )  # fmt: skip
    return as_line(thing, f"{event.name} begins")


def _response_date(search: DateSearch, at: str, occurrence: Occurrence, by: date) -> DatedThing:
    event = occurrence.event
    response = f": {shorten_text(event.our_response, LINE_LENGTH)}" if event.our_response else ""
    details = (f"{event.name}: {span_in_words(occurrence.span)}", *([event.our_response] if event.our_response else []))
    key, title = f"response/{event.id}/{at}", f"Begin to prepare for {event.name}{response}"
    return search.thing(DateKind.RESPONSE, event, key, title, by, event.owner, details=details, deadline=True)


def demand_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Months in which they need well above the usual of something, and the day our part in it has to begin."""
    # From a year before, so that a season keeps its first month as the site is made again later; to a year after,
    # as our part may begin so long ahead of theirs.
    window = search.window
    months = 12 * (window.end.year - window.start.year + 2) + window.end.month - window.start.month + 1
    for season in demand_seasons(search.account, add_months(window.start, -12), months):
        demand, start = season.demand, season.span.start
        key, title = f"demand/{demand.id}/{start:%Y-%m}", f"High demand: {demand.name}"
        details = (f"They need up to {season.index}, where 100 is a usual month.",)
        thing = search.thing(DateKind.RHYTHM, demand, key, title, season.span, demand.owner, details=details)
        yield as_line(thing, f"{title} begins")
        if season.begin_by:
            title, begin = f"Begin to prepare for the high demand: {demand.name}", season.begin_by
            yield search.thing(DateKind.RESPONSE, demand, f"{key}/begin", title, begin, demand.owner, deadline=True)
