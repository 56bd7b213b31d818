from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import account, day

from generator.days.period import Span
from generator.insight.rhythm.rhythm import account_occurrences, event_occurrences, paused_days
from generator.insight.rhythm.working_days import WorkingDays
from generator.model.calendar import Calendar
from generator.model.rhythm import RhythmEvent

ANY_WEEK = WorkingDays(Calendar())
"""The calendar of a customer of whom nothing is known but that they rest on Saturdays and Sundays."""
YEAR_2026 = Span(day("2026-01-01"), day("2026-12-31"))


def event(from_: str, to: str | None = None, **keys: Any) -> RhythmEvent:
    return RhythmEvent.model_validate({"name": "E", "kind": "event", "from": from_, "to": to, **keys})


def spans(made: RhythmEvent, start: str, end: str) -> list[tuple[str, str]]:
    """When an event comes round within a window."""
    window = Span(day(start), day(end))
    return [(o.span.start.isoformat(), o.span.end.isoformat()) for o in event_occurrences(made, window, ANY_WEEK)]


def starts(made: RhythmEvent, start: str, end: str) -> list[str]:
    return [first for first, _ in spans(made, start, end)]


def test_a_yearly_event_comes_every_year() -> None:
    assert spans(event("08-03", "08-16"), "2025-01-01", "2026-12-31") == [
        ("2025-08-03", "2025-08-16"),
        ("2026-08-03", "2026-08-16"),
    ]


def test_an_event_without_a_last_day_lasts_one() -> None:
    assert spans(event("08-03"), "2026-01-01", "2026-12-31") == [("2026-08-03", "2026-08-03")]


@pytest.mark.parametrize(
    ("start", "end", "comes"),
    [
        ("2026-08-16", "2026-08-20", True),
        ("2026-08-17", "2026-08-20", False),
        ("2026-07-01", "2026-08-03", True),
        ("2026-07-01", "2026-08-02", False),
        ("2026-08-10", "2026-08-10", True),
    ],
)
def test_an_event_counts_when_it_shares_a_day_with_the_window(start: str, end: str, comes: bool) -> None:
    assert bool(spans(event("08-03", "08-16"), start, end)) is comes


def test_an_event_may_run_across_new_year() -> None:
    stop = event("12-20", "01-06")

    assert spans(stop, "2026-01-01", "2026-12-31") == [("2025-12-20", "2026-01-06"), ("2026-12-20", "2027-01-06")]
    assert spans(stop, "2027-01-06", "2027-01-06") == [("2026-12-20", "2027-01-06")]
    assert spans(stop, "2027-01-07", "2027-12-19") == []


def test_29_february() -> None:
    assert starts(event("02-29"), "2023-01-01", "2025-12-31") == ["2023-02-28", "2024-02-29", "2025-02-28"]
    assert spans(event("02-01", "02-29"), "2023-01-01", "2024-12-31") == [
        ("2023-02-01", "2023-02-28"),
        ("2024-02-01", "2024-02-29"),
    ]


def test_a_winter_that_ends_with_february_takes_the_leap_day_of_the_year_it_ends_in() -> None:
    assert spans(event("12-01", "02-29"), "2023-06-01", "2025-06-01") == [
        ("2023-12-01", "2024-02-29"),
        ("2024-12-01", "2025-02-28"),
    ]


def test_an_event_with_a_year_comes_once() -> None:
    fair = event("2026-08-03", "2026-08-05")

    assert spans(fair, "2020-01-01", "2030-12-31") == [("2026-08-03", "2026-08-05")]
    assert spans(fair, "2027-01-01", "2027-12-31") == []


def test_an_event_that_comes_once_may_run_across_new_year() -> None:
    assert spans(event("2026-12-20", "2027-01-06", repeats="once"), "2027-01-01", "2027-01-01") == [
        ("2026-12-20", "2027-01-06")
    ]
    assert spans(event("2026-12-20", "01-06", repeats="once"), "2027-01-01", "2027-12-31") == [
        ("2026-12-20", "2027-01-06")
    ]


def test_a_monthly_event_on_the_31st_comes_on_the_last_day_of_shorter_months() -> None:
    assert starts(event("01-31", repeats="monthly"), "2026-01-01", "2026-06-30") == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
        "2026-06-30",
    ]


def test_a_monthly_event_keeps_coming_whatever_month_was_typed() -> None:
    assert len(starts(event("08-15", repeats="monthly"), "2026-01-01", "2026-12-31")) == 12
    assert starts(event("12-28", "01-03", repeats="monthly"), "2026-01-01", "2026-02-28") == [
        "2025-12-28",
        "2026-01-28",
        "2026-02-28",
    ]


