"""Two thin bands over the lanes of a year: the quarters of a fiscal year, and the days on which nobody works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.charts.calendar_axis import Axis
from generator.charts.coordinates import round_coordinate
from generator.charts.lettering import SMALL, text_width
from generator.days.period import Span
from generator.insight.rhythm.working_days import DayOff

BAND, THIN = 20, 22
"""The height of the quarters, and that of the days off."""
_LEAST = 2.4


@dataclass(frozen=True, slots=True)
class Quarter:
    """A stretch of a fiscal year."""

    span: Span
    #: What to write into it, the longest first; what fits is taken.
    names: tuple[str, ...]


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
    """A day off other than one of every weekend, laid out."""

    day: DayOff
    #: holiday, closed or bridge; estimated, whichever it is, for a date that is an estimate.
    kind: str
    x: float
    width: float


def cut_quarters(quarters: Sequence[Quarter], axis: Axis) -> tuple[Cell, ...]:
    """The quarters that lie on an axis, cut to it."""
    on_axis = [(quarter, extent) for quarter in quarters if (extent := axis.extent(quarter.span))]
    return tuple(
        Cell(
            round_coordinate(left),
            round_coordinate(right - left),
            _fit_name(quarter.names, right - left - 8),
            shaded=bool(at % 2),
        )
        for at, (quarter, (left, right)) in enumerate(on_axis)
    )


def off_marks(days: Iterable[tuple[DayOff, str]], axis: Axis) -> Iterator[OffMark]:
    """The days that lie on an axis, with their kinds, each wide enough to be seen."""
    for day, kind in days:
        if extent := axis.extent(Span(day.on, day.on)):
            width = round_coordinate(max(extent[1] - extent[0], _LEAST))
            yield OffMark(day, "estimated" if day.estimated else kind, round_coordinate(extent[0]), width)


def _fit_name(names: tuple[str, ...], room: float) -> str:
    return next((name for name in names if text_width(name, SMALL) <= room), "")
