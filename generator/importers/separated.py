"""Text with separators (CSV, semicolons, tabs) to rows of cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from generator.importers.errors import CannotImport

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 1_000, 2_000_000
"""A table beyond that is none that somebody exported to look at; time and memory would go first."""

Line = tuple[int, list[str]]
"""A row of a table: where it begins in its file, counted from 1, and its cells."""

_SAMPLE = 64 * 1024
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def rows_of(name: str, text: str) -> tuple[Iterator[Line], str]:
    """The rows of a text, and what its cells are separated by, in words.

    Line feeds inside quotes belong to the cell. The rows raise CannotImport for quotes that do not match and for too
    much.
    """
    told, start = _named_separator(text)
    separator = told or _guess_separator(text[start : start + _SAMPLE])
    return limit_rows(name, _read_rows(name, text, start, separator)), SEPARATORS[separator]


def limit_rows(name: str, rows: Iterator[Line]) -> Iterator[Line]:
    """The rows of a table as long as there are not too many; CannotImport when there are."""
    cells = 0
    for number, row in enumerate(rows):
        cells += len(row[1])
        if number > MOST_ROWS or len(row[1]) > MOST_COLUMNS or cells > MOST_CELLS:
            raise too_much(name)
        yield row


def too_much(name: str) -> CannotImport:
    """What is said of a table that is too large."""
    return CannotImport(
        f"{name}: more than {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns or {MOST_CELLS:,} cells. Export fewer at a "
        "time, for example one account's."
    )


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
        raise CannotImport(
            f"{name} cannot be read as a table: near line {line:,} {_in_words(str(error))}. Export it again, or mend "
            "that line; a quote within a text is written twice."
        ) from None


def _named_separator(text: str) -> tuple[str, int]:
    """The separator that a first line such as ``sep=;`` names, which Excel reads and does not show, and its length."""
    first = text[:10].partition("\n")[0]
    words = first.strip().strip('"')
    if words[:4].lower() == "sep=" and words[4:5] in SEPARATORS:
        return words[4:5], len(first) + 1
    return "", 0


def _guess_separator(sample: str) -> str:
    """The one that cuts the beginning of the text into rows of one length, and the longest."""
    # The last line may be cut off in the middle of a quoted cell.
    return max(SEPARATORS, key=lambda separator: _separator_fit(sample, separator))


def _separator_fit(sample: str, separator: str) -> float:
    widths = Counter(len(row) for row in _read_leniently(sample, separator) if row)
    if not widths:
        return 0
    width, times = widths.most_common(1)[0]
    if width == 1:
        # Nothing but headings and a footer may have the width that is commonest.
        width, times = max(widths.items(), key=lambda each: each[0] * each[1] if each[0] > 1 else 0)
    return 0 if width == 1 else width * times / widths.total()


def _read_leniently(sample: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(_LINE.findall(sample), delimiter=separator)
    except csv.Error:
        return


def _in_words(error: str) -> str:
    if "field larger" in error or "unexpected end" in error:
        return "a quote is opened and never closed"
    if "expected after" in error:
        return "a quote stands in the middle of a quoted text"
    if "new-line" in error:
        return "a line ends in a way that is not known"
    return f"something does not fit ({error})"
