"""The customer's calendar: their fiscal year, their week, and the days on which their country does not work."""

from __future__ import annotations

import zoneinfo
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, WithJsonSchema

from generator.days import public_holidays
from generator.days.period import WEEKDAYS
from generator.model.key import means
from generator.model.kinds import Kind, Many, OnDay, Text, refusal_error
from generator.model.record import Record
from generator.wording.text import nearest_word

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _check_country(value: Any) -> str:
    text = str(value).strip()
    if text not in public_holidays.list_countries():
        meant = (
            text.upper()
            if text.upper() in public_holidays.list_countries()
            else nearest_word(text.upper(), public_holidays.list_countries())
        )
        hint = f"did you mean {meant}?" if meant else "GB for the United Kingdom"
        raise refusal_error("expected the two-letter code of a country, such as SE", hint)
    return text


_time_zones = cache(zoneinfo.available_timezones)
"""Kept, since asking for them looks at hundreds of files."""


def _time_zone(value: Any) -> str:
    text = str(value).strip()
    if text not in _time_zones():
        meant = nearest_word(text, sorted(_time_zones()))
        hint = f"did you mean {meant}?" if meant else "a continent and a city"
        raise refusal_error("expected a time zone such as Europe/Stockholm", hint)
    return text


Country = Annotated[
    str,
    BeforeValidator(_check_country),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}),
    Kind("country", "the two-letter code of a country: SE"),
]
TimeZone = Annotated[
    str,
    BeforeValidator(_time_zone),
    WithJsonSchema({"type": "string"}),
    Kind("time zone", "a time zone: Europe/Stockholm"),
]


class ClosedDays(Record):
    """Days on which they are closed besides public holidays."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "days on which they are closed"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("from_", "to"),)

    name: Text
    """What it is called."""
    from_: OnDay
    """First day: 06-06 for every year, 2026-06-05 for once."""
    to: OnDay | None = None
    """Last day; left out, it is one day."""


class Calendar(Record):
    """Which days they work, and when their fiscal year begins."""

    country: Country | None = None
    """The country whose public holidays they keep."""
    region: Text | None = None
    """The part of the country, where parts have holidays of their own: BY for Bavaria."""
    time_zone: TimeZone | None = None
    """The time zone of their clocks; meetings with a time are held by it."""
    weekend: Many[Weekday] = ()
    """The days of the week on which they do not work; left out, those of the country."""
    fiscal_year_starts: OnDay | None = None
    """First day of their fiscal year, month and day: 04-01."""
    fiscal_year_named_by: Annotated[
        Literal["first_year", "last_year"],
        means(first_year="FY 2026 begins in 2026", last_year="FY 2026 ends in 2026"),
    ] = "last_year"
    """After which of its two calendar years they name it: the first makes FY 2026 of the one from April 2026."""
    bridge_days: Annotated[Literal["closed", "open"], means(closed="they do not work", open="they do")] | None = None
    """Whether they close on a single working day between a public holiday and a weekend."""
    closed: tuple[ClosedDays, ...] = ()
    """Days on which they are closed besides public holidays."""
    works_on: Many[Text] = ()
    """Public holidays on which they work all the same, each by its name: Epiphany."""


WEEKDAY_NUMBERS: dict[str, int] = {day.lower(): at for at, day in enumerate(WEEKDAYS)}
"""The days of the week as they are typed, Monday being 0."""
