"""What of ours they hardly use, and which of their units could have what else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.model.account import Account
from generator.model.head import Unit
from generator.model.products import Elsewhere, Offering, Product

UNDER_USED = 75
"""Below how many per cent in use something is at risk."""
HARDLY_USED = 40
ENDS_WITHIN = 180
"""How many days before it ends a contract with somebody else is worth a talk."""


class Cell(StrEnum):
    """What a unit has of an offering of ours."""

    OURS = "ours"
    IN_HAND = "in hand"
    GAP = "gap"
    ELSEWHERE = "elsewhere"
    NOT_FOR = "not for them"
    UNKNOWN = "not known yet"


@dataclass(frozen=True, slots=True)
class GridCell:
    """One unit and one offering."""

    unit: Unit
    cell: Cell
    #: From whom they have it, where that is somebody else.
    elsewhere: Elsewhere | None = None


def under_used(account: Account, as_of: date) -> tuple[Product, ...]:
    """What they bought and do not use enough, the least used first."""
    known = [
        product
        for product in account.products
        if product.in_use_percent is not None and (product.on is None or product.on <= as_of)
    ]
    low = [product for product in known if (product.in_use_percent or 0) < UNDER_USED]
    return tuple(sorted(low, key=lambda product: (product.in_use_percent or 0, product.name)))


def whitespace_grid(account: Account) -> tuple[tuple[Offering, tuple[GridCell, ...]], ...]:
    """Each offering with what each unit has of it, in the order in which both were typed."""
    return tuple((row, tuple(_cell(row, unit) for unit in account.profile.units)) for row in account.whitespace)


def _cell(row: Offering, unit: Unit) -> GridCell:
    named = ((row.ours, Cell.OURS), (row.in_hand, Cell.IN_HAND), (row.gap, Cell.GAP), (row.not_for, Cell.NOT_FOR))
    cell = next((cell for units, cell in named if unit.id in units), None)
    other = next((source for source in row.elsewhere if unit.id in source.units), None)
    if cell is None:
        return GridCell(unit, Cell.ELSEWHERE if other else Cell.UNKNOWN, other)
    return GridCell(unit, cell)


def ending_elsewhere(account: Account, as_of: date) -> tuple[tuple[Offering, Elsewhere], ...]:
    """What units have from somebody else whose contract ends soon, the nearest first."""
    limit = as_of + timedelta(days=ENDS_WITHIN)
    ending = [
        (row, other)
        for row in account.whitespace
        for other in row.elsewhere
        if other.until and as_of <= other.until <= limit
    ]
    return tuple(sorted(ending, key=lambda pair: pair[1].until or limit))
