"""Frozen dataclasses of plain values as JSON, and back to the same."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

_Kind = TypeVar("_Kind")


class NotPlainData(Exception):
    """Bytes are not the JSON of the type that is asked for."""


def write_plain(value: Any) -> bytes:
    """A frozen dataclass as JSON in UTF-8; what is in it has to be of the types its fields name."""
    kind: Any = type(value)
    return _adapter(kind).dump_json((value,), warnings="error")


def read_plain(kind: type[_Kind], data: bytes) -> _Kind:
    """What `write_plain` made JSON of, equal to what it was; NotPlainData when it is none of that type."""
    wanted: Any = kind
    try:
        (value,) = _adapter(wanted).validate_json(data)
    except ValidationError as error:
        raise NotPlainData(str(error)) from None
    assert isinstance(value, kind)
    return value


@cache
def _adapter(kind: Any) -> TypeAdapter[tuple[Any]]:
    # In a tuple, since the settings of a dataclass itself cannot be given here.
    settings = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    return TypeAdapter(tuple[kind], config=settings)
