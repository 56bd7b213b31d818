"""How a pack stands in a spreadsheet: its sheets by name, its columns and their looks, what its formulas refer to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.context.documents.tables import Cell, Column, Kind, Quantity, Table
from generator.days.period import in_words

DAY = "AsOf"
"""The name of the cell with the day the figures are of, for formulas that reckon with it."""

STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15},
    "note": {"font_color": "#4d4d4d", "italic": True},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"},
    "head-inside": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "left", "indent": 1},
    "head-figure": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "right"},
    "text": {"text_wrap": True, "valign": "top"},
    "text-inside": {"text_wrap": True, "valign": "top", "align": "left", "indent": 1},
    "figure": {"num_format": "#,##0.##;-#,##0.##", "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "count": {"num_format": "#,##0", "align": "left", "valign": "top", "indent": 1},
    "day": {"num_format": "d mmm yyyy", "align": "left", "valign": "top", "indent": 1},
    "month": {"num_format": "mmm yyyy", "align": "left", "valign": "top"},
    "total": {"bold": True, "top": 1},
    "total-inside": {"bold": True, "top": 1, "align": "left", "indent": 1},
    "total-figure": {"bold": True, "top": 1, "num_format": "#,##0.##;-#,##0.##"},
    "total-whole": {"bold": True, "top": 1, "num_format": "#,##0"},
}
"""How cells look, by what stands in them."""

_LONGEST = 31
"""How many characters the name of a sheet may have."""


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column of a table on its sheet."""

    column: Column
    #: Where its values stand, and where their units; the second is None for a column without.
    at: int
    unit: int | None


def place_columns(columns: Sequence[Column]) -> Iterator[PlacedColumn]:
    """Where the columns stand: one with units takes two."""
    at = 0
    for column in columns:
        own_unit = at + 1 if column.kind is Kind.QUANTITY else None
        yield PlacedColumn(column, at, own_unit)
        at += 1 if own_unit is None else 2


def name_sheets(titles: Iterable[str]) -> list[str]:
    """Names of sheets for some titles: whole words, no more than 31 characters, none special, no two the same."""
    taken: set[str] = set()
    names = []
    for title in titles:
        plain = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).split()).strip("'")
        name, number = _cut_at_word(plain, _LONGEST), 1
        while name.casefold() in taken or name.casefold() == "history":  # a name Excel keeps for itself
            number += 1
            name = f"{_cut_at_word(plain, _LONGEST - 3)} {number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def quote_sheet(name: str) -> str:
    """The name of a sheet as a formula has it."""
    return name if name.isascii() and name.isalpha() else "'" + name.replace("'", "''") + "'"


def _cut_at_word(text: str, longest: int) -> str:
    cut = text if len(text) <= longest else text[: longest + 1].rpartition(" ")[0] or text[:longest]
    return cut.strip(" ',;-") or "Sheet"


def resolve_formula(column: Column, placed: Sequence[PlacedColumn], cell_at: Callable[[int], str]) -> str:
    """The formula of a column in a row, whose cells are called by ``cell_at``: ``=MAX(0,AsOf-B6)``."""
    where: Mapping[str, str] = {each.column.head: cell_at(each.at) for each in placed}
    return "=" + re.sub(r"\[([^\]]+)\]", lambda head: where[head[1]], column.formula)


def is_reckoned(tables: Iterable[Table]) -> bool:
    """Whether some tables have anything to reckon with or to know: formulas, things counted, notes."""
    return any(table.counts or table.note or any(column.formula for column in table.columns) for table in tables)


def count_rows(table: Table, head: str, words: str) -> int:
    """How many rows of a table have some words in a column."""
    at = next(at for at, column in enumerate(table.columns) if column.head == head)
    return sum(row[at] == words for row in table.rows)


def formula_result(value: Cell) -> float | str:
    """What a formula comes to, for programs that do not reckon."""
    return value if isinstance(value, int | float | str) else ""


def cell_words(value: Cell) -> str:
    """A value in words, for its width and for a description."""
    if isinstance(value, Quantity):
        return f"{value.number:,.6g} {value.unit}" if value.number != int(value.number) else f"{value.number:,.0f}"
    if isinstance(value, date):
        return in_words(value)[:11]
    return "" if value is None else f"{value:,g}" if isinstance(value, int | float) else value
