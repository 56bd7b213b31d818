"""Figures, money and days as people of a language and region write them; the only module that knows Babel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_precision

HOUSE = "en-GB"
"""The language and region of a house that has named none."""

_COUNTED = 201
"""Up to where numbers are looked at for the forms that a language has for them."""


@dataclass(frozen=True, slots=True)
class LocalFormat:
    """How figures, money and days are written in a language and region: ``en-GB``, ``de-DE``, ``sv``.

    LookupError from every method when nothing is known of it, which `is_locale` tells beforehand.
    """

    tag: str = HOUSE

    def figure(self, number: float) -> str:
        """A number, with digits after the point only as far as they say something: ``1,200.5``."""
        return _plain_spaces(
            format_decimal(round(number, 6) + 0.0, format=_grouping_pattern(self.tag, "0.######"), locale=self._locale)
        )

    def money(self, amount: float, currency: str) -> str:
        """An amount with the code of its currency where that stands: ``EUR 120,000``, ``120.000,50 EUR``."""
        decimals = "" if amount == round(amount) else "." + "0" * (get_currency_precision(currency) or 2)
        pattern = _grouping_pattern(self.tag, "0" + decimals)
        figure = _plain_spaces(format_decimal(amount, format=pattern, locale=self._locale))
        first = "¤" in self._locale.currency_formats["standard"].pattern.partition("#")[0]
        return f"{currency} {figure}" if first else f"{figure} {currency}"

    def day(self, when: date) -> str:
        """A day in a sentence: ``3 August 2026``."""
        return _plain_spaces(format_date(when, "long", self._locale))

    def day_in_short(self, when: date) -> str:
        """A day in a table: ``3 Aug 2026``."""
        return _plain_spaces(format_date(when, "medium", self._locale))

    def day_in_full(self, when: date) -> str:
        """A day at the head of something: ``Monday 3 August 2026``."""
        return _plain_spaces(format_date(when, "full", self._locale))

    def month_in_short(self, when: date) -> str:
        """A month in a table: ``Aug 2026``."""
        return _plain_spaces(format_skeleton("yMMM", when, locale=self._locale))

    def in_prose(self, items: Sequence[str]) -> str:
        """Some things as a list in a sentence: ``a, b and c``."""
        return format_list(list(items), locale=self._locale) if items else ""

    def plural_form(self, number: int) -> str:
        """What the language calls a number where its words change with it: one, two, few, many, other."""
        return str(self._locale.plural_form(number))

    @property
    def plural_forms(self) -> frozenset[str]:
        """All that it calls the numbers people count with."""
        return _plural_forms(self.tag)

    @property
    def language(self) -> str:
        """The code of the language: ``de``."""
        return str(self._locale.language)

    @property
    def region(self) -> str:
        """The code of the region: ``AT``; empty where none is named."""
        return str(self._locale.territory or "")

    @property
    def script(self) -> str:
        """The code of the script it is usually written in: ``Latn``, ``Jpan``."""
        usual = get_global("likely_subtags").get(self.language, "")
        return str(self._locale.script or next((part for part in usual.split("_") if len(part) == 4), ""))

    @property
    def language_name(self) -> str:
        """What the language is called in English: ``German``."""
        return str(Locale("en").languages.get(self.language, self.tag))

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return bool(self._locale.text_direction == "rtl")

    @property
    def _locale(self) -> Locale:
        locale = _find_locale(self.tag)
        if locale is None:
            raise LookupError(self.tag)
        return locale


def is_locale(tag: str) -> bool:
    """Whether it is known how people of a language, or of a language and region, write."""
    return _find_locale(tag) is not None


def locale_meant(typed: str) -> str:
    """What somebody meant who typed no such thing: ``de-DE`` for ``de_DE``, ``de`` for German; empty when unclear."""
    joined = typed.replace("_", "-")
    if is_locale(joined):
        return joined
    names = ((tag, name.casefold()) for tag, name in Locale("en").languages.items())
    return next((tag for tag, name in names if name == typed.casefold() and is_locale(tag)), "")


@cache
def _find_locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


@cache
def _grouping_pattern(tag: str, last: str) -> str:
    """A pattern for figures that are grouped as the language has it, and end so."""
    usual: str = LocalFormat(tag)._locale.decimal_formats[None].pattern
    return usual.partition(";")[0].partition(".")[0][:-1] + last


@cache
def _plural_forms(tag: str) -> frozenset[str]:
    local = LocalFormat(tag)
    return frozenset(local.plural_form(number) for number in range(_COUNTED))


def _plain_spaces(written: str) -> str:
    """The narrow space of French figures, which few fonts have, and marks of direction, as what everything can show."""
    return written.replace("\u202f", "\u00a0").replace("\u200f", "").replace("\u200e", "")
