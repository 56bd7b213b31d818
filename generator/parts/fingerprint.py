"""A fingerprint of a value: the same for equal values in any process, and another for any other value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum

from generator.model.record import Record


def fingerprint(value: object) -> str:
    """The fingerprint of plain values, records and dataclasses inside each other; TypeError for anything else."""
    digest = hashlib.sha256()
    for part in _encode(value):
        digest.update(part)
    return digest.hexdigest()


def _encode(value: object) -> Iterator[bytes]:
    """A value as bytes, each part after its type and length, so that two values never make the same."""
    if value is None or isinstance(value, (bool, int, float, str, date, time, timedelta, Decimal, Enum)):
        yield from _encode_bytes(value, str(value).encode("utf-8", "surrogatepass"))
    elif isinstance(value, bytes):
        yield from _encode_bytes(value, value)
    elif isinstance(value, (tuple, list)):
        yield from _encode_several(value, list(value))
    elif isinstance(value, Mapping):
        yield from _encode_several(value, [part for key in sorted(value) for part in (key, value[key])])
    elif isinstance(value, frozenset):
        yield from _encode_several(value, sorted(value))
    elif isinstance(value, Record):
        yield from _encode_several(value, [value.typed_at, *(inner for pair in value for inner in pair)])
    elif is_dataclass(value):
        yield from _encode_several(value, [getattr(value, entry.name) for entry in fields(value)])
    else:
        raise TypeError(f"a {type(value).__name__} is no plain value")


def _encode_bytes(value: object, data: bytes) -> Iterator[bytes]:
    yield f"{type(value).__name__}:{len(data)}:".encode()
    yield data


def _encode_several(value: object, inner: list[object]) -> Iterator[bytes]:
    yield f"{type(value).__name__}({len(inner)}:".encode()
    for one in inner:
        yield from _encode(one)
