"""The reports on a project as PDFs of two pages at most: one for the customer, one for our superiors."""

from __future__ import annotations

from typing import Any

from generator.context.documents.project_report.internal import ProjectReport
from generator.context.documents.project_report.shared import CustomerReport
from generator.outputs.paper import Press, Printed
from generator.outputs.plain import LONGEST, cut_to_fit

INTERNAL, CUSTOMER = "reports/internal.typ", "reports/customer.typ"
PAGES = 2


def internal_pdf(press: Press, report: ProjectReport, paper: str) -> Printed:
    """The report for our superiors; TooLong when it has too many pages however much its texts are cut."""
    return _fitted(press, INTERNAL, report, paper)


def customer_pdf(press: Press, report: CustomerReport, paper: str) -> Printed:
    """The report for the customer, who is given nothing but what CustomerReport holds."""
    return _fitted(press, CUSTOMER, report, paper)


def _fitted(press: Press, sheet: str, report: Any, paper: str) -> Printed:
    return cut_to_fit(press, sheet, report, (_WHOLE, *LONGEST), paper, PAGES)


_WHOLE = 300
"""How many letters a text may have at first."""
