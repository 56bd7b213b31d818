"""A tidy tree: boxes under the box they belong to, side by side where there is room, else in columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.charts.coordinates import Box, path_data, round_coordinate

BOX_WIDTH = 138

_ACROSS, _DOWN = 14.0, 40.0
"""Room between boxes side by side, and between a box and what hangs from it."""
_COLUMN_DOWN, _INDENT = 10.0, 16.0
_LONGEST_COLUMN = 6
_COMFORTABLE, _WIDEST = 840.0, 1100.0
"""The width a tree should have, and the width it may have before its branches are hung in columns, too."""
_TREES_DOWN = 30.0


@dataclass(frozen=True, slots=True)
class Tree:
    """The boxes and lines of a tree, or of several that stand side by side and in rows."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    #: Path data of the lines between boxes.
    links: tuple[str, ...]
    #: Whom each key hangs from; empty at the top.
    managers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Line:
    """What takes one place among those side by side under a box: a single box, or a column of them."""

    keys: tuple[str, ...]
    column: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """What hangs from each key, and how much room each takes with all that hangs from it."""

    box_height: float
    hanging: Mapping[str, tuple[_Line, ...]]
    widths: Mapping[str, float]
    heights: Mapping[str, float]

    def over_column(self, key: str) -> bool:
        """Whether all that hangs from a box is one column."""
        lines = self.hanging[key]
        return len(lines) == 1 and lines[0].column

    def aside(self, key: str) -> float:
        """How far a box stands from the left edge of its room: in the middle, or over its only column."""
        return 0 if self.over_column(key) else (self.widths[key] - BOX_WIDTH) / 2

    def gap(self, key: str) -> float:
        """A single column hangs close under its box; side by side needs room for the line across."""
        return _COLUMN_DOWN if self.over_column(key) else _DOWN


def lay_out_tree(pairs: Sequence[tuple[str, str]], box_height: float, margin: float = 0) -> Tree:
    """The tree of (key, key it hangs from); at least one pair.

    Keys whose manager is not among them stand at the top, and so does the first of a ring. ``margin`` stays free
    on the left and on the right.
    """
    managers = _find_managers(pairs)
    plan = _narrow_enough(managers, box_height)
    starts, width, height = _place_tops(managers, plan)
    boxes, links = _place_boxes(managers, plan, {key: (x + margin, y) for key, (x, y) in starts.items()})
    in_order = {key: boxes[key] for key, _ in pairs}
    return Tree(round_coordinate(width + 2 * margin), round_coordinate(height), in_order, tuple(links), managers)


