"""The cells of a pack in words."""

from __future__ import annotations

from datetime import date

from generator.context.documents.tables import Cell, Quantity
from generator.days.period import in_short, month_in_short
from generator.wording.text import format_figure


def text_of(cell: Cell, month: bool = False) -> str:
    """A cell in words; a day that stands for its ``month`` as that."""
    if isinstance(cell, Quantity):
        return f"{format_figure(cell.number)} {cell.unit}".strip()
    if isinstance(cell, date):
        return month_in_short(cell) if month else in_short(cell)
    return "" if cell is None else format_figure(cell) if isinstance(cell, int | float) else cell
