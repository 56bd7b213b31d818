"""Days laid along a line, and the strip that all drawings over time are: months, today, what stands below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.charts.coordinates import round_coordinate
from generator.charts.legend import Key
from generator.days import period
from generator.days.period import Span

_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""How many months may lie between two labels."""
_LABEL = 30.0
"""The room a label takes."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a month that has a label."""

    x: float
    #: The month in short; empty where labels stand for years.
    month: str
    #: The year where it is new to the reader, else empty.
    year: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``first`` to ``last``, both included, between two x positions."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day begins; days before or after the axis stand at its ends."""
        days = (self.last - self.first).days + 1
        along = min(max((day - self.first).days, 0), days)
        return round_coordinate(self.left + (self.right - self.left) * along / days)

    def extent(self, span: Span) -> tuple[float, float] | None:
        """Where a span begins and ends as far as it lies on the axis; None when none of it does."""
        if span.end < span.start or span.end < self.first or span.start > self.last:
            return None
        return self.x(span.start), self.x(span.end + timedelta(days=1))

    def ticks(self) -> tuple[Tick, ...]:
        """Labels for months, or for every third month, or for years, as there is room for."""
        step = _label_step(self.first, self.last, self.right - self.left)
        starts = [
            day
            for day in period.months_from(self.first, _count_months(self.first, self.last))
            if _begins_label(day, step)
        ]
        years = ["", *(str(start.year) for start in starts)]
        return tuple(
            Tick(
                x=self.x(start),
                month=period.MONTHS[start.month - 1][:3] if step < 12 else "",
                year=str(start.year) if str(start.year) != years[place] else "",
            )
            for place, start in enumerate(starts)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStrip:
    """A drawing over a run of days: months along its top, a line for today, a legend at its foot."""

    axis: Axis
    as_of: date
    height: float
    #: Where the line below the months is, and where the marks end.
    top: float
    bottom: float
    keys: tuple[Key, ...] = ()

    @property
    def width(self) -> float:
        """The width of the whole drawing."""
        return self.axis.right

    @property
    def left(self) -> float:
        """Where the days begin; what they belong to stands before."""
        return self.axis.left

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Where months and years begin that have a label."""
        return self.axis.ticks()

    @property
    def today(self) -> float | None:
        """Where today is; None when it lies outside."""
        return self.axis.x(self.as_of) if self.axis.first <= self.as_of <= self.axis.last else None


def year_axis(first: date, left: float, right: float) -> Axis:
    """An axis of the twelve months from that of a day."""
    start = period.first_of_month(first)
    return Axis(start, period.add_months(start, 12) - timedelta(days=1), left, right)


def axis_covering(days: Iterable[date], left: float, right: float) -> Axis:
    """An axis of whole months that holds all these days and begins with a label; at least one day."""
    ordered = sorted(days)
    first, last = period.first_of_month(ordered[0]), period.first_of_month(ordered[-1])
    starts = ((_back_to_label(first, step), step) for step in _STEPS)
    start = next(start for start, step in starts if _labels_fit(start, last, step, right - left))
    return Axis(start, period.add_months(last, 1) - timedelta(days=1), left, right)


def _back_to_label(month: date, step: int) -> date:
    while not _begins_label(month, step) and month.year > period.FIRST_YEAR:
        month = period.add_months(month, -1)
    return month


def _count_months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _label_step(first: date, last: date, room: float) -> int:
    """How many months lie between two labels."""
    return next(step for step in _STEPS if _labels_fit(first, last, step, room))


def _labels_fit(first: date, last: date, step: int, room: float) -> bool:
    return _count_months(first, last) / step * _LABEL <= room


def _begins_label(month: date, step: int) -> bool:
    return (month.year * 12 + month.month - 1) % step == 0
