"""A pack as a deck of slides, 16 to 9: the pictures first, then the tables."""

from __future__ import annotations

from dataclasses import replace

from generator.context.documents.packs.pack import Pack
from generator.outputs.packs.layout import Printer, in_slices, pack_data
from generator.outputs.paper import PrintedDocument

SHEET = "packs/slides.typ"
PAGES = 60

_ROWS = 6
"""How many rows of a table go on a slide."""


def print_slides(pack: Pack, printer: Printer) -> PrintedDocument:
    """A pack as a deck; a long table goes on over several slides."""
    cut = replace(pack, tables=tuple(in_slices(pack, _ROWS)))
    document, pictures = pack_data(cut, printer.files, _ROWS, len(cut.tables))
    return printer.press.pdf(SHEET, document, printer.paper, PAGES, pictures)
