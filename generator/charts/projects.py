"""All projects of an account on one time line, with their milestones and what waits for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.charts.calendar_axis import Axis, Tick, axis_covering
from generator.charts.coordinates import path_data, round_coordinate
from generator.charts.legend import Key, lay_out_legend, legend_height
from generator.charts.lettering import SIZE, SMALL, cut_to_width, text_width
from generator.paths import Target
from generator.wording.text import count_noun

Side = Literal["us", "customer"]
Tone = Literal["good", "watch", "bad", "quiet", "unknown"]

_WIDTH, _LEFT, _TOP = 860, 214, 58
_ROW = 46
_BAR = 19
"""Centre of the bar, from the top of its row."""
_MARKS = (
    ("ours-due", "our milestone"),
    ("ours-done", "our milestone, reached"),
    ("theirs-due", "their milestone"),
    ("theirs-done", "their milestone, reached"),
    ("forecast", "forecast beyond the date agreed"),
    ("waits", "has to wait for"),
)


@dataclass(frozen=True, slots=True)
class ProjectMilestone:
    """A point a project has to reach."""

    text: str
    due: date
    side: Side
    #: When it was reached; None while it is not.
    done: date | None = None


@dataclass(frozen=True, slots=True)
class ProjectItem:
    """A project as the time line needs it."""

    #: Unique among the projects given.
    key: str
    name: str
    starts: date | None = None
    #: Last day agreed.
    due: date | None = None
    #: Last day as it looks now.
    forecast: date | None = None
    #: How it goes, in a word or two, and how that looks.
    state: str = "not known yet"
    tone: Tone = "unknown"
    milestones: tuple[ProjectMilestone, ...] = ()
    #: Keys of projects that have to come first.
    depends_on: tuple[str, ...] = ()
    #: The project's own place; None for a name without a link.
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Diamond:
    """A milestone, drawn."""

    milestone: ProjectMilestone
    #: ours-due, ours-done, theirs-due or theirs-done.
    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project, laid out."""

    project: ProjectItem
    #: The name as far as there is room.
    heading: str
    y: float
    #: Centre line of the bar.
    bar_y: float
    #: Both ends of the agreed time; None when the first or the last day is not known.
    bar: tuple[float, float] | None
    #: A thin line where only one end is known.
    open: tuple[float, float] | None
    #: From the date agreed to the forecast, where that is later.
    late: tuple[float, float] | None
    #: ``26 days later than agreed``; empty when the forecast is not later.
    lateness: str
    #: start or end: which part of the lateness stands at the end of ``late``.
    anchor: str
    diamonds: tuple[Diamond, ...]


@dataclass(frozen=True, slots=True)
class Projects:
    """The time line, laid out."""

    width: float
    height: float
    left: float
    top: float
    bottom: float
    axis: Axis
    ticks: tuple[Tick, ...]
    as_of: date
    today: float
    rows: tuple[ProjectRow, ...]
    #: Path data from the end of one project to the start of one that waits for it.
    waits: tuple[str, ...]
    legend: tuple[Key, ...]
    #: Projects without any date; not drawn.
    undated: tuple[ProjectItem, ...]


def draw_projects(items: Sequence[ProjectItem], as_of: date) -> Projects | None:
    """The projects in the order in which they begin; None when there are none.

    The time line reaches from the first to the last month in which something begins, ends or is due, and holds
    ``as_of``.
    """
    if not items:
        return None
    dated = sorted(
        (item for item in items if _list_days(item)), key=lambda item: (min(_list_days(item)), item.name, item.key)
    )
    axis = axis_covering([as_of, *(day for item in dated for day in _list_days(item))], _LEFT, _WIDTH)
    rows = tuple(_draw_row(item, axis, _TOP + place * _ROW) for place, item in enumerate(dated))
    waits = _draw_waits(rows)
    bottom = _TOP + len(rows) * _ROW
    present = _legend_marks(rows, bool(waits))
    keys = lay_out_legend([entry for entry in _MARKS if entry[0] in present], 0, _WIDTH, bottom + 20)
    return Projects(
        width=_WIDTH,
        height=round_coordinate(bottom + 6 + legend_height(keys)),
        left=_LEFT,
        top=_TOP,
        bottom=bottom,
        axis=axis,
        ticks=axis.ticks(),
        as_of=as_of,
        today=axis.x(as_of),
        rows=rows,
        waits=waits,
        legend=keys,
        undated=tuple(item for item in items if not _list_days(item)),
    )


