"""The years of many customers above one another: twelve months, and for each customer a row as high as a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.charts.calendar_axis import Axis, TimeStrip, year_axis
from generator.charts.coordinates import path_data, round_coordinate
from generator.days import period
from generator.days.period import Span, span_in_words
from generator.paths import Target

_WIDTH, _ROW, _HEAD, _COUNT = 840, 18, 46, 18
_DIAMOND, _TICK, _LEAST = 3, 1, 3
_NAMED = 6
"""How many times of one event are told day by day."""


class Look(StrEnum):
    """How an event is drawn; each look has a shape of its own, so that none is told by colour alone."""

    #: A filled bar in the upper part of the row.
    PEAK = "peak"
    #: A pale bar there: a demand well above the usual, which is reckoned and not an event.
    DEMAND = "demand"
    #: Hatched, as high as the row.
    SHUT = "shut"
    #: A hollow bar in the lower part.
    FREEZE = "freeze"
    #: A thin line there, or a small diamond for one day.
    OTHER = "other"
    #: Ticks: many times a year.
    TICK = "tick"


_LANES = {
    Look.PEAK: (2, 10),
    Look.DEMAND: (2, 10),
    Look.SHUT: (1, 17),
    Look.FREEZE: (11, 16),
    Look.OTHER: (13, 15),
    Look.TICK: (12, 16),
}
"""Where in its row each look begins and ends."""
_ORDER = (Look.DEMAND, Look.PEAK, Look.FREEZE, Look.TICK, Look.OTHER, Look.SHUT)
"""What is drawn before what; nothing hides a shutdown."""


@dataclass(frozen=True, slots=True)
class RowEvent:
    """Something of a customer's year, with every time it comes round."""

    title: str
    times: tuple[Span, ...]
    look: Look
    #: What the filter of the page knows of it: its kind, and whom of us it concerns.
    kind: str
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Crowding:
    """How many customers are at their peak in each month, as some of us see it."""

    #: Ids of those of us whose customers are counted; empty for all customers.
    whom: tuple[str, ...]
    #: The first day of a month, and how many.
    counts: tuple[tuple[date, int], ...]
    #: From how many on a month stands out.
    least: int = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """An event, drawn."""

    event: RowEvent
    #: Its days in words.
    when: str
    #: Path data.
    data: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """One customer: name, where it leads, and what happens."""

    name: str
    target: Target
    marks: tuple[Mark, ...]
    #: Whom of us the row concerns when nothing stands in it.
    concerns: tuple[str, ...]
    #: What to say when nothing stands in it.
    note: str


@dataclass(frozen=True, slots=True)
class YearGroup:
    """Customers that belong together."""

    name: str
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A month in which at least one customer is at their peak."""

    x: float
    width: float
    count: int
    #: Whether so many are that the month stands out.
    several: bool


@dataclass(frozen=True, slots=True)
class Bands:
    """The months of one crowding."""

    whom: tuple[str, ...]
    months: tuple[Band, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRows(TimeStrip):
    """The rows, laid out; each row is a drawing of its own, so that one can be left out without a gap.

    The height is that of the head: the months, and below them how many are at their peak.
    """

    #: The height of a row.
    row: float
    groups: tuple[YearGroup, ...]
    bands: tuple[Bands, ...]


def year_rows(groups: Sequence[YearGroup], crowdings: Iterable[Crowding], as_of: date) -> YearRows | None:
    """Twelve months from the month of ``as_of`` for every customer; None when there is none."""
    if not any(group.rows for group in groups):
        return None
    axis = _axis(as_of)
    return YearRows(
        axis=axis,
        as_of=as_of,
        height=_HEAD + _COUNT,
        top=_HEAD,
        bottom=_HEAD + _COUNT,
        row=_ROW,
        groups=tuple(group for group in groups if group.rows),
        bands=tuple(Bands(crowding.whom, tuple(_draw_bands(crowding, axis))) for crowding in crowdings),
    )


def draw_events(events: Iterable[RowEvent], as_of: date) -> tuple[Mark, ...]:
    """The events of a row in the twelve months, cut to them; all times of an event are one mark."""
    axis = _axis(as_of)
    marks = [mark for event in events if (mark := _draw_event(event, axis))]
    return tuple(sorted(marks, key=lambda mark: (_ORDER.index(mark.event.look), mark.event.times, mark.event.title)))


def _axis(as_of: date) -> Axis:
    return year_axis(as_of, 0, _WIDTH)


def _draw_event(event: RowEvent, axis: Axis) -> Mark | None:
    inside = [span for span in event.times if axis.extent(span)]
    if not inside:
        return None
    when = "; ".join(map(span_in_words, inside)) if len(inside) <= _NAMED else f"{len(inside)} times"
    return Mark(event, when, " ".join(_draw_look(span, event.look, axis) for span in inside))


def _draw_look(span: Span, look: Look, axis: Axis) -> str:
    """The path of one time; in whole units, of which a day has two."""
    left, right = axis.extent(span) or (0.0, 0.0)
    top, bottom = _LANES[look]
    if look is Look.OTHER and span.days == 1:
        # A diamond is wider than its day, and stays whole at both ends of the year.
        x, y = min(max((left + right) / 2, _DIAMOND), axis.right - _DIAMOND), (top + bottom) / 2
        return path_data("M", x, y - _DIAMOND, "L", x + _DIAMOND, y, x, y + _DIAMOND, x - _DIAMOND, y, "Z")
    wide = _TICK if look is Look.TICK else max(right - left, _LEAST)
    left = min(left, axis.right - wide)
    return path_data("M", left, top, "H", left + wide, "V", bottom, "H", left, "Z")


def _draw_bands(crowding: Crowding, axis: Axis) -> Iterable[Band]:
    for month, count in crowding.counts:
        extent = axis.extent(Span(month, period.add_months(month, 1) - timedelta(days=1)))
        if extent and count:
            yield Band(extent[0], round_coordinate(extent[1] - extent[0]), count, count >= crowding.least)
