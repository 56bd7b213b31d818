"""Rows show twelve months, cut events to them, and draw each event once with all its times."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.charts.year.rows import (
    Crowding,
    Look,
    Mark,
    RowEvent,
    YearGroup,
    YearRow,
    YearRows,
    draw_events,
    year_rows,
)
from generator.days.period import Span
from generator.paths import account_page

AS_OF = date(2026, 11, 16)
TARGET = account_page("acme", "rhythm")


def rows(*events: RowEvent, counts: tuple[tuple[date, int], ...] = ()) -> YearRows:
    group = YearGroup("Priya Nair", (YearRow("Acme", TARGET, draw_events(events, AS_OF), ("priya",), "nothing"),))
    chart = year_rows([group], [Crowding((), counts)], AS_OF)
    assert chart is not None
    return chart


def happens(look: Look, *times: tuple[str, str]) -> RowEvent:
    spans = tuple(Span(date.fromisoformat(first), date.fromisoformat(last)) for first, last in times)
    return RowEvent("It", spans, look, "peak", ("priya",))


def marks(*events: RowEvent) -> tuple[Mark, ...]:
    return rows(*events).groups[0].rows[0].marks


def numbers(mark: Mark) -> list[int]:
    return [int(number) for number in re.findall(r"-?\d+", mark.data)]


def test_the_window_begins_with_the_month_of_the_day_and_today_is_marked() -> None:
    chart = rows()
    assert [tick.month for tick in chart.ticks] == "Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct".split()
    assert chart.today == pytest.approx(840 * 15 / 365, abs=0.1)


def test_a_bar_reaches_from_its_first_day_to_the_end_of_its_last() -> None:
    # 30 of the 365 days lie before December, and 31 are December's.
    (mark,) = marks(happens(Look.PEAK, ("2026-12-01", "2026-12-31")))
    assert mark.data == f"M {round(840 * 30 / 365)} 2 H {round(840 * 61 / 365)} V 10 H {round(840 * 30 / 365)} Z"
    assert mark.when == "1–31 December 2026"


def test_an_event_is_cut_to_the_window_and_one_outside_is_left_out() -> None:
    (mark,) = marks(happens(Look.SHUT, ("2025-01-01", "2029-01-01")), happens(Look.SHUT, ("2026-10-01", "2026-10-31")))
    assert (min(numbers(mark)), max(numbers(mark))) == (0, 840)


def test_all_times_of_an_event_are_one_mark_and_many_are_counted() -> None:
    four = [(f"2027-{month:02}-05", f"2027-{month:02}-05") for month in (1, 4, 7, 10)]
    (mark,) = marks(happens(Look.OTHER, *four))
    assert mark.data.count("M") == 4
    assert mark.when == "5 January 2027; 5 April 2027; 5 July 2027; 5 October 2027"
    monthly = [(f"2027-{month:02}-05", f"2027-{month:02}-05") for month in range(1, 11)]
    (mark,) = marks(happens(Look.TICK, *monthly))
    assert mark.data.count("M") == 10
    assert mark.when == "10 times"


def test_every_look_has_a_shape_of_its_own() -> None:
    days = [("2027-03-01", "2027-03-20")]
    shapes = {look: marks(happens(look, *days))[0].data for look in Look}
    # A demand and a peak differ in their fill: one pale with a rim, the other solid.
    assert shapes.pop(Look.DEMAND) == shapes[Look.PEAK]
    assert len(set(shapes.values())) == len(shapes) == 5
    assert "L" in marks(happens(Look.OTHER, ("2027-03-01", "2027-03-01")))[0].data, "one day is a diamond"


def test_a_shutdown_is_drawn_over_everything_else() -> None:
    days = ("2027-03-01", "2027-03-20")
    assert [mark.event.look for mark in marks(*(happens(look, days) for look in Look))][-1] is Look.SHUT


@settings(deadline=None, max_examples=examples(80))
@given(
    st.sampled_from(list(Look)),
    st.lists(st.tuples(st.dates(date(2026, 6, 1), date(2028, 1, 1)), st.sampled_from([0, 1, 20, 400])), max_size=9),
)
def test_whatever_happens_stands_in_its_row(look: Look, found: list[tuple[date, int]]) -> None:
    times = tuple(Span(start, start + timedelta(days=days)) for start, days in found)
    for mark in marks(RowEvent("It", times, look, "peak", ())):
        assert all(0 <= number <= 840 for number in numbers(mark))


def test_months_are_counted_and_those_with_several_stand_out() -> None:
    counts = ((date(2026, 11, 1), 1), (date(2026, 12, 1), 3), (date(2027, 1, 1), 0))
    (bands,) = rows(counts=counts).bands
    assert [(band.count, band.several) for band in bands.months] == [(1, False), (3, True)]
    assert bands.months[1].x == pytest.approx(840 * 30 / 365, abs=0.1)
    assert bands.months[1].width == pytest.approx(840 * 31 / 365, abs=0.2)


def test_without_rows_there_is_no_chart_and_a_group_without_rows_is_left_out() -> None:
    assert year_rows([YearGroup("Nobody", ())], [], AS_OF) is None
    row = YearRow("Acme", TARGET, (), (), "nothing")
    chart = year_rows([YearGroup("Nobody", ()), YearGroup("Priya", (row,))], [], AS_OF)
    assert chart is not None
    assert [group.name for group in chart.groups] == ["Priya"]
