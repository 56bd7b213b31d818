"""Scores stand on their level in the order of their days, and the label says the newest."""

from __future__ import annotations

from datetime import date

from chart_facts import trust

from generator.charts.trend import draw_trend

FIRST, LAST = date(2025, 3, 1), date(2026, 11, 2)


def test_scores_are_drawn_in_the_order_of_their_days() -> None:
    chart = draw_trend([trust(LAST, 2), trust(FIRST, 4)])
    assert chart is not None
    assert [dot.trust.on for dot in chart.dots] == [FIRST, LAST]
    first, last = chart.dots
    assert chart.left < first.x < last.x == chart.right
    assert first.y < last.y
    assert [first.y, last.y] == [level.y for level in chart.levels if level.score in (4, 2)][::-1]
    assert chart.data.split() == ["M", str(first.x), str(first.y), "L", str(last.x), str(last.y)]
    assert (chart.label, chart.label_x > chart.right) == ("Trust 2", True)


def test_two_scores_of_one_day_are_drawn() -> None:
    chart = draw_trend([trust(LAST, 2), trust(LAST, 4)])
    assert chart is not None
    assert [dot.x for dot in chart.dots] == [chart.dots[0].x] * 2


def test_one_score_and_none_make_no_chart() -> None:
    assert draw_trend([trust(LAST, 2)]) is None
    assert draw_trend([]) is None
