"""House style: the keys of a file in the order of the model, indented alike, with every comment in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.editing.remarks import Remarks
from generator.editing.sheet import MARK, CannotEdit, Sheet
from generator.model.fields import field_of, fields_of
from generator.model.record import Record
from generator.yaml_reader.source import Part, Piece

_STEP = 2
"""How much deeper keys and dashes stand below the key they belong to."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the model knows of a block: the kind of record it is, or a block of free names with such records."""

    record: type[Record]
    named: bool = False

    def below(self, key: str | int) -> _Shape | None:
        """What it knows of what stands at a key or place in it."""
        if isinstance(key, int):
            return self
        if self.named:
            return _Shape(self.record)
        field = field_of(self.record, key)
        return _Shape(field.record, field.named) if field and field.record else None


def in_house_style(source: bytes, kind: type[Record]) -> bytes:
    """A file that makes a record of some kind, in house style.

    The meaning stays: the strict reader finds the same tree but for the order of keys, and every comment is there.
    Kept are quotes, brackets, and the breaks between lines of a text. The line ends are those of the first line, the
    last line has one too, and a byte order mark goes. CannotEdit when the strict reader refuses the file, or it
    cannot be laid out safely.
    """
    text = source.removeprefix(MARK).decode("utf-8", "surrogateescape")
    ends = "\r\n" if text[: text.find("\n") + 1].endswith("\r\n") else "\n"
    before = Sheet.of((text.replace("\r\n", "\n").removesuffix("\n") + "\n").encode("utf-8", "surrogateescape"))
    laid_out = _laid_out(before, kind)
    if laid_out != before.source:
        _prove_layout(before, Sheet.of(laid_out), kind)
    return laid_out.replace(b"\n", ends.encode())


def _laid_out(sheet: Sheet, kind: type[Record]) -> bytes:
    if sheet.whole.in_brackets:
        raise CannotEdit("all of it stands in braces")
    writer = _Writer(sheet)
    lines = writer.block(sheet.whole, 0, _Shape(kind))
    return "\n".join([*writer.remarks.head, *lines, ""]).encode()


def _prove_layout(before: Sheet, after: Sheet, kind: type[Record]) -> None:
    """CannotEdit unless a file laid out says what it said, with every comment, and is already laid out like that."""
    same = before.plain == after.plain and _count_rules(before) == _count_rules(
        after
    )  # equal but for the order of keys
    if not same or _count_signs(before) != _count_signs(after) or _laid_out(after, kind) != after.source:
        raise CannotEdit("it is laid out in a way that cannot be changed safely")


def _count_rules(sheet: Sheet) -> Counter[str]:
    return Counter(warning.rule for warning in sheet.warnings)


def _count_signs(sheet: Sheet) -> Counter[int]:
    """Every sign in a file but blanks and line ends: laying out adds none and leaves none out, comments or not."""
    return Counter(sheet.source.translate(None, b" \n"))


