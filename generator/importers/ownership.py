"""Whose a value is: the import's, which may change it, or a person's, which it never touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.importers.changes import KeptValue, Key, Plan, Setting, Value, key_words, plain_value
from generator.importers.memory import value_fingerprint
from generator.model.record import Money
from generator.wording.names import name_key


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record of an account that the customer database has as well."""

    table: str
    id: str
    label: str
    #: What it is called in the memory of imports.
    memory: str
    #: It as the account has it.
    there: object

    def plain(self, key: Key) -> str:
        """The value of a key as one text; empty for none."""
        value = self.there
        for name in key:
            value = getattr(value, name)
        if isinstance(value, Money):
            return f"{f'{value.amount:.2f}'.removesuffix('.00')} {value.currency}"
        return plain_value(value)


def settle_all(record: KnownRecord, id: str, values: Mapping[Key, str | tuple[str, ...]], plan: Plan) -> list[str]:
    """Decide on everything the customer database says of a record; given back is what stood in keys that change."""
    before = len(plan.settings)
    if id and not record.plain(("crm_id",)):
        plan.settings.append(Setting(record.table, record.id, record.label, ("crm_id",), id))
    for key, value in values.items():
        settle_value(record, key, value, plan)
    return [setting.before for setting in plan.settings[before:]]


def settle_value(record: KnownRecord, key: Key, new: str | tuple[str, ...], plan: Plan) -> None:
    """Decide on one value of the customer database: set it, or leave what stands there and say so.

    What nobody wrote is filled in. What the last import wrote, and nobody changed since, follows the customer
    database. Anything else is a person's: what they wrote, what they changed, and what they took out.
    """
    name, now, coming = ".".join(key), record.plain(key), plain_value(new)
    last = plan.memory.last(record.memory, name)
    if not coming:
        if now and last == value_fingerprint(now):
            plan.notes.append(f"{record.label}: {key_words(key)} is empty there now; “{now}” is kept")
    elif now == coming:
        return
    elif (not now and last is None) or (now and last == value_fingerprint(now)):
        plan.settings.append(Setting(record.table, record.id, record.label, key, new, now))
        plan.memory.remember(record.memory, name, coming)
    elif not _are_alike(key, now, coming):
        plan.kept.append(KeptValue(record.label, key, now, coming))


def remember_all(record: str, keys: Mapping[str, Value], plan: Plan, before: Key = ()) -> None:
    """Note every value of a record that is added, so that the next import knows them as its own."""
    for key, value in keys.items():
        if isinstance(value, Mapping):
            remember_all(record, value, plan, (*before, key))
        elif key not in ("id", "crm_id", "led_by"):
            plan.memory.remember(record, ".".join((*before, key)), plain_value(value))


def _are_alike(key: Key, one: str, other: str) -> bool:
    """Whether two values say the same, so that there is nothing to report."""
    if key[-1] == "phone":
        return "".join(filter(str.isdigit, one)) == "".join(filter(str.isdigit, other))
    return name_key(one) == name_key(other)
