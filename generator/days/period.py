"""Dates and spans of days, reckoned from dates that are given; nothing here asks the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FIRST_YEAR, LAST_YEAR = 1900, 2199

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})\Z", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})\Z", re.ASCII)


def parse_day(written: str) -> date:
    """The date written as ``2026-08-03``; ValueError says what was expected and, where it can, what was meant."""
    match = _ISO.match(written)
    if not match:
        raise ValueError(_expectation(written))
    year, month, day = (int(part) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no such day as {written}") from None


def _expectation(written: str) -> str:
    """What to write instead; a dotted date has its day first, one with slashes may be either way round."""
    readings: list[str] = []
    if loose := _LOOSE.match(written):
        readings = [f"{loose[1]}-{loose[2]:0>2}-{loose[3]:0>2}"]
    elif behind := _YEAR_LAST.match(written):
        first, sign, second, year = behind.groups()
        readings = [f"{year}-{second:0>2}-{first:0>2}"] + [f"{year}-{first:0>2}-{second:0>2}"] * (sign != ".")
    meant: dict[str, None] = {}
    for reading in readings:
        with suppress(ValueError):
            meant[parse_day(reading).isoformat()] = None
    return f"write it as {' or '.join(meant)}" if meant else "expected a date such as 2026-08-03 (year-month-day)"


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day given either once (with its year) or every year (month and day only)."""

    month: int
    day: int
    year: int | None = None

    @staticmethod
    def parse(written: str) -> YearDay:
        """Read ``08-03`` or ``2026-08-03``; ValueError says what was expected."""
        match = _MONTH_DAY.match(written)
        if not match:
            when = parse_day(written)
            return YearDay(when.month, when.day, when.year)
        month, day = int(match[1]), int(match[2])
        try:
            date(2024, month, day)
        except ValueError:
            raise ValueError(f"there is no such day as {written} (month-day)") from None
        return YearDay(month, day)

    def in_year(self, year: int) -> date:
        """This day in a year; 29 February becomes the 28th where there is no 29th."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)

    def in_words(self) -> str:
        """The day for people: ``3 August``, or with its year ``3 August 2026``."""
        return f"{self.day} {MONTHS[self.month - 1]}" + (f" {self.year}" if self.year is not None else "")

    def __str__(self) -> str:
        tail = f"{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{tail}" if self.year is not None else tail


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of whole days, both ends included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days the span covers."""
        return (self.end - self.start).days + 1

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a day."""
        return self.start <= other.end and other.start <= self.end

    def __contains__(self, when: date) -> bool:
        return self.start <= when <= self.end


def days_between(span: Span) -> Iterator[date]:
    """Every day of a span, in order."""
    for at in range(span.days):
        yield span.start + timedelta(days=at)


def first_of_month(when: date) -> date:
    """The first day of a date's month."""
    return when.replace(day=1)


def add_months(when: date, months: int) -> date:
    """The same day of the month some months later, or that month's last day."""
    index = when.year * 12 + when.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(when.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """How many days a month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def months_from(start: date, count: int) -> Iterator[date]:
    """The first days of ``count`` months, beginning with the month of ``start``."""
    for offset in range(count):
        yield add_months(first_of_month(start), offset)


def working_days_after(after: date, until: date) -> int:
    """How many days from Monday to Friday lie after one date up to and including another: working days of our own."""
    days = (until - after).days
    return sum((after + timedelta(days=day)).weekday() < 5 for day in range(1, days + 1))


def in_words(when: date) -> str:
    """A date for people: ``3 August 2026``."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def in_short(when: date) -> str:
    """A date for a table: ``3 Aug 2026``."""
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def span_in_words(span: Span) -> str:
    """A span for people, saying month and year once where both ends share them: ``3–16 August 2026``."""
    start, end = span.start, span.end
    if start == end:
        return in_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{in_words(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {in_words(end)}"
    return f"{in_words(start)} – {in_words(end)}"


def month_in_words(when: date) -> str:
    """The month of a date: ``August 2026``."""
    return f"{MONTHS[when.month - 1]} {when.year}"


def month_in_short(when: date) -> str:
    """The month of a date for a table: ``Aug 2026``."""
    return f"{MONTHS[when.month - 1][:3]} {when.year}"


def weekday_name(when: date) -> str:
    """The day of the week of a date: ``Monday``."""
    return WEEKDAYS[when.weekday()]


def in_full(when: date) -> str:
    """A date for a heading: ``Monday 3 August 2026``."""
    return f"{weekday_name(when)} {in_words(when)}"


def with_weekday(when: date) -> str:
    """A date for people who plan by the week: ``Mon 3 Aug 2026``."""
    return f"{weekday_name(when)[:3]} {in_short(when)}"


def span_with_weekdays(span: Span) -> str:
    """A span for people who plan by the week: ``Mon 3 – Sun 16 Aug 2026``."""
    start, end = span.start, span.end
    if start == end:
        return with_weekday(start)
    if start.year != end.year:
        return f"{with_weekday(start)} – {with_weekday(end)}"
    month = "" if start.month == end.month else f" {MONTHS[start.month - 1][:3]}"
    return f"{weekday_name(start)[:3]} {start.day}{month} – {with_weekday(end)}"


def days_ago(when: date, as_of: date) -> str:
    """How far a day lies from the as-of date, in words: ``today``, ``3 days ago``, ``in 5 weeks``."""
    days = (as_of - when).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "yesterday" if days == 1 else "tomorrow"
    number, unit = _round_days(abs(days))
    return f"{number} {unit} ago" if days > 0 else f"in {number} {unit}"


def _round_days(days: int) -> tuple[int, str]:
    if days < 21:
        return days, "days"
    if days < 63:
        return round(days / 7), "weeks"
    if days < 730:
        return round(days / 30.44), "months"
    return round(days / 365.25), "years"