def _list_days(item: ProjectItem) -> list[date]:
    own = [day for day in (item.starts, item.due, item.forecast) if day]
    return own + [milestone.due for milestone in item.milestones]


def _draw_row(item: ProjectItem, axis: Axis, y: float) -> ProjectRow:
    end = item.due or item.forecast
    late = axis.extent(item.due + timedelta(days=1), item.forecast) if item.due and item.forecast else None
    bar = axis.extent(item.starts, end) if item.starts and end else None
    lateness = _describe_lateness(item) if late else ""
    return ProjectRow(
        project=item,
        heading=cut_to_width(item.name, _LEFT - 20, SIZE, bold=True),
        y=round_coordinate(y),
        bar_y=round_coordinate(y + _BAR),
        bar=bar,
        open=_open_bar(item, end, axis) if not bar else None,
        late=late,
        lateness=lateness,
        anchor="end" if late and late[1] - text_width(lateness, SMALL) > _LEFT else "start",
        diamonds=tuple(_draw_diamond(milestone, axis, y + _BAR) for milestone in item.milestones),
    )


def _describe_lateness(item: ProjectItem) -> str:
    days = (item.forecast - item.due).days if item.due and item.forecast else 0
    return f"forecast {count_noun(days, 'day')} later"


def _open_bar(item: ProjectItem, end: date | None, axis: Axis) -> tuple[float, float] | None:
    """From the only end that is known as far as the time line goes."""
    if item.starts:
        return axis.x(item.starts), axis.right
    return (axis.left, axis.x(end + timedelta(days=1))) if end else None


def _draw_diamond(milestone: ProjectMilestone, axis: Axis, y: float) -> Diamond:
    whose = "ours" if milestone.side == "us" else "theirs"
    day = milestone.done or milestone.due
    return Diamond(milestone, f"{whose}-{'done' if milestone.done else 'due'}", axis.x(day), round_coordinate(y))


def _legend_marks(rows: Sequence[ProjectRow], waits: bool) -> set[str]:
    found = {diamond.kind for row in rows for diamond in row.diamonds}
    if any(row.late for row in rows):
        found.add("forecast")
    return found | ({"waits"} if waits else set())


def _draw_waits(rows: Sequence[ProjectRow]) -> tuple[str, ...]:
    """Elbows from the end of each project that has to come first to the start of the one that waits."""
    drawn = {row.project.key: row for row in rows}
    pairs = [(drawn[key], row) for row in rows for key in row.project.depends_on if key in drawn]
    return tuple(
        _draw_elbow(first, end, then, start)
        for first, then in pairs
        if first is not then and (end := _bar_end(first)) is not None and (start := _bar_start(then)) is not None
    )


def _draw_elbow(first: ProjectRow, end: float, then: ProjectRow, start: float) -> str:
    """Out of the end of one bar and up or down to the start of the other, between rows when it leads back."""
    if start - end >= 10:
        return path_data("M", end, first.bar_y, "H", start - 8, "V", then.bar_y, "H", start - 2)
    gap = first.bar_y + (24 if then.y > first.y else -14)
    return path_data("M", end, first.bar_y, "H", end + 6, "V", gap, "H", start - 8, "V", then.bar_y, "H", start - 2)


def _bar_start(row: ProjectRow) -> float | None:
    """Where a project begins; None when its first day is not known."""
    known = row.bar or (row.open if row.project.starts else None)
    return known[0] if known else None


def _bar_end(row: ProjectRow) -> float | None:
    """Where a project ends as things look now; None when its last day is not known."""
    known = row.late or row.bar or (row.open if not row.project.starts else None)
    return known[1] if known else None
