"""The cells of tables in words."""

from __future__ import annotations

from datetime import date

from generator.context.documents.tables import Cell, Quantity
from generator.wording.local import LocalFormat


def text_of(cell: Cell, local: LocalFormat, month: bool = False) -> str:
    """A cell in words; a day that stands for its ``month`` as that."""
    if isinstance(cell, Quantity):
        if cell.is_money:
            return local.money(cell.number, cell.unit)
        return f"{local.figure(cell.number)} {cell.unit}".strip()
    if isinstance(cell, date):
        return local.month_in_short(cell) if month else local.day_in_short(cell)
    return "" if cell is None else local.figure(cell) if isinstance(cell, int | float) else cell
