"""A pack as a spreadsheet that goes on reckoning; the only module that knows xlsxwriter."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from math import ceil, floor, log10
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell  # type: ignore[import-untyped]

from generator.context.documents.cells import text_of
from generator.context.documents.packs.pack import Pack
from generator.context.documents.tables import Cell, Chart, Kind, Quantity, Table
from generator.context.left_out import left_out_line
from generator.outputs.packs.assumptions import WIDEST, set_paper, write_assumptions
from generator.outputs.packs.sheets import (
    STYLES,
    PlacedColumn,
    cell_words,
    formula_result,
    is_reckoned,
    name_sheets,
    place_columns,
    resolve_formula,
)
from generator.wording.text import join_texts, shorten_text

_TOP = 4
"""The row in which a table begins, below its title, for whom it is, its note and what is left out."""

_NARROWEST = 11
"""How wide a column may be, in characters."""

_NUMBERS = {Kind.NUMBER: "figure", Kind.QUANTITY: "figure", Kind.DATE: "day", Kind.MONTH: "month"}
_CHART_ROWS = 18
_LINE = 15
"""The height of a line, in points."""

_ONE_PAGE = 46
"""Up to how many lines, its chart included, a sheet is printed on one page."""

_PAPERS = {"a4": 9, "letter": 1}
"""The papers by the numbers that spreadsheets have for them."""


def write_workbook(pack: Pack, paper: str = "a4") -> bytes:
    """A pack as a spreadsheet for ``a4`` or ``letter``, a sheet for each table: the same bytes for the same pack.

    Numbers are numbers and dates are dates, and what follows from them is a formula that carries its result for
    programs that do not reckon. Nothing that was typed can become a formula or a link. The day that formulas reckon
    with stands on a last sheet, with what they count and what has to be known.
    """
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    # The time the file was made is written into it, and with it the same pack would never be the same file.
    made = datetime.combine(pack.as_of, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": f"{pack.account}: {pack.person}", "created": made})
    styles = {name: book.add_format(look) for name, look in STYLES.items()}
    titles = [table.tab or table.title for table in pack.tables]
    assumptions, *names = name_sheets([pack.words.say("assumptions"), *titles])
    pages = [_Page(book, styles, pack, table, name) for table, name in zip(pack.tables, names, strict=True)]
    for page in pages:
        page.write(_PAPERS[paper])
    if is_reckoned(pack.tables):
        write_assumptions(book, styles, pack, pages, assumptions, _PAPERS[paper])
    book.close()
    return target.getvalue()


class _Page:
    """One table on one sheet."""

    def __init__(self, book: Any, styles: dict[str, Any], pack: Pack, table: Table, name: str) -> None:
        self._book, self._styles, self._pack, self.table = book, styles, pack, table
        self._name = name
        self._sheet = book.add_worksheet(name)
        if pack.local.right_to_left:
            self._sheet.right_to_left()
        self._placed = tuple(place_columns(table.columns))
        self._last = max(column.unit if column.unit is not None else column.at for column in self._placed)
        self._first_row = _TOP + 1
        self._last_row = _TOP + len(table.rows)

    def write(self, paper: int) -> None:
        """Everything on the sheet, to be printed on a paper by its number."""
        self._head()
        self._heights()
        for at, row in enumerate(self.table.rows):
            for placed, value in zip(self._placed, row, strict=True):
                write = self._formula if placed.column.formula else self._cell
                write(self._first_row + at, placed, value)
        bottom = self._totals(self._last_row + 1)
        if self.table.chart:
            bottom = self._chart(self.table.chart, bottom + 1)
        self._print(bottom, paper)

    def _head(self) -> None:
        pack, table = self._pack, self.table
        who = f"{pack.person}, {pack.title}" if pack.title else pack.person
        self._sheet.write_string(0, 0, table.title, self._styles["title"])
        words = pack.words
        as_of = words.say("as_of", day=pack.local.day(pack.as_of))
        head = join_texts(
            (words.say("sheet_head", account=pack.account, person=who), _describe_sender(pack), f"{as_of}."), " "
        )
        for row, said in enumerate((head, table.note, left_out_line(pack.left_out)), start=1):
            if said:
                self._sheet.write_string(row, 0, said, self._styles["note"])
        for placed in self._placed:
            figures = placed.column.kind in (Kind.NUMBER, Kind.QUANTITY)
            head = self._styles["head-figure"] if figures else self._inside("head", placed.at)
            self._sheet.write_string(_TOP, placed.at, placed.column.head, head)
            self._sheet.set_column(placed.at, placed.at, self._width(placed))
            if placed.unit is not None:
                self._sheet.write_string(_TOP, placed.unit, words.say("unit"), self._inside("head", placed.unit))
                units = [len(value.unit) for value in self._values(placed) if isinstance(value, Quantity)]
                self._sheet.set_column(placed.unit, placed.unit, min(max(units, default=4) + 4, WIDEST))

    def _heights(self) -> None:
        """The height of every row: a program that does not reckon it on opening would show one line of each."""
        for at, row in enumerate(self.table.rows):
            lines = [ceil(len(cell_words(v)) / (self._width(p) * 1.1)) for p, v in zip(self._placed, row, strict=True)]
            self._sheet.set_row(self._first_row + at, _LINE * max(1, *lines))

    def _inside(self, style: str, column: int) -> Any:
        """A style, kept apart from the figures to its left in all columns but the first."""
        return self._styles[f"{style}-inside" if column else style]

    def _width(self, placed: PlacedColumn) -> int:
        widest = max([len(placed.column.head), *(len(cell_words(value)) for value in self._values(placed))])
        return min(max(widest + 3, _NARROWEST), WIDEST)

    def _values(self, placed: PlacedColumn) -> list[Cell]:
        at = self._placed.index(placed)
        return [row[at] for row in self.table.rows]

    def _cell(self, row: int, placed: PlacedColumn, value: Cell) -> None:
        if value is None:
            return
        if isinstance(value, Quantity):
            self._number(row, placed.at, value.number)
            if placed.unit is not None:
                self._sheet.write_string(row, placed.unit, value.unit, self._styles["text-inside"])
        elif isinstance(value, str):
            self._sheet.write_string(row, placed.at, value, self._inside("text", placed.at))
        elif isinstance(value, date):
            moment = datetime.combine(value, time(), UTC).replace(tzinfo=None)
            self._sheet.write_datetime(row, placed.at, moment, self._styles[_NUMBERS[placed.column.kind]])
        else:
            self._number(row, placed.at, value)

    def _formula(self, row: int, placed: PlacedColumn, value: Cell) -> None:
        formula = resolve_formula(placed.column, self._placed, lambda at: str(xl_rowcol_to_cell(row, at)))
        style = self._styles["figure"] if placed.column.kind is Kind.NUMBER else self._inside("text", placed.at)
        self._sheet.write_formula(row, placed.at, formula, style, formula_result(value))

    def count_formula(self, head: str, words: str) -> str:
        """A formula that counts the rows which have some words in a column."""
        placed = next(placed for placed in self._placed if placed.column.head == head)
        cells = xl_range_abs(self._first_row, placed.at, self._last_row, placed.at)
        return f'=COUNTIF({self._quoted_name}!{cells},"{words}")'

    @property
    def _quoted_name(self) -> str:
        return "'" + self._name.replace("'", "''") + "'"

    def _number(self, row: int, column: int, value: float) -> None:
        self._sheet.write_number(row, column, value, self._styles["whole" if value == int(value) else "figure"])

    def _totals(self, row: int) -> int:
        """Totals below their columns, one line for each unit; returns the last row used."""
        rows = self.table.rows
        units = sorted({v.unit for row in rows for v in row if isinstance(v, Quantity)}) if self._by_unit() else [""]
        if not self.table.totals or len(rows) < 2:  # one line is its own total
            return row - 1
        for unit in units:
            self._sheet.write_string(row, 0, f"{self._pack.words.say('total')} {unit}".strip(), self._styles["total"])
            for at in self.table.totals:
                self._total(row, at, unit)
            row += 1
        return row - 1

    def _by_unit(self) -> bool:
        return any(self._placed[at].unit is not None for at in self.table.totals)

    def _total(self, row: int, at: int, unit: str) -> None:
        placed = self._placed[at]
        figures = xl_range(self._first_row, placed.at, self._last_row, placed.at)
        values = [value for value in self._values(placed) if value is not None]
        if placed.unit is None:
            result = sum(value for value in values if isinstance(value, int | float))
            formula = f"=SUM({figures})"
        else:
            result = sum(value.number for value in values if isinstance(value, Quantity) and value.unit == unit)
            units = xl_range(self._first_row, placed.unit, self._last_row, placed.unit)
            own = xl_rowcol_to_cell(row, placed.unit)
            formula = f"=SUMIF({units},{own},{figures})"
            self._sheet.write_string(row, placed.unit, unit, self._styles["total-inside"])
        style = "total-whole" if result == int(result) else "total-figure"
        self._sheet.write_formula(row, placed.at, formula, self._styles[style], round(result, 6))

    def _chart(self, wanted: Chart, row: int) -> int:
        """The chart below the table, with its description; returns the last row it covers."""
        over_time = self.table.over_time
        chart = self._book.add_chart({"type": "column" if over_time else "bar"})
        for at in wanted.figures:
            placed = self._placed[at]
            chart.add_series(
                {
                    "name": placed.column.head,
                    "categories": self._range(self._placed[wanted.labels].at, wanted),
                    "values": self._range(placed.at, wanted),
                    "fill": {"color": _COLOURS[wanted.figures.index(at) % len(_COLOURS)]},
                }
            )
        chart.set_title({"name": wanted.title, "overlay": False, "name_font": {"size": 12}})
        chart.set_legend({"none": True} if len(wanted.figures) == 1 else {"position": "bottom"})
        if over_time:
            chart.set_x_axis({"num_format": "mmm yy"})
            chart.set_y_axis({"num_format": "#,##0"})
        else:
            # The first at the top, as in the table, and the figures below all the same.
            chart.set_y_axis({"reverse": True})
            chart.set_x_axis({"num_format": "#,##0", "label_position": "high", "major_unit": self._step(wanted)})
        chart.set_size({"width": 720, "height": _CHART_ROWS * 20})
        self._sheet.insert_chart(row, 0, chart, {"description": self._describe_chart(wanted)})
        return row + _CHART_ROWS

    def _step(self, wanted: Chart) -> float:
        """The distance of the lines in a chart, so that there are no more than five: 1, 2 or 5 and noughts."""
        values = [v.number for at in wanted.figures for v in self._values(self._placed[at]) if isinstance(v, Quantity)]
        least = max([*(abs(value) for value in values), 1]) / 5
        power = 10.0 ** floor(log10(least))
        return next(step * power for step in (1, 2, 5, 10) if step * power >= least)

    def _range(self, column: int, wanted: Chart) -> str:
        """The cells of a column that a chart shows: down to the last row with a figure."""
        rows = [
            at for at, row in enumerate(self.table.rows) if any(row[figure] is not None for figure in wanted.figures)
        ]
        last = self._first_row + max(rows, default=0)
        return f"={self._quoted_name}!{xl_range_abs(self._first_row, column, last, column)}"

    def _describe_chart(self, wanted: Chart) -> str:
        """What the chart shows, for those who do not see it."""
        local, none = self._pack.local, self._pack.words.say("none")
        parts = [
            f"{text_of(row[wanted.labels], local)}: {in_series}"
            for row in self.table.rows
            if (in_series := ", ".join(text_of(row[at], local) or none for at in wanted.figures))
        ]
        return shorten_text(f"{wanted.title}. {'; '.join(parts)}.", 1000)

    def _print(self, bottom: int, paper: int) -> None:
        """One page wide where it is short, the head on every page."""
        set_paper(self._sheet, self._pack, paper, 1 if bottom <= _ONE_PAGE else 0)
        self._sheet.repeat_rows(_TOP)
        self._sheet.print_area(0, 0, bottom, max(self._last, 9 if self.table.chart else 0))
        self._sheet.freeze_panes(_TOP + 1, 0)


_COLOURS = ("#16405b", "#7aa5c2", "#b8860b")


def _describe_sender(pack: Pack) -> str:
    """Who we are and how to reach us, in a sentence; empty when nobody is named."""
    by = pack.sender
    said = join_texts((by.name, pack.company, by.email, by.phone) if by else (pack.company,))
    return pack.words.say("from_sender", sender=said) if said else ""
