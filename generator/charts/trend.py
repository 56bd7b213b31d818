"""Scores from 1 to 5 over time: a thin line for each thing that was judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.charts.calendar_axis import Axis
from generator.charts.coordinates import path_data, round_coordinate
from generator.charts.lettering import SMALL, cut_to_width

_WIDTH, _LEFT, _RIGHT = 440, 24, 316
_TOP, _STEP = 14, 22
_BOTTOM = _TOP + 4 * _STEP
_APART = 15
_LABEL = 112


@dataclass(frozen=True, slots=True)
class Score:
    """A judgement: when, and from 1 to 5."""

    on: date
    score: int


@dataclass(frozen=True, slots=True)
class Series:
    """What was judged, with the judgements."""

    name: str
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A judgement, drawn."""

    score: Score
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A series, laid out."""

    name: str
    #: Place in the order given, from 0: decides dash and mark.
    number: int
    dots: tuple[Dot, ...]
    #: Path data through the dots; empty for a single one.
    data: str
    #: ``Trust 4``, right of the last dot, and its centre line.
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Level:
    """A score on the scale."""

    score: int
    y: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The lines, laid out."""

    width: float
    height: float
    left: float
    right: float
    #: Left edge of the labels.
    label_x: float
    levels: tuple[Level, ...]
    lines: tuple[Line, ...]
    first: date
    last: date


def draw_trend(series: Sequence[Series]) -> Trend | None:
    """The series that have scores, up to two; None when none has any."""
    scored = [each for each in series if each.scores][:2]
    if not scored:
        return None
    days = [score.on for each in scored for score in each.scores]
    axis = Axis(min(days), max(days), _LEFT + 10, _RIGHT)
    return Trend(
        width=_WIDTH,
        height=_BOTTOM + 26,
        left=_LEFT,
        right=_RIGHT,
        label_x=_RIGHT + 12,
        levels=tuple(Level(score, _level_height(score)) for score in range(1, 6)),
        lines=_draw_lines(scored, axis),
        first=min(days),
        last=max(days),
    )


def _level_height(score: int) -> float:
    return round_coordinate(_BOTTOM - (min(max(score, 1), 5) - 1) * _STEP)


def _draw_lines(scored: Sequence[Series], axis: Axis) -> tuple[Line, ...]:
    dots = [_draw_dots(series, axis) for series in scored]
    ends = _spread_labels([dot[-1].y for dot in dots])
    return tuple(
        Line(
            name=series.name,
            number=number,
            dots=dots[number],
            data=_path_data(dots[number]),
            label=cut_to_width(f"{series.name} {dots[number][-1].score.score}", _LABEL, SMALL),
            label_y=ends[number],
        )
        for number, series in enumerate(scored)
    )


def _draw_dots(series: Series, axis: Axis) -> tuple[Dot, ...]:
    ordered = sorted(series.scores, key=lambda score: score.on)
    days = max((axis.last - axis.first).days, 1)
    return tuple(
        Dot(
            score,
            round_coordinate(axis.left + (axis.right - axis.left) * (score.on - axis.first).days / days),
            _level_height(score.score),
        )
        for score in ordered
    )


def _path_data(dots: tuple[Dot, ...]) -> str:
    if len(dots) < 2:
        return ""
    return path_data("M", dots[0].x, dots[0].y, *(part for dot in dots[1:] for part in ("L", dot.x, dot.y)))


def _spread_labels(levels: list[float]) -> list[float]:
    """Label positions that keep two labels from touching."""
    if len(levels) < 2 or abs(levels[0] - levels[1]) >= _APART:
        return levels
    middle, up = sum(levels) / 2, -1 if levels[0] <= levels[1] else 1
    return [round_coordinate(middle + up * _APART / 2), round_coordinate(middle - up * _APART / 2)]
