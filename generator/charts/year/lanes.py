"""A lane of the year: what is of one kind, its marks and labels laid out so that none meets another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.charts.calendar_axis import Axis
from generator.charts.coordinates import path_data, round_coordinate
from generator.charts.lettering import cut_to_width, text_width, wrap_to_width

OFTEN = 13
"""What comes round more often than that in a strip has small marks."""
_ROW, _LINE, _PAD = 24.0, 15.0, 6.0
_LONGEST = 230.0
_DIAMOND = 7.0
_TICK = 1.5
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
class Ticks:
    """Small marks, one for each time, of what comes round often."""

    title: str
    #: Path data of all of them.
    data: str


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
class Entry:
    """What a lane holds under one title, for the words beside the drawing."""

    title: str
    #: Every time it comes round, in order.
    spans: tuple[YearSpan, ...]

    @property
    def often(self) -> bool:
        """Whether the dates are too many to be read one by one."""
        return len(self.spans) > OFTEN


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane, laid out."""

    name: str
    #: The name in lines that fit beside the lane.
    heading: tuple[str, ...]
    y: float
    height: float
    marks: tuple[Mark, ...]
    ticks: tuple[Ticks, ...]
    labels: tuple[Label, ...]
    #: The same in words, by when each first comes round.
    entries: tuple[Entry, ...]


_Extents = tuple[tuple[YearSpan, float, float], ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """Spans with one title: where their marks and their label are, and how far both reach."""

    extents: _Extents
    text: str
    x: float
    anchor: str
    left: float
    right: float
    #: Whether the label stands over the marks because there is no room beside them.
    over: bool
    #: Whether the label stands on a plain bar.
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item, and the centre lines of its marks and of its label."""

    item: _Item
    y: float
    label_y: float


def lane_row(lane: Lane, axis: Axis, y: float) -> LaneRow | None:
    """A lane laid out below ``y``, its spans cut to the axis; None when none of them lies on it.

    Spans with the same title share a row and a label.
    """
    items = [_make_item(title, extents, axis) for title, extents in _group_by_title(lane, axis).items()]
    if not items:
        return None
    placed, height = _fill_rows(sorted(items, key=lambda item: item.left), y + _PAD)
    heading = wrap_to_width(lane.name, axis.left - 14, bold=True)
    return LaneRow(
        name=lane.name,
        heading=heading,
        y=round_coordinate(y),
        height=round_coordinate(max(height, _LINE * len(heading)) + 2 * _PAD),
        marks=tuple(
            _draw_mark(*extent, placed_item.y)
            for placed_item in placed
            if not _comes_often(placed_item.item)
            for extent in placed_item.item.extents
        ),
        ticks=tuple(
            _draw_ticks(placed_item.item, placed_item.y) for placed_item in placed if _comes_often(placed_item.item)
        ),
        labels=tuple(_draw_label(placed_item) for placed_item in placed),
        entries=tuple(_make_entry(placed_item.item) for placed_item in placed),
    )


def _group_by_title(lane: Lane, axis: Axis) -> dict[str, _Extents]:
    groups: dict[str, list[tuple[YearSpan, float, float]]] = {}
    for span in sorted(lane.spans, key=lambda span: (span.start, span.end, span.title)):
        extent = axis.extent(span.start, span.end)
        if extent:
            groups.setdefault(span.title, []).append((span, *extent))
    return {
        title: tuple(_extent_edges(extent, len(extents)) for extent in extents) for title, extents in groups.items()
    }


def _extent_edges(extent: tuple[YearSpan, float, float], times: int) -> tuple[YearSpan, float, float]:
    """A diamond is wider than its day; what comes round often has a small mark where it begins."""
    span, left, right = extent
    if times > OFTEN:
        return span, left, left + 2 * _TICK
    if span.start < span.end:
        return extent
    centre = (left + right) / 2
    return span, centre - _DIAMOND, centre + _DIAMOND


def _comes_often(item: _Item) -> bool:
    return len(item.extents) > OFTEN


def _make_item(title: str, extents: _Extents, axis: Axis) -> _Item:
    """The label goes into a bar, or behind the first mark, the last, or before the first: where there is room."""
    text = cut_to_width(title, _LONGEST)
    long = text_width(text)
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


def _fill_rows(items: Sequence[_Item], y: float) -> tuple[list[_Placed], float]:
    """Items in the first row in which they meet no other; a label over its marks has a row to itself."""
    ends, tops, height = list[float](), list[float](), 0.0
    placed = list[_Placed]()
    for item in items:
        row = next((row for row, end in enumerate(ends) if end + 10 <= item.left and not item.over), len(ends))
        if row == len(ends):
            ends.append(0)
            tops.append(y + height + (_ROW * 0.6 if item.over else 0))
            height += _ROW * (1.6 if item.over else 1)
        ends[row] = item.right if not item.over else float("inf")
        centre = round_coordinate(tops[row] + _ROW / 2)
        placed.append(_Placed(item, centre, round_coordinate(centre - _ROW * 0.65) if item.over else centre))
    return placed, height


def _draw_mark(span: YearSpan, left: float, right: float, y: float) -> Mark:
    if span.start == span.end:
        return Mark(span, round_coordinate((left + right) / 2), 0, y)
    return Mark(span, round_coordinate(left), round_coordinate(max(right - left, 3)), y)


def _draw_ticks(item: _Item, y: float) -> Ticks:
    parts = [part for _, left, _ in item.extents for part in ("M", left + _TICK, y - 5, "V", y + 5)]
    return Ticks(item.extents[0][0].title, path_data(*parts))


def _draw_label(placed: _Placed) -> Label:
    item = placed.item
    return Label(item.text, round_coordinate(item.x), placed.label_y, item.anchor, inside=item.inside)


def _make_entry(item: _Item) -> Entry:
    return Entry(item.extents[0][0].title, tuple(span for span, _, _ in item.extents))
