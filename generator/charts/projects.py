"""All projects of an account on one time line, with their milestones and what waits for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.charts.calendar_axis import Axis, TimeStrip, axis_covering
from generator.charts.coordinates import path_data, round_coordinate
from generator.charts.legend import choose_entries, lay_out_legend, legend_height
from generator.charts.lettering import SIZE, SMALL, cut_to_width, text_width
from generator.days.period import Span
from generator.model.work import Milestone, Project
from generator.wording.text import count_noun

_WIDTH, _LEFT, _TOP = 860, 214, 58
_ROW = 46
_BAR = 19
"""Centre of the bar, from the top of its row."""
_LEGEND = {
    "ours-due": "our milestone",
    "ours-done": "our milestone, reached",
    "theirs-due": "their milestone",
    "theirs-done": "their milestone, reached",
    "forecast": "forecast beyond the date agreed",
    "waits": "has to wait for",
}


@dataclass(frozen=True, slots=True)
class Diamond:
    """A milestone, drawn."""

    milestone: Milestone
    #: ours-due, ours-done, theirs-due or theirs-done.
    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project, laid out."""

    project: Project
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectStrip(TimeStrip):
    """The time line, laid out."""

    rows: tuple[ProjectRow, ...]
    #: Path data from the end of one project to the start of one that waits for it.
    waits: tuple[str, ...]
    #: Projects without any date; not drawn.
    undated: tuple[Project, ...]


def draw_projects(projects: Sequence[Project], as_of: date) -> ProjectStrip | None:
    """The projects in the order in which they begin; None when there are none.

    The time line reaches from the first to the last month in which something begins, ends or is due, and holds
    ``as_of``.
    """
    if not projects:
        return None
    days = {project.id: _list_days(project) for project in projects}
    dated = sorted(
        (project for project in projects if days[project.id]),
        key=lambda project: (min(days[project.id]), project.name, project.id),
    )
    axis = axis_covering([as_of, *(day for project in dated for day in days[project.id])], _LEFT, _WIDTH)
    rows = tuple(_draw_row(project, axis, _TOP + place * _ROW) for place, project in enumerate(dated))
    waits = _draw_waits(rows)
    bottom = _TOP + len(rows) * _ROW
    keys = lay_out_legend(choose_entries(_LEGEND, _list_kinds(rows, bool(waits))), 0, _WIDTH, bottom + 20)
    return ProjectStrip(
        axis=axis,
        as_of=as_of,
        height=round_coordinate(bottom + 6 + legend_height(keys)),
        top=_TOP,
        bottom=bottom,
        keys=keys,
        rows=rows,
        waits=waits,
        undated=tuple(project for project in projects if not days[project.id]),
    )


def _list_days(project: Project) -> list[date]:
    own = [day for day in (project.starts, project.due, project.forecast) if day]
    return own + [milestone.due for milestone in project.milestones]


def _draw_row(project: Project, axis: Axis, y: float) -> ProjectRow:
    end = project.due or project.forecast
    behind = _time_behind(project)
    late = axis.extent(behind) if behind else None
    bar = axis.extent(Span(project.starts, end)) if project.starts and end else None
    lateness = _describe_lateness(behind) if late else ""
    return ProjectRow(
        project=project,
        heading=cut_to_width(project.name, _LEFT - 20, SIZE, bold=True),
        y=round_coordinate(y),
        bar_y=round_coordinate(y + _BAR),
        bar=bar,
        open=_open_bar(project, end, axis) if not bar else None,
        late=late,
        lateness=lateness,
        anchor="end" if late and late[1] - text_width(lateness, SMALL) > _LEFT else "start",
        diamonds=tuple(_draw_diamond(milestone, axis, y + _BAR) for milestone in project.milestones),
    )


def _time_behind(project: Project) -> Span | None:
    """From the day after the date agreed to the forecast; None where one of them is not known."""
    return Span(project.due + timedelta(days=1), project.forecast) if project.due and project.forecast else None


def _describe_lateness(behind: Span | None) -> str:
    return f"forecast {count_noun(behind.days, 'day')} later" if behind else ""


def _open_bar(project: Project, end: date | None, axis: Axis) -> tuple[float, float] | None:
    """From the only end that is known as far as the time line goes."""
    if project.starts:
        return axis.x(project.starts), axis.right
    return (axis.left, axis.x(end + timedelta(days=1))) if end else None


def _draw_diamond(milestone: Milestone, axis: Axis, y: float) -> Diamond:
    whose = "ours" if milestone.side == "us" else "theirs"
    day = milestone.done or milestone.due
    return Diamond(milestone, f"{whose}-{'done' if milestone.done else 'due'}", axis.x(day), round_coordinate(y))


def _list_kinds(rows: Sequence[ProjectRow], waits: bool) -> set[str]:
    kinds = {diamond.kind for row in rows for diamond in row.diamonds}
    if any(row.late for row in rows):
        kinds.add("forecast")
    return kinds | ({"waits"} if waits else set())


def _draw_waits(rows: Sequence[ProjectRow]) -> tuple[str, ...]:
    """Elbows from the end of each project that has to come first to the start of the one that waits."""
    drawn = {row.project.id: row for row in rows}
    pairs = [(drawn[id], row) for row in rows for id in row.project.depends_on if id in drawn]
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
