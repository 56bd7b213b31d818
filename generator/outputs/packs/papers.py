"""A pack on paper: on one page, at a glance, as a report, as slides, as cover sheets of what it holds."""

from __future__ import annotations

from dataclasses import replace

from generator.context.documents.packs.pack import Pack
from generator.context.documents.tables import Table
from generator.outputs.packs.chart import chart_data
from generator.outputs.packs.layout import Printer, count_lines, in_slices, pack_data
from generator.outputs.paper import PrintedDocument
from generator.outputs.typesetting import TooLong
from generator.wording.phrases import Phrases
from generator.wording.text import join_texts

_ROOM = 60
"""About how many lines a page has."""

_FEWEST = 2
"""How many rows of a table a page has at least."""

_ROWS_OF_A_REPORT = 20
"""How many rows of a table a report has at least: whoever wants a report wants to look things up."""

_ROWS_OF_A_PAGE = 12
"""How many rows of a table a page has at least where there is room for them."""

_ROWS_OF_A_SLIDE = 6
_TABLES_WITH_DRAWINGS = 3
"""How many tables go with the drawings: they are what it is about."""


def one_pager(pack: Pack, printer: Printer) -> PrintedDocument:
    """A pack on one page, in sentences: with fewer rows of each subject, then fewer subjects, until it fits.

    How many there are besides is said below each. TooLong when not even one fits.
    """
    return _on_one_page("packs/one-pager.typ", pack, printer)


def _leave_out_reached(table: Table, words: Phrases) -> Table:
    """A table without what was reached, which is counted below it, where anything is still to come."""
    ahead = tuple(row for row in table.rows if words.say("reached") not in row)
    if not ahead or len(ahead) == len(table.rows):
        return table
    besides = words.count("reached_besides", len(table.rows) - len(ahead))
    return replace(table, rows=ahead, note=join_texts((table.note, besides), " "))


def print_dashboard(pack: Pack, printer: Printer) -> PrintedDocument:
    """How things stand at a glance, on one page: figures, what is late on either side, charts, what is counted."""
    seen = [table for at, table in enumerate(pack.tables) if at < pack.asked or _shows_at_a_glance(table, pack.words)]
    return _on_one_page("packs/dashboard.typ", replace(pack, tables=tuple(seen or pack.tables)), printer)


def _shows_at_a_glance(table: Table, words: Phrases) -> bool:
    """Whether a table has a chart or counts what is reached; of those that count what is late that list is enough."""
    return bool(chart_data(table, words)) or any(count.words != words.say("late") for count in table.counts)


def _on_one_page(sheet: str, pack: Pack, printer: Printer) -> PrintedDocument:
    pack = replace(pack, tables=tuple(_leave_out_reached(table, pack.words) for table in pack.tables))
    rows, tables = max(pack.rows, _ROWS_OF_A_PAGE), len(pack.tables)
    while rows > _FEWEST and sum(count_lines(table, rows) for table in pack.tables) > _ROOM:
        rows -= 1
    while True:
        document, pictures = pack_data(pack, printer.files, rows, tables)
        try:
            return printer.press.pdf(sheet, document, printer.paper, 1, pictures, pack.words)
        except TooLong:
            if rows <= _FEWEST and tables <= 1:
                raise
            rows, tables = (rows - 1, tables) if rows > _FEWEST else (rows, tables - 1)


def print_report(pack: Pack, printer: Printer) -> PrintedDocument:
    """A pack as a report of several pages; TooLong from more than twenty on."""
    return _print_pack("packs/report.typ", 20, pack, printer, max(pack.rows, _ROWS_OF_A_REPORT), len(pack.tables))


def print_slides(pack: Pack, printer: Printer) -> PrintedDocument:
    """A pack as a deck, 16 to 9: the point, the pictures, then the tables; a long one goes on over several slides."""
    cut = replace(pack, tables=tuple(in_slices(pack, _ROWS_OF_A_SLIDE)))
    return _print_pack("packs/slides.typ", 60, cut, printer, _ROWS_OF_A_SLIDE, len(cut.tables))


def cover_sheet(pack: Pack, printer: Printer) -> PrintedDocument:
    """A sheet for each drawing or prototype of a pack, with its number, revision, tolerance and a box to sign in."""
    return _print_pack("packs/cover-sheet.typ", 40, pack, printer, pack.rows, _TABLES_WITH_DRAWINGS)


def _print_pack(sheet: str, pages: int, pack: Pack, printer: Printer, rows: int, tables: int) -> PrintedDocument:
    document, pictures = pack_data(pack, printer.files, rows, tables)
    return printer.press.pdf(sheet, document, printer.paper, pages, pictures, pack.words)
