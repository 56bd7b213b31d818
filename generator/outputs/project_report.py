"""The reports on a project as PDFs of two pages at most: one for the customer, one for our superiors."""

from __future__ import annotations

from typing import Any

from generator.context.project_report.internal import ProjectReport
from generator.context.project_report.shared import CustomerReport
from generator.outputs.brief import LONGEST, plain
from generator.outputs.paper import Press, Printed, TooLong

INTERNAL, CUSTOMER = "reports/internal.typ", "reports/customer.typ"
PAGES = 2


def internal_pdf(press: Press, report: ProjectReport, paper: str) -> Printed:
    """The report for our superiors; TooLong when it has too many pages however much its texts are cut."""
    return _fitted(press, INTERNAL, report, paper)


def customer_pdf(press: Press, report: CustomerReport, paper: str) -> Printed:
    """The report for the customer, who is given nothing but what CustomerReport holds."""
    return _fitted(press, CUSTOMER, report, paper)


def _fitted(press: Press, sheet: str, report: Any, paper: str) -> Printed:
    for longest in (_WHOLE, *LONGEST[:-1]):
        try:
            return press.pdf(sheet, plain(report, longest), paper, PAGES)
        except TooLong:
            continue
    return press.pdf(sheet, plain(report, LONGEST[-1]), paper, PAGES)


_WHOLE = 300
"""How many letters a text may have at first."""
