"""What an import wrote, so that the next one can tell it from what a person wrote: one small file for each account."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.importers.errors import CannotImport

FOLDER = "accounts/.crm/"

_NOTE = "Written by `playbook import crm`: fingerprints of the values it wrote. Delete a line to make them yours."


def file_of(account: str) -> str:
    """The file in which an import remembers what it wrote to an account."""
    return f"{FOLDER}{account}.json"


def value_fingerprint(value: str) -> str:
    """A few letters that stand for a value: the value itself, which may be personal, is kept in the account only."""
    return hashlib.sha256(value.encode()).hexdigest()[:12]


@dataclass(slots=True)
class Memory:
    """For each record the import knows, by its key, the fingerprint of the last value written to each of its fields."""

    records: dict[str, dict[str, str]] = field(default_factory=dict)

    def last(self, record: str, name: str) -> str | None:
        """The fingerprint of what was last written to a field of a record; None when nothing ever was."""
        return self.records.get(record, {}).get(name)

    def remember(self, record: str, name: str, value: str) -> None:
        """Note that a value was written."""
        self.records.setdefault(record, {})[name] = value_fingerprint(value)

    def as_bytes(self) -> bytes:
        """The file, one line for each record, in an order that is the same each time."""
        lines = [f" {json.dumps(key)}: {json.dumps(self.records[key], sort_keys=True)}" for key in sorted(self.records)]
        return ("{\n" + ",\n".join([f' "": {json.dumps(_NOTE)}', *lines]) + "\n}\n").encode()


def read_memory(name: str, data: bytes | None) -> Memory:
    """What was written by earlier imports; nothing when there were none.

    CannotImport when the file is damaged: without it an import would not know what is its own.
    """
    if data is None:
        return Memory()
    try:
        read = json.loads(data)
        read.pop("", None)
        if not all(isinstance(fields, Mapping) for fields in read.values()):
            raise TypeError
        return Memory({key: {str(at): str(value) for at, value in fields.items()} for key, fields in read.items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise CannotImport("damaged-memory", name=name) from None
