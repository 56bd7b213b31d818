"""Tables of typed cells, for papers, slides and spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from generator.model.record import Money


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    #: The first day of a month, which stands for the month.
    MONTH = "month"
    #: A number with its unit or currency.
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit or currency."""

    number: float
    unit: str
    #: Whether the unit is the code of a currency.
    is_money: bool = False


Cell = str | float | date | Quantity | None
"""What a cell holds; None where nothing is known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    head: str
    kind: Kind = Kind.TEXT
    #: How a value is said in a sentence, with others of the row by their heads: ``due {}``, ``[Agreed] {}``.
    phrase: str = "{}"
    #: How a spreadsheet reckons it from other columns of the row and the day: ``MAX(0,AsOf-[Due])``; may be empty.
    formula: str = ""
    #: Whether it is for spreadsheets alone.
    sheet_only: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of a table that a chart shows."""

    title: str
    #: The column that names what is shown, and those with the figures.
    labels: int
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a table have some words in a column, which a spreadsheet counts itself."""

    label: str
    head: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """Facts of one kind."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    #: What a reader has to know to read it right; may be empty.
    note: str = ""
    #: The columns that are added up.
    totals: tuple[int, ...] = ()
    chart: Chart | None = None
    #: What it comes to in a figure, with what that is: 7, promises open; None where no figure says it.
    figure: tuple[str, str] | None = None
    #: The name of its sheet, where that is not its title.
    tab: str = ""
    counts: tuple[Count, ...] = ()

    @property
    def over_time(self) -> bool:
        """Whether its chart goes from month to month."""
        return self.chart is not None and self.columns[self.chart.labels].kind is Kind.MONTH


Row = TypeVar("Row")

NOTHING: Mapping[str, str] = MappingProxyType({})


def make_table(
    title: str,
    records: Iterable[Row],
    *columns: tuple[str, Kind, Callable[[Row], Cell]],
    note: str = "",
    totals: tuple[int, ...] = (),
    chart: Chart | None = None,
    figure: tuple[str, str] | None = None,
    tab: str = "",
    phrases: Mapping[str, str] = NOTHING,
    formulas: Mapping[str, str] = NOTHING,
    sheet_only: Sequence[str] = (),
    counts: tuple[Count, ...] = (),
) -> Table:
    """A table of some records: for each column its head, what stands in it, and how it is read off a record.

    ``phrases`` and ``formulas`` belong to columns by their heads, as ``sheet_only`` does.
    """
    rows = tuple(tuple(read(record) for _, _, read in columns) for record in records)
    heads = tuple(
        Column(head, kind, phrases.get(head, "{}"), formulas.get(head, ""), head in sheet_only)
        for head, kind, _ in columns
    )
    return Table(title, heads, rows, note, totals, chart, figure, tab, counts)


def money_quantity(money: Money | None) -> Quantity | None:
    """An amount as a number with its currency."""
    return Quantity(money.amount, money.currency, is_money=True) if money else None
