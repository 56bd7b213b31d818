"""What an import would change in an account, and what it leaves alone: what a person wrote it never touches."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from generator.importers.headings import words_for
from generator.importers.memory import Memory, value_fingerprint
from generator.importers.tally import CHANGED, FILLED, SAME, Tally
from generator.model.record import Money
from generator.wording.names import name_key

Value = str | tuple[str, ...]

HEAD, PEOPLE, DEALS = "account", "stakeholders", "opportunities"
"""Where the three kinds of record stand in an account."""


def plain_value(value: object) -> str:
    """A value as one text, the same however it was typed."""
    if isinstance(value, Money):
        return f"{f'{value.amount:.2f}'.removesuffix('.00')} {value.currency}"
    words = ", ".join(value) if isinstance(value, tuple) else str(value or "")
    return unicodedata.normalize("NFC", words).strip()


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

    def plain(self, key: str) -> str:
        """The value of a key as one text; empty for none."""
        return plain_value(attrgetter(key)(self.there))


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a record that is there gets a value."""

    record: KnownRecord
    #: With the blocks it stands in: ``contact.email``.
    key: str
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
    key: str
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

    def settle_record(self, record: KnownRecord, id: str, values: Mapping[str, Value], *, counts: bool = True) -> None:
        """Decide on everything the customer database says of a record, and count what stands in a line of its own."""
        before = len(self.settings)
        if id and not record.plain("crm_id"):
            self.settings.append(Setting(record, "crm_id", id))
        for key, value in values.items():
            self.settle_value(record, key, value)
        changed = self.settings[before:]
        became = CHANGED if any(setting.before for setting in changed) else FILLED if changed else SAME
        self.tally.became[became] += counts

    def settle_value(self, record: KnownRecord, key: str, new: Value) -> None:
        """Decide on one value of the customer database: set it, or leave what stands there and say so.

        What nobody wrote is filled in. What the last import wrote, and nobody changed since, follows the customer
        database. Anything else is a person's: what they wrote, what they changed, and what they took out.
        """
        now, coming = record.plain(key), plain_value(new)
        fold = _find_digits if key == "contact.phone" else name_key
        last = self.memory.last(record.memory, key)
        ours = last == value_fingerprint(now) if now else last is None
        if not coming:
            if now and ours:
                self.notes.append(f"{record.label}: {words_for('keys', key)} is empty there now; “{now}” is kept")
        elif now != coming and ours:
            self.settings.append(Setting(record, key, new, now))
            self.memory.remember(record.memory, key, coming)
        elif fold(now) != fold(coming):
            self.kept.append(KeptValue(record.label, key, now, coming))

    def remember_values(self, record: str, keys: Mapping[str, Value]) -> None:
        """Note a record that is added with every value of it, so that the next import knows them as its own."""
        self.memory.records.setdefault(record, {})
        for key in keys.keys() - {"id", "crm_id"}:
            self.memory.remember(record, key, plain_value(keys[key]))


def _find_digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))
