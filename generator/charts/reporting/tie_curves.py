"""Ties between people as lines with round corners, led between the boxes of a finished layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from generator.charts.coordinates import Box, path_data, round_coordinate
from generator.model.ties import Tie

MARGIN = 28.0
"""The room ties need on all sides of the boxes."""

_RADIUS = 7.0
"""Of the disc that carries a tie's number."""
_CORNER = 6.0
_LANES = 3
"""So many ties may run side by side between two boxes."""
_LEVELS = 8
"""So many heights are tried for a line to cross at, the nearest first."""
_THICKET = 40
_CLEAR, _APART = 4.0, 3.5
"""How far a line keeps from a box it only passes, and from another line."""
_PLACES = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Where on a stretch of its line a number may stand, best first."""

_INTO = _CLEAR + 1
"""How far into a box's surroundings a line has to reach to be inside the box itself."""
_SHORT = 28.0
"""A shorter line has no room for its number."""

# What is worth going a longer way to avoid, in units of length.
_BEND, _BEHIND_A_BOX, _ON_A_LINE, _TOO_SHORT = 14.0, 800.0, 140.0, 120.0

_Point = tuple[float, float]
_Course = tuple[_Point, ...]
_Bounds = tuple[float, float, float, float]
"""Left, upper, right and lower edge; plain numbers, because thousands of lines are weighed for one tie."""


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


def draw_curves(ties: Sequence[Tie], boxes: Mapping[str, Box]) -> tuple[Curve, ...]:
    """The ties, numbered in the order given; both ends of each have to have a box.

    Lines keep to MARGIN around the boxes. Draw them before the boxes: then one that finds no way between them
    still does not cover a name.
    """
    curves, discs, used = list[Curve](), list(boxes.values()), list[_Bounds]()
    around = {key: _widen((box.x, box.y, box.right, box.bottom), _CLEAR) for key, box in boxes.items()}
    for place, tie in enumerate(ties):
        course = _find_way(tie, boxes, place, around, used)
        used.extend(_widen(stretch, _APART) for stretch in _straight_pieces(course))
        disc = _place_disc(course, discs)
        discs.append(disc)
        curves.append(
            Curve(tie.kind, place + 1, _path_data(course), round_coordinate(disc.middle), round_coordinate(disc.centre))
        )
    return tuple(curves)


def _find_way(
    tie: Tie, boxes: Mapping[str, Box], place: int, around: Mapping[str, _Bounds], used: Sequence[_Bounds]
) -> _Course:
    """The best line in the first lane in which nothing is in its way, else the best of all.

    In a thicket of ties the shortest has to do: by then no line finds a free way, and each search takes longer.
    """
    if place >= _THICKET:
        return min(_list_courses(tie, boxes, place % _LANES), key=_course_length)
    courses = list[tuple[float, _Course]]()
    for lane in range(place, place + _LANES):
        against, cost, course = _best_course(_list_courses(tie, boxes, lane % _LANES), tie, around, used)
        if not against:
            return course
        courses.append((cost, course))
    return min(courses)[1]


def _list_courses(tie: Tie, boxes: Mapping[str, Box], lane: int) -> Iterator[_Course]:
    """Out of any edge of one box, along the upper edge of some box or under all, into any edge of the other."""
    start, end, off = boxes[tie.from_], boxes[tie.to], 7.0 + 4 * lane
    tops = sorted({box.y for box in boxes.values()}, key=lambda y: (min(abs(y - start.y), abs(y - end.y)), y))
    levels = [max(box.bottom for box in boxes.values()) + off, *(y - off for y in tops[:_LEVELS])]
    for first in _list_exits(start, lane):
        for last in _list_exits(end, lane):
            back = tuple(reversed(last))
            for level in levels:
                yield _straighten((*first, (first[-1][0], level), (last[-1][0], level), *back))
            if len(last) > 1:
                yield _straighten((*first, (first[-1][0], last[-1][1]), *back))


