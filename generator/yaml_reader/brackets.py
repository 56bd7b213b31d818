"""Maps and lists in brackets, and what the whole of a YAML file is read with: a cursor and its limits."""

from __future__ import annotations

import re
import unicodedata

from generator.yaml_reader import faults
from generator.yaml_reader.characters import join_surrogates
from generator.yaml_reader.faults import Stop, make_fault
from generator.yaml_reader.scalars import make_unquoted, read_quoted
from generator.yaml_reader.text import Limits
from generator.yaml_reader.tree import Part, Piece

#: Blanks and comments between two things in brackets.
_GAP = re.compile(r"(?:[ ]*+(?:(?<![^ \n])#[^\n]*+|\r?)\n)*+[ ]*+(?:(?<![^ \n])#[^\n]*+\Z)?")
_SIGN = re.compile(r"[-?:](?=[ \t\r\n]|\Z)")
_ALIAS = re.compile(r"\*[^ \t\r\n,\[\]{}]++")
#: Anchors and tags.
MARKS = re.compile(r"(?:(?:!<[^>\n]*+>|&[^ \t\r\n,\[\]{}]++|![^ \t\r\n,\[\]{}]*+)(?: ++|(?=[,\]}\r\n]|\Z)))++")
_WORDS_IN_BRACKETS = re.compile(
    r"(?:[^ \t\r\n,\[\]{}:]++|:(?=[^ \t\r\n,\[\]{}])| ++(?=[^ \t\r\n,\[\]{}:#]|:[^ \t\r\n,\[\]{}]))*+"
)
_ENDS_WORDS = frozenset(["", *" \t\r\n,[]{}"])
CANNOT_START = frozenset(",]}@`%|>#")

#: In place of a value that is being read.
UNREAD = Piece("nothing", -1, -1)


