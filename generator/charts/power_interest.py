"""The power-interest grid: people by influence and interest, each name in a line of its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from generator.charts.coordinates import Box, round_coordinate
from generator.charts.legend import Key, known_support, lay_out_legend, legend_height, support_words
from generator.charts.lettering import cut_to_width, text_width
from generator.model.people import Grade, Stakeholder

_GRADES: tuple[Grade, ...] = ("low", "medium", "high")
_WIDTH = 760
_LEFT, _TOP = 64, 28
_LINE, _MARK, _PAD, _GAP = 21, 16, 14, 14
_CAPTION = 24
_WIDEST = 168
_NARROWEST, _LOWEST = 116, 58


@dataclass(frozen=True, slots=True)
class Point:
    """A person's mark and label."""

    person: Stakeholder
    #: The name as far as there is room, with a question mark when the interest is not known.
    label: str
    support: str
    #: Centre of the mark.
    x: float
    y: float
    #: Where the label begins (its centre line is the mark's).
    label_x: float


@dataclass(frozen=True, slots=True)
class Band:
    """A column or row of the grid: its grade, where it begins and how far it reaches."""

    grade: Grade
    start: float
    size: float

    @property
    def middle(self) -> float:
        """Half-way along it."""
        return round_coordinate(self.start + self.size / 2)


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One of the four: manage_closely, keep_satisfied, keep_informed or monitor."""

    name: str
    box: Box
    people: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class PowerInterest:
    """The grid, laid out."""

    width: float
    height: float
    plot: Box
    quadrants: tuple[Quadrant, ...]
    #: Interest, from low to high.
    columns: tuple[Band, ...]
    #: Influence, from high (at the top) to low.
    rows: tuple[Band, ...]
    points: tuple[Point, ...]
    legend: tuple[Key, ...]
    #: People whose influence nobody has noted; not drawn.
    unplaced: tuple[Stakeholder, ...]


_Cells = dict[tuple[Grade, Grade], list[Stakeholder]]
"""People by interest and influence."""


def draw_grid(people: Sequence[Stakeholder]) -> PowerInterest | None:
    """The grid of these people, in the order given within a cell; None when nobody's influence is known.

    Names stand in lines and columns, so that no label meets another, however many share a cell.
    """
    cells: _Cells = {(across, down): [] for across in _GRADES for down in _GRADES}
    for person in people:
        if person.influence:
            cells[person.interest or "high", person.influence].append(person)
    if not any(cells.values()):
        return None
    columns = _lay_out_columns(cells)
    rows = _lay_out_rows(cells, columns)
    points = {cell: _draw_points(cells[cell], *_find_cell(cell, columns, rows)) for cell in cells}
    plot = Box(_LEFT, _TOP, _WIDTH - _LEFT, rows[-1].start + rows[-1].size - _TOP)
    everybody = tuple(point for some in points.values() for point in some)
    keys = lay_out_legend(support_words(point.support for point in everybody), _LEFT, _WIDTH, plot.bottom + 62)
    return PowerInterest(
        width=_WIDTH,
        height=round_coordinate(plot.bottom + 50 + legend_height(keys)),
        plot=plot,
        quadrants=_draw_quadrants(columns, rows, points),
        columns=columns,
        rows=rows,
        points=everybody,
        legend=keys,
        unplaced=tuple(person for person in people if not person.influence),
    )


def _person_label(person: Stakeholder) -> str:
    name = cut_to_width(person.label, _WIDEST)
    return name if person.interest else name + " ?"


def _column_pitch(people: Sequence[Stakeholder]) -> float:
    """The width one column of names takes in a cell."""
    return _MARK + max((text_width(_person_label(person)) for person in people), default=0) + _GAP


def _lay_out_columns(cells: _Cells) -> tuple[Band, ...]:
    """Columns wide enough for their longest name; what is left over goes where most people are."""
    inside = {grade: [cells[grade, down] for down in _GRADES] for grade in _GRADES}
    least = {grade: max(_NARROWEST, *(_column_pitch(some) + _PAD for some in inside[grade])) for grade in _GRADES}
    crowd = {grade: max(map(len, inside[grade])) for grade in _GRADES}
    spare, heads = _WIDTH - _LEFT - sum(least.values()), sum(crowd.values())
    bands = list[Band]()
    x: float = _LEFT
    for grade in _GRADES:
        size = round_coordinate(least[grade] + spare * crowd[grade] / heads) if grade != "high" else _WIDTH - x
        bands.append(Band(grade, round_coordinate(x), round_coordinate(size)))
        x += size
    return tuple(bands)


def _count_lines(people: Sequence[Stakeholder], room: float) -> int:
    """How many lines a cell's names need."""
    side_by_side = max(1, int((room - _PAD) // _column_pitch(people)))
    return ceil(len(people) / side_by_side)


def _lay_out_rows(cells: _Cells, columns: tuple[Band, ...]) -> tuple[Band, ...]:
    bands = list[Band]()
    y: float = _TOP
    for grade in reversed(_GRADES):
        lines = max(_count_lines(cells[column.grade, grade], column.size) for column in columns)
        size = max(_LOWEST, _room_above(grade) + lines * _LINE + 8)
        bands.append(Band(grade, round_coordinate(y), round_coordinate(size)))
        y += size
    return tuple(bands)


def _room_above(influence: Grade) -> float:
    """The room over the first name: quadrants begin, and have their caption, at high and at medium influence."""
    return _CAPTION if influence != "low" else 8


def _find_cell(cell: tuple[Grade, Grade], columns: tuple[Band, ...], rows: tuple[Band, ...]) -> tuple[Band, Band]:
    across, down = cell
    return columns[_GRADES.index(across)], rows[2 - _GRADES.index(down)]


def _draw_points(people: Sequence[Stakeholder], column: Band, row: Band) -> tuple[Point, ...]:
    """A cell's people from top to bottom, then in the next column of names."""
    lines, pitch = _count_lines(people, column.size), _column_pitch(people)
    points = list[Point]()
    for place, person in enumerate(people):
        x = column.start + _PAD + 5 + place // lines * pitch
        y = row.start + _room_above(row.grade) + place % lines * _LINE + _LINE / 2
        points.append(
            Point(
                person=person,
                label=_person_label(person),
                support=known_support(person.support),
                x=round_coordinate(x),
                y=round_coordinate(y),
                label_x=round_coordinate(x + _MARK - 5),
            )
        )
    return tuple(points)


def _draw_quadrants(
    columns: tuple[Band, ...], rows: tuple[Band, ...], points: dict[tuple[Grade, Grade], tuple[Point, ...]]
) -> tuple[Quadrant, ...]:
    """The four quadrants: what counts is high or not high."""
    left, middle, right = columns[0].start, columns[2].start, _WIDTH
    top, level, bottom = rows[0].start, rows[1].start, rows[2].start + rows[2].size
    boxes = {
        "manage_closely": Box(middle, top, right - middle, level - top),
        "keep_satisfied": Box(left, top, middle - left, level - top),
        "keep_informed": Box(middle, level, right - middle, bottom - level),
        "monitor": Box(left, level, middle - left, bottom - level),
    }
    return tuple(
        Quadrant(
            name,
            box,
            tuple(
                point
                for some in points.values()
                for point in some
                if box.x <= point.x < box.right and box.y <= point.y < box.bottom
            ),
        )
        for name, box in boxes.items()
    )
