"""What a key holds, in words, wherever in the model it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.context.states import state
from generator.days.period import YearDay, in_words
from generator.days.recurrence.rules import Rule
from generator.days.recurrence.wording import rule_in_words
from generator.model.account import Account
from generator.model.demand import Baseline
from generator.model.fields import Field
from generator.model.keys import TABLES, records_in_table
from generator.model.record import Fact, Money, Record
from generator.model.references import TEAM
from generator.model.reviews import Minutes
from generator.wording.text import figure, in_a_line, in_prose, words

_LONG = 90
"""How many letters of somebody's words a sentence repeats."""

_YEAR = "a year: 2026"
"""What is to be typed for a year, which has no comma in it."""

_STATES = {"health", "status"}
"""Keys whose values have words of their own on all pages."""


class Names:
    """What is behind the ids of an account, as it is and as it was."""

    def __init__(self, *accounts: Account) -> None:
        # The account as it is now comes last and has the last word.
        self._names = {key: name for account in accounts for key, name in _names(account)}

    def of(self, id: str, tables: tuple[str, ...]) -> str:
        """What the record with an id is called; the id in words where nobody knows."""
        return next((self._names[table, id] for table in tables if (table, id) in self._names), id.replace("-", " "))

    def person(self, id: str | None) -> str:
        """The name of somebody of either side; empty for nobody."""
        return self.of(id, ("person", "team member")) if id else ""


def _names(account: Account) -> Iterator[tuple[tuple[str, str], str]]:
    for table in TABLES:
        for record in (*records_in_table(account, table), *(account.colleagues if table == TEAM else ())):
            yield (table, record.id), in_a_line(record.label, 60)


def value_in_words(field: Field, value: Any, names: Names) -> str:
    """The value of a key for a sentence; empty for none, and for a block of keys that nothing is called by."""
    if value is None or value == ():
        return ""
    if isinstance(value, dict):
        return in_prose([key.replace("-", " ") for key in value])
    if isinstance(value, tuple):
        return in_prose([value_in_words(field, each, names) for each in value])
    if field.targets and isinstance(value, str):
        return names.of(value, field.targets)
    if field.choices:
        return state(value).word if field.key in _STATES else words(str(value))
    return _plain(field, value)


def _plain(field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value) if field.typed == _YEAR else figure(value)
    if isinstance(value, Record):
        return _block(value)
    return _day(value) or quoted(str(value))


def _day(value: Any) -> str:
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, YearDay):
        return value.in_words()
    return rule_in_words(value) if isinstance(value, Rule) else ""


def _block(value: Record) -> str:
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, Baseline):
        months = sorted(set(vars(value).values()))
        return figure(months[0]) if len(months) == 1 else f"{figure(months[0])} to {figure(months[-1])} a month"
    if isinstance(value, Minutes) and not value.text:
        return value.link or ""
    if isinstance(value, Fact) or value.label:
        return quoted(value.label)
    return _day(getattr(value, "on", None))


def money(value: Money) -> str:
    """An amount with its currency: ``120,000 EUR``."""
    return f"{figure(value.amount)} {value.currency}"


def quoted(text: str) -> str:
    """What somebody typed, in a sentence: on one line and not too long."""
    return f"“{in_a_line(text, _LONG)}”"