def test_a_quarterly_event() -> None:
    assert spans(event("02-15", "02-20", repeats="quarterly"), "2026-01-01", "2026-12-31") == [
        ("2026-02-15", "2026-02-20"),
        ("2026-05-15", "2026-05-20"),
        ("2026-08-15", "2026-08-20"),
        ("2026-11-15", "2026-11-20"),
    ]


def test_a_monthly_event_with_a_year_began_then() -> None:
    assert starts(event("2026-03-31", repeats="monthly"), "2025-01-01", "2026-06-30") == [
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
        "2026-06-30",
    ]
    assert starts(event("2026-03-31", "2026-04-02", repeats="quarterly"), "2027-01-03", "2027-06-30") == [
        "2027-03-31",
        "2027-06-30",
    ]


def test_an_occurrence_says_when_our_response_has_to_begin_and_whether_it_did() -> None:
    made = event("08-03", lead_days=30, done_for=[2025])
    first, second = event_occurrences(made, Span(day("2025-01-01"), day("2026-12-31")), ANY_WEEK)

    assert (first.respond_by, first.answered) == (day("2025-07-04"), True)
    assert (second.respond_by, second.answered) == (day("2026-07-04"), False)
    assert next(event_occurrences(event("08-03"), YEAR_2026, ANY_WEEK)).respond_by is None


@pytest.mark.parametrize(
    ("done", "answered"), [("2026", [True, True]), ("2026-04", [False, True]), ("2026-01-10", [True, False])]
)
def test_a_response_is_noted_by_year_by_month_or_by_day(done: str, answered: list[bool]) -> None:
    made = event("01-10", repeats="quarterly", lead_days=3, done_for=[done])
    assert [occurrence.answered for occurrence in event_occurrences(made, YEAR_2026, ANY_WEEK)][:2] == answered


def test_a_response_may_have_to_begin_at_once() -> None:
    (only,) = event_occurrences(event("2026-08-03", lead_days=0), YEAR_2026, ANY_WEEK)

    assert only.respond_by == day("2026-08-03")


def test_the_calendar_has_all_events_in_order() -> None:
    made = account(
        rhythm=[
            {"name": "Late", "kind": "peak", "from": "11-01", "to": "12-24"},
            {"name": "Board", "kind": "board", "from": "02-10", "repeats": "quarterly"},
            {"name": "Audit", "kind": "audit", "from": "02-10"},
        ]
    )
    occurrences = account_occurrences(made, Span(day("2026-01-01"), day("2026-12-31")))

    assert [(o.event.name, o.span.start.isoformat()) for o in occurrences] == [
        ("Audit", "2026-02-10"),
        ("Board", "2026-02-10"),
        ("Board", "2026-05-10"),
        ("Board", "2026-08-10"),
        ("Late", "2026-11-01"),
        ("Board", "2026-11-10"),
    ]


def test_paused_days_leave_out_the_first_day_and_take_in_the_last() -> None:
    made = account(rhythm=[{"name": "Stop", "kind": "shutdown", "from": "08-03", "to": "08-16", "contact_pause": True}])

    assert paused_days(made, day("2026-08-02"), day("2026-08-16")) == 14
    assert paused_days(made, day("2026-08-03"), day("2026-08-16")) == 13
    assert paused_days(made, day("2026-08-02"), day("2026-08-03")) == 1
    assert paused_days(made, day("2026-08-16"), day("2026-09-30")) == 0
    assert paused_days(made, day("2026-08-10"), day("2026-08-10")) == 0
    assert paused_days(made, day("2026-08-10"), day("2026-08-01")) == 0


YEAR_DAYS = st.dates(day("2024-01-01"), day("2024-12-31")).map(lambda when: when.strftime("%m-%d"))


@given(
    YEAR_DAYS,
    YEAR_DAYS,
    st.sampled_from(["yearly", "quarterly", "monthly"]),
    st.dates(day("1995-01-01"), day("2150-01-01")),
    st.integers(0, 1500),
)
def test_occurrences_share_a_day_with_the_window_and_come_in_order(
    from_: str, to: str, repeats: str, start: Any, days: int
) -> None:
    window = Span(start, start.fromordinal(start.toordinal() + days))
    occurrences = list(event_occurrences(event(from_, to, repeats=repeats), window, ANY_WEEK))

    assert all(o.span.overlaps(window) and o.span.start <= o.span.end for o in occurrences)
    assert [o.span.start for o in occurrences] == sorted(o.span.start for o in occurrences)
    assert len({o.span.start for o in occurrences}) == len(occurrences)
    if days >= 366:
        assert occurrences
