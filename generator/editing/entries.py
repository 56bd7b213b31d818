"""New records as they are written into an account, with ids that nobody has yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping
from typing import Any

from generator.editing.wording import Value
from generator.wording.text import is_slug, make_slug

_LONGEST_ID = 32


def make_entry(**keys: Any) -> dict[str, Value]:
    """The keys of a record that hold something; a trailing underscore is left off, a list of one needs no brackets."""
    entry: dict[str, Value] = {}
    for key, value in keys.items():
        written = _write_value(value)
        if written:
            entry[key.rstrip("_")] = written
    return entry


def _write_value(value: Any) -> Value:
    if value is None or value is False:
        return ""
    if value is True:
        return "true"
    if isinstance(value, Mapping):
        return make_entry(**value)
    if isinstance(value, list | tuple):
        items = [_write_value(item) for item in value if item]
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items
    return str(value).strip()


def new_id(label: str, taken: Container[str], fallback: str, tail: str = "") -> str:
    """An id made from a label, short and not taken yet; from ``fallback`` where the label has no Latin letters.

    ``tail`` is something it ends with, such as a month.
    """
    room = _LONGEST_ID - len(tail)
    made = make_slug(label) or fallback
    if len(made) > room:
        made = made[: room + 1].rpartition("-")[0] or made[:room].strip("-")
    stem = f"{made}-{tail}" if tail else made
    if is_slug(stem) and stem not in taken:
        return stem
    most = 2
    while f"{stem}-{most}" in taken:
        most *= 2
    # Numbers are given one after the other, so that the first free one need not be looked for one by one.
    number = bisect_left(range(most), True, most // 2 + 1, key=lambda number: f"{stem}-{number}" not in taken)
    return f"{stem}-{number}"


def person_id(name: str, taken: Container[str]) -> str:
    """The id of a person: the first name where nobody has it yet, else the whole name."""
    first = make_slug(name.split()[0]) if name.split() else ""
    return first if is_slug(first) and len(first) > 1 and first not in taken else new_id(name, taken, "person")
