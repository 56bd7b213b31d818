"""The cover sheets that go with drawings and prototypes, with what to plan by."""

from __future__ import annotations

from generator.context.documents.packs.pack import Pack
from generator.outputs.packs.layout import Printer, pack_data
from generator.outputs.paper import PrintedDocument

SHEET = "packs/cover-sheet.typ"
PAGES = 40

_TABLES = 3
"""How many tables go with the drawings: they are what it is about."""


def cover_sheet(pack: Pack, printer: Printer) -> PrintedDocument:
    """A sheet for each drawing or prototype of a pack, with its number, revision, tolerance and a box to sign in."""
    document, pictures = pack_data(pack, printer.files, pack.rows, _TABLES)
    return printer.press.pdf(SHEET, document, printer.paper, PAGES, pictures)
