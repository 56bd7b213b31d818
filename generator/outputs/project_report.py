"""The reports on a project as PDFs of two pages at most: one for the customer, one for our superiors."""

from __future__ import annotations

from typing import Any

from generator.context.documents.project_report.customer import CustomerReport
from generator.context.documents.project_report.internal import ProjectReport
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.plain import LONGEST, cut_to_fit

INTERNAL, CUSTOMER = "reports/internal.typ", "reports/customer.typ"
PAGES = 2


def internal_pdf(paper_printer: PaperPrinter, report: ProjectReport, paper: str) -> PrintedDocument:
    """The report for our superiors; TooLong when it has too many pages however much its texts are cut."""
    return _fit_report(paper_printer, INTERNAL, report, paper)


def customer_pdf(paper_printer: PaperPrinter, report: CustomerReport, paper: str) -> PrintedDocument:
    """The report for the customer, who is given nothing but what CustomerReport holds."""
    return _fit_report(paper_printer, CUSTOMER, report, paper)


def _fit_report(paper_printer: PaperPrinter, sheet: str, report: Any, paper: str) -> PrintedDocument:
    return cut_to_fit(paper_printer, sheet, report, (_WHOLE, *LONGEST), paper, PAGES)


_WHOLE = 300
"""How many letters a text may have at first."""
