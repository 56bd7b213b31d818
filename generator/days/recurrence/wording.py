"""How often something comes round, in plain words for a page, however it was typed."""

from __future__ import annotations

import re

from generator.days.period import MONTHS, WEEKDAYS
from generator.days.recurrence.notation import Parts
from generator.days.recurrence.rules import Every, Notation, Nth, Plain, Rule, Weeks
from generator.wording.text import count_noun, in_prose

_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_NAMES = re.compile(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b", re.IGNORECASE)
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_PLAIN = {None: "once", 1: "every month", 3: "every quarter", 12: "every year"}


def rule_in_words(rule: Rule) -> str:
    """A rule as people say it: ``every 2 weeks``, ``second Tuesday of every month``."""
    if isinstance(rule, Plain):
        return _PLAIN.get(rule.months) or f"every {rule.months} months"
    if isinstance(rule, Every):
        return _every(rule)
    if isinstance(rule, Weeks):
        numbers = f"{rule.from_week}" if rule.from_week == rule.to_week else f"{rule.from_week} to {rule.to_week}"
        return f"week{'' if rule.from_week == rule.to_week else 's'} {numbers} of every year"
    if isinstance(rule, Notation):
        return _notation(rule.parts)
    text = _plainly(rule.text) if isinstance(rule, Nth) else rule.text  # others hold the name of a holiday
    return _NAMES.sub(lambda match: match[0].capitalize(), text)


def _plainly(text: str) -> str:
    return re.sub(r"\bthe ", "", text.casefold()).replace("each ", "every ")


def _every(rule: Every) -> str:
    number, unit = rule.number, rule.unit
    for whole, name in ((7, "week"),) if unit == "day" else ((12, "year"),):
        if not number % whole:
            number, unit = number // whole, name  # type: ignore[assignment]
    return _stretch(number, unit)


def _stretch(number: int, unit: str) -> str:
    return f"every {unit}" if number == 1 else f"every {count_noun(number, unit)}"


def _notation(parts: Parts) -> str:
    """``every 2 months on the last Friday``; in the order in which people say it."""
    said = [_stretch(parts.interval, _UNITS[parts.frequency])]
    if parts.days:
        said.append(f"on {in_prose([_weekday(nth, day) for nth, day in parts.days])}")
    if parts.month_days:
        said.append(f"on the {in_prose([_of_month(day) for day in parts.month_days])}")
    if parts.months:
        said.append(f"in {in_prose([MONTHS[month - 1] for month in parts.months])}")
    if parts.weeks:
        said.append(f"in week {in_prose([_count_words(week) for week in parts.weeks])}")
    if parts.year_days:
        said.append(f"on day {in_prose([_count_words(day) for day in parts.year_days])} of the year")
    if parts.positions:
        said.append(f"(of these the {in_prose([_ordinal(place) for place in parts.positions])})")
    return " ".join(said)


def _weekday(nth: int | None, day: int) -> str:
    return WEEKDAYS[day] if nth is None else f"the {_ordinal(nth)} {WEEKDAYS[day]}"


def _of_month(day: int) -> str:
    return f"{_ordinal(day)} day" if day < 0 else _number_words(day)


def _count_words(number: int) -> str:
    return str(number) if number > 0 else f"{-number} from the end"


def _ordinal(number: int) -> str:
    if number == -1:
        return "last"
    if number < 0:
        return f"{_ordinal(-number)} last"
    return _ORDINALS.get(number) or _number_words(number)


def _number_words(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
