"""What an import would change in an account, and what it leaves alone, as data."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.importers.headings import words_for
from generator.importers.memory import Memory
from generator.importers.tally import Tally

Value = str | tuple[str, ...] | Mapping[str, "Value"]

Key = tuple[str, ...]
"""A key of a record with the blocks it stands in: ``("contact", "email")``."""

HEAD, PEOPLE, DEALS = "account", "stakeholders", "initiatives"
"""Where the three kinds of record stand in an account."""


def key_words(key: Key) -> str:
    """What to call a key in a sentence."""
    return words_for("keys", ".".join(key))


def plain_value(value: object) -> str:
    """A value as one text, the same however it was typed."""
    words = ", ".join(value) if isinstance(value, tuple) else str(value or "")
    return unicodedata.normalize("NFC", words).strip()


def put_value(keys: dict[str, Value], path: Key, value: Value) -> None:
    """Put a value at its place in nested blocks of keys."""
    *blocks, last = path
    for block in blocks:
        keys = keys.setdefault(block, {})  # type: ignore[assignment]
    keys[last] = value


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a record that is there gets a value."""

    table: str
    #: The id of the record; empty for the head of the account.
    record: str
    label: str
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


@dataclass(frozen=True, slots=True)
class Vanished:
    """A record that was imported once and is not in the files."""

    table: str
    id: str
    label: str


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
    vanished: list[Vanished] = field(default_factory=list)
    #: What cannot be used or decided, in sentences.
    notes: list[str] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    #: What becomes of the records that were read for it, and perhaps for others.
    tally: Tally = field(default_factory=Tally)

    @property
    def changes(self) -> bool:
        """Whether anything in the account would be different."""
        return bool(self.head or self.settings or self.additions)
