"""A file in other words: texts and comments exchanged where they stand, quotes, folds and all around them kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.editing.proof import same_tree
from generator.editing.sheet import CannotEdit, Cut, Sheet, read_tree, value_at
from generator.editing.surgery import Path, replace_value
from generator.yaml_reader.source import Piece

Words = Callable[[Path, str], str]
"""Other words for the text at a place; the same when it stays."""


def reword_file(source: bytes, words: Words, remark: Callable[[str], str]) -> bytes:
    """The file with ``words`` for its texts and ``remark`` for its comments, and nothing else changed.

    Both are asked for a text as it is written as well as for what it says, and change it wherever it stands in
    either; a text that is written so that this comes to something else is written anew. CannotEdit else.
    """
    sheet = Sheet.of(source)
    expected = _map_texts(sheet.plain, words)
    written = {
        where: piece
        for where, piece in list_texts(sheet.whole)
        if value_at(sheet.plain, where) != value_at(expected, where)
    }
    cuts = {where: _cut_words(sheet, where, piece, words) for where, piece in written.items()}
    remarks = [Cut(start, end, remark(sheet.text[start:end])) for start, end in list_comments(sheet)]
    edited = sheet.cut([*cuts.values(), *remarks])
    for where in _find_differing(edited, expected, cuts):
        del cuts[where]
        edited = sheet.cut([*cuts.values(), *remarks])
    for where in written.keys() - cuts.keys():
        edited = replace_value(edited, where, value_at(expected, where))
    tree, _ = read_tree(edited)
    if not same_tree(expected, tree, ends_open=not sheet.text.endswith("\n")):
        raise CannotEdit("what is written there would be read differently afterwards")
    return edited


def _cut_words(sheet: Sheet, where: Path, piece: Piece, words: Words) -> Cut:
    start = _words_start(sheet, piece)
    return Cut(start, piece.end, words(where, sheet.text[start : piece.end]))


def _words_start(sheet: Sheet, piece: Piece) -> int:
    """Where the words of a text start: after the line with its sign, which may end in a comment."""
    return min(sheet.line_end(piece.start), piece.end) if piece.style in ("|", ">") else piece.start


def _find_differing(edited: bytes, expected: Any, places: dict[Path, Cut]) -> list[Path]:
    """The places that do not say what they should; all of them when the file can no longer be read."""
    try:
        tree, _ = read_tree(edited)
    except CannotEdit:
        return list(places)
    return [where for where in places if value_at(tree, where) != value_at(expected, where)]


def list_texts(piece: Piece, where: Path = ()) -> Iterator[tuple[Path, Piece]]:
    """Every text of a file with its place, in the order written."""
    if piece.kind == "text":
        yield where, piece
    for part in piece.parts:
        yield from list_texts(part.value, (*where, part.key))


def list_comments(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Where the comments of a file start and end: from a # that is in no key and no text, to the end of the line."""
    at = 0
    for start, end in sorted(_list_taken(sheet, sheet.whole)):
        yield from _comments_between(sheet, at, start)
        at = max(at, end)
    yield from _comments_between(sheet, at, len(sheet.text))


def _list_taken(sheet: Sheet, piece: Piece) -> Iterator[tuple[int, int]]:
    if piece.kind == "text":
        yield _words_start(sheet, piece), piece.end
    for part in piece.parts:
        if isinstance(part.key, str):
            yield part.start, part.end
        yield from _list_taken(sheet, part.value)


def _comments_between(sheet: Sheet, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (at := sheet.text.find("#", start, end)) >= 0:
        start = sheet.line_end(at)
        yield at, start


def _map_texts(tree: Any, words: Words, where: Path = ()) -> Any:
    if isinstance(tree, dict):
        return {key: _map_texts(value, words, (*where, key)) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_map_texts(value, words, (*where, at)) for at, value in enumerate(tree)]
    return tree if tree is None else words(where, tree)
