"""The customer's year: twelve months from the month of a day, with a lane for each kind of event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator import period
from generator.charts.calendar_axis import Axis, Tick
from generator.charts.coordinates import rounded
from generator.charts.lettering import fitted, width, wrapped

_WIDTH, _LEFT, _TOP = 860, 118, 58
_ROW, _LINE, _PAD = 24.0, 15.0, 6.0
_LONGEST = 230.0
_DIAMOND = 7.0
_BESIDE = 6.0


@dataclass(frozen=True, slots=True)
class YearSpan:
    """Something that happens on one day or over several."""

    title: str
    start: date
    #: Last day; the same as ``start`` for a one-day event.
    end: date
    #: Whether nothing gets done meanwhile (a shutdown, a freeze, a contact pause).
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """What is of one kind."""

    name: str
    spans: tuple[YearSpan, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar, or a diamond for one day."""

    span: YearSpan
    #: Left edge and width of a bar; for a diamond, its centre and 0.
    x: float
    width: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """The title of one or several marks of a row."""

    text: str
    x: float
    y: float
    #: start or end: which part of the text stands at x.
    anchor: str
    #: Whether it stands on a plain bar; anywhere else a rim of paper keeps lines away from it.
    inside: bool


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane, laid out."""

    name: str
    #: The name in lines that fit beside the lane.
    heading: tuple[str, ...]
    y: float
    height: float
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The strip, laid out."""

    width: float
    height: float
    left: float
    top: float
    axis: Axis
    ticks: tuple[Tick, ...]
    as_of: date
    today: float
    lanes: tuple[LaneRow, ...]


def year(lanes: Sequence[Lane], as_of: date) -> Year | None:
    """Twelve months from the month of ``as_of``; None when nothing happens in them.

    Spans are cut to the window; lanes in which nothing happens are left out. Spans of one lane with the same
    title share a row and a label.
    """
    axis = Axis(
        period.first_of_month(as_of),
        period.add_months(period.first_of_month(as_of), 12) - timedelta(days=1),
        _LEFT,
        _WIDTH,
    )
    rows = list[LaneRow]()
    y: float = _TOP
    for lane in lanes:
        row = _lane(lane, axis, y)
        if row.marks:
            rows.append(row)
            y += row.height
    if not rows:
        return None
    return Year(_WIDTH, rounded(y + 6), _LEFT, _TOP, axis, axis.ticks(), as_of, axis.x(as_of), tuple(rows))


@dataclass(frozen=True, slots=True)
class _Item:
    """Spans with one title: where their marks and their label are, and how far both reach."""

    extents: tuple[tuple[YearSpan, float, float], ...]
    text: str
    x: float
    anchor: str
    left: float
    right: float
    #: Whether the label stands over the marks because there is no room beside them.
    over: bool
    #: Whether the label stands on a plain bar.
    inside: bool = False


def _lane(lane: Lane, axis: Axis, y: float) -> LaneRow:
    groups: dict[str, list[tuple[YearSpan, float, float]]] = {}
    for span in sorted(lane.spans, key=lambda span: (span.start, span.end, span.title)):
        extent = axis.extent(span.start, span.end)
        if extent:
            groups.setdefault(span.title, []).append((span, *_reach(span, extent)))
    items = sorted(
        (_item(title, tuple(extents), axis) for title, extents in groups.items()), key=lambda item: item.left
    )
    marks, labels, height = _rows(items, y + _PAD)
    heading = wrapped(lane.name, _LEFT - 14, bold=True)
    return LaneRow(
        name=lane.name,
        heading=heading,
        y=rounded(y),
        height=rounded(max(height, _LINE * len(heading)) + 2 * _PAD),
        marks=tuple(marks),
        labels=tuple(labels),
    )


def _reach(span: YearSpan, extent: tuple[float, float]) -> tuple[float, float]:
    """A diamond is wider than its day."""
    if span.start < span.end:
        return extent
    centre = (extent[0] + extent[1]) / 2
    return centre - _DIAMOND, centre + _DIAMOND


def _item(title: str, extents: tuple[tuple[YearSpan, float, float], ...], axis: Axis) -> _Item:
    """The label goes into a bar, or behind the first mark, the last, or before the first: where there is room."""
    text = fitted(title, _LONGEST)
    long = width(text)
    first, last = extents[0][1], max(right for _, _, right in extents)
    behind = extents[0][2] + _BESIDE
    until = extents[1][1] if len(extents) > 1 else axis.right
    wide = [left for span, left, right in extents if right - left >= long + 12 and span.start < span.end]
    plain = [left for span, left, right in extents if left in wide and not span.hatched]
    if plain:
        return _Item(extents, text, plain[0] + _BESIDE, "start", first, last, over=False, inside=True)
    if behind + long <= until:
        return _Item(extents, text, behind, "start", first, max(last, behind + long), over=False)
    if last + _BESIDE + long <= axis.right:
        return _Item(extents, text, last + _BESIDE, "start", first, last + _BESIDE + long, over=False)
    if first - _BESIDE - long >= axis.left:
        return _Item(extents, text, first - _BESIDE, "end", first - _BESIDE - long, last, over=False)
    if wide:
        return _Item(extents, text, wide[0] + _BESIDE, "start", first, last, over=False)
    start = max(min(first, axis.right - long), axis.left + 4)
    return _Item(extents, text, start, "start", min(first, start), max(last, start + long), over=True)


def _rows(items: Sequence[_Item], y: float) -> tuple[list[Mark], list[Label], float]:
    """Items in the first row in which they meet no other; a label over its marks has a row to itself."""
    ends, tops, height = list[float](), list[float](), 0.0
    marks, labels = list[Mark](), list[Label]()
    for item in items:
        row = next((row for row, end in enumerate(ends) if end + 10 <= item.left and not item.over), len(ends))
        if row == len(ends):
            ends.append(0)
            tops.append(y + height + (_ROW * 0.6 if item.over else 0))
            height += _ROW * (1.6 if item.over else 1)
        ends[row] = item.right if not item.over else _WIDTH
        centre = rounded(tops[row] + _ROW / 2)
        marks.extend(_mark(span, left, right, centre) for span, left, right in item.extents)
        level = rounded(centre - _ROW * 0.65) if item.over else centre
        labels.append(Label(item.text, rounded(item.x), level, item.anchor, inside=item.inside))
    return marks, labels, height


def _mark(span: YearSpan, left: float, right: float, y: float) -> Mark:
    if span.start == span.end:
        return Mark(span, rounded((left + right) / 2), 0, y)
    return Mark(span, rounded(left), rounded(max(right - left, 3)), y)
