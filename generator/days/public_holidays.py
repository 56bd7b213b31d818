"""Public holidays and weekends of the countries of the world; the only module that knows the holidays library.

Its data change with every release, so the lock file pins it: the same build makes the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

import holidays

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SMALL = re.compile(r"\b(?:And|Of|The)\b")
_ESTIMATED = " (estimated)"
"""How the library marks a date that depends on the moon and is not settled yet."""
_CATEGORIES = ("public", "de_facto")
"""De facto holidays are no law and yet every factory is shut: Midsummer Eve in Sweden."""
FIRST_YEAR, LAST_YEAR = 1950, 2099
"""For other years nothing is known; for the early ones of these little is, for some countries."""

SATURDAY_AND_SUNDAY = frozenset((5, 6))


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off of a country, or of a part of it."""

    on: date
    name: str
    #: Whether the date is an estimate, as those of Islamic and Chinese holidays of future years are.
    estimated: bool


@cache
def list_countries() -> Mapping[str, tuple[str, ...]]:
    """The two-letter codes of all countries there are holidays for, each with the codes of its parts."""
    listed = holidays.list_supported_countries(include_aliases=False)
    return MappingProxyType({code: tuple(parts) for code, parts in sorted(listed.items()) if len(code) == 2})


@cache
def country_name(code: str) -> str:
    """What a country is called in English; its code when there is nothing known of it."""
    if code not in list_countries():
        return code
    # The library has no names but those of its classes: `DE` is a `Germany`.
    parts = _WORDS.sub(" ", getattr(holidays, code).__mro__[1].__name__)
    return _SMALL.sub(lambda word: word[0].lower(), parts)


@cache
def region_name(country: str, region: str) -> str:
    """What a part of a country is called; its code when it has no name here."""
    aliases = getattr(getattr(holidays, country, None), "subdivisions_aliases", {})
    return next((name for name, code in aliases.items() if code == region), region)


@cache
def public_holidays(country: str, region: str | None, year: int) -> Mapping[date, Holiday]:
    """The public holidays of a country in a year, by date, with those of one of its regions if it is named.

    Empty for a country or region there is nothing known of, and outside the years there is data for.
    """
    if country not in list_countries() or (region and region not in list_countries()[country]):
        return MappingProxyType({})
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return MappingProxyType({})
    entries = sorted(_table(country, region, year).items())
    return MappingProxyType(
        {
            day: Holiday(day, name.replace(_ESTIMATED, ""), _ESTIMATED in name)
            for day, name in entries
            if day.year == year
        }
    )


def holiday_names(country: str, region: str | None, year: int) -> tuple[str, ...]:
    """What the public holidays of a year are called, each name once, in the order of the year."""
    named = (name for day in public_holidays(country, region, year).values() for name in day.name.split("; "))
    return tuple(dict.fromkeys(named))


@cache
def weekend_days(country: str | None, year: int) -> frozenset[int]:
    """The days of the week on which a country does not work, Monday being 0; Saturday and Sunday when unknown."""
    if country is None or country not in list_countries():
        return SATURDAY_AND_SUNDAY
    return frozenset(_table(country, None, min(max(year, FIRST_YEAR), LAST_YEAR)).weekend)


def _table(country: str, region: str | None, year: int) -> holidays.HolidayBase:
    kind = getattr(holidays, country)
    categories = tuple(category for category in _CATEGORIES if category in kind.supported_categories)
    # Never None: the library would then take the language from the environment, and pages would differ by it.
    english = (language for language in kind.supported_languages if language.startswith("en"))
    language = next(english, kind.default_language or "en")
    return holidays.country_holidays(
        country, subdiv=region, years=year, expand=False, categories=categories or None, language=language
    )
