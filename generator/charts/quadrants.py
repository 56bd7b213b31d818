"""Initiatives by what they are worth to the customer and to us: numbered points in a field of four quadrants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from generator.charts.coordinates import Box, round_coordinate
from generator.charts.lettering import wrap_to_width
from generator.insight.value.value import Worth

_CELL_WIDTH, _CELL_HEIGHT, _SCORES = 62, 52, 6
_LEFT, _TOP = 40, 46
_LIST, _WIDTH = 452, 760
_RADIUS, _APART = 10, 23
_LINE = 16


@dataclass(frozen=True, slots=True)
class NumberedPoint:
    """An initiative, drawn."""

    number: int
    worth: Worth
    x: float
    y: float
    radius: float
    #: The name in lines that fit beside the field, and where the first stands.
    lines: tuple[str, ...]
    list_y: float


@dataclass(frozen=True, slots=True)
class Step:
    """A score on an axis: the middle of its column or row."""

    score: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Quadrants:
    """The field, laid out."""

    width: float
    height: float
    plot: Box
    #: Where something begins to count as worth having, on each axis; None where everything or nothing does.
    threshold_x: float | None
    threshold_y: float | None
    threshold: int
    steps: tuple[Step, ...]
    points: tuple[NumberedPoint, ...]
    #: Left edge of the list of names.
    list_x: float


def draw_quadrants(worths: Sequence[Worth], threshold: int) -> Quadrants | None:
    """The rated initiatives, numbered in the order given; ``threshold`` is the least score that counts.

    None when none is rated on both sides.
    """
    rated = [worth for worth in worths if worth.customer is not None and worth.us is not None]
    if not rated:
        return None
    plot = Box(_LEFT, _TOP, _CELL_WIDTH * _SCORES, _CELL_HEIGHT * _SCORES)
    points = _number_points(rated)
    listed = points[-1].list_y + _LINE * len(points[-1].lines)
    return Quadrants(
        width=_WIDTH,
        height=round_coordinate(max(plot.bottom + 54, listed)),
        plot=plot,
        threshold_x=_LEFT + threshold * _CELL_WIDTH if 0 < threshold < _SCORES else None,
        threshold_y=plot.bottom - threshold * _CELL_HEIGHT if 0 < threshold < _SCORES else None,
        threshold=threshold,
        steps=tuple(Step(score, *_cell_middle(score, score)) for score in range(_SCORES)),
        points=points,
        list_x=_LIST,
    )


def _cell_middle(customer: int, us: int) -> tuple[float, float]:
    """The middle of a cell; scores outside 0 to 5 stand at the edge."""
    across, up = (min(max(score, 0), _SCORES - 1) for score in (customer, us))
    return (
        round_coordinate(_LEFT + (across + 0.5) * _CELL_WIDTH),
        round_coordinate(_TOP + (_SCORES - 1 - up + 0.5) * _CELL_HEIGHT),
    )


def _number_points(rated: Sequence[Worth]) -> tuple[NumberedPoint, ...]:
    cells: dict[tuple[float, float], list[Worth]] = {}
    for worth in rated:
        cells.setdefault(_cell_middle(worth.customer or 0, worth.us or 0), []).append(worth)
    placed, points, y = dict.fromkeys(cells, 0), list[NumberedPoint](), _TOP + 10
    for number, worth in enumerate(rated, 1):
        cell = _cell_middle(worth.customer or 0, worth.us or 0)
        x, across, radius = _spread_in_cell(cell, placed[cell], len(cells[cell]))
        placed[cell] += 1
        lines = wrap_to_width(worth.initiative.text, _WIDTH - _LIST - 26)
        points.append(NumberedPoint(number, worth, x, across, radius, lines, round_coordinate(y)))
        y += _LINE * len(lines) + 8
    return tuple(points)


def _spread_in_cell(cell: tuple[float, float], place: int, many: int) -> tuple[float, float, float]:
    """Where one of several in a cell stands, in rows about its middle, and how large it may be."""
    side_by_side = min(many, 2) if many <= 4 else ceil(sqrt(many))
    rows = ceil(many / side_by_side)
    apart = min(_APART, (_CELL_WIDTH - 4) / side_by_side, (_CELL_HEIGHT - 4) / rows)
    row, column = divmod(place, side_by_side)
    in_row = min(side_by_side, many - row * side_by_side)
    x = cell[0] + (column - (in_row - 1) / 2) * apart
    y = cell[1] + (row - (rows - 1) / 2) * apart
    return round_coordinate(x), round_coordinate(y), round_coordinate(min(_RADIUS, apart * 0.46))
