"""The pack for a review as a PDF of three pages at most."""

from __future__ import annotations

from generator.context.documents.review_pack.pack import ReviewPack
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.plain import LONGEST, cut_to_fit

SHEET = "review/pack.typ"
PAGES = 3


def review_pdf(paper_printer: PaperPrinter, pack: ReviewPack, paper: str) -> PrintedDocument:
    """A pack as a PDF; when it is too long its texts are cut, and TooLong says that this does not help."""
    return cut_to_fit(paper_printer, SHEET, pack, (_WHOLE, *LONGEST), paper, PAGES)


_WHOLE = 600
"""How many letters a text may have at first: what somebody typed to prepare a section is read out."""
