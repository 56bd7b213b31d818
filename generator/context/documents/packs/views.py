"""A pack as those who write it are given it: tables of typed cells, files, and whom it is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.context.documents.shared import SharedContact, SharedFile


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


Cell = str | float | date | Quantity | None
"""What a cell holds; None where nothing is known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    head: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of a table that a chart shows."""

    title: str
    #: The column that names what is shown, and those with the figures.
    labels: int
    figures: tuple[int, ...]


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

    @property
    def over_time(self) -> bool:
        """Whether its chart goes from month to month."""
        return self.chart is not None and self.columns[self.chart.labels].kind is Kind.MONTH


@dataclass(frozen=True, slots=True)
class Pack:
    """What one of the customer's people is handed, before it is put into a format."""

    #: The customer.
    account: str
    #: For whom it is, with the job title.
    person: str
    title: str
    as_of: date
    #: Our account manager.
    sender: SharedContact | None
    #: When we meet next, in words; empty when nothing is agreed that they have in writing.
    next: str
    tables: tuple[Table, ...]
    #: What is ready for them.
    files: tuple[SharedFile, ...]
    #: How many rows of a table to print on paper; a spreadsheet has them all.
    rows: int
    #: Whether it holds what only we may see.
    internal: bool = False
    #: In our own edition, what of the account is left out because of errors, with where it was typed.
    left_out: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.tables and not self.files
