"""The brief before a meeting as a PDF of two pages at most."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import fields

from generator.context.documents.brief.brief import Brief
from generator.context.documents.brief.emphasis import TIGHTEST
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.plain import LONGEST, plain_data
from generator.outputs.typesetting import TooLong

SHEET = "brief/brief.typ"
PAGES = 2


def brief_pdf(paper_printer: PaperPrinter, make: Callable[[tuple[int, int]], Brief], paper: str) -> PrintedDocument:
    """A brief as a PDF; ``make`` gives it tightened as far as is asked for, page by page.

    A page that is too full is tightened as little as does; TooLong when nothing does.
    """

    def printed(first: int, second: int) -> PrintedDocument:
        brief, longest = make((first, second)), {"first": LONGEST[first], "second": LONGEST[second]}
        parts = {
            part.name: plain_data(getattr(brief, part.name), longest.get(part.name, LONGEST[0]))
            for part in fields(brief)
        }
        return paper_printer.pdf(SHEET, parts, paper, PAGES)

    def too_full(first: int, second: int) -> int:
        """The first page that is too full; 0 when none is."""
        try:
            printed(first, second)
        except TooLong as error:
            return error.page
        return 0

    first = _find_tightness(lambda level: too_full(level, 0) != 1)
    second = _find_tightness(lambda level: too_full(first, level) == 0)
    return printed(first, second)


def _find_tightness(fits: Callable[[int], bool]) -> int:
    """The least a page has to be tightened to fit; as far as it can be, when that is not known to do."""
    return 0 if fits(0) else bisect_left(range(TIGHTEST), True, lo=1, key=fits)
