"""The Rhythm page of an account: the customer's year as a strip, what to do ahead of each event, clashes, demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.charts.year.chart import Year
from generator.context.directory import Directory
from generator.context.places import RecordPlaces
from generator.context.rhythm.calendar import CalendarView, calendar_view, days_of
from generator.context.rhythm.chart import draw_strip
from generator.context.rhythm.demand import DemandView, demand_views
from generator.context.rhythm.events import EventRow, EventTimes, event_rows, months_ahead, times_of
from generator.context.rhythm.responses import ResponseRow, response_rows
from generator.context.views import KeyFigure, Tone
from generator.days.period import days_ago, span_with_weekdays, with_weekday
from generator.insight.meetings.clashes import Clash, find_clashes
from generator.insight.rhythm.working_days import working_days
from generator.model.account import Account
from generator.model.calendar import Calendar
from generator.model.rhythm import RhythmEvent
from generator.model.work import Milestone
from generator.paths import Target, account_page
from generator.wording.text import NAME_LENGTH, count_noun, shorten_text

_FIRST = 3
"""How many responses are told there."""


@dataclass(frozen=True, slots=True)
class ClashRow:
    """A milestone or a meeting that is set for a time of quiet."""

    on: date
    what: str
    target: Target
    #: The project of a milestone, or what it is: a meeting.
    of: str
    #: The event it falls into, and its days.
    event: RhythmEvent
    when: str
    #: Why that is a bad time.
    why: str


@dataclass(frozen=True, slots=True)
class RhythmPage:
    """Context of ``account/rhythm.md.j2``."""

    #: What comes next, what to begin next, their fiscal year, clashes, our peak; none when nothing is known.
    figures: tuple[KeyFigure, ...]
    #: The responses that press, or come first.
    first: tuple[ResponseRow, ...]
    #: The twelve months from the as-of date's month on, and the twelve after; None when nothing is known of them.
    strip: Year | None
    strip_after: Year | None
    #: What to do by when: missed and due first.
    responses: tuple[ResponseRow, ...]
    clashes: tuple[ClashRow, ...]
    demand: tuple[DemandView, ...]
    #: Every event, by when it next comes round.
    events: tuple[EventRow, ...]
    #: None while nothing of it is known.
    calendar: CalendarView | None


def rhythm_page(account: Account, as_of: date, directory: Directory) -> RhythmPage:
    """The Rhythm page of an account on a date."""
    off = working_days(account)
    events = times_of(account, as_of, off)
    answers = response_rows(account, events, as_of, directory)
    clashing = _clash_rows(account, as_of)
    wanted = demand_views(account, as_of, directory)
    days = days_of(account, months_ahead(as_of), off)
    calendar = calendar_view(account, days, as_of, off)
    told = frozenset(row.record.id for row in answers)
    return RhythmPage(
        figures=tuple(_figures(account, events, answers, clashing, wanted, calendar, as_of)),
        first=tuple(row for row in answers if row.state.tone != Tone.GOOD)[:_FIRST],
        strip=draw_strip(account, events, days, as_of),
        strip_after=draw_strip(account, events, days, as_of, years=1),
        responses=answers,
        clashes=clashing,
        demand=wanted,
        events=event_rows(events, as_of, off, told),
        calendar=calendar if account.calendar != Calendar() else None,
    )


def _clash_rows(account: Account, as_of: date) -> tuple[ClashRow, ...]:
    clashes = find_clashes(account, as_of)
    places = RecordPlaces(account, as_of) if clashes else None
    return tuple(_clash(clash, places) for clash in clashes if places)


def _clash(clash: Clash, places: RecordPlaces) -> ClashRow:
    place, event = places.of(clash.what), clash.occurrence.event
    milestone = isinstance(clash.what, Milestone)
    return ClashRow(
        on=clash.on,
        what=clash.what.text if isinstance(clash.what, Milestone) else place.label,
        target=place.target,
        of=f"milestone of {clash.project.name}" if clash.project and milestone else "meeting",
        event=event,
        when=span_with_weekdays(clash.occurrence.span),
        why=_WHY.get(event.kind, "they want to be left in peace"),
    )


_WHY = {"shutdown": "they are shut", "freeze": "nothing may change"}


def _figures(
    account: Account,
    events: Sequence[EventTimes],
    answers: Sequence[ResponseRow],
    clashing: Sequence[ClashRow],
    wanted: Sequence[DemandView],
    calendar: CalendarView,
    as_of: date,
) -> Iterator[KeyFigure]:
    def at(anchor: str) -> Target:
        return account_page(account.id, "rhythm", anchor)

    if events:
        yield _next(events, as_of)
        yield _to_begin(answers, at("what-to-do-by-when"))
    if calendar.fiscal_now:
        yield KeyFigure("Their fiscal year", calendar.fiscal_now, calendar.fiscal_next, target=at("their-calendar"))
    elif events:
        yield KeyFigure("Their fiscal year", "not known yet", "ask when it begins", Tone.UNKNOWN)
    if clashing:
        yield KeyFigure("Clashes with their year", str(len(clashing)), "", Tone.WATCH, at("clashes"))
    elif events:
        yield KeyFigure("Clashes with their year", "none")
    for view in wanted[:1]:
        name = shorten_text(view.record.name, NAME_LENGTH)
        yield KeyFigure("Our peak", view.peak, f"{name}: {view.peak_index}", target=at("demand"))


def _next(events: Sequence[EventTimes], as_of: date) -> KeyFigure:
    """What begins next in their year, the events of every week and month left aside where there are others."""
    times = [event_times for event_times in events if not event_times.often] or events
    coming = [
        occurrence
        for event_times in times
        for occurrence in event_times.coming(as_of)
        if occurrence.span.start >= as_of
    ]
    nearest = min(coming, key=lambda occurrence: (occurrence.span, occurrence.event.name), default=None)
    if nearest is None:
        return KeyFigure("Next in their year", "nothing known", "ask what comes round again", Tone.UNKNOWN)
    note = f"{days_ago(nearest.span.start, as_of)}, {span_with_weekdays(nearest.span)}"
    return KeyFigure("Next in their year", shorten_text(nearest.event.name, NAME_LENGTH), note)


def _to_begin(answers: Sequence[ResponseRow], target: Target) -> KeyFigure:
    missed = sum(row.state.tone == Tone.BAD for row in answers)
    due = sum(row.pressing for row in answers) - missed
    if missed or due:
        note = f"{missed} missed, {due} due" if missed and due else "missed" if missed else "due"
        tone = Tone.BAD if missed else Tone.WATCH
        return KeyFigure("To begin now", count_noun(missed + due, "response"), note, tone, target)
    ahead = next((row for row in answers if row.begin and row.state.tone == Tone.QUIET), None)
    if ahead is None or ahead.begin is None:
        return KeyFigure("To begin next", "nothing noted", "no event has a response and a lead time", Tone.UNKNOWN)
    note = f"{shorten_text(ahead.record.name, NAME_LENGTH)}, {ahead.how_long}"
    return KeyFigure("To begin next", with_weekday(ahead.begin), note, target=target)
