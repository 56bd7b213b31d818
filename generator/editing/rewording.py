"""A file in other words: texts and comments exchanged where they stand, quotes, folds and all around them kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.editing.proof import same
from generator.editing.sheet import CannotEdit, Cut, Sheet, understood
from generator.editing.surgery import Path, replace
from generator.yaml_reader.source import Piece

Words = Callable[[Path, str], str]
"""Other words for the text at a place; the same when it stays."""


def reworded(source: bytes, words: Words, remark: Callable[[str], str]) -> bytes:
    """The file with ``words`` for its texts and ``remark`` for its comments, and nothing else changed.

    Both are asked for a text as it is written as well as for what it says, and change it wherever it stands in
    either; a text that is written so that this comes to something else is written anew. CannotEdit else.
    """
    sheet = Sheet.of(source)
    expected = _mapped(sheet.plain, words)
    written = {where: piece for where, piece in texts(sheet.whole) if _at(sheet.plain, where) != _at(expected, where)}
    cuts = {where: _cut(sheet, where, piece, words) for where, piece in written.items()}
    remarks = [Cut(start, end, remark(sheet.text[start:end])) for start, end in comments(sheet)]
    edited = sheet.cut([*cuts.values(), *remarks])
    for where in _differing(edited, expected, cuts):
        del cuts[where]
        edited = sheet.cut([*cuts.values(), *remarks])
    for where in written.keys() - cuts.keys():
        edited = replace(edited, where, _at(expected, where))
    found, _ = understood(edited)
    if not same(expected, found, ends_open=not sheet.text.endswith("\n")):
        raise CannotEdit("what is written there would be read differently afterwards")
    return edited


def _cut(sheet: Sheet, where: Path, piece: Piece, words: Words) -> Cut:
    start = _start(sheet, piece)
    return Cut(start, piece.end, words(where, sheet.text[start : piece.end]))


def _start(sheet: Sheet, piece: Piece) -> int:
    """Where the words of a text start: after the line with its sign, which may end in a comment."""
    return min(sheet.line_end(piece.start), piece.end) if piece.style in ("|", ">") else piece.start


def _differing(edited: bytes, expected: Any, places: dict[Path, Cut]) -> list[Path]:
    """The places that do not say what they should; all of them when the file can no longer be read."""
    try:
        found, _ = understood(edited)
    except CannotEdit:
        return list(places)
    return [where for where in places if _at(found, where) != _at(expected, where)]


def texts(piece: Piece, where: Path = ()) -> Iterator[tuple[Path, Piece]]:
    """Every text of a file with its place, in the order written."""
    if piece.kind == "text":
        yield where, piece
    for part in piece.parts:
        yield from texts(part.value, (*where, part.key))


def comments(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Where the comments of a file start and end: from a # that is in no key and no text, to the end of the line."""
    at = 0
    for start, end in sorted(_taken(sheet, sheet.whole)):
        yield from _between(sheet, at, start)
        at = max(at, end)
    yield from _between(sheet, at, len(sheet.text))


def _taken(sheet: Sheet, piece: Piece) -> Iterator[tuple[int, int]]:
    if piece.kind == "text":
        yield _start(sheet, piece), piece.end
    for part in piece.parts:
        if isinstance(part.key, str):
            yield part.start, part.end
        yield from _taken(sheet, part.value)


def _between(sheet: Sheet, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (found := sheet.text.find("#", start, end)) >= 0:
        start = sheet.line_end(found)
        yield found, start


def _mapped(tree: Any, words: Words, where: Path = ()) -> Any:
    if isinstance(tree, dict):
        return {key: _mapped(value, words, (*where, key)) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_mapped(value, words, (*where, at)) for at, value in enumerate(tree)]
    return tree if tree is None else words(where, tree)


def _at(tree: Any, where: Path) -> Any:
    for key in where:
        tree = tree[key]
    return tree
