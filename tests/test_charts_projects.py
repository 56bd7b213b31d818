"""Projects stand in the order in which they begin; bars, forecasts, milestones and waits tell how they stand."""

from __future__ import annotations

import re
from datetime import date

from chart_facts import milestone, project
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.charts.projects import ProjectStrip, draw_projects
from generator.model.work import Project

AS_OF = date(2026, 11, 16)
days = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2029, 1, 1)))


def chart_of(*items: Project) -> ProjectStrip:
    chart = draw_projects(items, AS_OF)
    assert chart is not None
    return chart


def item(id: str, starts: date | None = None, due: date | None = None, **more: object) -> Project:
    return project(id, f"Project {id}", starts, due, **more)


def test_projects_stand_in_the_order_in_which_they_begin() -> None:
    chart = chart_of(
        item("late", date(2027, 5, 1), date(2027, 6, 1)),
        item("due", None, date(2027, 1, 1)),
        item("early", date(2026, 5, 1), date(2028, 6, 1)),
    )
    assert [row.project.id for row in chart.rows] == ["early", "due", "late"]
    assert [row.y for row in chart.rows] == sorted(row.y for row in chart.rows)


def test_projects_without_dates_are_listed_and_not_drawn() -> None:
    chart = chart_of(item("a"), item("b", date(2026, 5, 1)))
    assert [undated.id for undated in chart.undated] == ["a"]
    assert [row.project.id for row in chart.rows] == ["b"]


def test_no_projects_make_no_chart() -> None:
    assert draw_projects([], AS_OF) is None


def test_a_later_forecast_goes_on_where_the_agreed_time_ends() -> None:
    row = chart_of(item("a", date(2026, 5, 1), date(2026, 12, 1), forecast=date(2027, 1, 16))).rows[0]
    assert row.bar is not None
    assert row.late is not None
    assert row.bar[1] == row.late[0] < row.late[1]
    assert row.lateness == "forecast 46 days later"


def test_a_forecast_that_is_not_later_adds_nothing() -> None:
    row = chart_of(item("a", date(2026, 5, 1), date(2026, 12, 1), forecast=date(2026, 12, 1))).rows[0]
    assert row.late is None
    assert row.lateness == ""


def test_only_one_known_end_is_a_thin_line() -> None:
    chart = chart_of(item("a", date(2026, 5, 1)), item("b", None, date(2027, 5, 1)))
    starts, ends = chart.rows
    assert starts.bar is None
    assert ends.bar is None
    assert starts.open == (chart.axis.x(date(2026, 5, 1)), chart.axis.right)
    assert ends.open == (chart.axis.left, chart.axis.x(date(2027, 5, 2)))


def test_milestones_differ_by_whose_they_are_and_whether_they_are_reached() -> None:
    found = (
        milestone("a", date(2026, 6, 1), "us"),
        milestone("b", date(2026, 7, 1), "us", date(2026, 7, 9)),
        milestone("c", date(2026, 8, 1), "customer"),
        milestone("d", date(2026, 9, 1), "customer", date(2026, 9, 1)),
    )
    chart = chart_of(item("a", date(2026, 5, 1), date(2026, 12, 1), milestones=found))
    kinds = ["ours-due", "ours-done", "theirs-due", "theirs-done"]
    assert [diamond.kind for diamond in chart.rows[0].diamonds] == kinds
    assert {key.kind for key in chart.keys} == set(kinds)
    assert chart.rows[0].diamonds[1].x == chart.axis.x(date(2026, 7, 9))


def test_a_project_that_waits_has_a_line_from_the_end_of_the_other() -> None:
    chart = chart_of(
        item("a", date(2026, 5, 1), date(2026, 9, 1)),
        item("b", date(2026, 12, 1), date(2027, 3, 1), depends_on=("a", "gone", "b")),
    )
    assert len(chart.waits) == 1
    numbers = [int(number) for number in re.findall(r"\d+", chart.waits[0])]
    first, then = chart.rows
    assert first.bar is not None
    assert then.bar is not None
    assert abs(numbers[0] - first.bar[1]) <= 1
    assert abs(numbers[-1] - then.bar[0]) <= 3


def test_no_line_leads_from_an_end_or_to_a_start_that_nobody_knows() -> None:
    chart = chart_of(
        item("a", date(2026, 5, 1)),
        item("b", date(2026, 12, 1), depends_on=("a",)),
        item("c", None, date(2027, 1, 1), depends_on=("b",)),
    )
    assert chart.waits == ()


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(st.tuples(days, days, days), min_size=1, max_size=8))
def test_everything_drawn_and_today_lie_on_the_time_line(
    found: list[tuple[date | None, date | None, date | None]],
) -> None:
    items = [item(str(number), *ends[:2], forecast=ends[2]) for number, ends in enumerate(found)]
    chart = chart_of(*items)
    assert chart.left <= chart.today <= chart.width
    assert len(chart.rows) + len(chart.undated) == len(items)
    for row in chart.rows:
        for reach in filter(None, (row.bar, row.open, row.late)):
            assert chart.left <= reach[0] <= reach[1] <= chart.width
