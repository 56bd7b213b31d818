"""What a key holds, in words, wherever in the model it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.context.states import value_state
from generator.days.period import YearDay, in_words, month_in_words
from generator.days.recurrence.rules import Rule
from generator.days.recurrence.wording import rule_in_words
from generator.model.account import Account
from generator.model.demand import Baseline
from generator.model.fields import Field, fields_of
from generator.model.keys import TABLES, records_in_table
from generator.model.record import Money, Record
from generator.model.references import TEAM
from generator.model.reviews import Minutes
from generator.wording.text import NAME_LENGTH, format_figure, in_a_line, in_prose, plain_words, quote_text

_YEAR, _MONTH = "a year: 2026", "a month of one year: 2026-08"
"""What is to be typed for a year, which has no comma in it, and for a month, which is no day."""

_STATES = {"health", "state", "status"}
"""Keys whose values have words of their own on all pages."""


class NamesById:
    """What is behind the ids of an account, as it is and as it was."""

    def __init__(self, then: Account, now: Account) -> None:
        self._names = {**_names_by_id(then), **_names_by_id(now)}
        self.local = now.settings.local

    def name(self, id: str, tables: tuple[str, ...] = ("person", "team member")) -> str:
        """What the record with an id is called, usually somebody of either side; the id in words where nobody knows."""
        return next((self._names[table, id] for table in tables if (table, id) in self._names), id.replace("-", " "))


def _names_by_id(account: Account) -> dict[tuple[str, str], str]:
    return {
        (table, record.id): in_a_line(record.label, NAME_LENGTH)
        for table in TABLES
        for record in (*records_in_table(account, table), *(account.colleagues if table == TEAM else ()))
    }


def value_in_words(field: Field, value: Any, names: NamesById) -> str:
    """The value of a key for a sentence; empty for none, and for a block of keys with nothing in it."""
    if isinstance(value, tuple):
        return in_prose([value_in_words(field, item, names) for item in value])
    if field.targets and isinstance(value, str):
        return names.name(value, field.targets)
    if field.choices and isinstance(value, str):
        return value_state(value).word if field.key in _STATES else plain_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value) if field.typed == _YEAR else format_figure(value)
    if isinstance(value, date):
        return month_in_words(value) if field.typed == _MONTH else in_words(value)
    if isinstance(value, str):
        return quote_text(value)
    return _block_in_words(value, names)


def _block_in_words(value: Any, names: NamesById) -> str:
    match value:
        case YearDay():
            return value.in_words()
        case Rule():
            return rule_in_words(value)
        case Money():
            return names.local.money(value.amount, value.currency)
        case Baseline():
            months = {field.key: getattr(value, field.attribute) for field in fields_of(Baseline)}
            if len(set(months.values())) == 1:
                return f"{format_figure(value.january)} a month"
            return in_prose([f"{format_figure(number)} in {month.capitalize()}" for month, number in months.items()])
        case Minutes(text=None):
            return value.link or ""
        case Record():
            return quote_text(value.label) if value.label else required_in_words(value, names)
    return ""


def required_in_words(record: Record, names: NamesById) -> str:
    """The keys that a record without a name has to have, in place of one: its day, its people, its words."""
    required = [field for field in fields_of(type(record)) if field.required and not field.choices]
    values = ((field, getattr(record, field.attribute)) for field in required)
    return " – ".join(
        value_in_words(field, value, names) for field, value in values if not isinstance(value, int | float)
    )
