"""The structure of a YAML file: maps and lists in blocks and in brackets, each value with its place in the text."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.yaml_reader import faults
from generator.yaml_reader.brackets import CANNOT_START, MARKS, UNREAD, Brackets, empty_piece, key_of, match_end
from generator.yaml_reader.faults import Fault, Stop, make_fault
from generator.yaml_reader.scalars import COLON_IN_LINE, block_text, read_plain
from generator.yaml_reader.text import Limits
from generator.yaml_reader.tree import Part, Piece

#: Blanks and comments from the start of a line on; the rest of a line.
_BLANKS = re.compile(r"(?:[ ]*+(?:#[^\n]*+|\r?)\n)*+[ ]*+(?:#[^\n]*+\Z)?")
_REST = re.compile(r"(?:[ ]++#[^\n]*+|[ ]*+\r?)(?:\n|\Z)")
_SPACES = re.compile(r"[ ]*+")

_MARKER = re.compile(r"^(?:---|\.\.\.)(?=[ \t\r\n]|\Z)", re.MULTILINE)
_WORD_KEY = re.compile(r"([A-Za-z_][\w.-]*+(?: [\w.-]+)*+):(?=[ \t\r\n]|\Z)")
_COLON = re.compile(r" *+(:)(?=[ \t\r\n]|\Z)")


class Parser(Brackets):
    """Reads one text; ``Stop`` is raised at the first mistake in the structure, or at a limit."""

    def __init__(self, text: str, limits: Limits) -> None:
        super().__init__(text, limits)
        self._at = 0
        self.over = False

    def document(self) -> Piece:
        """The map that the text holds."""
        text, at = self._text, match_end(_BLANKS, self._text, 0, len(self._text))
        first = _MARKER.match(text, at)
        start = at + 3 if first and text[at] == "-" else at
        last = _MARKER.search(text, start)
        self._end = last.start() if last else len(text)
        if start == at and self._line(at) >= 0 and self._is("-", at):
            raise Stop(make_fault("no-map", at, what="a list"))
        root = self._node(at, -1) if start == at and at < self._end else self._below(start, -1)
        if root.kind != "map":
            raise Stop(self._no_map(root))
        self._open.append(root)
        self.over = True
        if self._line(self._at) >= 0:
            raise Stop(self._after_map())
        self._check_end()
        return root

    def what_was_read(self, index: int) -> tuple[Piece | None, list[str | int]]:
        """What there is of the map when reading stopped, and the path of the value around the mistake at an index."""
        reading = [piece for piece in self._open if piece.parts and piece.parts[-1].value is UNREAD]
        path = [piece.parts[-1].key for piece in reading if piece.start < index or piece is self._open[0]]
        for outer, inner in pairwise(self._open):
            if outer in reading:
                outer.parts[-1].value = inner
        return self._open[0] if self._open and self._open[0].kind == "map" else None, path

    def _no_map(self, root: Piece) -> Fault:
        text = self._text
        if root.fault:
            return root.fault
        if root.is_empty:
            return make_fault("empty", 0)
        if root.kind != "list" and not root.style and (fault := faults.missing_space(text, root.start)):
            return fault
        return make_fault("no-map", root.start, what="a list" if root.kind == "list" else "a single text")

    def _check_end(self) -> None:
        """Refuse everything after the one document of a file."""
        text, end = self._text, self._end
        if end == len(text):
            return
        rest = _REST.match(text, end + 3)
        if not rest and text[end:].rstrip() != text[end : end + 3]:
            raise Stop(make_fault("text-on-marker", end, sign=text[end : end + 3]))
        after = match_end(_BLANKS, text, rest.end() if rest else end, len(text))
        if text[end] == "-" or after < len(text):
            raise Stop(make_fault("second-document", end if text[end] == "-" else after))

    def _after_map(self) -> Fault:
        """Something between the map and the end of the file."""
        closed = self._text[: self._at].rstrip()[-1:]
        goes_on = closed in ("]", "}") and self._text[self._at - 1] == "\n"
        return make_fault("after-bracket" if goes_on else "indentation", self._at, sign=closed)

    # Lines

    def _line(self, at: int) -> int:
        """Go to what comes next from the start of a line on; its column, -1 at the end of the file."""
        self._at = at = match_end(_BLANKS, self._text, at, self._end)
        if at == self._end:
            return -1
        if self._text[at] == "\t":
            raise Stop(make_fault("tab", at))
        return at - self._text.rfind("\n", 0, at) - 1

    def _finish(self, piece: Piece) -> Piece:
        """Go to the line after a value, which must be over."""
        rest = _REST.match(self._text, piece.end, self._end)
        if rest is None:
            raise Stop(
                piece.fault or faults.after_value(self._text, match_end(_SPACES, self._text, piece.end, self._end))
            )
        self._at = rest.end()
        return piece

    # Maps and lists

    def _list(self, at: int, column: int) -> Piece:
        piece = self._open_bracket("list", at)
        while True:
            part = Part(len(piece.parts), at, at + 1, UNREAD)
            self._add(piece, part)
            part.value = self._below(at + 1, column, compact=True)
            if self._line(self._at) != column or not self._is("-", self._at):
                return self._close_bracket(piece, part.value.end)
            at = self._at

    def _map(self, at: int, column: int, name: Piece | None, colon: int) -> Piece:
        """The map whose first key starts at an index."""
        piece = self._open_bracket("map", at)
        while True:
            explicit = name is None
            if name is None:
                name, colon = self._long_form(at, column)
            part = Part(key_of(name), name.start, name.end, UNREAD, name)
            self._add(piece, part)
            if colon >= 0:
                part.value = self._below(colon + 1, column, compact=explicit, dashes=True)
            else:
                part.value = empty_piece(name.end)
            inner = self._line(self._at)
            if inner < column:
                return self._close_bracket(piece, part.value.end)
            at = self._at
            if inner > column or self._is("-", at):
                raise Stop(make_fault("indentation", at))
            name, colon = (None, -1) if self._is("?", at) else self._entry_key(at, column)

    def _long_form(self, at: int, column: int) -> tuple[Piece, int]:
        """A key after a question mark, and where its colon is; -1 when it has none."""
        name = self._below(at + 1, column, compact=True)
        if self._line(self._at) == column and self._is(":", self._at):
            return name, self._at
        return name, -1

    def _entry_key(self, at: int, column: int) -> tuple[Piece, int]:
        name, colon = self._implicit_key(at, column)
        if colon >= 0 and name is not None:
            return name, colon
        if name is not None:
            self._finish(name)
        elif self._text[at] in "&!":
            raise Stop(faults.shorthand_fault(self._text, at))
        elif self._text[at] in CANNOT_START:
            raise Stop(faults.reserved_fault(self._text, at))
        raise Stop(faults.missing_colon(self._text, at))

    def _implicit_key(self, at: int, around: int) -> tuple[Piece | None, int]:
        """A key on one line and where its colon is; -1 without a colon, and no key where only text may stand."""
        text = self._text
        if word := _WORD_KEY.match(text, at, self._end):
            return Piece("text", at, word.end(1), text=word[1]), word.end(1)
        character = text[at]
        if self._is(":", at):
            return empty_piece(at), at
        if character in "&!" and (marks := MARKS.match(text, at, self._end)):
            if marks.end() == self._end or text[marks.end()] in "\r\n&!":
                return None, -1
            name, colon = self._implicit_key(marks.end(), around)
            if colon < 0 or name is None:
                return None, -1
            name.start, name.fault = at, faults.shorthand_fault(text, at)
            return name, colon
        if character in "\"'[{*":
            name = self._complete(at, around)
        elif character in CANNOT_START or character in "&!":
            return None, -1
        else:
            return self._plain_key(at)
        match = _COLON.match(text, name.end, self._end)
        if match and "\n" in text[at : name.end]:
            raise Stop(make_fault("long-key", at))
        return name, match.start(1) if match else -1

    def _plain_key(self, at: int) -> tuple[Piece | None, int]:
        line_end = self._text.find("\n", at, self._end)
        line = self._text[at : line_end if line_end >= 0 else self._end].partition(" #")[0]
        colon = COLON_IN_LINE.search(line)
        if not colon:
            return None, -1
        words = line[: colon.start()].rstrip(" ")
        if "\t" in words:
            raise Stop(make_fault("tab", at + words.index("\t")))
        return Piece("text", at, at + len(words), text=words), at + colon.start()

    # Values

    def _below(self, after: int, column: int, *, compact: bool = False, dashes: bool = False) -> Piece:
        """The value after a colon or a dash, in a block whose entries start in a column.

        In the ``compact`` form a map or list may start on the same line; with ``dashes`` a list may start in the
        same column, as it may below a key.
        """
        rest = _REST.match(self._text, after, self._end)
        if rest is None:
            at = match_end(_SPACES, self._text, after, self._end)
            return self._node(at, column) if compact else self._beside(at, column)
        inner = self._line(rest.end())
        if inner > column or (dashes and inner == column and self._is("-", self._at)):
            return self._node(self._at, column)
        return empty_piece(after)

    def _node(self, at: int, around: int) -> Piece:
        """A value that may be a map or a list in a block, which then starts in the column where it stands."""
        if self._text[at] == "\t":
            raise Stop(make_fault("tab", at))
        column = at - self._text.rfind("\n", 0, at) - 1
        if self._is("-", at):
            return self._list(at, column)
        if self._is("?", at):
            return self._map(at, column, None, -1)
        name, colon = self._implicit_key(at, around)
        if name is None:
            return self._beside(at, around)
        return self._map(at, column, name, colon) if colon >= 0 else self._finish(name)

    def _beside(self, at: int, around: int) -> Piece:
        """A value on the line of its key, or one that is no map and no list in a block."""
        text, character = self._text, self._text[at]
        if character in "|>":
            piece, self._at = block_text(text, at, self._end, around)
            return piece
        if character in "\"'[{*":
            return self._finish(self._complete(at, around))
        if character in "&!":
            piece = self._below(self._after_marks(at), around, dashes=True)
            piece.start, piece.fault = at, faults.shorthand_fault(text, at)
            return piece
        if character == "\t":
            raise Stop(make_fault("tab", at))
        if self._is("-", at):
            raise Stop(make_fault("list-on-key-line", at))
        if character in CANNOT_START or self._is("?", at):
            raise Stop(faults.reserved_fault(text, at))
        return self._finish(read_plain(text, at, self._end, around))
