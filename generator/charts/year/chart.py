"""The customer's year: twelve months with a lane for each kind of event, their quarters and their days off above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.charts.calendar_axis import Axis, Tick
from generator.charts.coordinates import round_coordinate
from generator.charts.legend import Key, lay_out_legend, legend_height
from generator.charts.year.bands import BAND, THIN, Cell, OffDay, OffMark, Quarter, cut_quarters, off_marks
from generator.charts.year.lanes import Lane, LaneRow, lane_row
from generator.days import period

_WIDTH, _LEFT, _TOP = 860, 118, 58

_LEGEND = {
    "hatched": "nothing gets done",
    "often": "comes round often",
    "holiday": "public holiday",
    "closed": "closed",
    "bridge": "bridge day",
    "estimated": "date estimated",
}
"""What the marks are called that need a word."""


@dataclass(frozen=True, slots=True)
class Year:
    """The strip, laid out."""

    width: float
    height: float
    left: float
    top: float
    #: Where the lanes end; the legend stands below.
    bottom: float
    axis: Axis
    ticks: tuple[Tick, ...]
    as_of: date
    #: None when today lies outside the strip.
    today: float | None
    #: The quarters of their fiscal year, and where they begin; none when it is not known.
    quarters: tuple[Cell, ...]
    quarters_y: float
    #: The days off, and their centre line.
    days_off: tuple[OffMark, ...]
    days_off_y: float
    lanes: tuple[LaneRow, ...]
    keys: tuple[Key, ...]


def draw_year(
    lanes: Sequence[Lane],
    as_of: date,
    first: date | None = None,
    quarters: Sequence[Quarter] = (),
    days_off: Sequence[OffDay] = (),
) -> Year | None:
    """Twelve months from the month of ``first`` (of ``as_of`` when None); None when nothing happens in them.

    Spans are cut to the window; lanes in which nothing happens are left out. A fiscal year alone makes no strip.
    """
    start = period.first_of_month(first or as_of)
    axis = Axis(start, period.add_months(start, 12) - timedelta(days=1), _LEFT, _WIDTH)
    band, marks = cut_quarters(quarters, axis), tuple(off_marks(days_off, axis))
    off_y = _TOP + (BAND if band else 0)
    rows, bottom = _draw_lanes(lanes, axis, off_y + (THIN if marks else 0))
    if not rows and not marks:
        return None
    keys = lay_out_legend(_legend_entries(rows, marks), _LEFT, _WIDTH, bottom + 18)
    return Year(
        width=_WIDTH,
        height=round_coordinate(bottom + 6 + legend_height(keys)),
        left=_LEFT,
        top=_TOP,
        bottom=round_coordinate(bottom),
        axis=axis,
        ticks=axis.ticks(),
        as_of=as_of,
        today=axis.x(as_of) if axis.first <= as_of <= axis.last else None,
        quarters=band,
        quarters_y=_TOP,
        days_off=marks,
        days_off_y=off_y + THIN / 2,
        lanes=rows,
        keys=keys,
    )


def _draw_lanes(lanes: Sequence[Lane], axis: Axis, y: float) -> tuple[tuple[LaneRow, ...], float]:
    """The lanes one below another, and where the last one ends."""
    rows = list[LaneRow]()
    for lane in lanes:
        row = lane_row(lane, axis, y)
        if row:
            rows.append(row)
            y += row.height
    return tuple(rows), y


def _legend_entries(rows: Sequence[LaneRow], marks: Sequence[OffMark]) -> list[tuple[str, str]]:
    present = {mark.kind for mark in marks}
    present |= {"hatched" for row in rows if any(mark.span.hatched for mark in row.marks)}
    present |= {"often" for row in rows if row.ticks}
    return [(kind, word) for kind, word in _LEGEND.items() if kind in present]
