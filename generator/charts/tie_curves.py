"""Ties between people as lines with round corners, led between the boxes of a finished layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.charts.coordinates import Box, path, rounded

MARGIN = 22.0
"""The room ties need on all sides of the boxes."""

_RADIUS = 7.0
"""Of the disc that carries a tie's number."""
_CORNER = 6.0
_LANES = 3
"""So many ties may run side by side between two boxes."""
_CLEAR = 2.0
"""How far a line keeps from a box it only passes."""
_PLACES = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Where on a stretch of its line a number may stand, best first."""

# What is worth going a longer way to avoid, in units of length.
_BEND, _BEHIND_A_BOX, _ON_A_LINE, _TOO_SHORT = 14.0, 800.0, 140.0, 120.0

_Point = tuple[float, float]
_Course = tuple[_Point, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two people, by their keys."""

    from_: str
    to: str
    #: influences, conflicts, allied or dotted_line.
    kind: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A tie, drawn."""

    kind: str
    number: int
    #: Path data.
    data: str
    #: Centre of the disc with the number.
    x: float
    y: float


def curves(ties: Sequence[Tie], boxes: Mapping[str, Box]) -> tuple[Curve, ...]:
    """The ties, numbered in the order given; both ends of each have to have a box.

    Lines keep to MARGIN around the boxes. Draw them before the boxes: then one that finds no way between them
    still does not cover a name.
    """
    found, discs, used = list[Curve](), list(boxes.values()), list[Box]()
    for place, tie in enumerate(ties):
        course = _best(_courses(tie, boxes, place % _LANES), tie, boxes, used)
        used.extend(_stretches(course))
        disc = _disc(course, discs)
        discs.append(disc)
        found.append(Curve(tie.kind, place + 1, _data(course), rounded(disc.middle), rounded(disc.centre)))
    return tuple(found)


def _courses(tie: Tie, boxes: Mapping[str, Box], lane: int) -> Iterator[_Course]:
    """Out of any edge of one box, along the upper edges of any boxes or under all, into any edge of the other."""
    off = 8.0 + 2 * lane
    levels = {box.y - off for box in boxes.values()} | {max(box.bottom for box in boxes.values()) + off}
    for first in _exits(boxes[tie.from_], lane):
        for last in _exits(boxes[tie.to], lane):
            back = tuple(reversed(last))
            for level in sorted(levels):
                yield _straightened((*first, (first[-1][0], level), (last[-1][0], level), *back))
            yield _straightened((*first, (first[-1][0], last[-1][1]), *back))


def _exits(box: Box, lane: int) -> tuple[_Course, ...]:
    """The ways out of a box: its edge, and for the sides the channel beside it."""
    level, out = box.centre + (lane - 1) * 9, 9.0 + 3 * lane
    across = box.middle + box.width / 4 + (lane - 1) * 8
    return (
        ((box.right, level), (box.right + out, level)),
        ((box.x, level), (box.x - out, level)),
        # Beyond the line along which a column of boxes hangs.
        ((box.x, level), (box.x - out - 6, level)),
        ((across, box.y),),
        ((across, box.bottom),),
    )


def _straightened(points: _Course) -> _Course:
    """Without points that repeat the one before or lie on the way to the next."""
    kept = [points[0]]
    for point, following in pairwise(points[1:]):
        before = kept[-1]
        if not (before[0] == point[0] == following[0] or before[1] == point[1] == following[1]):
            kept.append(point)
    return (*kept, points[-1])


def _best(courses: Iterable[_Course], tie: Tie, boxes: Mapping[str, Box], used: Iterable[Box]) -> _Course:
    """The line with the least length and bends, and the least in its way; most need no closer look."""
    by_length = sorted((_length(course), course) for course in courses)
    cost, best = by_length[0][0] + _against(by_length[0][1], tie, boxes, used), by_length[0][1]
    for length, course in by_length[1:]:
        if length >= cost:
            break
        found = length + _against(course, tie, boxes, used)
        if found < cost:
            cost, best = found, course
    return best


def _length(course: _Course) -> float:
    length = sum(abs(one[0] - two[0]) + abs(one[1] - two[1]) for one, two in pairwise(course))
    return length + _BEND * (len(course) - 2) + (_TOO_SHORT if length < 40 else 0)


def _against(course: _Course, tie: Tie, boxes: Mapping[str, Box], used: Iterable[Box]) -> float:
    """What a line runs behind, other than the boxes at its ends, and which lines it runs along."""
    stretches = _stretches(course)
    last = len(stretches) - 1
    behind = sum(
        stretch.overlaps(_wider(box, _CLEAR))
        for key, box in boxes.items()
        for place, stretch in enumerate(stretches)
        if not (place == 0 and key == tie.from_) and not (place == last and key == tie.to)
    )
    along = sum(
        (stretch.width > 0) == (other.width > 0) and stretch.overlaps(_wider(other, 3.0))
        for stretch in stretches
        for other in used
    )
    return _BEHIND_A_BOX * behind + _ON_A_LINE * along


def _stretches(course: _Course) -> list[Box]:
    """The straight pieces of a line, each as a rectangle without width or without height."""
    return [
        Box(min(one[0], two[0]), min(one[1], two[1]), abs(one[0] - two[0]), abs(one[1] - two[1]))
        for one, two in pairwise(course)
    ]


def _wider(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _data(course: _Course) -> str:
    """Path data with round corners."""
    parts: list[str | float] = ["M", *course[0]]
    for before, corner, after in zip(course, course[1:], course[2:], strict=False):
        parts += ["L", *_towards(corner, before), "Q", *corner, *_towards(corner, after)]
    return path(*parts, "L", *course[-1])


def _towards(corner: _Point, other: _Point) -> _Point:
    """Where a round corner begins: a little way from it, or half-way to the next."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    share = min(_CORNER / max(abs(across), abs(down), 1.0), 0.5)
    return corner[0] + across * share, corner[1] + down * share


def _disc(course: _Course, taken: Sequence[Box]) -> Box:
    """The box of a disc on the line, off everything that is there already if that can be."""
    longest = sorted(_stretches(course), key=lambda stretch: -stretch.width - stretch.height)
    discs = [
        _wider(Box(stretch.x + stretch.width * place, stretch.y + stretch.height * place, 0, 0), _RADIUS)
        for stretch in longest
        for place in _PLACES
    ]
    return next((disc for disc in discs if not any(map(disc.overlaps, taken))), discs[0])
