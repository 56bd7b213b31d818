"""A file that another program exported, as tables: a row of headings, and rows of cells below it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.importers.decoding import decoded
from generator.importers.refused import CannotImport
from generator.importers.separated import MOST_COLUMNS, rows_of
from generator.importers.workbooks import OLD, ZIPPED, sheets_of
from generator.yaml_characters import odd_characters

MOST_BYTES = 64 * 1024 * 1024
"""20,000 contacts have 4 MB; a table takes up to ten times as much in memory as in its file."""
_SEARCHED = 25
"""In how many rows the headings are looked for; reports have a few lines of title above them."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file."""

    #: The file, and of a workbook with several sheets the sheet.
    name: str
    #: How it was read, in words: its encoding and separator, or that it is a sheet.
    read_as: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: Lines above the headings and below the data that are no data.
    left_out: int
    #: What those lines say; a hint at the program that wrote them.
    footer: str


def tables_of(
    name: str, data: bytes, is_heading: Callable[[str], bool], encoding: str | None = None
) -> tuple[Table, ...]:
    """The tables of an exported file; CannotImport when there is none.

    ``is_heading`` says whether a text is a known heading; the row with most of them heads the table.
    """
    if len(data) > MOST_BYTES:
        raise CannotImport(f"{name} has {len(data) >> 20} MB; the limit is {MOST_BYTES >> 20}. Export fewer at a time.")
    if not data.strip():
        raise CannotImport(f"{name} is empty.")
    if data.startswith((ZIPPED, OLD)):
        sheets = sheets_of(name, data)
        named = [(f"{name}, sheet {sheet}" if len(sheets) > 1 else name, "Excel", rows) for sheet, rows in sheets]
    else:
        text, called = decoded(name, data, encoding)
        if text.lstrip()[:1] == "<":
            raise CannotImport(f"{name} is a web page or XML, whatever its name says. Export as CSV or as .xlsx.")
        rows, separated = rows_of(name, text)
        named = [(name, f"{called}, {separated}", rows)]
    made = [table for each in named if (table := _table(*each, is_heading))]
    if not made:
        raise CannotImport(f"{name} holds no table: it needs a row of headings and a row below it.")
    return tuple(made)


def cleaned(cell: str) -> str:
    """A cell as one line of text: in normal form, without characters that nobody sees, its line feeds as commas."""
    if cell.isascii() and cell.isprintable():
        return cell.strip()
    lines = [_SPACES.sub(" ", _seen(line)).strip(" ,") for line in re.split(r"[\r\n]+", cell)]
    return unicodedata.normalize("NFC", ", ".join(line for line in lines if line))


def _seen(line: str) -> str:
    """A line without the characters that the reader of accounts warns of; one that was lost is a question mark."""
    line = unicodedata.normalize("NFC", line)
    while odd := odd_characters(line):
        for each in odd:
            instead = {"no-break-space": " ", "damaged-text": "?"}.get(each.rule, "")
            line = unicodedata.normalize("NFC", line.replace(each.character, instead))
    return line


def _table(name: str, read_as: str, rows: Sequence[Sequence[str]], is_heading: Callable[[str], bool]) -> Table | None:
    head = max(range(min(_SEARCHED, len(rows))), key=lambda at: _known(rows[at], is_heading), default=None)
    if head is None or len(rows[head]) > MOST_COLUMNS:
        return None
    if not _known(rows[head], is_heading):
        head = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    headings = tuple(cleaned(cell) for cell in rows[head])
    below = [tuple(cleaned(cell) for cell in row) for row in rows[head + 1 :]]
    end = _end(below, len(headings))
    data = tuple(_fitted(row, len(headings)) for row in below[:end] if any(row))
    outside = [" ".join(filter(None, map(cleaned, row))) for row in (*rows[:head], *below[end:]) if any(row)]
    return Table(name, read_as, headings, data, len(outside), " ".join(outside)) if any(headings) else None


def _known(row: Sequence[str], is_heading: Callable[[str], bool]) -> int:
    return sum(is_heading(cleaned(cell)) for cell in row)


def _end(rows: Sequence[tuple[str, ...]], width: int) -> int:
    """Where the data end and the lines of a report's foot begin: few of them, each with one text at the most.

    Such a line is shorter than the headings, or comes after an empty one: a record of which only the name is known
    is neither.
    """
    end = len(rows)
    while end and _single(rows[end - 1]) and (len(rows[end - 1]) < width or not any(rows[end - 1])):
        end -= 1
    start = end
    while start and _single(rows[start - 1]) and any(rows[start - 1]):
        start -= 1
    # In a workbook every row is as long as the longest.
    return start - 1 if start and start < end and not any(rows[start - 1]) else end


def _single(row: tuple[str, ...]) -> bool:
    return sum(map(bool, row)) <= 1


def _fitted(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return row[:width] if len(row) >= width else row + ("",) * (width - len(row))
