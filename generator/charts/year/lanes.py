"""A lane of the year: what is of one kind, its marks and labels laid out so that none meets another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.calendar_axis import Axis
from generator.charts.coordinates import path_data, round_coordinate
from generator.charts.lettering import cut_to_width, text_width, wrap_to_width
from generator.days.period import Span
from generator.insight.rhythm.rhythm import Occurrence

OFTEN = 13
"""What comes round more often than that in a strip has small marks."""
_STILL = ("shutdown", "freeze")
"""Kinds of event during which nothing gets done."""
_ROW, _LINE, _PAD = 24.0, 15.0, 6.0
_WIDEST = 230.0
_DIAMOND = 7.0
_TICK = 1.5
_BESIDE = 6.0


@dataclass(frozen=True, slots=True)
class Lane:
    """What is of one kind."""

    name: str
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar, or a diamond for one day."""

    occurrence: Occurrence
    #: Left edge and width of a bar; for a diamond, its centre and 0.
    x: float
    width: float
    #: Whether nothing gets done meanwhile: a shutdown, a freeze, a pause in contact.
    hatched: bool


@dataclass(frozen=True, slots=True)
class Label:
    """The title of an entry."""

    text: str
    x: float
    y: float
    #: start or end: which part of the text stands at x.
    anchor: str
    #: Whether it stands on a plain bar; anywhere else a rim of paper keeps lines away from it.
    inside: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What a lane holds under one title, laid out."""

    title: str
    #: Every time it comes round, in order.
    spans: tuple[Span, ...]
    #: The centre line of its marks.
    y: float
    #: None for what comes round often, ...
    marks: tuple[Mark, ...]
    #: ... which has path data of small marks, one for each time.
    ticks: str
    label: Label

    @property
    def often(self) -> bool:
        """Whether the dates are too many to be read one by one."""
        return len(self.spans) > OFTEN


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane, laid out."""

    #: The name, and the same in lines that fit beside the lane.
    name: str
    heading: tuple[str, ...]
    y: float
    height: float
    #: By when each first comes round.
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Extent:
    """One time an event comes round, and where its mark begins and ends."""

    occurrence: Occurrence
    left: float
    right: float

    @property
    def hatched(self) -> bool:
        return self.occurrence.event.kind in _STILL or self.occurrence.event.contact_pause


@dataclass(frozen=True, slots=True)
class _Item:
    """What has one title: its marks and its label, and how far both reach."""

    extents: tuple[_Extent, ...]
    text: str
    x: float
    anchor: str
    left: float
    right: float
    #: Whether the label stands over the marks because there is no room beside them.
    over: bool = False
    #: Whether the label stands on a plain bar.
    inside: bool = False


def lane_row(lane: Lane, axis: Axis, y: float) -> LaneRow | None:
    """A lane laid out below ``y``, its times cut to the axis; None when none of them lies on it.

    Times with the same title share a row and a label.
    """
    items = [_make_item(extents, axis) for extents in _group_by_title(lane, axis)]
    if not items:
        return None
    entries, height = _fill_rows(sorted(items, key=lambda item: item.left), y + _PAD)
    heading = wrap_to_width(lane.name, axis.left - 14, bold=True)
    return LaneRow(
        name=lane.name,
        heading=heading,
        y=round_coordinate(y),
        height=round_coordinate(max(height, _LINE * len(heading)) + 2 * _PAD),
        entries=entries,
    )


def _group_by_title(lane: Lane, axis: Axis) -> list[tuple[_Extent, ...]]:
    groups: dict[str, list[_Extent]] = {}
    ordered = sorted(lane.occurrences, key=lambda time: (time.span.start, time.span.end, time.event.name))
    for occurrence in ordered:
        if edges := axis.extent(occurrence.span):
            groups.setdefault(occurrence.event.name, []).append(_Extent(occurrence, *edges))
    return [tuple(_mark_edges(extent, len(extents)) for extent in extents) for extents in groups.values()]


def _mark_edges(extent: _Extent, times: int) -> _Extent:
    """A diamond is wider than its day; what comes round often has a small mark where it begins."""
    if times > OFTEN:
        return _Extent(extent.occurrence, extent.left, extent.left + 2 * _TICK)
    if extent.occurrence.span.days > 1:
        return extent
    centre = (extent.left + extent.right) / 2
    return _Extent(extent.occurrence, centre - _DIAMOND, centre + _DIAMOND)


def _make_item(extents: tuple[_Extent, ...], axis: Axis) -> _Item:
    """The label goes into a bar, or behind the first mark, the last, or before the first: where there is room."""
    text = cut_to_width(extents[0].occurrence.event.name, _WIDEST)
    long = text_width(text)
    first, last = extents[0].left, max(extent.right for extent in extents)
    behind = extents[0].right + _BESIDE
    until = extents[1].left if len(extents) > 1 else axis.right
    wide = [extent for extent in extents if extent.right - extent.left >= long + 12 and extent.occurrence.span.days > 1]
    plain = [extent for extent in wide if not extent.hatched]
    if plain:
        return _Item(extents, text, plain[0].left + _BESIDE, "start", first, last, inside=True)
    if behind + long <= until:
        return _Item(extents, text, behind, "start", first, max(last, behind + long))
    if last + _BESIDE + long <= axis.right:
        return _Item(extents, text, last + _BESIDE, "start", first, last + _BESIDE + long)
    if first - _BESIDE - long >= axis.left:
        return _Item(extents, text, first - _BESIDE, "end", first - _BESIDE - long, last)
    if wide:
        return _Item(extents, text, wide[0].left + _BESIDE, "start", first, last)
    start = max(min(first, axis.right - long), axis.left + 4)
    return _Item(extents, text, start, "start", min(first, start), max(last, start + long), over=True)


def _fill_rows(items: Sequence[_Item], y: float) -> tuple[tuple[Entry, ...], float]:
    """Items in the first row in which they meet no other; a label over its marks has a row to itself."""
    ends, tops, height = list[float](), list[float](), 0.0
    entries = list[Entry]()
    for item in items:
        row = next((row for row, end in enumerate(ends) if end + 10 <= item.left and not item.over), len(ends))
        if row == len(ends):
            ends.append(0)
            tops.append(y + height + (_ROW * 0.6 if item.over else 0))
            height += _ROW * (1.6 if item.over else 1)
        ends[row] = item.right if not item.over else float("inf")
        entries.append(_make_entry(item, round_coordinate(tops[row] + _ROW / 2)))
    return tuple(entries), height


def _make_entry(item: _Item, y: float) -> Entry:
    often = len(item.extents) > OFTEN
    label_y = round_coordinate(y - _ROW * 0.65) if item.over else y
    strokes = [part for extent in item.extents for part in ("M", extent.left + _TICK, y - 5, "V", y + 5)]
    return Entry(
        title=item.extents[0].occurrence.event.name,
        spans=tuple(extent.occurrence.span for extent in item.extents),
        y=y,
        marks=() if often else tuple(map(_draw_mark, item.extents)),
        ticks=path_data(*strokes) if often else "",
        label=Label(item.text, round_coordinate(item.x), label_y, item.anchor, inside=item.inside),
    )


def _draw_mark(extent: _Extent) -> Mark:
    if extent.occurrence.span.days == 1:
        return Mark(extent.occurrence, round_coordinate((extent.left + extent.right) / 2), 0, extent.hatched)
    left, width = round_coordinate(extent.left), round_coordinate(max(extent.right - extent.left, 3))
    return Mark(extent.occurrence, left, width, extent.hatched)
