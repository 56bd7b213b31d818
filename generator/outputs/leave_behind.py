"""The agenda for the customer as a PDF of one page."""

from __future__ import annotations

from generator.context.leave_behind import LeaveBehind
from generator.outputs.brief import LONGEST, plain
from generator.outputs.paper import Press, Printed, TooLong

SHEET = "brief/agenda.typ"
PAGES = 1


def leave_behind_pdf(press: Press, shared: LeaveBehind, paper: str) -> Printed:
    """An agenda as a PDF; when the page is too full its texts are cut, and TooLong says that this does not help."""
    for longest in LONGEST[:-1]:
        try:
            return press.pdf(SHEET, plain(shared, longest), paper, PAGES)
        except TooLong:
            continue
    return press.pdf(SHEET, plain(shared, LONGEST[-1]), paper, PAGES)
