"""The ways in which something comes round, each saying on which days of a year it begins."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from generator.days.period import add_months
from generator.days.recurrence.notation import Parts, days_of
from generator.days.recurrence.reckoning import easter

_EASTER = ("easter", "easter sunday")


class DaysOff(Protocol):
    """What rules that go by working days and holidays have to know of a customer's calendar."""

    def works(self, day: date) -> bool:
        """Whether they work on a day."""

    def holiday(self, name: str, year: int) -> date | None:
        """The day of a public holiday of theirs in a year; None when they have none of that name."""

    @property
    def fiscal_month(self) -> int:
        """The month in which their fiscal year begins, 1 to 12."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How often something comes round."""

    #: As it was typed.
    text: str

    @property
    def needs_first(self) -> bool:
        """Whether it needs a first day to go by."""
        return False

    @property
    def needs_year(self) -> bool:
        """Whether that day needs its year, since it is counted from there."""
        return False

    @property
    def yearly(self) -> bool:
        """Whether it comes round once a year at the most, so that a year names it."""
        return True

    @property
    def days(self) -> int:
        """How many days it lasts by itself."""
        return 1

    @property
    def holiday_name(self) -> str:
        """The public holiday it goes by; empty for none."""
        return ""

    @abstractmethod
    def starts(self, year: int, first: date | None, off: DaysOff) -> Iterator[date]:
        """The days of a year on which it begins, in order; ``first`` is the first of all, where one is typed."""


@dataclass(frozen=True, slots=True)
class Plain(Rule):
    """Once, or again after some months, on the day that is typed with the event."""

    #: Months from one time to the next; None for once.
    months: int | None

    @property
    def needs_first(self) -> bool:
        """The day that is typed is all it has."""
        return True

    @property
    def yearly(self) -> bool:
        """Quarterly and monthly events come round more often."""
        return self.months in (None, 12)

    def starts(self, year: int, first: date | None, off: DaysOff) -> Iterator[date]:
        """The typed day, and the same day of the month some months later again and again."""
        if first is None:
            return
        if self.months is None:
            if first.year == year:
                yield first
            return
        for month in range((first.month - 1) % self.months, 12, self.months):
            yield add_months(first, (year - first.year) * 12 + month + 1 - first.month)


@dataclass(frozen=True, slots=True)
class Counted(Rule):
    """Counted from a first day on, which has its year: a day of every year is no place to count from."""

    @property
    def needs_first(self) -> bool:
        """It has to be counted from somewhere."""
        return True

    @property
    def needs_year(self) -> bool:
        """And from one day in the calendar."""
        return True


