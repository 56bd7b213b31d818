"""A pack on one page."""

from __future__ import annotations

from generator.context.documents.packs.pack import Pack
from generator.outputs.packs.layout import Printer, count_lines, pack_data
from generator.outputs.paper import PrintedDocument
from generator.outputs.typesetting import TooLong

SHEET = "packs/one-pager.typ"

_ROOM = 60
"""About how many lines a page has."""

_FEWEST = 2


def one_pager(pack: Pack, printer: Printer) -> PrintedDocument:
    """A pack on one page: with fewer rows of each table, then fewer tables, until it fits.

    How many rows there are besides is said below each table. TooLong when not even one table fits.
    """
    return _on_one_page(pack, printer, charts=False)


def print_dashboard(pack: Pack, printer: Printer) -> PrintedDocument:
    """The same with charts, for somebody who wants to see at a glance how things stand."""
    return _on_one_page(pack, printer, charts=True)


def _on_one_page(pack: Pack, printer: Printer, charts: bool) -> PrintedDocument:
    rows, tables = pack.rows, len(pack.tables)
    while rows > _FEWEST and sum(count_lines(table, rows) for table in pack.tables) > _ROOM:
        rows -= 1
    while True:
        document, pictures = pack_data(pack, printer.files, rows, tables)
        try:
            return printer.press.pdf(SHEET, {**document, "charts": charts}, printer.paper, 1, pictures)
        except TooLong:
            if rows <= _FEWEST and tables <= 1:
                raise
            rows, tables = (rows - 1, tables) if rows > _FEWEST else (rows, tables - 1)
