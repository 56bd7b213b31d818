"""Excel workbooks to rows of cells; the only module that knows python-calamine."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from generator.importers.errors import CannotImport
from generator.importers.separated import LIMITS, MOST_CELLS, MOST_ROWS, Line, limit_rows

ZIPPED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How workbooks begin: .xlsx, and .xls of the years before 2007."""

MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 2_000
"""Limits of what is unpacked, so that a small file cannot fill the memory; 20,000 contacts need 15 MB."""

_BROKEN = (
    *(CalamineError, zipfile.BadZipFile, zlib.error),
    *(OSError, ValueError, OverflowError, EOFError, NotImplementedError, RuntimeError),
)
"""What the libraries raise for a workbook that is none."""
_TAG = re.compile(rb"<(?:\w+:)?(?:c|row)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_PLACE = re.compile(rb"(?:^|\s)r\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_KNOWN_PLACE = re.compile(rb"([A-Z]{0,3})([1-9][0-9]{0,6})\Z")
_SHARED = re.compile(rb"t\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})")
_TEXT = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)


def sheets_of(name: str, data: bytes) -> list[tuple[str, Iterator[Line]]]:
    """The visible sheets of a workbook that hold anything, with their rows as text.

    Numbers and dates become the text that says them plainly: 12, 12.5, 2026-08-03. CannotImport when it is no
    workbook, has a password, or would unpack to too much; the rows raise it as well.
    """
    if data.startswith(ZIPPED):
        data = _repack_workbook(name, data)
    with _refuse_unreadable(name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        sheets = [(sheet, book.get_sheet_by_name(sheet)) for sheet in visible]
        return [(title, limit_rows(name, _read_rows(name, sheet))) for title, sheet in sheets if sheet.height]


@contextmanager
def _refuse_unreadable(name: str) -> Iterator[None]:
    """Say in words what the libraries cannot read."""
    try:
        yield
    except PasswordError:
        raise CannotImport("password", name=name) from None
    except BaseException as error:
        # A panic of the library's own language is no ordinary exception, and no reason to end with a traceback.
        if not isinstance(error, _BROKEN) and type(error).__name__ != "PanicException":
            raise
        raise CannotImport("bad-workbook", name=name, why=str(error)[:120]) from None


def _read_rows(name: str, sheet: CalamineSheet) -> Iterator[Line]:
    first = 1 + (sheet.start[0] if sheet.start else 0)
    with _refuse_unreadable(name):
        if sheet.height * sheet.width > MOST_CELLS:
            raise CannotImport("too-large-table", name=name, **LIMITS)
        for number, row in enumerate(sheet.iter_rows(), first):
            yield number, [_cell_text(cell) for cell in row]


def _cell_text(cell: object) -> str:
    match cell:
        case bool():
            return str(cell).lower()
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return str(cell.date()) if cell.time() == time() else cell.isoformat(" ", "minutes")
        case _:
            return str(cell)


def _repack_workbook(name: str, data: bytes) -> bytes:
    """The same workbook without compression and without pictures, every part as large as it says.

    What a part claims to unpack to can be a lie, one cell far out makes a sheet of billions of cells, and one long text
    can stand in a million cells: all are found here, before the library reserves the memory.
    """
    made = io.BytesIO()
    with _refuse_unreadable(name), zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(made, "w") as plain:
        parts = [part for part in packed.infolist() if part.filename.lower().endswith((".xml", ".rels"))]
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise CannotImport("too-large-workbook", name=name, most=MOST_UNPACKED >> 20)
        if not any(part.filename.lower() == "xl/workbook.xml" for part in parts):
            raise CannotImport("no-workbook", name=name)
        repeated: Counter[int] = Counter()
        texts: list[int] = []
        for part in parts:
            unpacked = packed.read(part)
            if "worksheets/" in part.filename:
                _refuse_far_cells(name, unpacked)
                repeated.update(int(number) for number in _SHARED.findall(unpacked))
            elif part.filename.lower().endswith("sharedstrings.xml"):
                texts = [match.end() - match.start() for match in _TEXT.finditer(unpacked)]
            plain.writestr(part.filename, unpacked)
        if sum(times * texts[at] for at, times in repeated.items() if at < len(texts)) > 2 * MOST_UNPACKED:
            raise CannotImport("repeated-texts", name=name)
    return made.getvalue()


def _refuse_far_cells(name: str, sheet: bytes) -> None:
    """Refuse a sheet of which the rectangle that holds all cells has too many, or where that cannot be told."""
    if sheet.count(b"<row") > MOST_ROWS + 1:
        raise CannotImport("too-large-table", name=name, **LIMITS)
    # No program writes comments here, and cells could hide behind them.
    odd, letters, last = b"<!--" in sheet or b"<![" in sheet, set[bytes](), 1
    for attributes in (match[1] for match in _TAG.finditer(sheet)):
        for place in _PLACE.findall(attributes):
            if known := _KNOWN_PLACE.match(place[0] or place[1]):
                letters.add(known[1])
                last = max(last, int(known[2]))
            odd = odd or not known
    columns = max((sum((letter - 64) * 26**at for at, letter in enumerate(name[::-1])) for name in letters), default=1)
    if odd or last * columns > MOST_CELLS:
        raise CannotImport("far-cells", name=name, most=MOST_CELLS)
