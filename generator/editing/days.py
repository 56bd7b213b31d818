"""Days as people say them: today, yesterday, friday, in 2 weeks, 3 Dec; reckoned from a day that is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
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
_SAID |= {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2}
_SAID |= {"aujourd'hui": 0, "aujourd’hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2}
_SAID |= {"hoy": 0, "ayer": -1, "anteayer": -2, "mañana": 1, "pasado mañana": 2}
_NUMBERS = {
    word: at for at, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_NUMBERS |= {"a": 1, "an": 1}
_WEEKDAYS = {name: at for at, day in enumerate(WEEKDAYS) for name in (day.lower(), day[:3].lower())}
_WEEKDAYS |= {
    name: at
    for names in (
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
    )
    for at, name in enumerate(names.split())
}
_WEEKDAYS |= {"sonnabend": 5, "miercoles": 2, "sabado": 5, "tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTHS = {name: at for at, month in enumerate(MONTHS, 1) for name in (month.lower(), month[:3].lower())}
_MONTHS |= {
    name: at
    for names in (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for at, name in enumerate(names.split(), 1)
}
_MONTHS |= {"jänner": 1, "sept": 9}

_ANY_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)}) (day|week|month|year)s?"
_WEEKDAY = re.compile(rf"(?:(last|this|next|coming) )?({_ANY_WEEKDAY})\.?\Z")
_WEEKDAY_OF = re.compile(rf"({_ANY_WEEKDAY})\.?,? (?:of )?(last|this|next) week\Z")
_AHEAD, _AGO = re.compile(rf"(?:in )?{_COUNT}(?: from now| from today)?\Z"), re.compile(rf"{_COUNT} ago\Z")
_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\Z")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th|er)?\.?(?: of| de)? ?({_ANY_MONTH})\.?,?(?: (\d{{4}}))?\Z")
_MONTH_DAY = re.compile(rf"({_ANY_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,?(?: (\d{{4}}))?\Z")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}|\d{2}))?\Z")
_PERIOD = re.compile(
    rf"(?:(start|beginning|end) of )?(?:(the|this|next|last) )?(week|month|quarter|year|{_ANY_MONTH})\Z"
)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?\Z")


def day_meant(words: str, today: date, *, ahead: bool, deadline: bool = False) -> date:
    """The day that words mean, said on ``today``: of several the next one where it lies ``ahead``, else the last.

    A whole week or month is its last day, of a week Friday, where it names a ``deadline``. ValueError, with a message
    for people, when they mean no day, or could mean two.
    """
    said = re.sub(r"^(?:on|by|due|until|the|am|bis|le|el) ", "", " ".join(words.casefold().split()))
    if re.fullmatch(r"\d{4}\D.*", said):
        return parse_day(said)
    for read in (_plain, _count_from, _of_the_week, _of_the_year, _read_slashed_day):
        day = read(said, today, ahead)
        if day:
            return day
    if match := _PERIOD.match(said):
        if match[1] or deadline:
            return _edge_of(match[3], match[2], today, ahead, at_end=match[1] in ("end", None))
        raise ValueError(f"`{words}` is no single day: say which, or `end of {said}`")
    raise ValueError(f"`{words}` is no day: expected {EXAMPLES}")


def day_since(words: str, today: date) -> date:
    """The day from which on something is told: a weekday that is today's is that of a week ago. ValueError as above."""
    if _WEEKDAYS.get(words.strip().casefold()) == today.weekday():
        return today - timedelta(days=7)
    return day_meant(words, today, ahead=False)


def _plain(said: str, today: date, ahead: bool) -> date | None:
    return today + timedelta(days=_SAID[said]) if said in _SAID else None


def _count_from(said: str, today: date, ahead: bool) -> date | None:
    match = (_AHEAD.match(said) if ahead or said.startswith("in ") else None) or _AGO.match(said)
    if not match:
        return None
    number = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1]]
    number = -number if said.endswith("ago") else number
    if match[2] in ("month", "year"):
        return add_months(today, number * (12 if match[2] == "year" else 1))
    return today + timedelta(days=number * (7 if match[2] == "week" else 1))


def _of_the_week(said: str, today: date, ahead: bool) -> date | None:
    if match := _WEEKDAY_OF.match(said):
        return _edge_of("week", match[2], today, ahead, at_end=False) + timedelta(days=_WEEKDAYS[match[1]])
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
    if match := _OF_MONTH.match(said):
        return _nearest_in_month(int(match[1]), today, ahead)
    return None


def _nearest(day: int, month: int, year: str | None, today: date, ahead: bool) -> date:
    """A day of the year: the next one or the last one where its year was not said."""
    if year:
        return parse_day(f"{f'20{year}' if len(year) == 2 else year}-{month:02}-{day:02}")
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


def _nearest_in_month(day: int, today: date, ahead: bool) -> date:
    """The next or last day of that number, of months that have so many days."""
    for distance in range(3):
        month = add_months(today.replace(day=1), distance if ahead else -distance)
        if 0 < day <= days_in_month(month.year, month.month):
            found = month.replace(day=day)
            if found >= today if ahead else found <= today:
                return found
    raise ValueError(f"no month has a day {day}")


def _read_slashed_day(said: str, today: date, ahead: bool) -> date | None:
    """Two numbers of which only one can be the month, such as 27/11; ValueError where both could."""
    match = _SLASHED.match(said)
    if not match:
        return None
    one, other, days = int(match[1]), int(match[2]), set()
    for day, month in ((one, other), (other, one)):
        with suppress(ValueError):
            days.add(_nearest(day, month, match[3], today, ahead))
    if len(days) > 1:
        written = " or ".join(day.isoformat() for day in sorted(days))
        raise ValueError(f"`{said}` could be a day first or a month first: write {written}")
    return next(iter(days), None)


def _edge_of(name: str, which: str | None, today: date, ahead: bool, *, at_end: bool) -> date:
    """The last or the first day of a week (of work), month, quarter or year: this one or the one beside it."""
    aside = {"next": 1, "last": -1}.get(which or "", 0)
    if name == "week":
        return today + timedelta(days=7 * aside - today.weekday() + 4 * at_end)
    if name in _MONTHS:
        return _edge_of_month(_MONTHS[name], today, ahead if not aside else aside > 0, at_end=at_end)
    months = {"month": 1, "quarter": 3, "year": 12}[name]
    first = add_months(today.replace(day=1), months * aside - (today.month - 1) % months)
    return add_months(first, months) - timedelta(days=1) if at_end else first


def _edge_of_month(month: int, today: date, ahead: bool, *, at_end: bool) -> date:
    """The next or the last day on which a month of that name ends, or begins."""
    years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
    edges = [date(year, month, days_in_month(year, month) if at_end else 1) for year in years]
    return next(edge for edge in edges if (edge >= today if ahead else edge <= today))
