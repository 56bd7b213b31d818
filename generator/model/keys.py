"""The keys at the top of an account, and the tables of ids in it, as the model declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.account import Account
from generator.model.fields import field_of, fields_of
from generator.model.key import Key
from generator.model.record import Identified, Record

KEYS: Mapping[str, Key] = {field.key: field.belongs for field in fields_of(Account)}
"""Where each key at the top of an account belongs, in the order of the model."""


def _tables(kind: type[Record], path: str) -> Iterator[tuple[str, str]]:
    for field in fields_of(kind):
        below = f"{path}.{field.key}" if path else field.key
        if field.record and field.many and issubclass(field.record, Identified):
            yield field.record.table, below
        elif field.record and not field.many:
            yield from _tables(field.record, below)


TABLES: Mapping[str, str] = {table: path for table, path in _tables(Account, "") if table}
"""Where the records of each table are typed, by the word a reference calls them."""


def records_in_table(account: Account, table: str) -> tuple[Identified, ...]:
    """The records an account has in a table, in the order of its files; KeyError for a word that is no table."""
    return tuple(record for record in records_at(account, TABLES[table].split(".")) if isinstance(record, Identified))


def records_at(account: Account, path: Sequence[str]) -> tuple[Record, ...]:
    """The records an account has in the list at a path of keys, in the order of its files."""
    value: object = account
    for key in path:
        if value is None:  # a block that may be left out
            return ()
        assert isinstance(value, Record), "a path leads through blocks of keys"
        field = field_of(type(value), key)
        assert field is not None, "a path is made of fields"
        value = getattr(value, field.attribute)
    assert isinstance(value, tuple), "a path ends in a list"
    return value
