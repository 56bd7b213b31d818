"""Text with separators (CSV, semicolons, tabs) to rows of cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from generator.importers.errors import CannotImport

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 1_000, 2_000_000
"""A table beyond that is none that somebody exported to look at; time and memory would go first."""
LIMITS = {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "cells": MOST_CELLS}
"""These as they are said."""

_WRONG = {
    "field larger": "a quote is opened and never closed",
    "unexpected end": "a quote is opened and never closed",
    "expected after": "a quote stands in the middle of a quoted text",
    "new-line": "a line ends in a way that is not known",
}
"""What the library says of a text that is no table, and that in words."""

Line = tuple[int, list[str]]
"""A row of a table: where it begins in its file, counted from 1, and its cells."""

_SAMPLE = 64 * 1024
_TOLD = re.compile(r"\s*\"?sep=([,;\t|]).*\n", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def rows_of(name: str, text: str) -> tuple[Iterator[Line], str]:
    """The rows of a text, and what its cells are separated by, in words.

    Line feeds inside quotes belong to the cell. The rows raise CannotImport for quotes that do not match and for too
    much.
    """
    # Excel reads a first line such as ``sep=;`` and does not show it.
    told = _TOLD.match(text)
    start = told.end() if told else 0
    # The last line of a sample may be cut off in the middle of a quoted cell.
    separator = told[1] if told else max(SEPARATORS, key=partial(_separator_fit, text[:_SAMPLE]))
    return limit_rows(name, _read_rows(name, text, start, separator)), SEPARATORS[separator]


def limit_rows(name: str, rows: Iterator[Line]) -> Iterator[Line]:
    """The rows of a table as long as there are not too many; CannotImport when there are."""
    cells = 0
    for number, row in enumerate(rows):
        cells += len(row[1])
        if number > MOST_ROWS or len(row[1]) > MOST_COLUMNS or cells > MOST_CELLS:
            raise CannotImport("too-large-table", name=name, **LIMITS)
        yield row


def _read_rows(name: str, text: str, start: int, separator: str) -> Iterator[Line]:
    first = 1 + text.count("\n", 0, start)
    reader = csv.reader((match[0] for match in _LINE.finditer(text, start)), delimiter=separator, strict=True)
    begins = first
    try:
        for row in reader:
            yield begins, row
            begins = first + reader.line_num
    except csv.Error as error:
        line = first + reader.line_num - 1 if begins > first else 1
        why = next((words for said, words in _WRONG.items() if said in str(error)), f"something does not fit ({error})")
        raise CannotImport("bad-quotes", name=name, line=line, why=why) from None


def _separator_fit(sample: str, separator: str) -> float:
    """How well a separator cuts the beginning of a text into rows of one length, and long ones."""
    widths = Counter[int]()
    with suppress(csv.Error):
        widths.update(filter(None, map(len, csv.reader(_LINE.findall(sample), delimiter=separator))))
    # Nothing but headings and a footer may have the width that is commonest.
    return max((width * times for width, times in widths.items() if width > 1), default=0) / max(widths.total(), 1)
