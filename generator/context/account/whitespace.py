"""What they have of us and use of it, and which unit could have what else: the page and the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.views import State, Tone
from generator.insight.value.products import HARDLY_USED, UNDER_USED, Cell, GridCell, whitespace_grid
from generator.model.account import Account
from generator.model.head import Unit
from generator.model.products import Offering, Product
from generator.paths import Target, whitespace_sheet
from generator.wording.text import count_noun, join_texts

_TONES = {
    Cell.OURS: Tone.GOOD,
    Cell.IN_HAND: Tone.WATCH,
    Cell.GAP: Tone.BAD,
    Cell.ELSEWHERE: Tone.BAD,
    Cell.NOT_FOR: Tone.QUIET,
    Cell.UNKNOWN: Tone.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class CellRow:
    """One unit and one offering, as the grid shows it."""

    cell: GridCell
    state: State


@dataclass(frozen=True, slots=True)
class ProductRow:
    """Something they bought, and how much of it they use."""

    record: Product
    #: The name of the unit that has it; empty for all of them.
    unit: str
    #: How much is in use, in a word; None where nobody has counted.
    state: State | None


@dataclass(frozen=True, slots=True)
class WhitespacePage:
    """Context of ``account/whitespace.md.j2``."""

    #: How many cells there are of each kind, in a sentence; empty without a grid.
    summary: str
    units: tuple[Unit, ...]
    grid: tuple[tuple[Offering, tuple[CellRow, ...]], ...]
    products: tuple[ProductRow, ...]
    #: The same as a spreadsheet; None when none is made.
    sheet: Target | None


def whitespace_page(account: Account, as_of: date, directory: Directory) -> WhitespacePage:
    """What they have, and which unit could have what else."""
    grid = tuple((row, tuple(CellRow(cell, _state(cell)) for cell in cells)) for row, cells in whitespace_grid(account))
    every = [row.cell.cell for _, rows in grid for row in rows]
    counted = (f"{every.count(cell)} {cell}" for cell in Cell if cell in every)
    offered = count_noun(len(grid), "offering")
    units = {unit.id: unit.name for unit in account.profile.units}
    return WhitespacePage(
        summary=f"{offered} in {count_noun(len(units), 'unit')}: {join_texts(counted)}" if every else "",
        units=account.profile.units,
        grid=grid,
        products=tuple(
            ProductRow(product, units.get(product.unit or "", ""), _use(product)) for product in account.products
        ),
        sheet=whitespace_sheet(account.id) if has_sheet(account) else None,
    )


def has_sheet(account: Account) -> bool:
    """Whether the grid is made as a spreadsheet too."""
    there = account.whitespace and account.profile.units and account.settings.print
    return bool(there) and account.profile.status != "closed"


def _state(cell: GridCell) -> State:
    who = cell.elsewhere.who if cell.elsewhere else cell.cell
    return State(who, _TONES[cell.cell])


def _use(product: Product) -> State | None:
    used = product.in_use_percent
    if used is None:
        return None
    tone = Tone.BAD if used < HARDLY_USED else Tone.WATCH if used < UNDER_USED else Tone.GOOD
    return State(f"{used} % in use", tone)
