"""The formats in which people can want their information: for each what makes it, or what to bring instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.context.documents.packs.views import Pack
from generator.model.people import Format
from generator.outputs.packs.cover_sheet import cover_sheet
from generator.outputs.packs.editable_slides import editable_slides
from generator.outputs.packs.layout import Printer
from generator.outputs.packs.one_pager import dashboard, one_pager
from generator.outputs.packs.report import report
from generator.outputs.packs.slides import slides
from generator.outputs.paper import Printed
from generator.outputs.xlsx import xlsx


@dataclass(frozen=True, slots=True)
class Form:
    """A format that is a file."""

    #: What people call it.
    called: str
    #: The ending of the file.
    ending: str
    make: Callable[[Pack, Printer], Printed]
    #: Whether it is made only where something in this format is ready for them: a drawing, a mock-up.
    of_files: bool = False
    #: What makes it so that it can be changed, where there is such a thing.
    editable: Callable[[Pack, Printer], Printed] | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A format that is no file."""

    called: str
    #: What to bring or do instead.
    bring: str


FORMATS: Mapping[Format, Form | Spoken] = {
    "spreadsheet": Form("Spreadsheet", "xlsx", lambda pack, printer: Printed(xlsx(pack, printer.paper))),
    "one_pager": Form("One-page summary", "pdf", one_pager),
    "slides": Form("Slides", "pdf", slides, editable=editable_slides),
    "dashboard": Form("Dashboard on one page", "pdf", dashboard),
    "report": Form("Report", "pdf", report),
    "mock_up": Form("Slides with the mock-ups", "pdf", slides, of_files=True, editable=editable_slides),
    "drawing": Form("Drawings with a cover sheet", "pdf", cover_sheet, of_files=True),
    "prototype": Form("Cover sheet for the prototype", "pdf", cover_sheet, of_files=True),
    "model": Spoken("Model", "Bring the model itself, and leave it with them."),
    "sample": Spoken("Sample", "Bring one they can keep."),
    "demo": Spoken("Demo", "Bring what it runs on, and let them try it themselves."),
    "phone_call": Spoken("Telephone", "Call them before the meeting; send nothing."),
    "conversation": Spoken("Conversation", "Bring nothing to read: tell them, and ask."),
    "site_visit": Spoken("Site visit", "Bring shoes for the site, and go and look at it together."),
}
"""Every format; a new one is a module of its own and a line here."""
