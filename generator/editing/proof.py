"""The proof of an edit: the file reads as it did, but for exactly what was to change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from generator.editing.sheet import CannotEdit, Cut, Sheet, understood


def proved(sheet: Sheet, cuts: Iterable[Cut], expected: Any) -> bytes:
    """The bytes after some cuts; CannotEdit unless they read as expected, and without a new warning."""
    edited = sheet.cut(cuts)
    found, warnings = understood(edited)
    more = Counter(each.rule for each in warnings) - Counter(each.rule for each in sheet.warnings)
    if more:
        raise CannotEdit(next(each.message for each in warnings if each.rule in more))
    if not same(expected, found, ends_open=not sheet.text.endswith("\n")):
        raise CannotEdit("what is written there would be read differently afterwards")
    return edited


def same(one: Any, other: Any, *, ends_open: bool) -> bool:
    """Whether two trees are the same; the last text of a file without a line break at its end may gain one."""
    if isinstance(one, dict):
        keys = isinstance(other, dict) and list(one) == list(other)
        return keys and all(same(one[key], other[key], ends_open=ends_open) for key in one)
    if isinstance(one, list):
        pairs = zip(one, other, strict=True) if isinstance(other, list) and len(one) == len(other) else None
        return pairs is not None and all(same(a, b, ends_open=ends_open) for a, b in pairs)
    return bool(one == other) or (ends_open and isinstance(one, str) and f"{one}\n" == other)
