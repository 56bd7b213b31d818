"""Reading how often something comes round, as it was typed: `last friday of every month`, `weeks 28 to 30`."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.days.period import MONTHS, WEEKDAYS
from generator.days.recurrence.notation import parse_parts
from generator.days.recurrence.rules import Beside, Every, Notation, Nth, Plain, Rule, Weeks
from generator.wording.text import in_prose, nearest_word

EXAMPLES = (
    "yearly",
    "quarterly",
    "monthly",
    "once",
    "every 2 weeks",
    "second tuesday of every month",
    "last working day of every quarter",
    "first monday of march and september",
    "weeks 28 to 30",
    "on Easter Monday",
    "2 weeks before Christmas Day",
    "FREQ=MONTHLY;BYDAY=-1FR",
)
"""One of each way to say it."""

_PLAIN = {"once": None, "yearly": 12, "annually": 12, "quarterly": 3, "monthly": 1}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": -1,
    "second last": -2,
    "third last": -3,
}
_MONTHS = {month.lower(): at for at, month in enumerate(MONTHS, 1)}
_WEEKDAYS = {day.lower(): at for at, day in enumerate(WEEKDAYS)}
_ANY_DAY = "|".join(_WEEKDAYS)

_EVERY = re.compile(r"every (?:(\d{1,4}) |(other) )?(day|week|month|year)s?\Z")
_ANY_ORDINAL = rf"{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}|\d{{1,3}}(?:st|nd|rd|th)"
_NTH = re.compile(rf"({_ANY_ORDINAL}) ({_ANY_DAY}|working day) of (.+)\Z")
_WEEKS = re.compile(r"weeks? (\d{1,2})(?: ?(?:to|-|–) ?(\d{1,2}))?(?: of every year)?\Z")
_ON = re.compile(r"on (.+)\Z", re.IGNORECASE)
_BESIDE = re.compile(rf"(?:(\d{{1,3}}) (working days?|days?|weeks?)|({_ANY_DAY})) (before|after) (.+)\Z", re.IGNORECASE)
_STRETCHES = {
    "every month": (tuple(range(1, 13)), 1, False),
    "every quarter": ((1, 4, 7, 10), 3, False),
    "every fiscal quarter": ((1, 4, 7, 10), 3, True),
    "every year": ((1,), 12, False),
    "every fiscal year": ((1,), 12, True),
}


def parse_rule(written: str) -> Rule:
    """The rule that is meant; ValueError says what was expected and, where it can, what was meant."""
    text = " ".join(written.split())
    folded = re.sub(r"\b(?:the|each)\b ?", lambda match: "every " if "each" in match[0] else "", text.casefold())
    for read in _READERS:
        rule = read(text, folded)
        if rule:
            return rule
    meant = nearest_word(folded, [example.casefold() for example in EXAMPLES])
    shown = in_prose([f"`{example}`" for example in EXAMPLES if example != meant][:6], "or")
    also = f"did you mean `{meant}`? Otherwise " if meant else ""
    raise ValueError(f"expected how often it comes round: {also}for example {shown}")


def _plain(text: str, folded: str) -> Rule | None:
    if folded in ("weekly", "daily"):
        return Every(text, 7 if folded == "weekly" else 1, "day")
    return Plain(text, _PLAIN[folded]) if folded in _PLAIN else None


def _every(text: str, folded: str) -> Rule | None:
    match = _EVERY.match(folded)
    if not match:
        return None
    number = int(match[1]) if match[1] else 2 if match[2] else 1
    if not 1 <= number <= 366:
        raise ValueError("something can come round every 1 to 366 days, weeks, months or years")
    unit = match[3]
    if unit in ("day", "week"):
        return Every(text, number * (7 if unit == "week" else 1), "day")
    return Every(text, number * (12 if unit == "year" else 1), "month")


def _nth(text: str, folded: str) -> Rule | None:
    match = _NTH.match(folded)
    if not match:
        return None
    nth = _ORDINALS.get(match[1]) or int(match[1][:-2])
    weekday = _WEEKDAYS.get(match[2])
    months, length, fiscal = _STRETCHES.get(match[3]) or (_named_months(match[3]), 1, False)
    most = {1: 5, 3: 14, 12: 53}[length] if weekday is not None else {1: 23, 3: 66, 12: 262}[length]
    if not 1 <= abs(nth) <= most:
        raise ValueError(f"there is no {match[1]} {match[2]} of {match[3]}")
    return Nth(text, nth, weekday, months, length, fiscal)


def _named_months(written: str) -> tuple[int, ...]:
    names = [name for name in re.split(r",\s*(?:and\s+)?|\s+and\s+", written.removesuffix(" of every year")) if name]
    for name in names:
        if name not in _MONTHS:
            meant = nearest_word(name, [*_MONTHS, *_STRETCHES])
            hint = f"; did you mean {meant}?" if meant else f"; expected {in_prose(tuple(_STRETCHES), 'or')}"
            raise ValueError(f"`{name}` is no month{hint}")
    return tuple(sorted({_MONTHS[name] for name in names}))


def _weeks(text: str, folded: str) -> Rule | None:
    match = _WEEKS.match(folded)
    if not match:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    if not 1 <= first <= last <= 53:
        raise ValueError("weeks are numbered from 1 to 53, the first before the last")
    return Weeks(text, first, last)


def _beside(text: str, folded: str) -> Rule | None:
    if match := _ON.match(text):
        return Beside(text, match[1])
    match = _BESIDE.match(text)
    if not match:
        return None
    sign = -1 if match[4].casefold() == "before" else 1
    if match[3]:
        return Beside(text, match[5], sign, _WEEKDAYS[match[3].casefold()])
    number, unit = int(match[1]), match[2].casefold()
    if number > 366:
        raise ValueError("count 366 days at the most from a holiday")
    if unit.startswith("working"):
        return Beside(text, match[5], sign * number, "working days")
    return Beside(text, match[5], sign * number * (7 if unit.startswith("week") else 1))


def _notation(text: str, folded: str) -> Rule | None:
    return Notation(text, parse_parts(text)) if folded.startswith(("freq=", "rrule:")) else None


_READERS: tuple[Callable[[str, str], Rule | None], ...] = (_plain, _every, _nth, _weeks, _notation, _beside)
"""In this order: the first that knows what to make of a text reads it, or says what is wrong with it."""