def _list_exits(box: Box, lane: int) -> tuple[_Course, ...]:
    """The ways out of a box: its edge, and for the sides the channel beside it."""
    level, out = box.centre + (lane - 1) * 9, 8.0 + 4 * lane
    across = box.middle + box.width / 4 + (lane - 1) * 8
    return (
        ((box.right, level), (box.right + out, level)),
        ((box.x, level), (box.x - out, level)),
        # Beyond the line along which a column of boxes hangs.
        ((box.x, level), (box.x - out - 10, level)),
        ((across, box.y),),
        ((across, box.bottom),),
    )


def _straighten(points: _Course) -> _Course:
    """Without points that repeat the one before or lie on the way to the next."""
    kept = [points[0]]
    for point, following in pairwise(points[1:]):
        before = kept[-1]
        if not (before[0] == point[0] == following[0] or before[1] == point[1] == following[1]):
            kept.append(point)
    return (*kept, points[-1])


def _best_course(
    courses: Iterable[_Course], tie: Tie, around: Mapping[str, _Bounds], used: Sequence[_Bounds]
) -> tuple[float, float, _Course]:
    """What is against it, what it costs, and the line that costs least; most need no closer look."""
    by_length = sorted((_course_length(course), course) for course in courses)
    best: tuple[float, float, _Course] | None = None
    for length, course in by_length:
        if best and length >= best[1]:
            break
        against = _course_cost(course, tie, around, used, best[1] - length if best else inf)
        if not best or length + against < best[1]:
            best = against, length + against, course
    assert best is not None
    return best


def _course_length(course: _Course) -> float:
    length = sum(abs(one[0] - two[0]) + abs(one[1] - two[1]) for one, two in pairwise(course))
    return length + _BEND * (len(course) - 2) + (_TOO_SHORT if length < _SHORT else 0)


def _course_cost(
    course: _Course, tie: Tie, around: Mapping[str, _Bounds], used: Sequence[_Bounds], limit: float
) -> float:
    """What a line runs behind, other than the boxes at its ends, and along; counted as far as the limit."""
    stretches = _straight_pieces(course)
    last, against = len(stretches) - 1, 0.0
    for place, (left, top, right, bottom) in enumerate(stretches):
        for key, (x1, y1, x2, y2) in around.items():
            if left < x2 and x1 < right and top < y2 and y1 < bottom:
                at_its_end = (place == 0 and key == tie.from_) or (place == last and key == tie.to)
                inside = left < x2 - _INTO and x1 + _INTO < right and top < y2 - _INTO and y1 + _INTO < bottom
                against += _BEHIND_A_BOX if inside or not at_its_end else 0
        if against >= limit:
            return against
        for x1, y1, x2, y2 in used:
            same_way = (left == right) == (x2 - x1 == 2 * _APART)
            if same_way and left < x2 and x1 < right and top < y2 and y1 < bottom:
                against += _ON_A_LINE
    return against


def _straight_pieces(course: _Course) -> list[_Bounds]:
    """The straight pieces of a line, each as a rectangle without width or without height."""
    return [
        (min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))
        for one, two in pairwise(course)
    ]


def _widen(bounds: _Bounds, by: float) -> _Bounds:
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by


def _path_data(course: _Course) -> str:
    """Path data with round corners."""
    parts: list[str | float] = ["M", *course[0]]
    for before, corner, after in zip(course, course[1:], course[2:], strict=False):
        parts += ["L", *_corner_start(corner, before), "Q", *corner, *_corner_start(corner, after)]
    return path_data(*parts, "L", *course[-1])


def _corner_start(corner: _Point, other: _Point) -> _Point:
    """Where a round corner begins: a little way from it, or half-way to the next."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    share = min(_CORNER / max(abs(across), abs(down), 1.0), 0.5)
    return corner[0] + across * share, corner[1] + down * share


def _place_disc(course: _Course, taken: Sequence[Box]) -> Box:
    """The box of a disc on the line, off everything that is there already if that can be."""
    longest = sorted(_straight_pieces(course), key=lambda piece: piece[0] + piece[1] - piece[2] - piece[3])
    centres = [
        (left + (right - left) * place, top + (bottom - top) * place)
        for left, top, right, bottom in longest
        for place in _PLACES
    ]
    discs = [Box(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS) for x, y in centres]
    return next((disc for disc in discs if not any(map(disc.overlaps, taken))), discs[0])
