"""Trust from 1 to 5 over time: a thin line through what was judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.charts.calendar_axis import Axis
from generator.charts.coordinates import path_data, round_coordinate
from generator.charts.lettering import SMALL, cut_to_width
from generator.model.relationship import Trust

_WIDTH, _LEFT, _RIGHT = 440, 24, 316
_TOP, _STEP = 14, 22
_BOTTOM = _TOP + 4 * _STEP
_LABEL = 112


@dataclass(frozen=True, slots=True)
class Dot:
    """A judgement, drawn."""

    trust: Trust
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Level:
    """A score on the scale."""

    score: int
    y: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The line, laid out."""

    width: float
    height: float
    left: float
    right: float
    levels: tuple[Level, ...]
    #: The oldest first.
    dots: tuple[Dot, ...]
    #: Path data through the dots.
    data: str
    #: ``Trust 4``, right of the last dot, and its left edge.
    label: str
    label_x: float


def draw_trend(trust: Sequence[Trust]) -> Trend | None:
    """How trust went; None while there is but one day to draw."""
    if len(trust) < 2:
        return None
    ordered = sorted(trust, key=lambda judgement: judgement.on)
    axis = Axis(ordered[0].on, ordered[-1].on, _LEFT + 10, _RIGHT)
    dots = tuple(Dot(judgement, _day_x(judgement.on, axis), _score_y(judgement.score)) for judgement in ordered)
    points = [(dot.x, dot.y) for dot in dots]
    return Trend(
        width=_WIDTH,
        height=_BOTTOM + 26,
        left=_LEFT,
        right=_RIGHT,
        levels=tuple(Level(score, _score_y(score)) for score in range(1, 6)),
        dots=dots,
        data=path_data("M", *points[0], *(part for point in points[1:] for part in ("L", *point))),
        label=cut_to_width(f"Trust {ordered[-1].score}", _LABEL, SMALL),
        label_x=_RIGHT + 12,
    )


def _score_y(score: int) -> float:
    return round_coordinate(_BOTTOM - (min(max(score, 1), 5) - 1) * _STEP)


def _day_x(on: date, axis: Axis) -> float:
    """Unlike a span, the line ends on its last day."""
    days = max((axis.last - axis.first).days, 1)
    return round_coordinate(axis.left + (axis.right - axis.left) * (on - axis.first).days / days)