def _find_managers(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    known = {key for key, _ in pairs}
    managers = {key: above if above in known else "" for key, above in pairs}
    for key in managers:
        seen, at = {key}, managers[key]
        while at and at not in seen:
            seen.add(at)
            at = managers[at]
        if at == key:
            managers[key] = ""
    return managers


def _list_below(managers: Mapping[str, str]) -> dict[str, list[str]]:
    """The keys that hang from each key, and from nothing (the empty key)."""
    below: dict[str, list[str]] = {key: [] for key in ("", *managers)}
    for key, above in managers.items():
        below[above].append(key)
    return below


def _measure_depths(below: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Every key with its distance from the top, each after the one it hangs from."""
    depths, order = dict.fromkeys(below[""], 0), list(below[""])
    for key in order:
        order.extend(below[key])
        depths.update(dict.fromkeys(below[key], depths[key] + 1))
    return depths


def _narrow_enough(managers: Mapping[str, str], box_height: float) -> _Plan:
    """The first plan of a comfortable width, else the first that is not too wide, else the narrowest."""
    tried = list[tuple[float, _Plan]]()
    for plan in _list_plans(managers, box_height):
        width = max(plan.widths[key] for key in managers if not managers[key])
        if width <= _COMFORTABLE:
            return plan
        tried.append((width, plan))
    return next((plan for width, plan in tried if width <= _WIDEST), tried[-1][1])


def _list_plans(managers: Mapping[str, str], box_height: float) -> Iterator[_Plan]:
    """Ever narrower ones: leaves in columns where there are many, then branches too, from the lowest up."""
    below = _list_below(managers)
    depths = _measure_depths(below)
    deepest = max(depths.values())
    for most in (4, 2, 1):
        yield _make_plan(below, depths, {key: _leaves_apart(below[key], below, most) for key in depths}, box_height)
    for level in range(deepest - 1, 0, -1):
        lines = {
            key: _in_columns(below[key], below) if depth >= level else _leaves_apart(below[key], below, 1)
            for key, depth in depths.items()
        }
        yield _make_plan(below, depths, lines, box_height)


def _leaves_apart(keys: Sequence[str], below: Mapping[str, Sequence[str]], most: int) -> tuple[_Line, ...]:
    """Everything side by side; leaves in columns where there are more than ``most``."""
    leaves = [key for key in keys if not below[key]]
    if len(leaves) <= most:
        return tuple(_Line((key,), column=False) for key in keys)
    return (*(_Line((key,), column=False) for key in keys if below[key]), *_stack_columns(leaves))


def _in_columns(keys: Sequence[str], below: Mapping[str, Sequence[str]]) -> tuple[_Line, ...]:
    """Branches and leaves one below the other, like the entries of a table of contents."""
    if any(below[key] for key in keys):
        return (_Line(tuple(keys), column=True),)
    return _stack_columns(keys)


def _stack_columns(leaves: Sequence[str]) -> tuple[_Line, ...]:
    if not leaves:
        return ()
    columns = -(-len(leaves) // _LONGEST_COLUMN)
    longest = -(-len(leaves) // columns)
    starts = range(0, len(leaves), longest)
    return tuple(_Line(tuple(leaves[start : start + longest]), column=True) for start in starts)


def _make_plan(
    below: Mapping[str, Sequence[str]],
    depths: Mapping[str, int],
    hanging: Mapping[str, tuple[_Line, ...]],
    box_height: float,
) -> _Plan:
    widths, heights = dict[str, float](), dict[str, float]()
    plan = _Plan(box_height, hanging, widths, heights)
    for key in reversed(list(depths)):
        across = [_line_width(line, widths) for line in hanging[key]]
        widths[key] = max(BOX_WIDTH, sum(across) + _ACROSS * (len(across) - 1))
        down = [sum(heights[child] + _COLUMN_DOWN for child in line.keys) for line in hanging[key]]
        heights[key] = box_height + (plan.gap(key) + max(down) - _COLUMN_DOWN if below[key] else 0)
    return plan


def _line_width(line: _Line, widths: Mapping[str, float]) -> float:
    return max(widths[key] for key in line.keys) + (_INDENT if line.column else 0)


def _place_tops(managers: Mapping[str, str], plan: _Plan) -> tuple[dict[str, tuple[float, float]], float, float]:
    """Where the trees begin, side by side while there is room, then in the next row; and the size of it all."""
    # Trees first, then those with nobody above or below.
    tops = sorted((key for key in managers if not managers[key]), key=lambda key: not plan.hanging[key])
    limit = max(_COMFORTABLE, *(plan.widths[key] for key in tops))
    starts, x, y, deepest, widest = dict[str, tuple[float, float]](), 0.0, 0.0, 0.0, 0.0
    for key in tops:
        if x and x + plan.widths[key] > limit:
            x, y, deepest = 0.0, y + deepest + _TREES_DOWN, 0.0
        starts[key] = (x, y)
        x += plan.widths[key] + _ACROSS
        widest, deepest = max(widest, x - _ACROSS), max(deepest, plan.heights[key])
    return starts, widest, y + deepest


def _place_boxes(
    managers: Mapping[str, str], plan: _Plan, starts: dict[str, tuple[float, float]]
) -> tuple[dict[str, Box], list[str]]:
    """The boxes, each in the middle of its room or over its column, and the lines between them."""
    boxes, links = dict[str, Box](), list[str]()
    for key in _measure_depths(_list_below(managers)):
        left, top = starts[key]
        boxes[key] = Box(round_coordinate(left + plan.aside(key)), round_coordinate(top), BOX_WIDTH, plan.box_height)
        starts.update(_place_rooms(key, plan, left, top + plan.box_height + plan.gap(key)))
        for line in plan.hanging[key]:
            links.extend(_draw_links(boxes[key], key, line, starts, plan))
    return boxes, links


def _place_rooms(key: str, plan: _Plan, left: float, top: float) -> dict[str, tuple[float, float]]:
    """Where the room of each begins that hangs from a box; ``left`` and ``top`` are the box's own room and gap."""
    starts, lines = dict[str, tuple[float, float]](), plan.hanging[key]
    across = sum(_line_width(line, plan.widths) for line in lines) + _ACROSS * (len(lines) - 1)
    x = left if plan.over_column(key) else left + (plan.widths[key] - across) / 2
    for line in lines:
        y = top
        for child in line.keys:
            starts[child] = (x + (_INDENT if line.column else 0), y)
            y += plan.heights[child] + _COLUMN_DOWN
        x += _line_width(line, plan.widths) + _ACROSS
    return starts


def _draw_links(box: Box, key: str, line: _Line, starts: Mapping[str, tuple[float, float]], plan: _Plan) -> list[str]:
    """From a box down to a line across, and from there down to the next box or along a column of them."""
    across, first = box.bottom + _DOWN / 2, starts[line.keys[0]]
    if not line.column:
        x = first[0] + plan.aside(line.keys[0]) + BOX_WIDTH / 2
        return [path_data("M", box.middle, box.bottom, "V", across, "H", x, "V", first[1])]
    spine = first[0] - _INDENT / 2
    levels = [starts[child][1] + plan.box_height / 2 for child in line.keys]
    start = (
        ("M", spine, box.bottom) if plan.over_column(key) else ("M", box.middle, box.bottom, "V", across, "H", spine)
    )
    stubs = [path_data("M", spine, level, "H", spine + _INDENT / 2) for level in levels]
    return [path_data(*start, "V", levels[-1]), *stubs]
