"""Scores stand on their level in the order of their days, and the two labels keep apart."""

from __future__ import annotations

from datetime import date

from generator.charts.trend import Score, Series, Trend, draw_trend

FIRST, LAST = date(2025, 3, 1), date(2026, 11, 2)


def chart_of(*series: Series) -> Trend:
    chart = draw_trend(series)
    assert chart is not None
    return chart


def test_scores_are_drawn_in_the_order_of_their_days() -> None:
    line = chart_of(Series("Trust", (Score(LAST, 2), Score(FIRST, 4)))).lines[0]
    assert [dot.score.on for dot in line.dots] == [FIRST, LAST]
    assert line.dots[0].x < line.dots[1].x
    assert line.dots[0].y < line.dots[1].y
    assert line.label == "Trust 2"


def test_a_single_score_is_a_dot_without_a_line() -> None:
    chart = chart_of(Series("Trust", (Score(FIRST, 4),)))
    assert chart.lines[0].data == ""
    assert chart.left < chart.lines[0].dots[0].x < chart.right


def test_labels_keep_apart_when_both_end_on_one_score() -> None:
    one, two = chart_of(
        Series("Trust", (Score(LAST, 3),)), Series("Satisfaction", (Score(FIRST, 4), Score(LAST, 3)))
    ).lines
    assert abs(one.label_y - two.label_y) >= 14


def test_series_without_scores_are_left_out_and_none_make_no_chart() -> None:
    chart = chart_of(Series("Trust", ()), Series("Satisfaction", (Score(LAST, 3),)))
    assert [line.name for line in chart.lines] == ["Satisfaction"]
    assert draw_trend([Series("Trust", ())]) is None
