"""A pack as a report of several pages."""

from __future__ import annotations

from generator.context.documents.packs.pack import Pack
from generator.outputs.packs.layout import Printer, pack_data
from generator.outputs.paper import PrintedDocument

SHEET = "packs/report.typ"
PAGES = 20


def print_report(pack: Pack, printer: Printer) -> PrintedDocument:
    """A pack as a report; TooLong from more than twenty pages on."""
    document, pictures = pack_data(pack, printer.files, max(pack.rows, _ROWS), len(pack.tables))
    return printer.press.pdf(SHEET, document, printer.paper, PAGES, pictures)


_ROWS = 20
"""How many rows of a table a report has at least: whoever wants a report wants to look things up."""
