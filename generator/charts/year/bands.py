"""Two thin bands over the lanes of a year: the quarters of a fiscal year, and the days on which nobody works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.charts.calendar_axis import Axis
from generator.charts.coordinates import round_coordinate
from generator.charts.lettering import SMALL, text_width

BAND, THIN = 20, 22
"""The height of the quarters, and that of the days off."""
_LEAST = 2.4


@dataclass(frozen=True, slots=True)
class Quarter:
    """A stretch of a fiscal year."""

    start: date
    end: date
    #: What to write into it, the longest first; what fits is taken.
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OffDay:
    """A day, other than one of every weekend, on which they may not work."""

    on: date
    name: str
    #: holiday, closed, or bridge for one between a holiday and a weekend.
    kind: str
    #: Whether the date is an estimate.
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A quarter, laid out."""

    x: float
    width: float
    #: Empty where nothing fits.
    label: str
    #: Every other one has a ground of its own.
    shaded: bool


@dataclass(frozen=True, slots=True)
class OffMark:
    """A day off, laid out."""

    day: OffDay
    x: float
    width: float

    @property
    def kind(self) -> str:
        """How it is drawn: an estimated date looks unlike the others."""
        return "estimated" if self.day.estimated else self.day.kind


def cut_quarters(quarters: Sequence[Quarter], axis: Axis) -> tuple[Cell, ...]:
    """The quarters that lie on an axis, cut to it."""
    found = [(quarter, axis.extent(quarter.start, quarter.end)) for quarter in quarters]
    on_axis = [(quarter, extent) for quarter, extent in found if extent]
    return tuple(
        Cell(
            round_coordinate(left),
            round_coordinate(right - left),
            _fit_name(quarter.names, right - left - 8),
            shaded=bool(at % 2),
        )
        for at, (quarter, (left, right)) in enumerate(on_axis)
    )


def off_marks(days: Sequence[OffDay], axis: Axis) -> Iterator[OffMark]:
    """The days that lie on an axis, each wide enough to be seen."""
    for day in days:
        extent = axis.extent(day.on, day.on)
        if extent:
            yield OffMark(day, round_coordinate(extent[0]), round_coordinate(max(extent[1] - extent[0], _LEAST)))


def _fit_name(names: tuple[str, ...], room: float) -> str:
    return next((name for name in names if text_width(name, SMALL) <= room), "")
