"""The year ahead as a list: what begins on which day in which account, and by when we have to begin our part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.context.states import value_title
from generator.context.summaries.years import AccountYear
from generator.days.period import MONTHS, WEEKDAYS, Span, first_of_month
from generator.days.recurrence.rules import Notation
from generator.insight.rhythm.peaks import DemandSeason
from generator.model.rhythm import RhythmEvent
from generator.paths import Target
from generator.wording.text import LINE_LENGTH, count_noun, make_slug, sentence_case, shorten_text

_FAR = 300
"""How many days from the day of its line a day is told with its year."""
NOW, _SINCE = "now", "since "
"""What stands for a day that has passed: our response should have begun, an event is under way."""
_EXPECTED = ("peak", "shutdown", "freeze")
"""Kinds of event to which we should have a response."""
_ANSWERS = {"stock": "We even it out from stock.", "capacity": "We follow it with capacity."}
"""What we do about a high demand."""


@dataclass(frozen=True, slots=True)
class Matter:
    """An event of a customer's year, or a demand well above the usual, in words."""

    account: str
    #: Where the account's year is told in full.
    target: Target
    name: str
    #: The kind in words, and as the filter names it.
    kind: str
    kind_id: str
    #: What it does to us, or else to them; may be empty.
    effect: str
    #: Our response; empty where none is noted.
    response: str
    #: Whether there should be a response and none is noted.
    unknown: bool
    #: Who of us sees to it, by name; empty when nobody is known by that name.
    owner: str
    #: Ids of those of us it concerns, for the filter.
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One line of the list: an event of theirs, or the day on which our response to one has to begin."""

    matter: Matter
    #: The day it stands at.
    on: date
    #: That day in words, ``Thu 26 Nov``, or what there is instead: ``since Mon 12 Oct``, ``now``.
    when: str
    #: The last day, in words; empty for one day and for a day to begin.
    until: str = ""
    #: Of a day to begin: the day of the event, in words; otherwise empty.
    ahead_of: str = ""
    #: By when our response has to begin, in words; empty without lead time and where that is over or done.
    begin_by: str = ""
    #: Whether the line of that day stands in the same month, so that the response need not be told again.
    told: bool = False
    #: Whether our response has been carried out.
    done: bool = False

    @property
    def rank(self) -> int:
        """Where it stands among the lines of one day: what we have to begin first, then what is under way."""
        if self.ahead_of:
            return 0 if self.when == NOW else 1
        return 2 if self.when.startswith(_SINCE) else 3


@dataclass(frozen=True, slots=True)
class EverydayRow:
    """Something that comes round so often that it is told once."""

    matter: Matter
    #: How often: ``Monthly``, ``12 times in these twelve months``.
    how: str
    #: The next time, in words; empty when there is none left.
    next: str
    #: How many days before each time our response begins, in words; may be empty.
    lead: str


def list_entries(year: AccountYear, as_of: date) -> Iterator[CalendarEntry]:
    """The lines of an account from the as-of date on; what comes round more than six times a year is told apart.

    Every event that begins or is under way has a line. Our response has a line of its own on the day it has to begin;
    when that day has passed and the event has not begun, it stands at the as-of date, unless it has been carried out.
    """
    ahead = Span(as_of, year.window.end)
    for occurrence in year.ahead:
        if occurrence.event.id in year.everyday:
            continue
        matter, by = _of_event(year, occurrence.event), occurrence.respond_by
        due = by if occurrence.span.start >= as_of and not occurrence.answered else None
        if occurrence.span.overlaps(ahead):
            yield _make_entry(matter, occurrence.span, due, as_of, occurrence.answered)
        if due and due <= ahead.end:
            yield _begin_entry(matter, occurrence.span.start, due, as_of)
    for season in year.seasons:
        matter, due = _of_season(year, season), season.begin_by if season.span.start >= as_of else None
        if season.span.overlaps(ahead):
            yield _make_entry(matter, season.span, due, as_of)
        if due:
            yield _begin_entry(matter, season.span.start, due, as_of)


def list_everyday(year: AccountYear, as_of: date) -> Iterator[EverydayRow]:
    """What comes round more than six times a year in an account, each once."""
    for event in year.view.account.rhythm:
        if event.id in year.everyday:
            times = [
                occurrence
                for occurrence in year.ahead
                if occurrence.event.id == event.id and occurrence.span.start in year.window
            ]
            following = next((occurrence.span.start for occurrence in times if occurrence.span.start >= as_of), None)
            typed = "" if isinstance(event.repeats, Notation) else event.repeats.text
            yield EverydayRow(
                matter=_of_event(year, event),
                how=sentence_case(typed) or f"{count_noun(len(times), 'time')} in these twelve months",
                next=_day_words(following, as_of) if following else "",
                lead=count_noun(event.lead_days, "day") if event.lead_days else "",
            )


def _make_entry(matter: Matter, span: Span, due: date | None, as_of: date, done: bool = False) -> CalendarEntry:
    on = max(span.start, as_of)
    when = (_SINCE if span.start < as_of else "") + _day_words(span.start, on)
    until = _day_words(span.end, on) if span.days > 1 else ""
    if due is None:
        return CalendarEntry(matter, on, when, until, done=done)
    told = first_of_month(max(due, as_of)) == first_of_month(on)
    return CalendarEntry(matter, on, when, until, begin_by=_day_words(due, on), told=told)


def _begin_entry(matter: Matter, start: date, due: date, as_of: date) -> CalendarEntry:
    on = max(due, as_of)
    when = _day_words(due, on) if due >= as_of else NOW
    return CalendarEntry(matter, on, when, ahead_of=_day_words(start, on), begin_by=_day_words(due, on))


def _of_event(year: AccountYear, event: RhythmEvent) -> Matter:
    return Matter(
        account=year.name,
        target=year.target,
        name=event.name,
        kind=value_title(event.kind),
        kind_id=make_slug(event.kind),
        effect=shorten_text(event.effect_on_us or event.effect_on_them or "", LINE_LENGTH),
        response=shorten_text(event.our_response or "", LINE_LENGTH),
        unknown=not event.our_response and (event.kind in _EXPECTED or event.lead_days is not None),
        owner=_owner_name(year, event.owner),
        concerns=year.concerns(event.owner),
    )


def _of_season(year: AccountYear, season: DemandSeason) -> Matter:
    demand = season.demand
    return Matter(
        account=year.name,
        target=year.target,
        name=f"High demand: {demand.name}",
        kind=value_title("peak"),
        kind_id="peak",
        effect=f"They need up to {season.index}, where 100 is a usual month.",
        response=_ANSWERS[demand.answer],
        unknown=False,
        owner=_owner_name(year, demand.owner),
        concerns=year.concerns(demand.owner),
    )


def _owner_name(year: AccountYear, owner: str | None) -> str:
    who = year.view.directory.who(owner or year.view.account.profile.owner)
    return who.name if who else ""


def _day_words(day: date, near: date) -> str:
    """A day with its weekday; the year only where it is far from the day of its line."""
    said = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return f"{said} {day.year}" if abs((day - near).days) > _FAR else said
