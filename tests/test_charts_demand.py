"""The demand chart keeps its scale, stacks what a month is made of, and steps our part from month to month."""

from __future__ import annotations

from datetime import date

import pytest
from chart_facts import USUAL_100, month_demand
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.charts.demand import DemandChart, draw_demand
from generator.days.period import add_months

AS_OF = date(2026, 11, 16)
START = date(2026, 11, 1)


def chart_of(*found: tuple[float, float, float, float]) -> DemandChart:
    months = [month_demand(add_months(START, at), *month) for at, month in enumerate(found)]
    chart = draw_demand(months, USUAL_100, AS_OF)
    assert chart is not None
    return chart


def test_no_months_make_no_chart() -> None:
    assert draw_demand([], USUAL_100, AS_OF) is None


def test_a_bar_is_stacked_from_what_is_needed_made_up_and_lost() -> None:
    bar = chart_of((60, 20, 40, 100)).bars[0]

    assert bar.plain[0] == bar.more[0] + bar.more[1]
    assert bar.more[0] == bar.lost[0] + bar.lost[1]
    assert bar.plain[1] == pytest.approx(3 * bar.more[1], abs=0.2)
    assert bar.label == "80"


def test_the_scale_holds_everything_and_shows_the_usual_month() -> None:
    chart = chart_of((100, 0, 0, 100), (50, 0, 50, 180))

    assert [level.label for level in chart.levels] == ["0", "50", "100", "150", "200"]
    assert next(level.y for level in chart.levels if level.label == "100") == chart.usual
    assert chart.levels[0].y == chart.bottom


def test_our_part_is_a_step_for_each_month() -> None:
    chart = chart_of((100, 0, 0, 100), (100, 0, 0, 50), (100, 0, 0, 50))
    parts = chart.ours.split()

    assert parts[0] == "M"
    assert parts.count("V") == parts.count("H") == 3
    assert int(parts[1]) == chart.left
    assert int(parts[-1]) == chart.width


def test_a_forecast_is_a_ring_and_what_came_a_dot_where_they_are_known() -> None:
    months = [month_demand(START, 100, 0, 0, 100, forecast=110), month_demand(add_months(START, 1), 90, 0, 0, 100)]
    chart = draw_demand([*months, month_demand(add_months(START, 2), 90, 0, 0, 100, 120, 80)], USUAL_100, AS_OF)

    assert chart is not None
    assert [len(chart.forecasts), len(chart.actuals)] == [2, 1]
    assert chart.actuals[0].x == chart.bars[2].middle
    assert chart.forecasts[1].y < chart.usual < chart.actuals[0].y


def test_the_legend_names_only_what_is_drawn() -> None:
    assert [key.kind for key in chart_of((100, 0, 0, 100)).keys] == ["plain", "ours"]
    assert [key.kind for key in chart_of((80, 20, 20, 100)).keys] == ["plain", "more", "lost", "ours"]


def test_a_bar_says_its_figures_in_words() -> None:
    month = month_demand(START, 52.4, 0, 47.6, 100, 55.2, 60)
    chart = draw_demand([month], USUAL_100, AS_OF)

    assert chart is not None
    assert chart.bars[0].words == "they need 52, our part 100, 48 fall away in a stop, forecast 55, came 60"


def test_a_bar_too_low_for_its_number_has_it_above() -> None:
    low, high = chart_of((2, 0, 0, 100), (90, 0, 0, 100)).bars

    assert low.label_y < low.more[0]
    assert high.label_y > high.plain[0]


amounts = st.floats(-500, 100_000, allow_nan=False)


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(st.tuples(amounts, amounts, amounts, amounts), min_size=1, max_size=24))
def test_everything_drawn_lies_in_the_plot(found: list[tuple[float, float, float, float]]) -> None:
    chart = chart_of(*found)

    assert len(chart.levels) <= 8
    for bar in chart.bars:
        assert chart.left <= bar.x
        assert bar.x + bar.width <= chart.width
        for top, height in (bar.plain, bar.more, bar.lost):
            assert top >= chart.top - 1
            assert top + height <= chart.bottom + 0.2
    steps = chart.ours.split()
    levels = [float(steps[at + 1]) for at, part in enumerate(steps) if part == "V"]
    assert all(chart.top - 1 <= level <= chart.bottom + 1 for level in levels)