class Brackets:
    """Reads maps and lists in brackets, and values whose end can be seen from their start."""

    def __init__(self, text: str, limits: Limits) -> None:
        self._text, self._limits = text, limits
        self._end = len(text)
        self._open: list[Piece] = []
        self._values = 2  # the file and its map
        self._outdented: tuple[int, int] | None = None

    def _is(self, sign: str, at: int) -> bool:
        """Whether a sign stands at an index, with a space or the end of the line after it."""
        return self._text.startswith(sign, at) and _SIGN.match(self._text, at, self._end) is not None

    def _open_bracket(self, kind: str, at: int, style: str = "") -> Piece:
        piece = Piece(kind, at, at, style, [])
        self._open.append(piece)
        if len(self._open) > self._limits.depth:
            raise Stop(make_fault("too-deep", at, limit=self._limits.depth), limit=True)
        return piece

    def _close_bracket(self, piece: Piece, end: int) -> Piece:
        self._open.pop()
        piece.end = end
        return piece

    def _add(self, piece: Piece, part: Part) -> None:
        piece.parts.append(part)
        self._values += 1 if part.name is None else 2
        if self._values > self._limits.values:
            raise Stop(make_fault("too-many", part.start, limit=self._limits.values), limit=True)

    def _complete(self, at: int, around: int) -> Piece:
        """A value whose end can be seen: in quotes, in brackets, or an alias."""
        character = self._text[at]
        if character in "[{":
            return self._brackets(at, around)
        if character != "*":
            return read_quoted(self._text, at, self._end, around)
        alias = _ALIAS.match(self._text, at, self._end)
        if not alias:
            raise Stop(faults.shorthand_fault(self._text, at))
        return Piece("nothing", at, alias.end(), fault=faults.shorthand_fault(self._text, at))

    def _after_marks(self, at: int) -> int:
        """Where the anchors and tags at an index are over; there can be no more of them on the next lines."""
        marks = MARKS.match(self._text, at, self._end)
        if not marks or self._text.startswith(("&", "!"), match_end(_GAP, self._text, marks.end(), self._end)):
            raise Stop(faults.shorthand_fault(self._text, at))
        return marks.end()

    def _brackets(self, at: int, around: int) -> Piece:
        """A map or list in brackets whose lines must be indented further than the block around it."""
        if self._open and self._open[-1].style:
            return self._bracket(at, around)
        try:
            piece = self._bracket(at, around)
        except Stop as stop:
            braces = [piece.start for piece in self._open if self._text.startswith("{{", piece.start)]
            if braces and not stop.limit:
                raise Stop(make_fault("placeholder", braces[0])) from None
            if self._outdented and not stop.limit:
                raise Stop(faults.unclosed_bracket(self._text, self._outdented[0])) from None
            raise
        if self._outdented:
            piece.fault, self._outdented = make_fault("indentation", self._outdented[1]), None
        return piece

    def _bracket(self, at: int, around: int) -> Piece:
        kind, closer = ("list", "]") if self._text[at] == "[" else ("map", "}")
        piece = self._open_bracket(kind, at, "[")
        index = self._gap(at + 1, around)
        while self._text[index] != closer:
            if kind == "list":
                end = self._item(piece, index, around)
            else:
                name = self._name_in_brackets(index, around)
                end = self._value_in_brackets(piece, name, self._colon_after(name, around), around)
            index = self._gap(end, around)
            if self._text[index] == ",":
                index = self._gap(index + 1, around)
            elif self._text[index] != closer:
                raise Stop(faults.no_comma(self._text, at, index))
        return self._close_bracket(piece, index + 1)

    def _gap(self, at: int, around: int) -> int:
        """Where the next thing in brackets is."""
        text, index = self._text, match_end(_GAP, self._text, at, self._end)
        if index == self._end:
            raise Stop(faults.unclosed_bracket(text, self._opener()))
        if text[index] == "\t":
            raise Stop(make_fault("tab", index))
        line = text.rfind("\n", at, index) + 1
        # A closing bracket may stand below the key whose value it ends.
        if line and index - line < around + (text[index] not in "]}") and not self._outdented:
            self._outdented = self._opener(), index
        return index

    def _opener(self) -> int:
        """Where the innermost bracket is that is open; a pair in a list has none of its own."""
        return next(piece.start for piece in reversed(self._open) if self._text[piece.start] in "[{")

    def _item(self, piece: Piece, index: int, around: int) -> int:
        """An item of a list in brackets, which may be a pair; where it ends."""
        part = Part(len(piece.parts), index, index, UNREAD)
        self._add(piece, part)
        part.value = name = self._name_in_brackets(index, around)
        colon = self._colon_after(name, around)
        if colon < 0:
            return name.end
        if "\n" in self._text[index:colon] and not self._is("?", index):
            raise Stop(make_fault("long-key", index))
        part.value = UNREAD
        pair = self._open_bracket("map", index, "[")
        end = self._value_in_brackets(pair, name, colon, around)
        part.value = self._close_bracket(pair, end)
        return end

    def _name_in_brackets(self, index: int, around: int) -> Piece:
        """A value that may be a key."""
        if self._is("?", index):
            index = self._gap(index + 1, around)
        return empty_piece(index) if self._is(":", index) else self._in_brackets(index, around)

    def _colon_after(self, name: Piece, around: int) -> int:
        """Where the colon of a key is; -1 when it has none."""
        after = self._gap(name.end, around)
        ends = name.style or self._text[after + 1 : after + 2] in _ENDS_WORDS
        return after if self._text[after] == ":" and ends else -1

    def _value_in_brackets(self, piece: Piece, name: Piece, colon: int, around: int) -> int:
        """Add an entry to a map in brackets; where it ends."""
        part = Part(key_of(name), name.start, name.end, UNREAD, name)
        self._add(piece, part)
        if colon < 0:
            part.value = empty_piece(name.end)
        else:
            index = self._gap(colon + 1, around)
            part.value = empty_piece(colon + 1) if self._text[index] in ",]}" else self._in_brackets(index, around)
        return part.value.end

    def _in_brackets(self, index: int, around: int) -> Piece:
        """A value in brackets."""
        text, character = self._text, self._text[index]
        if character in "\"'[{*":
            return self._complete(index, around)
        if character in "&!":
            after = self._after_marks(index)
            following = self._gap(after, around)
            piece = empty_piece(after) if text[following] in ",:]}" else self._in_brackets(following, around)
            piece.start, piece.fault = index, faults.shorthand_fault(text, index)
            return piece
        if character in CANNOT_START or (character in "-?:" and text[index + 1 : index + 2] in _ENDS_WORDS):
            raise Stop(faults.reserved_fault(text, index))
        return self._plain_in_brackets(index, around)

    def _plain_in_brackets(self, index: int, around: int) -> Piece:
        text, line = self._text, index
        while True:
            stop = match_end(_WORDS_IN_BRACKETS, text, line, self._end)
            line = match_end(_GAP, text, stop, self._end)
            between = text[stop:line]
            if "\n" not in between or "#" in between or match_end(_WORDS_IN_BRACKETS, text, line, self._end) == line:
                return make_unquoted(index, stop, text[index:stop])
            self._gap(stop, around)


def match_end(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    """Where something ends that always matches, be it empty."""
    match = pattern.match(text, at, end)
    return match.end() if match else at


def empty_piece(index: int) -> Piece:
    """The empty place after a key or a dash."""
    return Piece("nothing", index, index)


def key_of(name: Piece) -> str:
    """A key as it is known: the same word in either Unicode form is the same key."""
    return name.text if name.text.isascii() else unicodedata.normalize("NFC", join_surrogates(name.text))