@dataclass(frozen=True, slots=True)
class Every(Counted):
    """Every so many days, weeks, months or years from a first day on."""

    number: int
    unit: Literal["day", "month"]

    @property
    def yearly(self) -> bool:
        """Whether a year or more lies between."""
        return self.number >= (366 if self.unit == "day" else 12)

    def starts(self, year: int, first: date | None, off: DaysOff) -> Iterator[date]:
        """The days of the year that lie a whole number of steps after the first."""
        if first is None or year < first.year:
            return
        if self.unit == "day":
            gone = max(0, (date(year, 1, 1) - first).days)
            step = -(-gone // self.number)
            day = first + timedelta(days=step * self.number)
            while day.year == year:
                yield day
                day += timedelta(days=self.number)
            return
        months = (year - first.year) * 12 - first.month + 1
        step = max(0, -(-months // self.number))
        day = add_months(first, step * self.number)
        while day.year == year:
            yield day
            step += 1
            day = add_months(first, step * self.number)


@dataclass(frozen=True, slots=True)
class Nth(Rule):
    """The first, second, last weekday or working day of certain months or quarters."""

    #: 1 for the first, -1 for the last.
    nth: int
    #: Monday is 0; None for any day on which they work.
    weekday: int | None
    #: The months that begin each stretch of time it is counted in; with ``fiscal``, of a year that begins in January.
    months: tuple[int, ...]
    #: How many months each stretch has.
    length: int
    #: Whether the months are those of their fiscal year.
    fiscal: bool = False

    @property
    def yearly(self) -> bool:
        """Whether it is counted in one stretch a year."""
        return len(self.months) == 1

    def starts(self, year: int, first: date | None, off: DaysOff) -> Iterator[date]:
        """In each stretch the day that is meant, where the stretch has so many."""
        shift = off.fiscal_month - 1 if self.fiscal else 0
        # A stretch of a fiscal year that began in the year before may reach into this one.
        for base in (year - 1, year) if shift else (year,):
            for month in self.months:
                start = add_months(date(base, month, 1), shift)
                day = self._count_day(start, add_months(start, self.length) - timedelta(days=1), off)
                if day and day.year == year:
                    yield day

    def _count_day(self, first: date, last: date, off: DaysOff) -> date | None:
        """The day that is meant in a stretch; None when the stretch has not so many."""
        if self.weekday is None:
            return _count_working_day(first, last, self.nth, off)
        if self.nth > 0:
            day = first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        else:
            day = last - timedelta(days=(last.weekday() - self.weekday) % 7 - 7 * (self.nth + 1))
        return day if first <= day <= last else None


def _count_working_day(first: date, last: date, nth: int, off: DaysOff) -> date | None:
    """The first, second, last day of a stretch on which they work."""
    step = timedelta(days=1 if nth > 0 else -1)
    day, left = (first if nth > 0 else last), abs(nth)
    while first <= day <= last:
        left -= off.works(day)
        if not left:
            return day
        day += step
    return None


@dataclass(frozen=True, slots=True)
class Weeks(Rule):
    """Certain weeks of the year, as calendars number them: week 1 holds the year's first Thursday."""

    from_week: int
    to_week: int

    @property
    def days(self) -> int:
        """Whole weeks, from Monday to Sunday."""
        return (self.to_week - self.from_week + 1) * 7

    def starts(self, year: int, first: date | None, off: DaysOff) -> Iterator[date]:
        """The Monday of the first week; in a year without a week 53, its last week stands for it."""
        for numbered in (year, year + 1):  # the Monday of week 1 may lie in the year before
            try:
                start = date.fromisocalendar(numbered, self.from_week, 1)
            except ValueError:
                start = date.fromisocalendar(numbered, 52, 1)
            if start.year == year:
                yield start


@dataclass(frozen=True, slots=True)
class Beside(Rule):
    """On a public holiday, or some days before or after it."""

    holiday: str
    #: How many days or working days after it; negative for before.
    shift: int = 0
    #: What is counted: any days, working days, or days of one weekday (Monday is 0).
    counted: Literal["days", "working days"] | int = "days"

    @property
    def holiday_name(self) -> str:
        """The holiday, but for Easter, which is known without a country."""
        return "" if self.holiday.casefold() in _EASTER else self.holiday

    def starts(self, year: int, first: date | None, off: DaysOff) -> Iterator[date]:
        """The day itself, reckoned from the holiday of that year and of its neighbours."""
        for named in (year - 1, year, year + 1):
            day = self._day(named, off)
            if day and day.year == year:
                yield day

    def _day(self, year: int, off: DaysOff) -> date | None:
        day = off.holiday(self.holiday_name, year) if self.holiday_name else easter(year)
        if day is None or self.counted == "days":
            return day + timedelta(days=self.shift) if day else None
        step = timedelta(days=1 if self.shift > 0 else -1)
        left = abs(self.shift)
        for _ in range(366):
            if not left:
                break
            day += step
            left -= off.works(day) if self.counted == "working days" else day.weekday() == self.counted
        return day


@dataclass(frozen=True, slots=True)
class Notation(Counted):
    """A rule in the notation of calendars (RFC 5545); what it leaves open, it takes from its first day."""

    parts: Parts

    @property
    def yearly(self) -> bool:
        """Whether it names one day of one month at the most."""
        parts = self.parts
        single = all(len(values) <= 1 for values in (parts.days, parts.month_days, parts.months, parts.year_days))
        return parts.frequency == "YEARLY" and single and all(nth is not None for nth, _ in parts.days)

    def starts(self, year: int, first: date | None, off: DaysOff) -> Iterator[date]:
        """The days of the year that the rule names."""
        yield from days_of(self.parts, first, year) if first else ()
