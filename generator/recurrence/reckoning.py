"""What dateutil reckons for us: rules in the notation of calendars (RFC 5545), and the date of Easter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from dateutil import easter as dateutil_easter
from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule

from generator.period import add_months

_FREQUENCIES: dict[str, Literal[0, 1, 2, 3]] = {
    "DAILY": DAILY,
    "WEEKLY": WEEKLY,
    "MONTHLY": MONTHLY,
    "YEARLY": YEARLY,
}
_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
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


def easter(year: int) -> date:
    """Easter Sunday of a year, as the western churches reckon it."""
    return dateutil_easter.easter(year)


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
    """The days of a year that a rule names, counted from its first day.

    What the rule leaves open it takes from the first day; it is then reckoned from the beginning of the year's
    first week, month or year that is its turn, not from the first day, which may lie decades back.
    """
    rule = _filled(rule, first)
    begin = _turn(rule, first, year)
    if begin is None:
        return ()
    found = rrule(
        _FREQUENCIES[rule.frequency],
        dtstart=datetime.combine(begin, time()),
        interval=rule.interval,
        until=datetime.combine(date(year, 12, 31), time()),
        byweekday=[_WEEKDAYS[day](nth) if nth else _WEEKDAYS[day] for nth, day in rule.days] or None,
        bymonth=rule.months or None,
        bymonthday=rule.month_days or None,
        bysetpos=rule.positions or None,
        byweekno=rule.weeks or None,
    )
    return tuple(when.date() for when in found if when.year == year and when.date() >= first)


def _filled(rule: Parts, first: date) -> Parts:
    if rule.days or rule.month_days or rule.frequency == "DAILY":
        return rule
    if rule.frequency == "WEEKLY" or rule.weeks:
        return replace(rule, days=((None, first.weekday()),))
    months = (first.month,) if rule.frequency == "YEARLY" and not rule.months else rule.months
    return replace(rule, months=months, month_days=(first.day,))


def _turn(rule: Parts, first: date, year: int) -> date | None:
    """Where to begin reckoning: the last turn of the rule up to the beginning of a year; None before its first."""
    if year < first.year:
        return None
    start = date(year, 1, 1)
    if rule.frequency == "YEARLY":
        return start if (year - first.year) % rule.interval == 0 else None
    if rule.frequency == "MONTHLY":
        gone = (year - first.year) * 12 + 1 - first.month
        return add_months(first.replace(day=1), max(0, gone // rule.interval) * rule.interval)
    step = rule.interval * (7 if rule.frequency == "WEEKLY" else 1)
    base = first - timedelta(days=first.weekday()) if rule.frequency == "WEEKLY" else first
    return base + timedelta(days=max(0, (start - base).days // step) * step)
