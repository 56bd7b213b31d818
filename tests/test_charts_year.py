"""The strip shows twelve months, cuts spans to them, and lets no label meet another label or mark."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from chart_facts import happening
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.charts.coordinates import Box
from generator.charts.lettering import text_width
from generator.charts.year.bands import Quarter
from generator.charts.year.chart import Year, draw_year
from generator.charts.year.lanes import Lane, LaneRow, Mark
from generator.days.period import Span
from generator.insight.rhythm.rhythm import Occurrence
from generator.insight.rhythm.working_days import DayOff

AS_OF = date(2026, 11, 16)
starts = st.dates(date(2026, 6, 1), date(2028, 3, 1))
spans = st.builds(
    lambda title, start, days, hatched: happening(title, start, start + timedelta(days=days), hatched),
    st.sampled_from(
        ["Board meeting", "Budget round", "Audit", "A very long title that nobody can read in one go at all", "X"]
    ),
    starts,
    st.sampled_from([0, 0, 1, 12, 90, 500]),
    st.booleans(),
)


def chart_of(*spans: Occurrence) -> Year:
    chart = draw_year([Lane("Lane", spans)], AS_OF)
    assert chart is not None
    return chart


def marks(row: LaneRow) -> list[Mark]:
    return [mark for entry in row.entries for mark in entry.marks]


def mark_boxes(row: LaneRow) -> list[tuple[str, Box]]:
    """The title and the box of each mark."""
    return [
        (
            entry.title,
            Box(mark.x, entry.y - 8.5, mark.width, 17) if mark.width else Box(mark.x - 6, entry.y - 6, 12, 12),
        )
        for entry in row.entries
        for mark in entry.marks
    ]


def label_boxes(row: LaneRow) -> list[tuple[str, Box]]:
    """The text and the box of each label."""
    labels = [(entry.label, text_width(entry.label.text)) for entry in row.entries]
    return [
        (label.text, Box(label.x - (size if label.anchor == "end" else 0), label.y - 6, size, 12))
        for label, size in labels
    ]


def test_the_window_begins_with_the_month_of_the_day() -> None:
    chart = chart_of(happening("Peak", AS_OF, AS_OF))
    assert (chart.axis.first, chart.axis.last) == (date(2026, 11, 1), date(2027, 10, 31))
    assert len(chart.ticks) == 12


def test_today_lies_inside_the_strip() -> None:
    for day in (date(2026, 1, 1), date(2024, 2, 29), date(2026, 12, 31)):
        chart = draw_year([Lane("Lane", (happening("Peak", day, day),))], day)
        assert chart is not None
        assert chart.today is not None
        assert chart.left <= chart.today < chart.width


def test_a_span_across_the_edges_is_cut_to_the_window() -> None:
    mark = chart_of(happening("Peak", date(2025, 1, 1), date(2029, 1, 1))).lanes[0].entries[0].marks[0]
    chart = chart_of(happening("Peak", date(2025, 1, 1), date(2029, 1, 1)))
    assert mark.x == chart.left
    assert mark.x + mark.width == chart.width


def test_what_lies_outside_and_lanes_with_nothing_in_them_are_left_out() -> None:
    outside = happening("Gone", date(2026, 1, 1), date(2026, 10, 31))
    chart = draw_year([Lane("Empty", (outside,)), Lane("Full", (happening("Now", AS_OF, AS_OF), outside))], AS_OF)
    assert chart is not None
    assert [lane.name for lane in chart.lanes] == ["Full"]
    assert [mark.occurrence.event.name for mark in marks(chart.lanes[0])] == ["Now"]


def test_nothing_in_the_window_makes_no_chart() -> None:
    assert draw_year([], AS_OF) is None
    assert draw_year([Lane("Lane", (happening("Gone", date(2020, 1, 1), date(2020, 1, 1)),))], AS_OF) is None


def test_one_day_is_a_diamond_and_more_are_a_bar() -> None:
    board = happening("Board", date(2027, 3, 1), date(2027, 3, 1))
    day, days = marks(chart_of(board, happening("Peak", date(2027, 5, 1), date(2027, 5, 9))).lanes[0])
    assert day.width == 0
    assert days.width > 0


def test_a_title_that_comes_round_has_one_label() -> None:
    months = [happening("Cycle count", date(2027, month, 3), date(2027, month, 3)) for month in range(1, 11)]
    row = chart_of(*months).lanes[0]
    assert len(marks(row)) == 10
    assert [entry.label.text for entry in row.entries] == ["Cycle count"]


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(spans, min_size=1, max_size=12))
def test_no_label_meets_another_label_or_a_mark_it_does_not_stand_on(found: list[Occurrence]) -> None:
    chart = draw_year([Lane("First", tuple(found[:6])), Lane("Second", tuple(found[6:]))], AS_OF)
    if not chart:
        return
    for row in chart.lanes:
        labels, drawn = label_boxes(row), mark_boxes(row)
        assert not [pair for pair in combinations(labels, 2) if pair[0][1].overlaps(pair[1][1])]
        for text, box in labels:
            assert box.x >= chart.left - 1
            assert box.right <= chart.width + 1
            assert all(text.removesuffix("…") in title for title, place in drawn if place.overlaps(box))
        assert all(row.y <= box.y and box.bottom <= row.y + row.height for _, box in drawn + labels)


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(spans, min_size=1, max_size=12))
def test_every_mark_stands_in_the_window(found: list[Occurrence]) -> None:
    chart = draw_year([Lane("Lane", tuple(found))], AS_OF)
    if not chart:
        return
    for mark in marks(chart.lanes[0]):
        assert mark.x >= chart.left
        assert mark.x + mark.width <= chart.width + 3


def test_a_label_stands_clear_of_the_longest_of_several_spans_with_its_title() -> None:
    long = happening("Audit", date(2026, 6, 1), date(2027, 8, 1), True)
    chart = chart_of(
        long,
        happening("Audit", date(2026, 12, 1), date(2026, 12, 1)),
        happening("Budget", date(2026, 11, 3), date(2026, 11, 3)),
    )
    row = chart.lanes[0]
    rows = {entry.title: entry.y for entry in row.entries}
    assert rows["Audit"] != rows["Budget"]


def weekly(title: str, times: int) -> list[Occurrence]:
    days = [date(2026, 11, 2) + timedelta(weeks=at) for at in range(times)]
    return [happening(title, day, day) for day in days]


def test_what_comes_round_often_has_small_marks_and_one_entry() -> None:
    row = chart_of(*weekly("Planning call", 50), *weekly("Count", 13)).lanes[0]

    count, planning = sorted(row.entries, key=lambda entry: entry.title)
    assert (planning.title, planning.often, len(planning.marks)) == ("Planning call", True, 0)
    assert planning.ticks.count("M") == 50
    assert (count.title, count.often, count.ticks, len(count.marks)) == ("Count", False, "", 13)
    assert [count.label.text, planning.label.text] == ["Count", "Planning call"]


def test_the_year_after_does_not_mark_today() -> None:
    later = happening("Peak", date(2028, 3, 1), date(2028, 3, 9))
    chart = draw_year([Lane("Lane", (later,))], AS_OF, date(2027, 11, 1))

    assert chart is not None
    assert (chart.axis.first, chart.axis.last) == (date(2027, 11, 1), date(2028, 10, 31))
    assert chart.today is None


def test_quarters_are_cut_to_the_strip_and_named_as_far_as_there_is_room() -> None:
    quarters = [
        Quarter(Span(date(2026, 10, 1), date(2026, 11, 3)), ("FY 2027, Q3", "Q3")),
        Quarter(Span(date(2026, 11, 4), date(2026, 11, 23)), ("FY 2027, Q4", "Q4")),
        Quarter(Span(date(2026, 11, 24), date(2027, 3, 31)), ("FY 2028, Q1", "Q1")),
        Quarter(Span(date(2028, 1, 1), date(2028, 3, 31)), ("FY 2028, Q2", "Q2")),
    ]
    chart = draw_year([Lane("Lane", (happening("Peak", AS_OF, AS_OF),))], AS_OF, quarters=quarters)

    assert chart is not None
    assert [cell.label for cell in chart.quarters] == ["", "Q4", "FY 2028, Q1"]
    assert chart.quarters[0].x == chart.left
    assert chart.lanes[0].y >= chart.quarters_y + 20


def test_a_fiscal_year_alone_makes_no_strip() -> None:
    assert draw_year([], AS_OF, quarters=[Quarter(Span(AS_OF, date(2027, 3, 31)), ("Q1",))]) is None


def test_days_off_stand_above_the_lanes_and_estimated_ones_look_unlike_others() -> None:
    days = [
        (DayOff(date(2026, 12, 25), "Christmas Day"), "holiday"),
        (DayOff(date(2027, 3, 10), "Eid al-Fitr", estimated=True), "holiday"),
        (DayOff(date(2027, 5, 7), "Bridge day", bridge=True), "bridge"),
        (DayOff(date(2028, 1, 1), "Out of reach"), "holiday"),
    ]
    chart = draw_year([Lane("Lane", (happening("Peak", AS_OF, AS_OF),))], AS_OF, days_off=days)

    assert chart is not None
    assert [mark.kind for mark in chart.days_off] == ["holiday", "estimated", "bridge"]
    assert chart.days_off_y + 11 <= chart.lanes[0].y
    assert [key.word for key in chart.keys] == ["public holiday", "bridge day", "date estimated"]
    assert chart.keys[0].y > chart.bottom


def test_days_off_alone_are_worth_a_strip() -> None:
    chart = draw_year([], AS_OF, days_off=[(DayOff(date(2026, 12, 25), "Christmas Day"), "holiday")])
    assert chart is not None
    assert chart.lanes == ()
