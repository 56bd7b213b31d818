"""What makes a pack in each format that is a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.context.documents.packs.pack import Pack
from generator.model.formats import Format
from generator.outputs.packs.editable_slides import editable_slides
from generator.outputs.packs.layout import Printer
from generator.outputs.packs.papers import cover_sheet, one_pager, print_dashboard, print_report, print_slides
from generator.outputs.paper import PrintedDocument
from generator.outputs.xlsx import write_workbook

Maker = Callable[[Pack, Printer], PrintedDocument]

MAKERS: Mapping[Format, Maker] = {
    "spreadsheet": lambda pack, printer: PrintedDocument(write_workbook(pack, printer.paper)),
    "one_pager": one_pager,
    "slides": print_slides,
    "dashboard": print_dashboard,
    "report": print_report,
    "mock_up": print_slides,
    "drawing": cover_sheet,
    "prototype": cover_sheet,
}
"""A new format is a function, a line here, and one in `context/documents/packs/formats`."""

EDITABLE: Mapping[Format, Maker] = {"slides": editable_slides, "mock_up": editable_slides}
"""What makes it as a file (pptx) whose words can be changed, where there is such a thing."""
