"""What can be said of a new record on one line: the lists an account has, and the values of each kind of record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.model.account import Account
from generator.model.fields import Field, fields_of
from generator.model.record import Identified, Record

_TAKEN = {"project": "for"}
"""Options that every verb has, and what a value of a record is called instead."""

Path = tuple[str, ...]
"""Keys that lead to something."""


@dataclass(frozen=True, slots=True)
class Table:
    """One list of records that an account has."""

    #: The word for one of its records in a command: ``contract``.
    word: str
    #: Other words that mean it.
    also: tuple[str, ...]
    #: The keys that lead to it in the files of an account.
    path: Path
    record: type[Record]
    #: What one of its records is called in a sentence.
    noun: str
    #: What it is for, in the words of its key.
    help: str

    @property
    def label(self) -> Field | None:
        """The field by which one of its records is called; None where they have no name."""
        return next((field for field in fields_of(self.record) if field.attribute == self.record.label_field), None)


@dataclass(frozen=True, slots=True)
class Input:
    """A value of a record that can be typed on one line."""

    #: The keys that lead to it in the record: its own, or one of a block and one in it.
    path: Path
    field: Field
    required: bool

    @property
    def option(self) -> str:
        """The name of the option that takes it, without the dashes before it."""
        name = "-".join(self.path).replace("_", "-")
        return _TAKEN.get(name, name)

    @property
    def happened(self) -> bool:
        """Whether it is the day on which what is written down happened: today, if nobody says otherwise."""
        return self.required and self.field.kind == "date" and not self.field.ahead


def list_inputs(kind: type[Record]) -> Iterator[Input]:
    """All that can be typed of a record of a kind on one line, in the order of the model; its id is made for it."""
    for field in fields_of(kind):
        if field.key == "id":
            continue
        if not field.is_block:
            yield Input((field.key,), field, field.required)
        elif field.record and not field.many and not field.named:
            yield from (
                Input((field.key, below.key), below, required=False)
                for below in fields_of(field.record)
                if not below.is_block
            )


@cache
def list_tables() -> tuple[Table, ...]:
    """The lists of records an account has, those at the top first, each with words that mean no other."""
    lists = sorted(_list_fields(Account, ()), key=lambda pair: len(pair[0]))
    taken: set[str] = set()
    tables = []
    for path, field in lists:
        assert field.record is not None, "a list of records has a kind"
        words = [word for word in dict.fromkeys(_name_words(path, field)) if word not in taken]
        taken |= set(words)
        tables.append(Table(words[0], tuple(words[1:]), path, field.record, field.noun, field.help))
    return tuple(tables)


@cache
def tables_by_word() -> Mapping[str, Table]:
    """The same, by every word that means one."""
    return {word: table for table in list_tables() for word in (table.word, *table.also)}


def _list_fields(kind: type[Record], path: Path) -> Iterator[tuple[Path, Field]]:
    for field in fields_of(kind):
        below = (*path, field.key)
        if field.record and field.many and field.is_block:
            yield below, field
        elif field.record and field.is_block and not field.named and field.key != "settings":
            yield from _list_fields(field.record, below)


def _name_words(path: Path, field: Field) -> Iterator[str]:
    """The words for one of a list: as references call it, its noun, its key; the whole path where these are taken."""
    table = field.record.table if field.record and issubclass(field.record, Identified) else ""
    yield from (word for word in (table, field.noun) if word and " " not in word)
    yield _singular(path[-1])
    yield from (word.replace(" ", "-") for word in (table, field.noun) if 0 < word.count(" ") < 3)
    yield path[-1]
    yield "-".join(path)


def _singular(key: str) -> str:
    """The word for one of what a key holds several of: ``conflicts`` gives conflict, ``queries`` query."""
    word = key.replace("_", "-")
    if word.endswith("ies") and len(word) > 4:
        return word.removesuffix("ies") + "y"
    if word.endswith(("sses", "ches", "xes")):
        return word.removesuffix("es")
    return word if word.endswith(("ss", "us", "is")) else word.removesuffix("s")
