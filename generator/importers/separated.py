"""Text with separators (CSV, semicolons, tabs) to rows of cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from generator.importers.refused import CannotImport

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
MOST_ROWS, MOST_COLUMNS = 500_000, 1_000
"""A table beyond that is none that somebody exported to look at; memory would go first."""

_SAMPLE = 64 * 1024


def rows_of(name: str, text: str) -> tuple[list[list[str]], str]:
    """The rows of a text, and what its cells are separated by, in words.

    Line feeds inside quotes belong to the cell. CannotImport for quotes that do not match and for too much.
    """
    told, text = _told(text)
    separator = told or _separator(text)
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise CannotImport(
                    f"{name} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns. Export fewer at a time."
                )
    except csv.Error as error:
        begun = (rows and reader.line_num) or 1
        raise CannotImport(
            f"{name} cannot be read as a table: near line {begun:,} {_in_words(str(error))}. Export it again, or mend "
            "that line; a quote within a text is written twice."
        ) from None
    return rows, SEPARATORS[separator]


def _told(text: str) -> tuple[str, str]:
    """A first line such as ``sep=;``, which Excel reads and does not show."""
    first, _, rest = text.partition("\n")
    words = first.strip().strip('"')
    if words[:4].lower() == "sep=" and words[4:5] in SEPARATORS:
        return words[4:5], rest
    return "", text


def _separator(text: str) -> str:
    """The one that cuts the beginning of the text into rows of one length, and the longest."""
    sample = text[:_SAMPLE]
    # The last line may be cut off in the middle of a quoted cell.
    return max(SEPARATORS, key=lambda separator: _fit(sample, separator))


def _fit(sample: str, separator: str) -> float:
    widths = Counter(len(row) for row in _leniently(sample, separator) if row)
    if not widths:
        return 0
    width, times = widths.most_common(1)[0]
    if width == 1:
        # Nothing but headings and a footer may have the width that is commonest.
        width, times = max(widths.items(), key=lambda each: each[0] * each[1] if each[0] > 1 else 0)
    return 0 if width == 1 else width * times / widths.total()


def _leniently(sample: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
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
