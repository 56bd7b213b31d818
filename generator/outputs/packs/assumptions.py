"""The sheet of a workbook that says what its formulas reckon with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any, Protocol

from generator.context.documents.packs.pack import Pack
from generator.context.documents.tables import Table
from generator.outputs.packs.sheets import DAY, count_rows, quote_sheet
from generator.wording.text import shorten_text

WIDEST = 40
"""How many characters wide a column is at most."""


class CountedPage(Protocol):
    """Another sheet of the workbook, whose rows can be counted from here."""

    @property
    def table(self) -> Table:
        """What stands on it."""

    def count_formula(self, head: str, words: str) -> str:
        """The formula that counts its rows with some words in a column."""


def write_assumptions(
    book: Any, styles: Mapping[str, Any], pack: Pack, pages: Sequence[CountedPage], name: str, paper: int
) -> None:
    """A sheet with the day that formulas reckon with, what they count, and what has to be known of each table."""
    sheet = book.add_worksheet(name)
    if pack.local.right_to_left:
        sheet.right_to_left()
    sheet.set_column(0, 0, WIDEST)
    sheet.set_column(1, 1, 2 * WIDEST)
    sheet.write_string(0, 0, pack.words.say("assumptions"), styles["title"])
    sheet.write_string(2, 0, pack.words.say("counted_to"), styles["text"])
    sheet.write_datetime(2, 1, datetime.combine(pack.as_of, time(), UTC).replace(tzinfo=None), styles["day"])
    book.define_name(DAY, f"={quote_sheet(name)}!$B$3")
    row = 4
    for page in pages:
        for count in page.table.counts:
            sheet.write_string(row, 0, count.label, styles["text"])
            result = count_rows(page.table, count.head, count.words)
            sheet.write_formula(row, 1, page.count_formula(count.head, count.words), styles["count"], result)
            row += 1
    for page in pages:
        if page.table.note:
            row += 1
            sheet.write_string(row, 0, page.table.title, styles["text"])
            sheet.write_string(row, 1, page.table.note, styles["text-inside"])
    set_paper(sheet, pack, paper, 1)


def set_paper(sheet: Any, pack: Pack, paper: int, pages: int) -> None:
    """Landscape, the day and the page in the foot."""
    words, mark = pack.words, ("INTERNAL. " if pack.internal else "")
    account, person = (shorten_text(text, 60).replace("&", "&&") for text in (pack.account, pack.person))
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, pages)
    sheet.set_header(f"&L{mark}{account}&R{person}")
    as_of, page = words.say("as_of", day=pack.local.day(pack.as_of)), words.say("page", page="&P", pages="&N")
    sheet.set_footer(f"&L{as_of}&R{page}")
    sheet.hide_gridlines(2)
