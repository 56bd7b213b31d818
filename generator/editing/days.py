"""Days as people say them: today, yesterday, friday, in 2 weeks, 3 Dec; reckoned from a day that is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from generator.days.period import (
    MONTHS,
    WEEKDAYS,
    YearDay,
    add_months,
    days_in_month,
    in_words,
    parse_day,
    with_weekday,
)

EXAMPLES = "today, yesterday, friday, in 2 weeks, 3 Dec or 2026-12-03"

_SAID = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}
_NUMBERS = {
    word: at for at, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_NUMBERS |= {"a": 1, "an": 1}
_WEEKDAYS = {name: at for at, day in enumerate(WEEKDAYS) for name in (day.lower(), day[:3].lower())}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTHS = {name: at for at, month in enumerate(MONTHS, 1) for name in (month.lower(), month[:3].lower())}
_MONTHS |= {"sept": 9}

_ANY_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)}) (day|week|month|year)s?"
_WEEKDAY = re.compile(rf"(?:(last|this|next|coming) )?({_ANY_WEEKDAY})\.?\Z")
_AHEAD, _AGO = re.compile(rf"in {_COUNT}\Z"), re.compile(rf"{_COUNT} ago\Z")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? ?({_ANY_MONTH})\.?,?(?: (\d{{4}}))?\Z")
_MONTH_DAY = re.compile(rf"({_ANY_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,?(?: (\d{{4}}))?\Z")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}))?\Z")
_END = re.compile(rf"end of (?:the |this )?(month|year|{_ANY_MONTH})\Z")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\Z")


def day_meant(words: str, today: date, *, ahead: bool) -> date:
    """The day that words mean, said on ``today``: of several the next one where it lies ``ahead``, else the last.

    ValueError, with a message for people, when they mean none, or could mean two.
    """
    said = re.sub(r"^(?:on|by|due|until|the) ", "", " ".join(words.casefold().split()))
    if re.fullmatch(r"\d{4}\D.*", said):
        return parse_day(said)
    for read in (_plain, _count_from, _of_the_week, _of_the_year, _end):
        day = read(said, today, ahead)
        if day:
            return day
    if match := _SLASHED.match(said):
        raise ValueError(f"`{words}` could be a day first or a month first: {_both(match, today, ahead)}")
    raise ValueError(f"`{words}` is no day: expected {EXAMPLES}")


def _plain(said: str, today: date, ahead: bool) -> date | None:
    return today + timedelta(days=_SAID[said]) if said in _SAID else None


def _count_from(said: str, today: date, ahead: bool) -> date | None:
    match = _AHEAD.match(said) or _AGO.match(said)
    if not match:
        return None
    number = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1]]
    number = -number if said.endswith("ago") else number
    if match[2] in ("month", "year"):
        return add_months(today, number * (12 if match[2] == "year" else 1))
    return today + timedelta(days=number * (7 if match[2] == "week" else 1))


def _of_the_week(said: str, today: date, ahead: bool) -> date | None:
    match = _WEEKDAY.match(said)
    if not match:
        return None
    which, weekday = match[1], _WEEKDAYS[match[2]]
    if which == "this":
        return today + timedelta(days=weekday - today.weekday())
    ahead = which in ("next", "coming") or (ahead and which != "last")
    near = today + timedelta(days=(weekday - today.weekday()) % 7 if ahead else -((today.weekday() - weekday) % 7))
    far = near + timedelta(days=7 if ahead else -7)
    if which in ("next", "last") and near != today and near.isocalendar()[:2] == today.isocalendar()[:2]:
        raise ValueError(f"`{said}` could be {with_weekday(near)} or {with_weekday(far)}: write the date")
    if near == today and which:
        return far
    if near == today:
        raise ValueError(f"today is {WEEKDAYS[weekday]}: say `today`, or {far.isoformat()} for {in_words(far)}")
    return near


def _of_the_year(said: str, today: date, ahead: bool) -> date | None:
    if match := _DAY_MONTH.match(said):
        return _nearest(int(match[1]), _MONTHS[match[2]], match[3], today, ahead)
    if match := _MONTH_DAY.match(said):
        return _nearest(int(match[2]), _MONTHS[match[1]], match[3], today, ahead)
    if match := _DOTTED.match(said):
        return _nearest(int(match[1]), int(match[2]), match[3], today, ahead)
    return None


def _nearest(day: int, month: int, year: str | None, today: date, ahead: bool) -> date:
    """A day of the year: the next one or the last one where its year was not said."""
    if year:
        return parse_day(f"{year}-{month:02}-{day:02}")
    YearDay.parse(f"{month:02}-{day:02}")  # whether any year has that day
    order: Callable[[int], int] = (lambda n: n) if ahead else (lambda n: -n)
    for distance in range(9):
        try:
            found = date(today.year + order(distance), month, day)
        except ValueError:
            continue  # 29 February
        if found >= today if ahead else found <= today:
            return found
    raise ValueError(f"there is no such day as {day}. {month}.")


def _end(said: str, today: date, ahead: bool) -> date | None:
    match = _END.match(said)
    if not match:
        return None
    if match[1] == "year":
        return date(today.year, 12, 31)
    if match[1] == "month":
        return today.replace(day=days_in_month(today.year, today.month))
    month = _MONTHS[match[1]]
    years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
    ends = [date(year, month, days_in_month(year, month)) for year in years]
    return next(end for end in ends if (end >= today if ahead else end <= today))


def _both(match: re.Match[str], today: date, ahead: bool) -> str:
    one, other, year = int(match[1]), int(match[2]), match[3]
    whole = f"20{year}" if year and len(year) == 2 else year
    found = []
    for day, month in ((one, other), (other, one)):
        try:
            found.append(_nearest(day, month, whole, today, ahead).isoformat())
        except ValueError:
            continue
    return f"write {' or '.join(dict.fromkeys(found))}" if found else f"expected {EXAMPLES}"
