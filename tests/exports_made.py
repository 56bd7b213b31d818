"""Exports made for tests: tables as other programs write them, from rows of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

EXPORTS = Path(__file__).parent / "exports"
"""Sample exports of each program, kept byte for byte."""

Rows = Sequence[Sequence[object]]


def sample(name: str) -> bytes:
    """The bytes of a sample export."""
    return (EXPORTS / name).read_bytes()


def separated(rows: Rows, separator: str = ",", encoding: str = "utf-8", quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    """Rows as a text with separators."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=separator, quoting=quoting).writerows(rows)
    return made.getvalue().encode(encoding)


def workbook(sheets: Mapping[str, Rows], hidden: Sequence[int] = (), hidden_sheets: Sequence[str] = ()) -> bytes:
    """Rows as a workbook; ``hidden`` are the numbers of columns nobody sees in it."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            for column in hidden:
                sheet.set_column(column, column, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()
    return made.getvalue()


DYNAMICS = [
    [
        "(Do Not Modify) Contact",
        "(Do Not Modify) Row Checksum",
        "(Do Not Modify) Modified On",
        " Full Name",
        "Job Title",
        "Company Name",
        "Email",
        "Business Phone",
        "Main Phone (Company Name) (Account)",
        "Status",
    ],
    [
        "{7B2A1C00-0000-4000-8000-00000000000A}",
        "abc/def==",
        "2026-11-02 09:15",
        "Elin Forsberg",
        "Managing director",
        "Tarn Castings",
        "elin.forsberg@tarn.example",
        "+46 920 100 01",
        "+46 920 100 00",
        "Active",
    ],
    [
        "7b2a1c00-0000-4000-8000-00000000000b",
        "ghi",
        "2026-11-02 09:16",
        "Mats Öberg",
        "Head of planning",
        "Tarn Castings",
        "",
        4692010002,
        "+46 920 100 00",
        "Active",
    ],
]
"""Contacts as Dynamics exports them: three columns that nobody sees, a blank before a heading, another record's."""
