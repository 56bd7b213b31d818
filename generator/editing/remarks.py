"""The comments and blank lines of a file: which of them stand at what, so that they can travel with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from generator.editing.sheet import CannotEdit, Sheet
from generator.yaml_reader.source import Part, Piece


@dataclass(slots=True)
class SurroundingRemarks:
    """What stands around one entry or item; an empty line is a blank one."""

    #: Whether a blank line stands above it and its comments.
    blank: bool = False
    #: The comments above it, with the blank lines between them and before it.
    above: list[str] = field(default_factory=list)
    #: The comments below it that stand further in than what follows.
    below: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mark:
    """One entry or item of a block on the way through a file, with the blocks around it, outer ones first."""

    part: Part
    around: tuple[Piece, ...]
    first: int
    last: int


class Remarks:
    """All comments of a sheet, by what they stand at; CannotEdit when there is more between its lines than that."""

    def __init__(self, sheet: Sheet) -> None:
        #: What stands at the head of the file, apart from what belongs to its first entry.
        self.head: list[str] = []
        self._sheet = sheet
        self._lines = sheet.text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._around: dict[int, SurroundingRemarks] = {}
        self._tails: dict[int, list[str]] = {}
        marks = list(self._marks(sheet.whole, ()))
        self._begin(marks[0])
        for before, mark in zip(marks, [*marks[1:], None], strict=True):
            self._between(before, mark)

    def of(self, part: Part) -> SurroundingRemarks:
        """What stands around an entry or item."""
        return self._around.setdefault(id(part), SurroundingRemarks())

    def tail(self, block: Piece) -> list[str]:
        """The comments at the end of a block that stand at nothing in it; at the end of the file, with blank lines."""
        return self._tails.get(id(block), [])

    def _marks(self, block: Piece, around: tuple[Piece, ...]) -> Iterator[_Mark]:
        inside = (*around, block)
        for part in block.parts:
            value = part.value
            first = self._line(part.start)
            if value.kind in ("map", "list") and not value.in_brackets:
                yield _Mark(part, inside, first, self._line(part.end))
                yield from self._marks(value, inside)
            else:
                yield _Mark(part, inside, first, max(first, self._line(max(value.end, part.end))))

    def _line(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def _begin(self, first: _Mark) -> None:
        """Tell the head of the file from the comments that stand right above its first entry."""
        lines = self._lines[: first.first]
        at = len(lines)
        while at and lines[at - 1].lstrip().startswith("#") and not _for_editors(lines[at - 1]):
            at -= 1
        self.head = collapse_blanks([line.rstrip() for line in lines[:at]])
        self.of(first.part).above = [line.strip() for line in lines[at:]]

    def _between(self, before: _Mark, after: _Mark | None) -> None:
        """Share out the lines between two entries or items, or those at the end of the file."""
        lines = self._lines[before.last + 1 : after.first if after else None]
        column = self._sheet.column(after.part.start) if after else -1
        closed = [block for block in before.around if not after or block not in after.around]
        deepest, blank, above = len(closed), False, False
        for line in lines:
            words = line.strip()
            if words and not words.startswith("#"):
                raise CannotEdit(f"there is something besides data in it: {words}")
            if after and words and not above:
                above = len(line) - len(line.lstrip(" ")) <= column
            if above and after:
                self._add_above(after.part, words, blank)
            elif words:
                indent = len(line) - len(line.lstrip(" "))
                deepest = self._deepest(closed[:deepest], indent)
                own = self._below(closed[deepest - 1], indent) if deepest else self.of(before.part).below
                own += [""] * (blank and (bool(own) or own is self._tails.get(id(self._sheet.whole)))) + [words]
            blank = not words
        if after and blank and not above:
            self.of(after.part).blank = True

    def _add_above(self, part: Part, words: str, blank: bool) -> None:
        around = self.of(part)
        if not around.above:
            around.blank = around.blank or blank
        if words or around.above[-1:] != [""]:
            around.above.append(words)

    def _deepest(self, closed: Sequence[Piece], indent: int) -> int:
        """How many of the blocks that end here a comment still stands in."""
        for deep in range(len(closed), 0, -1):
            if self._sheet.column(closed[deep - 1].parts[0].start) <= indent:
                return deep
        return 1 if closed else 0

    def _below(self, block: Piece, indent: int) -> list[str]:
        """Where a comment at the end of a block belongs: to the last thing in it when it stands further in."""
        last = block.parts[-1]
        further_in = indent > self._sheet.column(last.start) and id(block) not in self._tails
        if further_in and (last.value.in_brackets or last.value.kind in ("text", "nothing")):
            return self.of(last).below
        return self._tails.setdefault(id(block), [])


def _for_editors(line: str) -> bool:
    return line.lstrip("# ").startswith("yaml-language-server:")


def collapse_blanks(lines: Sequence[str]) -> list[str]:
    """Lines with one blank line where there were several, and none at the beginning."""
    blanks: list[str] = []
    for line in lines:
        if line or (blanks and blanks[-1]):
            blanks.append(line)
    return blanks
