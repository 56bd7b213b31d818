"""Rules in the notation of calendars (RFC 5545), such as ``FREQ=MONTHLY;BYDAY=-1FR``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from generator.days.recurrence.reckoning import Steps, times_of

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
    "BYYEARDAY": (-366, 366),
}
_SEVERAL = ("BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY")
_ONLY_YEARLY = ("BYWEEKNO", "BYYEARDAY")

_HOURS = ("BYHOUR", "BYMINUTE", "BYSECOND")
_LONGEST = 2_000
_MOST_COUNT = 999_999_999
_MOST_STEPS = 1_000_000
"""More than there are days from the first year to the last."""


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
    year_days: tuple[int, ...] = ()
    #: The rule itself, part by part.
    given: tuple[tuple[str, str], ...] = ()


def parse_parts(text: str) -> Parts:
    """Take a rule apart; ValueError says what is wrong with it.

    Only what has an end is allowed: a frequency of a day or more and an interval of 1 to 366.
    """
    given: dict[str, str] = {}
    for piece in text.upper().removeprefix("RRULE:").rstrip(";").split(";"):
        key, _, value = piece.partition("=")
        if key in given:
            raise ValueError(f"{key} is given twice")
        given[key] = value
    frequency = given.get("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise ValueError("FREQ is one of DAILY, WEEKLY, MONTHLY and YEARLY")
    if {"COUNT", "UNTIL"} & given.keys():
        raise ValueError("write its last day as `until`, beside `repeats`, instead of COUNT or UNTIL")
    if unknown := given.keys() - {"FREQ", "BYDAY", "WKST", *_LIMITS}:
        raise ValueError(f"{sorted(unknown)[0] or 'an empty part'} is not understood here")
    days = tuple(_day(weekday) for weekday in given["BYDAY"].split(",")) if "BYDAY" in given else ()
    if frequency in ("DAILY", "WEEKLY") and any(nth is not None for nth, _ in days):
        raise ValueError("a numbered weekday such as -1FR goes with MONTHLY or YEARLY")
    if frequency != "YEARLY" and (yearly := [key for key in _ONLY_YEARLY if key in given]):
        raise ValueError(f"{yearly[0]} goes with YEARLY")
    if given.get("WKST", "MO") not in _DAYS:
        raise ValueError("WKST is a day such as MO")
    several = {key: _numbers(key, given[key]) for key in _SEVERAL if key in given}
    return Parts(
        frequency=frequency,
        interval=_numbers("INTERVAL", given.get("INTERVAL", "1"))[0],
        days=days,
        months=several.get("BYMONTH", ()),
        month_days=several.get("BYMONTHDAY", ()),
        positions=several.get("BYSETPOS", ()),
        weeks=several.get("BYWEEKNO", ()),
        year_days=several.get("BYYEARDAY", ()),
        given=tuple(given.items()),
    )


def rule_of(written: str) -> tuple[dict[str, str], str]:
    """The parts of a rule of a calendar file, with COUNT, and the day or time of UNTIL, empty for none.

    The hours that a rule names itself are left out. ValueError when it is not understood.
    """
    given = dict(piece.partition("=")[::2] for piece in written.upper().strip().rstrip(";").split(";"))
    until, count = given.pop("UNTIL", ""), given.pop("COUNT", "")
    if len(written) > _LONGEST or (count and not 0 < int(count) <= _MOST_COUNT):
        raise ValueError("too long")
    rule = dict(parse_parts(";".join(f"{key}={value}" for key, value in given.items() if key not in _HOURS)).given)
    return (rule | {"COUNT": count} if count else rule), until


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
    numbers = []
    for piece in written.split(","):
        number = int(piece) if _NUMBER.match(piece) else None
        if number is None or not low <= number <= high or (number == 0):
            raise ValueError(f"{key} is a number from {low} to {high}; {piece or 'nothing'} is none")
        numbers.append(number)
    return tuple(numbers)


@lru_cache(maxsize=4096)
def days_of(rule: Parts, first: date, year: int) -> tuple[date, ...]:
    """The days of a year that a rule names, counted from its first day; what it leaves open it takes from there."""
    start, begin, end = (datetime.combine(day, time()) for day in (first, date(year, 1, 1), date(year, 12, 31)))
    times = times_of(dict(rule.given), start, begin, end, Steps(_MOST_STEPS))
    return tuple(moment.date() for moment in times)
