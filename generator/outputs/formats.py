"""The formats in which people can want their information: for each what makes it, or what to bring instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.context.documents.packs.views import Pack
from generator.model.people import Format
from generator.outputs.packs.cover_sheet import cover_sheet
from generator.outputs.packs.editable_slides import editable_slides
from generator.outputs.packs.layout import Printer
from generator.outputs.packs.one_pager import one_pager, print_dashboard
from generator.outputs.packs.report import print_report
from generator.outputs.packs.slides import print_slides
from generator.outputs.paper import PrintedDocument
from generator.outputs.xlsx import write_workbook


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that is a file."""

    #: What people call it.
    called: str
    #: The ending of the file.
    ending: str
    make: Callable[[Pack, Printer], PrintedDocument]
    #: Whether it is made only where something in this format is ready for them: a drawing, a mock-up.
    of_files: bool = False
    #: What makes it so that it can be changed, where there is such a thing.
    editable: Callable[[Pack, Printer], PrintedDocument] | None = None


@dataclass(frozen=True, slots=True)
class SpokenFormat:
    """A format that is no file."""

    called: str
    #: What to bring or do instead.
    bring: str


FORMATS: Mapping[Format, FileFormat | SpokenFormat] = {
    "spreadsheet": FileFormat(
        "Spreadsheet", "xlsx", lambda pack, printer: PrintedDocument(write_workbook(pack, printer.paper))
    ),
    "one_pager": FileFormat("One-page summary", "pdf", one_pager),
    "slides": FileFormat("Slides", "pdf", print_slides, editable=editable_slides),
    "dashboard": FileFormat("Dashboard on one page", "pdf", print_dashboard),
    "report": FileFormat("Report", "pdf", print_report),
    "mock_up": FileFormat("Slides with the mock-ups", "pdf", print_slides, of_files=True, editable=editable_slides),
    "drawing": FileFormat("Drawings with a cover sheet", "pdf", cover_sheet, of_files=True),
    "prototype": FileFormat("Cover sheet for the prototype", "pdf", cover_sheet, of_files=True),
    "model": SpokenFormat("Model", "Bring the model itself, and leave it with them."),
    "sample": SpokenFormat("Sample", "Bring one they can keep."),
    "demo": SpokenFormat("Demo", "Bring what it runs on, and let them try it themselves."),
    "phone_call": SpokenFormat("Telephone", "Call them before the meeting; send nothing."),
    "conversation": SpokenFormat("Conversation", "Bring nothing to read: tell them, and ask."),
    "site_visit": SpokenFormat("Site visit", "Bring shoes for the site, and go and look at it together."),
}
"""Every format; a new one is a module of its own and a line here."""
