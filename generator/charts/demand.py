"""What the customer needs of us month by month: bars around a usual month, and our part as a stepped line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.charts.calendar_axis import Axis, TimeStrip
from generator.charts.coordinates import path_data, round_coordinate
from generator.charts.legend import choose_entries, lay_out_legend, legend_height
from generator.days import period
from generator.days.period import Span
from generator.insight.rhythm.demand import DemandPlan, MonthDemand
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
class Bar:
    """A month, laid out: three pieces one upon another, each its upper edge and its height."""

    #: Its first day.
    month: date
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandChart(TimeStrip):
    """The chart, laid out."""

    levels: tuple[Level, ...]
    #: Where the usual month's 100 lies.
    usual: float
    bars: tuple[Bar, ...]
    #: Path data of our part, a step for each month.
    ours: str
    forecasts: tuple[Point, ...]
    actuals: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Amounts as indices, 100 being a usual month, and indices as heights."""

    plan: DemandPlan
    #: The index at the upper end.
    top: float
    bottom: float

    def y(self, amount: float) -> float:
        """How high an amount stands; what is below nothing stands at nothing."""
        return round_coordinate(self.bottom - self.height(min(self.plan.index(amount), self.top)))

    def height(self, index: float) -> float:
        return _PLOT * max(index, 0.0) / self.top


def draw_demand(months: Sequence[MonthDemand], plan: DemandPlan, as_of: date) -> DemandChart | None:
    """Months in a row, one bar for each; None when there are none. ``plan`` says what a usual month is."""
    if not months:
        return None
    axis = Axis(months[0].month, _month_span(months[-1].month).end, _LEFT, _WIDTH)
    step, top = _choose_scale(months, plan)
    bottom = _TOP + _PLOT
    scale = _Scale(plan, top, bottom)
    keys = lay_out_legend(choose_entries(_LEGEND, _list_kinds(months)), _LEFT, _WIDTH, bottom + 20)
    return DemandChart(
        axis=axis,
        as_of=as_of,
        height=round_coordinate(bottom + 8 + legend_height(keys)),
        top=_TOP,
        bottom=round_coordinate(bottom),
        keys=keys,
        levels=tuple(
            Level(format_figure(at * step), round_coordinate(bottom - scale.height(at * step)))
            for at in range(round(top / step) + 1)
        ),
        usual=round_coordinate(bottom - scale.height(_USUAL)),
        bars=tuple(_draw_bar(month, axis, scale) for month in months),
        ours=_step_path(months, axis, scale),
        forecasts=_draw_points({month.month: month.forecast for month in months}, axis, scale),
        actuals=_draw_points({month.month: month.actual for month in months}, axis, scale),
    )


def _choose_scale(months: Sequence[MonthDemand], plan: DemandPlan) -> tuple[float, float]:
    """The step between two lines of the scale, and its upper end, which holds everything."""
    amounts = [max(m.expected + m.lost, m.ours, m.forecast or 0.0, m.actual or 0.0) for m in months]
    highest = max(_USUAL, *map(plan.index, amounts))
    step: float = next((step for step in _STEPS if highest / step <= _LEVELS), _STEPS[-1])
    while highest / step > _LEVELS:
        step *= 2
    return step, step * -(-highest // step)


def _draw_bar(month: MonthDemand, axis: Axis, scale: _Scale) -> Bar:
    left, right = _month_edges(month.month, axis)
    parts = (month.baseline - month.lost, month.made_up, month.lost)
    heights = [round_coordinate(scale.height(scale.plan.index(part))) for part in parts]
    tops = [round_coordinate(scale.bottom - sum(heights[: at + 1])) for at in range(3)]
    inside = heights[0] + heights[1] >= _LABEL
    return Bar(
        month=month.month,
        x=round_coordinate(left + (right - left) * (1 - _BAR) / 2),
        width=round_coordinate((right - left) * _BAR),
        plain=(tops[0], heights[0]),
        more=(tops[1], heights[1]),
        lost=(tops[2], heights[2]),
        label=_format_index(month.expected, scale),
        label_y=round_coordinate(scale.bottom - 8 if inside else tops[1] - 8),
        words=_describe_month(month, scale),
    )


def _format_index(amount: float, scale: _Scale) -> str:
    return format_figure(round(scale.plan.index(amount)) + 0)


def _describe_month(month: MonthDemand, scale: _Scale) -> str:
    said = [f"they need {_format_index(month.expected, scale)}", f"our part {_format_index(month.ours, scale)}"]
    if month.lost > 0:
        said.append(f"{_format_index(month.lost, scale)} fall away in a stop")
    if month.forecast is not None:
        said.append(f"forecast {_format_index(month.forecast, scale)}")
    if month.actual is not None:
        said.append(f"came {_format_index(month.actual, scale)}")
    return ", ".join(said)


def _month_span(month: date) -> Span:
    return Span(month, period.add_months(month, 1) - timedelta(days=1))


def _month_edges(month: date, axis: Axis) -> tuple[float, float]:
    return axis.x(month), axis.x(period.add_months(month, 1))


def _step_path(months: Sequence[MonthDemand], axis: Axis, scale: _Scale) -> str:
    parts: list[str | float] = ["M", axis.x(months[0].month), scale.y(months[0].ours)]
    for month in months:
        parts += ["V", scale.y(month.ours), "H", _month_edges(month.month, axis)[1]]
    return path_data(*parts)


def _draw_points(amounts: Mapping[date, float | None], axis: Axis, scale: _Scale) -> tuple[Point, ...]:
    return tuple(
        Point(round_coordinate(sum(_month_edges(month, axis)) / 2), scale.y(amount))
        for month, amount in amounts.items()
        if amount is not None
    )


def _list_kinds(months: Sequence[MonthDemand]) -> set[str]:
    kinds = {"plain", "ours"}
    kinds |= {"more" for month in months if month.made_up > 0}
    kinds |= {"lost" for month in months if month.lost > 0}
    kinds |= {"forecast" for month in months if month.forecast is not None}
    return kinds | {"actual" for month in months if month.actual is not None}
