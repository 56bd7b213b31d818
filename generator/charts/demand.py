"""What the customer needs of us month by month: bars around a usual month, and our part as a stepped line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.charts.calendar_axis import Axis, Tick
from generator.charts.coordinates import path_data, round_coordinate
from generator.charts.legend import Key, lay_out_legend, legend_height
from generator.days import period
from generator.wording.text import format_figure

_WIDTH, _LEFT, _TOP = 860, 118, 58
_PLOT = 200.0
_USUAL = 100.0
_BAR = 0.64
"""How much of its month a bar takes."""
_STEPS = (25, 50, 100, 200, 500)
_LEVELS = 6
_LABEL = 15
"""How high a bar is that has room for its number."""

_LEGEND = {
    "plain": "they need",
    "more": "of it to make up for a stop",
    "lost": "falls away in a stop",
    "ours": "our part",
    "forecast": "their forecast",
    "actual": "what came",
}
"""What the marks are called."""


@dataclass(frozen=True, slots=True)
class DemandMonth:
    """A month; every figure is an index, 100 being a usual month."""

    month: date
    #: What they need without what they make up for, and what they need on top; both at least 0.
    plain: float
    more: float
    #: What falls away because they are shut.
    lost: float
    #: What must be done by us in the month.
    ours: float
    forecast: float | None = None
    actual: float | None = None

    @property
    def expected(self) -> float:
        """What they need."""
        return self.plain + self.more


@dataclass(frozen=True, slots=True)
class Bar:
    """A month, laid out: three pieces one upon another, each its upper edge and its height."""

    month: DemandMonth
    x: float
    width: float
    plain: tuple[float, float]
    more: tuple[float, float]
    lost: tuple[float, float]
    #: The index in figures, and its centre line: inside the bar where there is room.
    label: str
    label_y: float
    #: All its figures for those who cannot see it: they need 117, our part 100, 48 fall away.
    words: str

    @property
    def middle(self) -> float:
        """The x of its vertical centre line."""
        return round_coordinate(self.x + self.width / 2)


@dataclass(frozen=True, slots=True)
class Point:
    """A ring for what was forecast, or a dot for what came."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Level:
    """A line of the scale."""

    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Demand:
    """The chart, laid out."""

    width: float
    height: float
    left: float
    top: float
    bottom: float
    axis: Axis
    ticks: tuple[Tick, ...]
    as_of: date
    today: float | None
    levels: tuple[Level, ...]
    #: Where the usual month's 100 lies.
    usual: float
    bars: tuple[Bar, ...]
    #: Path data of our part, a step for each month.
    ours: str
    forecasts: tuple[Point, ...]
    actuals: tuple[Point, ...]
    keys: tuple[Key, ...]


def draw_demand(months: Sequence[DemandMonth], as_of: date) -> Demand | None:
    """Months in a row, one bar for each; None when there are none. What is below nothing is drawn as nothing."""
    if not months:
        return None
    end = period.add_months(months[-1].month, 1) - timedelta(days=1)
    axis = Axis(months[0].month, end, _LEFT, _WIDTH)
    step, top = _choose_scale(months)
    bottom = _TOP + _PLOT

    def y(index: float) -> float:
        return round_coordinate(bottom - _PLOT * min(max(index, 0.0), top) / top)

    keys = lay_out_legend(_legend_entries(months), _LEFT, _WIDTH, bottom + 20)
    return Demand(
        width=_WIDTH,
        height=round_coordinate(bottom + 8 + legend_height(keys)),
        left=_LEFT,
        top=_TOP,
        bottom=round_coordinate(bottom),
        axis=axis,
        ticks=axis.ticks(),
        as_of=as_of,
        today=axis.x(as_of) if axis.first <= as_of <= axis.last else None,
        levels=tuple(Level(format_figure(at * step), y(at * step)) for at in range(round(top / step) + 1)),
        usual=y(_USUAL),
        bars=tuple(_draw_bar(month, axis, bottom, _PLOT / top) for month in months),
        ours=_step_path(months, axis, [y(month.ours) for month in months]),
        forecasts=_draw_points(
            axis, [(month.month, y(month.forecast)) for month in months if month.forecast is not None]
        ),
        actuals=_draw_points(axis, [(month.month, y(month.actual)) for month in months if month.actual is not None]),
        keys=keys,
    )


def _choose_scale(months: Sequence[DemandMonth]) -> tuple[float, float]:
    """The step between two lines of the scale, and its upper end, which holds everything."""
    highest = max(
        _USUAL, *(max(m.expected + m.lost, m.ours, m.forecast or 0.0, m.actual or 0.0) for m in months)
    )  # fmt: skip
    step: float = next((step for step in _STEPS if highest / step <= _LEVELS), _STEPS[-1])
    while highest / step > _LEVELS:
        step *= 2
    return step, step * -(-highest // step)


def _draw_bar(month: DemandMonth, axis: Axis, bottom: float, unit: float) -> Bar:
    left, right = _month_edges(month.month, axis)
    heights = [round_coordinate(max(part, 0.0) * unit) for part in (month.plain, month.more, month.lost)]
    tops = [round_coordinate(bottom - sum(heights[: at + 1])) for at in range(3)]
    inside = heights[0] + heights[1] >= _LABEL
    return Bar(
        month=month,
        x=round_coordinate(left + (right - left) * (1 - _BAR) / 2),
        width=round_coordinate((right - left) * _BAR),
        plain=(tops[0], heights[0]),
        more=(tops[1], heights[1]),
        lost=(tops[2], heights[2]),
        label=_format_index(month.expected),
        label_y=round_coordinate(bottom - 8 if inside else tops[1] - 8),
        words=_describe_month(month),
    )


def _format_index(index: float) -> str:
    return format_figure(round(index) + 0)


def _describe_month(month: DemandMonth) -> str:
    said = [f"they need {_format_index(month.expected)}", f"our part {_format_index(month.ours)}"]
    if month.lost > 0:
        said.append(f"{_format_index(month.lost)} fall away in a stop")
    if month.forecast is not None:
        said.append(f"forecast {_format_index(month.forecast)}")
    if month.actual is not None:
        said.append(f"came {_format_index(month.actual)}")
    return ", ".join(said)


def _month_edges(month: date, axis: Axis) -> tuple[float, float]:
    return axis.x(month), axis.x(period.add_months(month, 1))


def _step_path(months: Sequence[DemandMonth], axis: Axis, levels: Sequence[float]) -> str:
    parts: list[str | float] = ["M", axis.x(months[0].month), levels[0]]
    for month, level in zip(months, levels, strict=True):
        parts += ["V", level, "H", _month_edges(month.month, axis)[1]]
    return path_data(*parts)


def _draw_points(axis: Axis, found: Sequence[tuple[date, float]]) -> tuple[Point, ...]:
    return tuple(Point(round_coordinate(sum(_month_edges(month, axis)) / 2), y) for month, y in found)


def _legend_entries(months: Sequence[DemandMonth]) -> list[tuple[str, str]]:
    present = {"plain", "ours"}
    present |= {"more" for month in months if month.more > 0}
    present |= {"lost" for month in months if month.lost > 0}
    present |= {"forecast" for month in months if month.forecast is not None}
    present |= {"actual" for month in months if month.actual is not None}
    return [(kind, word) for kind, word in _LEGEND.items() if kind in present]
