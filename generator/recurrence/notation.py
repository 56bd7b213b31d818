"""Rules in the notation of calendars (RFC 5545), such as ``FREQ=MONTHLY;BYDAY=-1FR``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from generator.period import Span, days_between, days_in_month

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)\Z")
_NUMBER = re.compile(r"-?\d{1,3}\Z")
_LIMITS = {
    "INTERVAL": (1, 366),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYSETPOS": (-366, 366),
    "BYWEEKNO": (-53, 53),
}
_SEVERAL = ("BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYWEEKNO")


_WEEK = timedelta(days=6)
"""A week that belongs to a year in part reaches this far beyond it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A rule in the notation of calendars, taken apart and known to be harmless."""

    frequency: str
    interval: int = 1
    #: How many of which weekday: (None, 0) for every Monday, (-1, 4) for the last Friday.
    days: tuple[tuple[int | None, int], ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()


def parts(text: str) -> Parts:
    """Take a rule apart; ValueError says what is wrong with it.

    Only what has an end is allowed: a frequency of a day or more and an interval of 1 to 366.
    """
    given: dict[str, str] = {}
    for piece in text.upper().removeprefix("RRULE:").rstrip(";").split(";"):
        key, _, value = piece.partition("=")
        if key in given:
            raise ValueError(f"{key} is given twice")
        given[key] = value
    frequency = given.pop("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise ValueError("FREQ is one of DAILY, WEEKLY, MONTHLY and YEARLY")
    if {"COUNT", "UNTIL"} & given.keys():
        raise ValueError("write its last day as `until`, beside `repeats`, instead of COUNT or UNTIL")
    if unknown := given.keys() - {"BYDAY", "WKST", *_LIMITS}:
        raise ValueError(f"{sorted(unknown)[0] or 'an empty part'} is not understood here")
    days = tuple(_day(each) for each in given["BYDAY"].split(",")) if "BYDAY" in given else ()
    if frequency in ("DAILY", "WEEKLY") and any(nth is not None for nth, _ in days):
        raise ValueError("a numbered weekday such as -1FR goes with MONTHLY or YEARLY")
    if "BYWEEKNO" in given and frequency != "YEARLY":
        raise ValueError("BYWEEKNO goes with YEARLY")
    several = {key: _numbers(key, given[key]) for key in _SEVERAL if key in given}
    return Parts(
        frequency=frequency,
        interval=_numbers("INTERVAL", given.get("INTERVAL", "1"))[0],
        days=days,
        months=several.get("BYMONTH", ()),
        month_days=several.get("BYMONTHDAY", ()),
        positions=several.get("BYSETPOS", ()),
        weeks=several.get("BYWEEKNO", ()),
    )


def _day(written: str) -> tuple[int | None, int]:
    match = _DAY.match(written)
    if not match:
        raise ValueError(f"BYDAY is made of days such as MO, 2TU or -1FR; {written or 'nothing'} is none")
    nth = int(match[1]) if match[1] else None
    if nth is not None and abs(nth) > 53:
        raise ValueError(f"{written} does not exist")
    return nth, _DAYS.index(match[2])


def _numbers(key: str, written: str) -> tuple[int, ...]:
    low, high = _LIMITS[key]
    found = []
    for each in written.split(","):
        number = int(each) if _NUMBER.match(each) else None
        if number is None or not low <= number <= high or (number == 0):
            raise ValueError(f"{key} is a number from {low} to {high}; {each or 'nothing'} is none")
        found.append(number)
    return tuple(found)


@lru_cache(maxsize=4096)
def days_of(rule: Parts, first: date, year: int) -> tuple[date, ...]:
    """The days of a year that a rule names, counted from its first day; what it leaves open it takes from there.

    Not left to dateutil, whose own rules may name no day at all and then run on to the year 9999.
    """
    rule = _filled(rule, first)
    stretches: dict[int, list[date]] = {}
    for day in days_between(Span(date(year, 1, 1) - _WEEK, date(year, 12, 31) + _WEEK)):
        number = _stretch(rule.frequency, day) - _stretch(rule.frequency, first)
        if number >= 0 and number % rule.interval == 0 and _fits(rule, day):
            stretches.setdefault(number, []).append(day)
    chosen = {day for days in stretches.values() for day in _at(rule.positions, days)}
    return tuple(sorted(day for day in chosen if day.year == year and day >= first))


def _stretch(frequency: str, day: date) -> int:
    """The number of the day, week, month or year in which a day lies."""
    match frequency:
        case "YEARLY":
            return day.year
        case "MONTHLY":
            return day.year * 12 + day.month
        case "WEEKLY":
            return (day.toordinal() - 1) // 7  # the first day of all was a Monday
        case _:
            return day.toordinal()


def _fits(rule: Parts, day: date) -> bool:
    last = days_in_month(day.year, day.month)
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not {day.day, day.day - last - 1}.intersection(rule.month_days):
        return False
    if rule.weeks:
        numbered, week, _ = day.isocalendar()
        if not {week, week - date(numbered, 12, 28).isocalendar().week - 1}.intersection(rule.weeks):
            return False
    return not rule.days or any(day.weekday() == named and _nth(rule, day, nth) for nth, named in rule.days)


def _nth(rule: Parts, day: date, nth: int | None) -> bool:
    """Whether a day is the first, second, last of its weekday, in its month or in its year."""
    if nth is None:
        return True
    if rule.frequency == "MONTHLY" or rule.months:
        before, after = day.day - 1, days_in_month(day.year, day.month) - day.day
    else:
        before, after = (day - date(day.year, 1, 1)).days, (date(day.year, 12, 31) - day).days
    return before // 7 == nth - 1 if nth > 0 else after // 7 == -nth - 1


def _at(positions: tuple[int, ...], days: list[date]) -> list[date]:
    if not positions:
        return days
    count = len(days)
    return [days[at - 1 if at > 0 else count + at] for at in positions if abs(at) <= count]


def _filled(rule: Parts, first: date) -> Parts:
    if rule.days or rule.month_days or rule.frequency == "DAILY":
        return rule
    if rule.frequency == "WEEKLY" or rule.weeks:
        return replace(rule, days=((None, first.weekday()),))
    months = (first.month,) if rule.frequency == "YEARLY" and not rule.months else rule.months
    return replace(rule, months=months, month_days=(first.day,))
