"""Edits of one YAML file that leave every byte around them as it was; the only code that changes an author's file."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from generator.editing import block_cuts, bracket_cuts
from generator.editing.proof import prove_edit
from generator.editing.sheet import CannotEdit, Cut, Sheet, Step, value_at
from generator.editing.wording import Value
from generator.load.tree import write_path

__all__ = [
    "Append",
    "CannotEdit",
    "Path",
    "Put",
    "Value",
    "append_item",
    "apply_several",
    "insert_items",
    "put_value",
    "replace_value",
]

Path = tuple[str | int, ...]
"""Keys and positions from the top of a file; positions count from 0."""


Cutting = Callable[[Sheet], list[Cut]]


_ONE_BY_ONE = 30
"""Up to so many edits are made one after the other where they cannot be made at once; each costs a reading."""


class Append(NamedTuple):
    """An item for the end of the list at a place."""

    where: Path
    item: Value


class Put(NamedTuple):
    """A value for one key of the block at a place."""

    where: Path
    key: str
    value: Value


class _Edit(NamedTuple):
    """What to cut, at which place, and what then stands there."""

    cutting: Cutting
    where: Path
    change: Callable[[Any], Any]


def apply_several(source: bytes, edits: Sequence[Append | Put]) -> bytes:
    """The file after several edits, as fast as after one; CannotEdit as in ``append_item`` and ``put_value``.

    Items of one list come in the order given.
    """
    sheet = Sheet.of(source)
    # What stands deeper is written first, as it belongs to what ends on the same line.
    made = sorted((_make_edit(sheet, edit) for edit in edits), key=lambda edit: -len(edit.where))
    try:
        if _are_apart(cut for edit in made for cut in edit.cutting(sheet)):
            return _apply_edits(sheet, made)
    except (CannotEdit, LookupError, TypeError) as error:
        # One of them may make what the next one goes into; of so many that is not to be expected.
        if len(edits) > _ONE_BY_ONE:
            raise CannotEdit(str(error)) from None
    for edit in edits:
        source = append_item(source, *edit) if isinstance(edit, Append) else put_value(source, *edit)
    return source


def _are_apart(cuts: Iterable[Cut]) -> bool:
    """Whether no two cuts touch the same text."""
    return all(one.end <= other.start for one, other in pairwise(sorted(cuts, key=lambda cut: cut.start)))


def _make_edit(sheet: Sheet, edit: Append | Put) -> _Edit:
    return _append_edit(sheet, *edit) if isinstance(edit, Append) else _put_edit(sheet, *edit)


def append_item(source: bytes, where: Path, item: Value) -> bytes:
    """The file with an item at the end of the list at a place; a key that is absent or empty is made.

    A single text typed without brackets becomes a list of two. CannotEdit when something else stands there, or
    when it is written in a way that cannot be edited safely.
    """
    sheet = Sheet.of(source)
    return _apply_edits(sheet, [_append_edit(sheet, where, item)])


def _append_edit(sheet: Sheet, where: Path, item: Value) -> _Edit:
    steps = sheet.way(where)
    value, new = steps[-1].part.value if steps else sheet.whole, _as_read(item)
    if len(steps) < len(where):
        return _Edit(lambda on: _add_missing(on, where, len(steps), [item]), where, lambda old: [*(old or []), new])
    if value.kind == "list" and value.parts:
        write = bracket_cuts.added_item if value.in_brackets else block_cuts.added_item
        return _Edit(lambda on: write(on, steps[-1], item), where, lambda old: [*old, new])
    if value.kind in ("nothing", "list"):
        return _Edit(lambda on: _change_value(on, steps, [item]), where, lambda _: [new])
    if value.kind == "text" and isinstance(item, str):
        both = [str(value_at(sheet.plain, where)), item]
        return _Edit(lambda on: _change_value(on, steps, both), where, lambda _: both)
    raise CannotEdit(f"{_path_words(where)} is not a list")


def insert_items(source: bytes, where: Path, items: Sequence[tuple[int, Value]]) -> bytes:
    """The file with items in a list, each before the one that is now at its place (from 0), all of them in one edit.

    Items for one place come in the order given. An item goes to the end of the list where its place cannot be told:
    in brackets, at the head of a list within a list,
        and where there is no such place. CannotEdit as in ``append_item``.
    """
    sheet = Sheet.of(source)
    steps = sheet.way(where)
    listed = steps[-1].part.value if len(steps) == len(where) and steps else None
    *holder, last = where
    if isinstance(last, str) and (listed is None or (listed.kind in ("nothing", "list") and not listed.parts)):
        values = [item for _, item in sorted(items, key=itemgetter(0))]
        return _apply_edits(sheet, [_put_edit(sheet, tuple(holder), last, values)])
    if listed is None or listed.kind != "list" or listed.in_brackets or not listed.parts:
        return apply_several(source, [Append(where, item) for _, item in items])
    first, end = (0 if isinstance(last, str) else 1), len(listed.parts)
    placed = sorted(((at if first <= at < end else end, item) for at, item in items), key=itemgetter(0))

    def cuts(on: Sheet) -> list[Cut]:
        return [
            cut for at, item in placed for cut in block_cuts.added_item(on, steps[-1], item, at if at < end else None)
        ]

    def with_items(old: list[Any]) -> list[Any]:
        new = list(old)
        for at, item in reversed(placed):
            new.insert(at, _as_read(item))
        return new

    return _apply_edits(sheet, [_Edit(cuts, where, with_items)])


def put_value(source: bytes, where: Path, key: str, value: Value) -> bytes:
    """The file with one key of the block at a place set, or added at the end of the block; ``()`` is the top.

    A block that is absent or empty is made. CannotEdit as in ``append_item``.
    """
    sheet = Sheet.of(source)
    return _apply_edits(sheet, [_put_edit(sheet, where, key, value)])


def _put_edit(sheet: Sheet, where: Path, key: str, value: Value) -> _Edit:
    path = (*where, key)
    steps = sheet.way(path)
    there = len(steps)
    if there == len(path):
        return _Edit(lambda on: _change_value(on, steps, value), path, lambda _: _as_read(value))
    return _Edit(lambda on: _add_missing(on, path, there, value), path, lambda _: _as_read(value))


def replace_value(source: bytes, where: Path, value: Value) -> bytes:
    """The file with another value at a place that is there, be it a key or an item of a list; CannotEdit else."""
    sheet = Sheet.of(source)
    steps = sheet.way(where)
    if not where or len(steps) < len(where):
        raise CannotEdit(f"there is no {_path_words(where)}")
    return _apply_edits(sheet, [_Edit(lambda on: _change_value(on, steps, value), where, lambda _: _as_read(value))])


def _add_missing(sheet: Sheet, where: Path, there: int, value: Value) -> list[Cut]:
    """The cuts that add what is missing of a path, of which so many steps are there."""
    steps = sheet.way(where[:there])
    first, *deeper = where[there:]
    if not isinstance(first, str) or any(not isinstance(key, str) for key in deeper):
        raise CannotEdit(f"there is no {_path_words(where[: there + 1])}")
    for key in reversed(deeper):
        value = {str(key): value}
    holder = steps[-1].part.value if steps else sheet.whole
    if holder.kind == "map" and holder.parts:
        write = bracket_cuts.added_entry if holder.in_brackets else block_cuts.added_entry
        return write(sheet, holder, first, value)
    if steps and (holder.kind == "nothing" or holder.kind == "map"):
        return _change_value(sheet, steps, {first: value})
    raise CannotEdit(f"{_path_words(where[:there])} is not a block of keys")


def _change_value(sheet: Sheet, steps: list[Step], value: Value) -> list[Cut]:
    in_brackets = any(step.around.in_brackets for step in steps)
    write = bracket_cuts.change_value if in_brackets else block_cuts.change_value
    return write(sheet, steps[-1], value)


def _apply_edits(sheet: Sheet, edits: Sequence[_Edit]) -> bytes:
    """The bytes after some cuts; CannotEdit unless they read as before but for the values at the edits' places."""
    cuts = [cut for edit in edits for cut in edit.cutting(sheet)]
    expected = copy.deepcopy(sheet.plain)
    for edit in edits:
        _change_tree(expected, edit)
    try:
        return prove_edit(sheet, cuts, expected)
    except CannotEdit:
        # A comment on the line, or one that stands deeper below it, may have become part of a text.
        careful = sheet.careful()
        return prove_edit(sheet, [cut for edit in edits for cut in edit.cutting(careful)], expected)


def _change_tree(expected: Any, edit: _Edit) -> None:
    at = expected
    for key in edit.where[:-1]:
        if isinstance(at, dict) and at.get(str(key)) is None:
            at[str(key)] = {}
        elif isinstance(at, list) and isinstance(key, int) and at[key] is None:
            at[key] = {}
        at = at[key]
    last = edit.where[-1]
    at[last] = edit.change(at.get(last) if isinstance(at, dict) else at[last])


def _as_read(value: Value) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _as_read(part) for key, part in value.items()}
    return [_as_read(part) for part in value]


def _path_words(where: Path) -> str:
    """A place as it is shown: ``stakeholders[2].contact``."""
    return f"`{write_path(where)}`" if where else "the file"
