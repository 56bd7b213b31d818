"""The proof of an edit: the file reads as it did, but for exactly what was to change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from generator.editing.sheet import CannotEdit, Cut, Sheet, read_tree


def prove_edit(sheet: Sheet, cuts: Iterable[Cut], expected: Any) -> bytes:
    """The bytes after some cuts; CannotEdit unless they read as expected, and without a new warning."""
    edited = sheet.cut(cuts)
    tree, warnings = read_tree(edited)
    more = Counter(warning.rule for warning in warnings) - Counter(warning.rule for warning in sheet.warnings)
    if more:
        raise CannotEdit(next(warning.message for warning in warnings if warning.rule in more))
    if not same_tree(expected, tree, ends_open=not sheet.text.endswith("\n")):
        raise CannotEdit("what is written there would be read differently afterwards")
    return edited


def same_tree(one: Any, other: Any, *, ends_open: bool) -> bool:
    """Whether two trees are the same; the last text of a file without a line break at its end may gain one."""
    if isinstance(one, dict):
        keys = isinstance(other, dict) and list(one) == list(other)
        return keys and all(same_tree(one[key], other[key], ends_open=ends_open) for key in one)
    if isinstance(one, list):
        pairs = zip(one, other, strict=True) if isinstance(other, list) and len(one) == len(other) else None
        return pairs is not None and all(same_tree(a, b, ends_open=ends_open) for a, b in pairs)
    return bool(one == other) or (ends_open and isinstance(one, str) and f"{one}\n" == other)
