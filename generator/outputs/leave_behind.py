"""The agenda for the customer as a PDF of one page."""

from __future__ import annotations

from generator.context.documents.leave_behind import LeaveBehind
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.plain import LONGEST, cut_to_fit

SHEET = "brief/agenda.typ"
PAGES = 1


def leave_behind_pdf(paper_printer: PaperPrinter, shared: LeaveBehind, paper: str) -> PrintedDocument:
    """An agenda as a PDF; when the page is too full its texts are cut, and TooLong says that this does not help."""
    return cut_to_fit(paper_printer, SHEET, shared, LONGEST, paper, PAGES)
