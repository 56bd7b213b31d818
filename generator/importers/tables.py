"""A file that another program exported, as tables: a row of headings, and rows of cells below it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from generator.importers.decoding import decode_file
from generator.importers.errors import CannotImport
from generator.importers.separated import Line, rows_of
from generator.importers.workbooks import OLD, ZIPPED, sheets_of
from generator.yaml_reader.characters import odd_characters

MOST_BYTES = 32 * 1024 * 1024
"""20,000 contacts have 4 MB."""
LOST = "\ufffd"
"""Stands in a cell for a letter that was damaged before the file came here."""
_SEARCHED = 25
"""In how many rows the headings are looked for; reports have a few lines of title above them."""

_LONGEST = 4_000
"""Letters of a cell that are looked at; no key of an account takes as many."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings."""

    #: Where it begins in its file or sheet, counted from 1.
    line: int
    #: As many as there are headings, cleaned, some of several lines; empty below headings that nobody knows.
    cells: tuple[str, ...]


@dataclass(slots=True)
class Table:
    """One table of a file."""

    #: The file, and of a workbook with several sheets the sheet.
    name: str
    #: How it was read, in words: its encoding and separator, or that it is a sheet.
    read_as: str
    headings: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    #: Rows with more cells than there are headings: their lines, and how many cells. What is below what nobody knows.
    too_long: list[tuple[int, int]] = field(default_factory=list)
    #: Lines above the headings and below the data that are no data.
    left_out: int = 0
    #: What those lines say; a hint at the program that wrote them.
    footer: str = ""


def tables_of(
    name: str, data: bytes, is_heading: Callable[[str], bool], encoding: str | None = None
) -> tuple[Table, ...]:
    """The tables of an exported file; CannotImport when there is none, or too much.

    ``is_heading`` says whether a text is a known heading; the row with most of them heads the table.
    """
    if not data.strip():
        raise CannotImport("empty-file", name=name)
    if data.startswith((ZIPPED, OLD)):
        sheets = sheets_of(name, data)
        named = [(f"{name}, sheet {sheet}" if len(sheets) > 1 else name, "Excel", rows) for sheet, rows in sheets]
    else:
        text, called = decode_file(name, data, encoding)
        if text.lstrip()[:1] == "<":
            raise CannotImport("web-page", name=name)
        rows, separated = rows_of(name, text)
        named = [(name, f"{called}, {separated}", rows)]
    made = [table for source in named if (table := _make_table(*source, is_heading))]
    if not made:
        raise CannotImport("no-table", name=name)
    return tuple(made)


def clean_cell(cell: str, between: str = ", ") -> str:
    """A cell in normal form, without characters that nobody sees, and what stands ``between`` its lines."""
    if cell.isprintable() and (cell.isascii() or (unicodedata.is_normalized("NFC", cell) and not odd_characters(cell))):
        return cell.strip()
    lines = [_SPACES.sub(" ", _visible_line(line)).strip(" ,") for line in re.split(r"[\r\n]+", cell)]
    return unicodedata.normalize("NFC", between.join(filter(None, lines)))


def _visible_line(line: str) -> str:
    """A line without the characters that the reader of accounts warns of; one that was lost is a question mark."""
    line = unicodedata.normalize("NFC", line)
    while odd := odd_characters(line):
        for oddity in odd:
            instead = {"no-break-space": " ", "damaged-text": "?"}.get(oddity.rule, "")
            line = unicodedata.normalize("NFC", line.replace(oddity.character, instead))
    return line


def _make_table(name: str, read_as: str, lines: Iterable[Line], is_heading: Callable[[str], bool]) -> Table | None:
    lines = iter(lines)
    first = list(islice(lines, _SEARCHED))
    known = [sum(is_heading(clean_cell(cell[:_LONGEST], " ")) for cell in row) for _, row in first]
    fit = known if any(known) else [int(sum(map(bool, row)) > 1) for _, row in first]
    head = fit.index(max(fit)) if fit else 0
    headings = tuple(clean_cell(cell[:_LONGEST], " ") for _, row in first[head : head + 1] for cell in row)
    table = Table(name, read_as, headings)
    outside = [row for _, row in first[:head]]
    outside += _fill_rows(table, chain(first[head + 1 :], lines), [is_heading(heading) for heading in table.headings])
    said = [" ".join(filter(None, map(clean_cell, row))) for row in outside]
    table.left_out, table.footer = sum(map(bool, said)), " ".join(said)
    return table if any(table.headings) else None


def _fill_rows(table: Table, lines: Iterable[Line], used: Sequence[bool]) -> list[list[str]]:
    """Put the rows into a table; what is given back are the rows of its foot, which are no data."""
    pending: list[Line] = []  # rows of one text or none, which are the foot when nothing comes behind them
    for line, row in lines:
        pending.append((line, row))
        if sum(map(bool, map(str.strip, row))) > 1:
            _put_rows(table, pending, used)
            pending.clear()
    # A line of the foot is shorter than the headings, or comes after an empty one: a record of which only the name
    # is known is neither.
    end = len(pending)
    while end and (len(pending[end - 1][1]) < len(used) or not any(pending[end - 1][1])):
        end -= 1
    start = end
    while start and any(pending[start - 1][1]):
        start -= 1
    # In a workbook every row is as long as the longest.
    end = start - 1 if 0 < start < end else end
    _put_rows(table, pending[:end], used)
    return [row for _, row in pending[end:]]


def _put_rows(table: Table, lines: Iterable[Line], used: Sequence[bool]) -> None:
    for line, row in lines:
        if any(row[len(used) :]):
            table.too_long.append((line, len(row)))
        elif any(row):
            cells = [
                "" if not (known and cell) else cell[:_LONGEST] if LOST in cell else clean_cell(cell[:_LONGEST], "\n")
                for cell, known in zip(row, used, strict=False)
            ]
            table.rows.append(Row(line, tuple(cells) + ("",) * (len(used) - len(cells))))
