"""A table as CSV, for spreadsheets and other programs; the only module that writes it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[str | date | None]]) -> bytes:
    """A table with a line of heads, in UTF-8 with a mark that spreadsheets know it by; days as 2026-08-03.

    A text that a spreadsheet would take for a formula begins with an apostrophe, so that it stays a text.
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: str | date | None) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value.isoformat() if value else ""
