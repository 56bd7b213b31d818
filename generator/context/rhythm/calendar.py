"""The customer's calendar on the Rhythm page: country, week, fiscal year, public holidays and bridge days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.days import public_holidays
from generator.days.period import Span, add_months, in_words, span_in_words, weekday_name
from generator.insight.rhythm.rhythm import Occurrence, event_occurrences
from generator.insight.rhythm.working_days import DayOff, FiscalYear, WorkingDays, fiscal_year
from generator.model.account import Account
from generator.model.calendar import Calendar
from generator.wording.text import count_noun, in_prose

_ORDINALS = ("first", "second", "third", "fourth")
BRIDGE = "Bridge day"
_ROUNDS = ("budget", "planning")


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day off, other than those of every weekend."""

    off: DayOff
    #: Public holiday, closed, bridge day.
    kind: str


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What we know of their calendar; an empty text is not known yet."""

    #: Sweden; Bavaria, Germany.
    country: str
    #: Friday and Saturday; empty where they rest on Saturday and Sunday.
    weekend: str
    time_zone: str
    #: Sentences about their fiscal year and the budget round before the next.
    fiscal: tuple[str, ...]
    #: The fiscal year and its quarter on the day, and when the next begins, in a few words each.
    fiscal_now: str
    fiscal_next: str
    #: Whether they close on bridge days, as a sentence.
    bridges: str
    #: Bridge days of the next twelve months, whether or not they take them.
    bridge_days: tuple[DayRow, ...]
    #: Public holidays and other days on which they are closed, in the next twelve months.
    days_off: tuple[DayRow, ...]


def calendar_view(account: Account, days: Sequence[DayRow], as_of: date, off: WorkingDays) -> CalendarView:
    """Their calendar from a date on for twelve months; ``days`` are those of `days_of` for as long or longer."""
    typed = account.calendar
    window = Span(as_of, add_months(as_of, 12) - timedelta(days=1))
    coming = [row for row in days if row.off.on in window]
    year = fiscal_year(account, as_of)
    return CalendarView(
        country=_country(typed),
        weekend=_weekend(typed, as_of),
        time_zone=(typed.time_zone or "").replace("_", " "),
        fiscal=tuple(_fiscal(account, year, as_of, off)) if year else (),
        fiscal_now=f"{year.name}, Q{_quarter(year, as_of)}" if year else "",
        fiscal_next=_begins(_following(account, year), as_of) if year else "",
        bridges=_bridges(typed),
        bridge_days=tuple(row for row in coming if row.kind == BRIDGE),
        days_off=tuple(row for row in coming if row.kind != BRIDGE),
    )


def days_of(account: Account, window: Span, off: WorkingDays) -> tuple[DayRow, ...]:
    """The days off of a window and its bridge days, whether or not they take them, in order; weekends apart."""
    if account.calendar.country is None and not account.calendar.closed:
        return ()
    day = timedelta(days=1)
    around = [day_off for day_off in off.days_off(Span(window.start - day, window.end + day)) if not day_off.bridge]
    bridges = [off.bridge(on) for on in {day_off.on + step for day_off in around for step in (-day, day)}]
    rows = [_day_words(day_off, account.calendar) for day_off in (*around, *(bridge for bridge in bridges if bridge))]
    return tuple(sorted((row for row in rows if row.off.on in window), key=lambda row: row.off.on))


def _country(typed: Calendar) -> str:
    if typed.country is None:
        return ""
    country = public_holidays.country_name(typed.country)
    return f"{public_holidays.region_name(typed.country, typed.region)}, {country}" if typed.region else country


def _weekend(typed: Calendar, as_of: date) -> str:
    off = WorkingDays(typed)
    week = [as_of + timedelta(days=at - as_of.weekday()) for at in range(7)]
    days = [day for day in week if off.weekend(day)]
    if {day.weekday() for day in days} == public_holidays.SATURDAY_AND_SUNDAY:
        return ""
    return in_prose([weekday_name(day) for day in days])


def _bridges(typed: Calendar) -> str:
    if typed.bridge_days is None:
        return ""
    return "They close on them." if typed.bridge_days == "closed" else "They work on them."


def _day_words(off: DayOff, typed: Calendar) -> DayRow:
    closed = off.name in {days.name for days in typed.closed}
    kind = BRIDGE if off.bridge else "Closed" if closed else "Public holiday"
    return DayRow(off, kind)


def _quarter(year: FiscalYear, as_of: date) -> int:
    # A year that begins on 29 February may have a day more than its quarters.
    return next((at for at, quarter in enumerate(year.quarters(), 1) if as_of in quarter), 4)


def _following(account: Account, year: FiscalYear) -> FiscalYear:
    return fiscal_year(account, year.span.end + timedelta(days=1)) or year


def _begins(following: FiscalYear, as_of: date) -> str:
    days = (following.span.start - as_of).days
    return f"{following.name} begins in {count_noun(days, 'day')}"


def _fiscal(account: Account, year: FiscalYear, as_of: date, off: WorkingDays) -> Iterator[str]:
    """It is the third quarter of FY 2026. FY 2027 begins in 46 days, on ...; the budget round before it ..."""
    following = _following(account, year)
    yield f"It is the {_ORDINALS[_quarter(year, as_of) - 1]} quarter of {year.name}."
    begins = f"{_begins(following, as_of)}, on {weekday_name(following.span.start)} {in_words(following.span.start)}"
    rounds = in_prose([_round(occurrence, as_of) for occurrence in _rounds(account, year.span, off)])
    yield f"{begins}; before it {rounds}." if rounds else f"{begins}."


def _rounds(account: Account, year: Span, off: WorkingDays) -> Iterator[Occurrence]:
    """The last budget and planning rounds that begin in a fiscal year, of those held once a year."""
    for kind in _ROUNDS:
        events = [event for event in account.rhythm if event.kind == kind and event.repeats.yearly]
        occurrences = [
            occurrence
            for event in events
            for occurrence in event_occurrences(event, year, off)
            if occurrence.span.start in year
        ]
        last = max(occurrences, key=lambda occurrence: occurrence.span.start, default=None)
        if last and (kind == "budget" or last.span.start >= add_months(year.end, -6)):
            yield last


def _round(occurrence: Occurrence, as_of: date) -> str:
    tense = "was" if occurrence.span.end < as_of else "is"
    return f"“{occurrence.event.name}” {tense} {span_in_words(occurrence.span)}"