class _Writer:
    """Writes the blocks of one sheet anew."""

    def __init__(self, sheet: Sheet) -> None:
        self.remarks = Remarks(sheet)
        self._sheet, self._text = sheet, sheet.text

    def block(self, block: Piece, column: int, shape: _Shape | None) -> list[str]:
        """The lines of a map or list whose keys or dashes are to stand in a column."""
        pad, lines = " " * column, list[str]()
        long_before = False
        for part in _in_order(block, shape):
            around, own = self.remarks.of(part), self._part(part, column, shape)
            long = block is self._sheet.whole and len(own) > 1
            if lines and (around.blank or long or long_before):
                lines.append("")
            lines += [*_indent_lines(around.above, pad), *own]
            inside = pad + " " * (1 if part.value.style in ("|", ">") else _STEP)
            lines += _indent_lines(around.below, inside)
            long_before = long
        return [*lines, *_indent_lines(self.remarks.tail(block), pad)]

    def _part(self, part: Part, column: int, shape: _Shape | None) -> list[str]:
        below = shape.below(part.key) if shape else None
        return self._item(part, column, below) if isinstance(part.key, int) else self._entry(part, column, below)

    def _entry(self, part: Part, column: int, shape: _Shape | None) -> list[str]:
        """The lines of a key and what it holds."""
        before = self._text[self._sheet.line_start(part.start) : part.start]
        colon = self._sheet.colon(part)
        if before.strip(" -") or self._text[part.end : colon].strip(" ") != ":":
            raise CannotEdit(f"`{part.key}` is not written as `{part.key}:`")
        head = " " * column + self._text[part.start : part.end] + ":"
        value = part.value
        if _is_block(value):
            return [head + self._trail(colon), *self.block(value, column + _STEP, shape)]
        return self._with_value(head, colon, part, column, shape)

    def _item(self, part: Part, column: int, shape: _Shape | None) -> list[str]:
        """The lines of an item of a list, its comments first."""
        head, value = " " * column + "-", part.value
        if not _is_block(value):
            return self._with_value(head, part.end, part, column, shape)
        lines = self.block(value, column + _STEP, shape)
        above = [line.strip() for line in _leading_comments(lines)]
        dash = self._trail(part.end).strip() if self._sheet.line_end(part.end) < value.start else ""
        rest = lines[len(above) :]
        comments = _indent_lines([*([dash] if dash else []), *above], " " * column)
        return [*comments, f"{head} {rest[0].lstrip()}", *rest[1:]]

    def _with_value(self, head: str, after: int, part: Part, column: int, shape: _Shape | None) -> list[str]:
        """A key or dash with what stands on its line: a text, brackets, or nothing."""
        value = part.value
        raw = self._write_value(value, shape)
        if not raw:
            return [head + self._trail(after)]
        first, *more = raw.split("\n")
        lines = self._move_lines(more, value, column, column - self._sheet.column(part.start))
        ends = "" if value.style in ("|", ">") else self._trail(value.end)
        if "\n" not in self._text[after : value.start]:
            lines = [f"{head} {first}", *lines]
        else:
            between = self._text[self._sheet.line_end(after) : value.start].split("\n")[1:-1]
            below = _indent_lines([*(line.strip() for line in between), first], " " * (column + _STEP))
            lines = [head + self._trail(after), *below, *lines]
        return [*lines[:-1], lines[-1] + ends]

    def _write_value(self, value: Piece, shape: _Shape | None) -> str:
        """A value as it is written, with the keys in braces on one line in order."""
        raw = self._text[value.start : value.end]
        if not value.in_brackets or "\n" in raw or not value.parts:
            return raw
        parts = value.parts
        seams = [self._text[value.start : parts[0].start]]
        seams += [self._text[one.value.end : two.start] for one, two in pairwise(parts)]
        words = [self._in_brackets(part, shape) for part in _in_order(value, shape)]
        last = self._text[parts[-1].value.end : value.end]
        return "".join(seam + word for seam, word in zip(seams, words, strict=True)) + last

    def _in_brackets(self, part: Part, shape: _Shape | None) -> str:
        below = shape.below(part.key) if shape else None
        return self._text[part.start : max(part.value.start, part.start)] + self._write_value(part.value, below)

    def _move_lines(self, lines: list[str], value: Piece, column: int, by: int) -> list[str]:
        """The further lines of a value that moves sideways; in brackets and after ``|`` or ``>`` they move alike."""
        if value.style in ("|", ">", "["):
            return [" " * max(_measure_indent(line) + by, 0) + line.lstrip(" ") for line in lines]
        return [" " * (column + _STEP) + line.lstrip(" ") if line.strip() else "" for line in lines]

    def _trail(self, index: int) -> str:
        """The comment on the rest of a line, as far away as it was: one space can make it a part of the text."""
        rest = self._text[index : self._sheet.line_end(index)]
        words = rest.strip()
        if words and not words.startswith("#"):
            raise CannotEdit(f"there is something besides data in it: {words}")
        return rest.rstrip()


def _in_order(block: Piece, shape: _Shape | None) -> Sequence[Part]:
    """The parts of a map in the order of the model; what it does not know stays behind what it stood behind."""
    if block.kind != "map" or shape is None or shape.named:
        return block.parts
    ranks = {field.key: rank for rank, field in enumerate(fields_of(shape.record))}
    ranked: list[tuple[int, Part]] = []
    for part in block.parts:
        before = ranked[-1][0] if ranked else -1
        ranked.append((ranks.get(str(part.key), before), part))
    return [part for _, part in sorted(ranked, key=lambda pair: pair[0])]


def _is_block(value: Piece) -> bool:
    return value.kind in ("map", "list") and not value.in_brackets


def _indent_lines(lines: Sequence[str], pad: str) -> list[str]:
    return [pad + line if line else "" for line in lines]


def _leading_comments(lines: Sequence[str]) -> list[str]:
    count = next(at for at, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    return list(lines[:count])


def _measure_indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
