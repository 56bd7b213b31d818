"""The customer's year: twelve months with a lane for each kind of event, their quarters and their days off above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.charts.calendar_axis import Axis, TimeStrip, year_axis
from generator.charts.coordinates import round_coordinate
from generator.charts.legend import choose_entries, lay_out_legend, legend_height
from generator.charts.year.bands import BAND, THIN, Cell, OffMark, Quarter, cut_quarters, off_marks
from generator.charts.year.lanes import Lane, LaneRow, lane_row
from generator.insight.rhythm.working_days import DayOff

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(TimeStrip):
    """The strip, laid out."""

    #: The quarters of their fiscal year, and where they begin; none when it is not known.
    quarters: tuple[Cell, ...]
    quarters_y: float
    #: The days off, and their centre line.
    days_off: tuple[OffMark, ...]
    days_off_y: float
    lanes: tuple[LaneRow, ...]


def draw_year(
    lanes: Sequence[Lane],
    as_of: date,
    first: date | None = None,
    quarters: Sequence[Quarter] = (),
    days_off: Iterable[tuple[DayOff, str]] = (),
) -> Year | None:
    """Twelve months from the month of ``first`` (of ``as_of`` when None); None when nothing happens in them.

    Spans are cut to the window; lanes in which nothing happens are left out. A fiscal year alone makes no strip.
    ``days_off`` are the days on which nobody works besides weekends, each with its kind: holiday, closed or bridge.
    """
    axis = year_axis(first or as_of, _LEFT, _WIDTH)
    band, marks = cut_quarters(quarters, axis), tuple(off_marks(days_off, axis))
    off_y = _TOP + (BAND if band else 0)
    rows, bottom = _draw_lanes(lanes, axis, off_y + (THIN if marks else 0))
    if not rows and not marks:
        return None
    keys = lay_out_legend(choose_entries(_LEGEND, _list_kinds(rows, marks)), _LEFT, _WIDTH, bottom + 18)
    return Year(
        axis=axis,
        as_of=as_of,
        height=round_coordinate(bottom + 6 + legend_height(keys)),
        top=_TOP,
        bottom=round_coordinate(bottom),
        keys=keys,
        quarters=band,
        quarters_y=_TOP,
        days_off=marks,
        days_off_y=off_y + THIN / 2,
        lanes=rows,
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


def _list_kinds(rows: Sequence[LaneRow], marks: Sequence[OffMark]) -> set[str]:
    entries = [entry for row in rows for entry in row.entries]
    kinds = {mark.kind for mark in marks}
    kinds |= {"hatched" for entry in entries if any(mark.hatched for mark in entry.marks)}
    return kinds | {"often" for entry in entries if entry.often}
