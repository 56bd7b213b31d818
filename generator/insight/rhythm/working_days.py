"""The days on which a customer works: their week, their country's holidays, and what they do otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from generator.days import public_holidays
from generator.days.period import Span, add_months, days_between
from generator.model.account import Account
from generator.model.calendar import WEEKDAY_NUMBERS, Calendar


@dataclass(frozen=True, slots=True)
class DayOff:
    """A weekday on which they do not work."""

    on: date
    #: What it is called: the holiday, or between which days it lies.
    name: str
    #: Whether the date is an estimate, as those of holidays are that go by the moon.
    estimated: bool = False
    #: Whether it is a working day between a public holiday and a weekend rather than a holiday itself.
    bridge: bool = False


@dataclass(frozen=True)
class WorkingDays:
    """A customer's calendar; what the account says of it comes before what the country does."""

    calendar: Calendar

    def works(self, day: date) -> bool:
        """Whether they work on a day, as far as the calendar goes; shutdowns are events of the year and apart."""
        return not self.weekend(day) and self.day_off(day) is None

    def weekend(self, day: date) -> bool:
        """Whether a day belongs to their weekend; Saturday and Sunday where no country is known."""
        return day.weekday() in (self._typed_weekend or public_holidays.weekend_days(self.calendar.country, day.year))

    def day_off(self, day: date) -> DayOff | None:
        """The reason why they are off on a day, weekends apart; None on other days."""
        off = self._closed_on(day) or self._public(day)
        if off is None and self.calendar.bridge_days == "closed":
            return self.bridge(day)
        return off

    def bridge(self, day: date) -> DayOff | None:
        """A day that stands alone between a public holiday and a weekend, whether or not they take it off."""
        if self.weekend(day) or self._public(day):
            return None
        before, after = day - timedelta(days=1), day + timedelta(days=1)
        for holiday, rest in ((before, after), (after, before)):
            off = self._public(holiday)
            if off and self.weekend(rest) and not self.weekend(holiday):
                return DayOff(day, f"Bridge day beside {off.name}", off.estimated, bridge=True)
        return None

    def days_off(self, window: Span) -> Iterator[DayOff]:
        """The days of a window on which they are off, weekends apart, in order."""
        for day in days_between(window):
            off = None if self.weekend(day) else self.day_off(day)
            if off:
                yield off

    def count(self, window: Span) -> int:
        """How many days of a window they work."""
        return sum(self.works(day) for day in days_between(window))

    def holiday(self, name: str, year: int) -> date | None:
        """The day of a public holiday in a year, by its name; None when there is none."""
        country, region = self.calendar.country, self.calendar.region
        listed = public_holidays.public_holidays(country, region, year) if country else {}
        folded = name.casefold()
        return next((on for on, holiday in listed.items() if folded in holiday.name.casefold().split("; ")), None)

    @property
    def fiscal_month(self) -> int:
        """The month in which their fiscal year begins, 1 to 12; January when we do not know."""
        start = self.calendar.fiscal_year_starts
        return start.month if start else 1

    @cached_property
    def _typed_weekend(self) -> frozenset[int]:
        return frozenset(WEEKDAY_NUMBERS[day] for day in self.calendar.weekend)

    @cached_property
    def _works_on(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in self.calendar.works_on)

    def _public(self, day: date) -> DayOff | None:
        if self.calendar.country is None:
            return None
        holiday = public_holidays.public_holidays(self.calendar.country, self.calendar.region, day.year).get(day)
        if holiday is None or self._works_on.intersection(holiday.name.casefold().split("; ")):
            return None
        return DayOff(day, holiday.name, holiday.estimated)

    def _closed_on(self, day: date) -> DayOff | None:
        for days in self.calendar.closed:
            for year in (day.year - 1, day.year):
                start = days.from_.in_year(days.from_.year or year)
                end = (days.to or days.from_).in_year(start.year)
                end = end if end >= start else add_months(end, 12)
                if day in Span(start, end):
                    return DayOff(day, days.name)
        return None


def working_days(account: Account) -> WorkingDays:
    """The calendar of an account's customer."""
    return WorkingDays(account.calendar)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """One fiscal year of theirs."""

    span: Span
    #: What they call it: FY 2027.
    name: str

    def quarters(self) -> tuple[Span, ...]:
        """Its four quarters."""
        starts = [add_months(self.span.start, months) for months in (0, 3, 6, 9, 12)]
        return tuple(Span(a, b - timedelta(days=1)) for a, b in pairwise(starts))


def fiscal_year(account: Account, day: date) -> FiscalYear | None:
    """The fiscal year a day lies in; None when we do not know when it begins."""
    begins = account.calendar.fiscal_year_starts
    if begins is None:
        return None
    start = begins.in_year(day.year)
    if start > day:
        start = begins.in_year(day.year - 1)
    span = Span(start, begins.in_year(start.year + 1) - timedelta(days=1))
    named_by = span.start if account.calendar.fiscal_year_named_by == "first_year" else span.end
    return FiscalYear(span, f"FY {named_by.year}")
