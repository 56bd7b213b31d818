"""Where each value of a file is written: from the parser's steps to pieces of text, for edits that keep the rest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.yaml_characters import join_surrogates
from generator.yaml_steps import Event

_NOTHING = frozenset({"", "~", "null"})
_COLON, _NOWHERE = re.compile(r"\s*:"), re.compile("")
_HEADER = re.compile(r"[|>](?P<signs>[-+\d]*)")


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a map or one item of a list.

    ``start`` and ``end`` are those of the key as it is written; of an item in a block those of its dash; of an
    item in brackets both are where its value starts.
    """

    key: str | int
    start: int
    end: int
    value: Piece


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a value is written; indices count characters of the text from 0, ``end`` is past the last one.

    ``kind`` is ``text``, ``map``, ``list`` or ``nothing``. ``style`` is empty for unquoted text and for blocks,
    else the quote, ``|``, ``>`` or ``[``. A block ends where the last value in it does.
    """

    kind: str
    start: int
    end: int
    style: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def in_brackets(self) -> bool:
        """Whether it is a map or list in brackets."""
        return self.style == "["

    def part(self, key: str | int) -> Part | None:
        """The entry with that key, or the item at that place."""
        return next((part for part in self.parts if part.key == key), None)


def outlined(text: str, events: Iterator[Event]) -> Piece | None:
    """The outline of a text that the strict reader accepts; None when it holds no map."""
    for event in events:
        if event.kind == "map":
            return _Outliner(text, events).piece(event, -1)
        if event.kind != "document":
            break
    return None


class _Outliner:
    """Goes through the events of one text."""

    def __init__(self, text: str, events: Iterator[Event]) -> None:
        self._text, self._events = text, events

    def piece(self, event: Event, around: int) -> Piece:
        """The piece that begins with an event, in a block whose entries start in the column ``around``."""
        if event.kind == "scalar":
            if not event.style and event.value in _NOTHING:
                return Piece("nothing", event.start, event.end)
            end = self._end_of_block_text(event.start, around) if event.style in ("|", ">") else event.end
            return Piece("text", event.start, end, event.style)
        column = around if event.style else self._column(event.start)
        parts, after = self._entries(column) if event.kind == "map" else self._items(event, column)
        closed = event.style and self._text[event.start] in "[{"
        return Piece(event.kind, event.start, after if closed else parts[-1].value.end, event.style, tuple(parts))

    def _entries(self, column: int) -> tuple[list[Part], int]:
        """The entries of a map, and where its end is."""
        found = []
        while (key := next(self._events)).kind != "end":
            value = self._placed(self.piece(next(self._events), column), key.end, _COLON)
            name = unicodedata.normalize("NFC", join_surrogates(key.value))
            found.append(Part(name, key.start, key.end, value))
        return found, key.end

    def _items(self, event: Event, column: int) -> tuple[list[Part], int]:
        found: list[Part] = []
        while (first := next(self._events)).kind != "end":
            value = self.piece(first, column)
            start = first.start if event.style else self._dash(first.start, column)
            end = start + (not event.style)
            found.append(Part(len(found), start, end, self._placed(value, end, _NOWHERE)))
        return found, first.end

    def _placed(self, value: Piece, after: int, sign: re.Pattern[str]) -> Piece:
        """An empty value where its key or dash ends: parsers differ on whether it is there or where they go on."""
        if value.start < value.end or value.kind != "nothing":
            return value
        match = sign.match(self._text, after)
        index = match.end() if match else after
        return Piece("nothing", index, index)

    def _column(self, index: int) -> int:
        return index - self._text.rfind("\n", 0, index) - 1

    def _dash(self, index: int, column: int) -> int:
        """The dash in that column before an item, which may stand some lines above it."""
        line = self._text.rfind("\n", 0, index) + 1
        while not self._is_dash(line, line + column, index):
            line = self._text.rfind("\n", 0, line - 1) + 1
        return line + column

    def _is_dash(self, line: int, at: int, before: int) -> bool:
        return not line or (at < before and self._text[at] == "-" and not self._text[line:at].strip(" -?:"))

    def _end_of_block_text(self, start: int, around: int) -> int:
        """Where the last line of a text after ``|`` or ``>`` ends."""
        match = _HEADER.match(self._text, start)
        signs = match["signs"] if match else ""
        digits = signs.strip("+-")
        indent = max(around, 0) + int(digits) if digits else 0
        end = at = self._line_end(start)
        while at < len(self._text):
            line_end = self._line_end(at + 1)
            line = self._text[at + 1 : line_end].rstrip("\r")
            depth = len(line) - len(line.lstrip(" "))
            if line.strip(" "):
                indent = indent or max(depth, around + 1, 1)
                if depth < indent:
                    break
                end = line_end
            elif "+" in signs and at + 1 < len(self._text):
                end = line_end
            at = line_end
        return end - (self._text[end - 1] == "\r")

    def _line_end(self, index: int) -> int:
        found = self._text.find("\n", index)
        return found if found >= 0 else len(self._text)
