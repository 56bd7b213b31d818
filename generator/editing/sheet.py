"""The text of one file as an edit sees it: where its lines end, how deep it indents, and pieces of text to exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from generator.editing.wording import Layout
from generator.model.problem import Problem
from generator.yaml_reader.source import Items, Map, Node, Part, Piece, outline_text, read_yaml

_USUAL = Layout()

MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors put at the head of a file."""


class CannotEdit(Exception):
    """The place is written in a way that cannot be edited safely; the message says why, for people."""


class Cut(NamedTuple):
    """The text between two indices, and what stands there afterwards."""

    start: int
    end: int
    instead: str


class Step(NamedTuple):
    """One step on the way to a place: the block it is in, and its entry or item there."""

    around: Piece
    part: Part


@dataclass(frozen=True)
class Sheet:
    """One file that the strict reader accepts."""

    source: bytes
    text: str
    #: What is written in it, as plain texts, lists and dicts.
    plain: dict[str, Any]
    #: What the reader had to say about it.
    warnings: tuple[Problem, ...]
    whole: Piece
    layout: Layout

    @staticmethod
    def of(source: bytes) -> Sheet:
        """The sheet of a file's bytes; CannotEdit when the strict reader refuses them."""
        tree, warnings = read_tree(source)
        text = source.removeprefix(MARK).decode()
        whole = outline_text(text)
        if whole is None:
            raise CannotEdit("the file must hold `key: value` lines")
        sheet = Sheet(source, text, tree, warnings, whole, _USUAL)
        return replace(sheet, layout=_find_layout(sheet))

    def careful(self) -> Sheet:
        """The same file, of which every new text shall stand on one line and in quotes."""
        return replace(self, layout=replace(self.layout, careful=True))

    # Lines

    def column(self, index: int) -> int:
        """How far from the start of its line a character stands."""
        return index - self.line_start(index)

    def line_start(self, index: int) -> int:
        """Where the line around an index starts."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Where the line around an index ends, before its line break."""
        end = self.text.find("\n", index)
        end = end if end >= 0 else len(self.text)
        return end - 1 if end > index and self.text[end - 1] == "\r" else end

    def next_line(self, index: int) -> int:
        """Where the line after the one around an index starts; the end of the text after the last."""
        end = self.text.find("\n", index)
        return end + 1 if end >= 0 else len(self.text)

    def line_number(self, index: int) -> int:
        """The number of the line around an index, counted from 1."""
        return self.text.count("\n", 0, index) + 1

    def line_break(self, index: int) -> str:
        """The line break used around an index."""
        end = self.text.find("\n", index)
        end = end if end >= 0 else self.text.rfind("\n")
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"

    def after(self, index: int, floor: int) -> int:
        """The end of the line around an index and of the comments below it that belong to what stands there.

        These are the ones that start in the column ``floor`` or further in.
        """
        end, at = self.line_end(index), self.next_line(index)
        while at < len(self.text):
            line = self.text[at : self.line_end(at)]
            words = line.lstrip(" \t")
            if words.startswith("#") and len(line) - len(words) >= floor:
                end = self.line_end(at)
            elif words:
                break
            at = self.next_line(at)
        return end

    def insert_lines(self, index: int, lines: Iterable[str]) -> Cut:
        """New lines after the line that ends at an index."""
        return Cut(index, index, "".join(self.line_break(index) + line for line in lines))

    # Places

    def colon(self, part: Part) -> int:
        """The index after the colon of a key; of a key without one, where it ends."""
        between = self.text[part.end : max(part.value.start, part.end)]
        at = between.find(":")
        return part.end + at + 1 if at >= 0 else part.end

    def has_spaces(self, parts: Sequence[Part]) -> bool:
        """Whether a blank line stands between the last two of several entries or items."""
        if len(parts) < 2:
            return False
        between = self.text[parts[-2].value.end : parts[-1].start].split("\n")
        return any(not line.strip() for line in between[1:-1])

    def way(self, where: Sequence[str | int]) -> list[Step]:
        """The steps to a place, as far as there are any."""
        steps: list[Step] = []
        at = self.whole
        for key in where:
            part = at.part(key)
            if part is None:
                break
            steps.append(Step(at, part))
            at = part.value
        return steps

    # The result

    def cut(self, cuts: Iterable[Cut]) -> bytes:
        """The file's bytes with pieces of its text exchanged."""
        parts, done = [], 0
        for cut in sorted(cuts, key=lambda cut: cut.start):
            parts += [self.text[done : cut.start], cut.instead]
            done = cut.end
        text = "".join([*parts, self.text[done:]])
        return (MARK if self.source.startswith(MARK) else b"") + text.encode("utf-8", "surrogatepass")


def read_tree(source: bytes) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """What a file says, and what the strict reader had to say about it; CannotEdit when it is refused."""
    tree, problems = read_yaml("", source)
    error = next((problem for problem in problems if problem.is_error), None)
    if error or tree is None:
        why = f"line {error.place.line}: {error.message} {error.hint}" if error else "the file is empty"
        raise CannotEdit(why.rstrip(" ."))
    return plain_tree(tree), tuple(problems)


def value_at(tree: Any, where: Sequence[str | int]) -> Any:
    """What stands at a place in plain texts, lists and dicts; LookupError for no place."""
    for key in where:
        tree = tree[key]
    return tree


def plain_tree(node: Node) -> Any:
    """A tree as plain texts, lists and dicts."""
    if isinstance(node, Map):
        return {key: plain_tree(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [plain_tree(value) for value in node]
    return None if node is None else str(node)


def _find_layout(sheet: Sheet) -> Layout:
    """How deep a file indents: as its first block within a block and its first list do."""
    depths: dict[str, int] = {}
    for key, value in _parts_below(sheet.whole):
        if not value.in_brackets and value.kind in ("map", "list") and isinstance(key.key, str):
            depths.setdefault(value.kind, sheet.column(value.start) - sheet.column(key.start))
    return Layout(max(depths.get("map", 2), 1), max(depths.get("list", 2), 0))


def _parts_below(piece: Piece) -> Iterator[tuple[Part, Piece]]:
    for part in piece.parts:
        yield part, part.value
        if not part.value.in_brackets:
            yield from _parts_below(part.value)
