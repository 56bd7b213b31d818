"""The forms in which documents are printed: for each its template, its pages, and how long its texts may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.context.documents.brief.brief import Brief
from generator.context.documents.contacts import CallCard, ContactSheet
from generator.context.documents.decision import DecisionPaper
from generator.context.documents.handover.letter import HandoverLetter
from generator.context.documents.handover.pack import HandoverPack
from generator.context.documents.leave_behind import LeaveBehind
from generator.context.documents.personal import PersonalSheet
from generator.context.documents.project_report.customer import CustomerReport
from generator.context.documents.project_report.internal import ProjectReport
from generator.context.documents.review_pack.pack import ReviewPack
from generator.context.documents.who_does_what import WhoDoesWhat
from generator.context.portfolio.cover_packs import CoverPack
from generator.days.period import in_short
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.plain import plain_data
from generator.outputs.typesetting import TooLong
from generator.wording.phrases import Phrases

_Document = TypeVar("_Document")


@dataclass(frozen=True, slots=True)
class Form(Generic[_Document]):
    """How a document of one type, and so for one audience, is printed."""

    sheet: str
    pages: int
    #: How many letters a text may have: the first with which there are no more pages counts.
    lengths: tuple[int, ...]


_SHORTER = (150, 130, 115, 100, 90, 80, 65, 50, 40)

AGENDA: Form[LeaveBehind] = Form("brief/agenda.typ", 1, _SHORTER)
BRIEF: Form[Brief] = Form("brief/brief.typ", 2, (150,))  # its template cuts more where it has to
CALL_CARD: Form[CallCard] = Form("people/call-card.typ", 1, (300, *_SHORTER))
CONTACT_SHEET: Form[ContactSheet] = Form("people/contacts.typ", 1, (300, *_SHORTER))
DECISION: Form[DecisionPaper] = Form("decisions/decision.typ", 1, (300, *_SHORTER))
COVER_PACK: Form[CoverPack] = Form("cover/pack.typ", 1, (300, *_SHORTER))  # a page for each account
CUSTOMER_REPORT: Form[CustomerReport] = Form("reports/customer.typ", 2, (300, *_SHORTER))
HANDOVER_LETTER: Form[HandoverLetter] = Form("handover/letter.typ", 1, (300, *_SHORTER))
HANDOVER_PACK: Form[HandoverPack] = Form("handover/pack.typ", 6, (400, 200, *_SHORTER))
INTERNAL_REPORT: Form[ProjectReport] = Form("reports/internal.typ", 2, (300, *_SHORTER))
PERSONAL: Form[PersonalSheet] = Form("people/sheet.typ", 4, (300, *_SHORTER))
WHO_DOES_WHAT: Form[WhoDoesWhat] = Form("reports/who-does-what.typ", 2, (300, *_SHORTER))
REVIEW_PACK: Form[ReviewPack] = Form("review/pack.typ", 3, (600, *_SHORTER))  # notes for a section are read out


def print_form(
    form: Form[_Document],
    document: _Document,
    paper_printer: PaperPrinter,
    paper: str,
    words: Phrases | None = None,
) -> PrintedDocument:
    """A document as a PDF, in the ``words`` of whoever reads it; without them as we read it ourselves.

    When it is too long its texts are cut, and TooLong says that this does not help.
    """
    say_day = words.local.day_in_short if words else in_short
    *longer, shortest = form.lengths
    for longest in longer:
        try:
            return paper_printer.pdf(form.sheet, plain_data(document, longest, say_day), paper, form.pages, (), words)
        except TooLong:
            continue
    return paper_printer.pdf(form.sheet, plain_data(document, shortest, say_day), paper, form.pages, (), words)
