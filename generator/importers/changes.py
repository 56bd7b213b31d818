"""What an import would change in an account, and what it leaves alone: what a person wrote it never touches."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.importers.headings import words_for
from generator.importers.memory import Memory, value_fingerprint
from generator.importers.tally import Tally
from generator.model.record import Money
from generator.wording.names import name_key

Value = str | tuple[str, ...] | Mapping[str, "Value"]

Key = tuple[str, ...]
"""A key of a record with the blocks it stands in: ``("contact", "email")``."""

HEAD, PEOPLE, DEALS = "account", "stakeholders", "opportunities"
"""Where the three kinds of record stand in an account."""


def key_words(key: Key) -> str:
    """What to call a key in a sentence."""
    return words_for("keys", ".".join(key))


def plain_value(value: object) -> str:
    """A value as one text, the same however it was typed."""
    if isinstance(value, Money):
        return f"{f'{value.amount:.2f}'.removesuffix('.00')} {value.currency}"
    words = ", ".join(value) if isinstance(value, tuple) else str(value or "")
    return unicodedata.normalize("NFC", words).strip()


def put_value(keys: dict[str, Value], path: Key, value: Value) -> None:
    """Put a value at its place in nested blocks of keys."""
    *blocks, last = path
    for block in blocks:
        keys = keys.setdefault(block, {})  # type: ignore[assignment]
    keys[last] = value


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record of an account that the customer database has as well, or once had."""

    table: str
    #: Empty for the head of the account.
    id: str
    label: str
    #: It as the account has it.
    there: object
    #: What it is called in the memory of imports.
    memory: str = ""

    def plain(self, key: Key) -> str:
        """The value of a key as one text; empty for none."""
        value = self.there
        for name in key:
            value = getattr(value, name)
        return plain_value(value)


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a record that is there gets a value."""

    record: KnownRecord
    key: Key
    value: Value
    #: What stands there now; empty for nothing.
    before: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """A record that is added to one of the lists of an account."""

    table: str
    label: str
    keys: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class KeptValue:
    """A value somebody wrote, which the customer database has otherwise."""

    label: str
    key: Key
    #: Empty when somebody took it out.
    ours: str
    theirs: str


@dataclass(slots=True)
class Plan:
    """All that an import would do to one account."""

    account: str
    name: str
    #: The head of an account that is to be made; None for one that is there.
    head: Mapping[str, Value] | None = None
    settings: list[Setting] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    kept: list[KeptValue] = field(default_factory=list)
    #: People and deals that were imported once and are not in these files.
    vanished: list[KnownRecord] = field(default_factory=list)
    #: What cannot be used or decided, in sentences.
    notes: list[str] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    #: What becomes of the records that were read for it, and perhaps for others.
    tally: Tally = field(default_factory=Tally)

    @property
    def changes(self) -> bool:
        """Whether anything in the account would be different."""
        return bool(self.head or self.settings or self.additions)

    def settle_record(self, record: KnownRecord, id: str, values: Mapping[Key, str | tuple[str, ...]]) -> list[str]:
        """Decide on everything the customer database says of a record; given back is what stood in keys that change."""
        before = len(self.settings)
        if id and not record.plain(("crm_id",)):
            self.settings.append(Setting(record, ("crm_id",), id))
        for key, value in values.items():
            self.settle_value(record, key, value)
        return [setting.before for setting in self.settings[before:]]

    def settle_value(self, record: KnownRecord, key: Key, new: str | tuple[str, ...]) -> None:
        """Decide on one value of the customer database: set it, or leave what stands there and say so.

        What nobody wrote is filled in. What the last import wrote, and nobody changed since, follows the customer
        database. Anything else is a person's: what they wrote, what they changed, and what they took out.
        """
        name, now, coming = ".".join(key), record.plain(key), plain_value(new)
        last = self.memory.last(record.memory, name)
        ours = last == value_fingerprint(now) if now else last is None
        if not coming:
            if now and ours:
                self.notes.append(f"{record.label}: {key_words(key)} is empty there now; “{now}” is kept")
        elif now != coming and ours:
            self.settings.append(Setting(record, key, new, now))
            self.memory.remember(record.memory, name, coming)
        elif not _are_alike(key, now, coming):
            self.kept.append(KeptValue(record.label, key, now, coming))

    def remember_values(self, record: str, keys: Mapping[str, Value], before: Key = ()) -> None:
        """Note every value of a record that is added, so that the next import knows them as its own."""
        for key, value in keys.items():
            if isinstance(value, Mapping):
                self.remember_values(record, value, (*before, key))
            elif key not in ("id", "crm_id"):
                self.memory.remember(record, ".".join((*before, key)), plain_value(value))


def _are_alike(key: Key, one: str, other: str) -> bool:
    """Whether two values say the same, so that there is nothing to report."""
    if key[-1] == "phone":
        return "".join(filter(str.isdigit, one)) == "".join(filter(str.isdigit, other))
    return one == other or name_key(one) == name_key(other)
