"""Rated initiatives stand in the cell of their scores, numbered, and never on top of each other."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from chart_facts import worth

from generator.charts.quadrants import Quadrants, draw_quadrants


def chart_of(*scores: tuple[int | None, int | None], threshold: int = 3) -> Quadrants:
    worths = [worth(f"Initiative {n}", *pair, threshold) for n, pair in enumerate(scores, 1)]
    chart = draw_quadrants(worths, threshold)
    assert chart is not None
    return chart


def test_worth_to_the_customer_goes_right_and_worth_to_us_goes_up() -> None:
    low, right, up = chart_of((0, 0), (5, 0), (0, 5)).points
    assert right.x > low.x
    assert right.y == low.y
    assert up.y < low.y
    assert up.x == low.x


@pytest.mark.parametrize(
    ("customer", "us", "quadrant"),
    [(3, 3, "win_win"), (3, 2, "customer_only"), (2, 3, "us_only"), (2, 2, "neither")],
)
def test_the_threshold_itself_counts(customer: int, us: int, quadrant: str) -> None:
    chart = chart_of((customer, us))
    assert chart.points[0].worth.balance == quadrant
    assert chart.threshold_x is not None
    assert chart.threshold_y is not None
    assert (chart.points[0].x > chart.threshold_x) == (customer == 3)
    assert (chart.points[0].y < chart.threshold_y) == (us == 3)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 12, 20])
def test_points_that_share_a_cell_stay_in_it_and_do_not_touch(count: int) -> None:
    points = chart_of(*[(4, 4)] * count).points
    assert len(points) == count
    for one, two in combinations(points, 2):
        assert dist((one.x, one.y), (two.x, two.y)) >= one.radius + two.radius
    assert max(point.x for point in points) - min(point.x for point in points) < 62
    assert max(point.y for point in points) - min(point.y for point in points) < 52


def test_what_is_not_rated_on_both_sides_is_not_drawn() -> None:
    chart = chart_of((4, None), (1, 2), (None, None))
    assert [(point.number, point.worth.initiative.text) for point in chart.points] == [(1, "Initiative 2")]


def test_nothing_rated_makes_no_chart() -> None:
    assert draw_quadrants([worth("A", None, 3)], 3) is None


def test_names_are_listed_one_below_the_other() -> None:
    chart = draw_quadrants([worth("A very long name of an initiative " * 3, 1, 1) for _ in range(20)], 3)
    assert chart is not None
    ends = [point.list_y + 16 * len(point.lines) for point in chart.points]
    assert all(end <= point.list_y for end, point in zip(ends, chart.points[1:], strict=False))
    assert ends[-1] <= chart.height


def test_a_threshold_that_everything_reaches_draws_no_lines() -> None:
    assert chart_of((1, 1), threshold=0).threshold_x is None
