"""Days stand where they belong on a line, spans are cut to it, and labels have room."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.charts.calendar_axis import Axis, TimeStrip, axis_covering, year_axis
from generator.days.period import Span

AXIS = Axis(date(2026, 11, 1), date(2027, 10, 31), 100, 465)
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


def test_a_day_stands_where_it_begins() -> None:
    assert AXIS.x(date(2026, 11, 1)) == 100
    assert AXIS.x(date(2026, 11, 2)) == 101
    assert AXIS.x(date(2027, 10, 31)) == 464


def test_a_span_reaches_to_the_end_of_its_last_day() -> None:
    assert AXIS.extent(Span(date(2026, 11, 3), date(2026, 11, 3))) == (102, 103)


def test_a_span_that_crosses_both_edges_is_cut_to_them() -> None:
    assert AXIS.extent(Span(date(2026, 1, 1), date(2028, 1, 1))) == (100, 465)


def test_a_span_beside_the_axis_or_turned_round_is_none() -> None:
    assert AXIS.extent(Span(date(2026, 1, 1), date(2026, 10, 31))) is None
    assert AXIS.extent(Span(date(2027, 11, 1), date(2027, 12, 1))) is None
    assert AXIS.extent(Span(date(2027, 2, 1), date(2027, 1, 1))) is None


def test_twelve_months_have_twelve_labels_and_each_year_is_named_once() -> None:
    ticks = AXIS.ticks()
    assert [tick.month for tick in ticks] == "Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct".split()
    assert [tick.year for tick in ticks if tick.year] == ["2026", "2027"]


def test_several_years_are_labelled_by_the_quarter_and_decades_by_the_year() -> None:
    quarters = axis_covering([date(2026, 2, 3), date(2029, 2, 3)], 0, 600).ticks()
    assert [tick.month for tick in quarters[:3]] == ["Jan", "Apr", "Jul"]
    years = axis_covering([date(2010, 2, 3), date(2030, 2, 3)], 0, 600).ticks()
    assert {tick.month for tick in years} == {""}
    assert years[0].year == "2010"


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(DAYS, min_size=1, max_size=5))
def test_an_axis_made_for_days_holds_them_and_begins_with_a_label(days: list[date]) -> None:
    axis = axis_covering(days, 214, 860)
    assert all(axis.first <= day <= axis.last for day in days)
    assert (axis.last + timedelta(days=1)).day == 1
    ticks = axis.ticks()
    assert ticks[0].x == 214
    assert all(after.x - before.x > 25 for before, after in pairwise(ticks))


def test_a_year_begins_with_the_month_of_its_day_and_marks_today_where_it_lies_inside() -> None:
    axis = year_axis(date(2026, 11, 16), 118, 860)
    assert (axis.first, axis.last) == (date(2026, 11, 1), date(2027, 10, 31))
    inside, before, after = (
        TimeStrip(axis=axis, as_of=day, height=100, top=58, bottom=90).today
        for day in (date(2027, 10, 31), date(2026, 10, 31), date(2027, 11, 1))
    )
    assert inside == axis.x(date(2027, 10, 31)) < axis.right
    assert (before, after) == (None, None)
