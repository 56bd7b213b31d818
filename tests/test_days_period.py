from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import day

from generator.days.period import (
    Span,
    YearDay,
    add_months,
    days_ago,
    days_in_month,
    first_of_month,
    in_short,
    in_words,
    month_in_short,
    month_in_words,
    months_from,
    parse_day,
    span_in_words,
    span_with_weekdays,
    with_weekday,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize("written", ["2026-08-03", "1900-01-01", "2199-12-31", "2024-02-29"])
def test_a_date(written: str) -> None:
    assert parse_day(written).isoformat() == written


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2026-1-2", "write it as 2026-01-02"),
        ("2026/08/03", "write it as 2026-08-03"),
        ("2026.8.3", "write it as 2026-08-03"),
        ("2026-2-30", "expected a date such as"),
        ("2026-02-30", "there is no such day as 2026-02-30"),
        ("2025-02-29", "there is no such day as 2025-02-29"),
        ("2026-13-01", "there is no such day"),
        ("2026-00-10", "there is no such day"),
        ("0000-01-01", "the year 0 is outside 1900 to 2199"),
        ("1899-12-31", "the year 1899 is outside"),
        ("2200-01-01", "the year 2200 is outside"),
        ("03.08.2026", "write it as 2026-08-03"),
        ("31.07.2027", "write it as 2027-07-31"),
        ("27/11/2026", "write it as 2026-11-27"),
        ("11/27/2026", "write it as 2026-11-27"),
        ("05/06/2026", "write it as 2026-06-05 or 2026-05-06"),
        ("31.02.2026", "expected a date such as"),
        ("3 August 2026", "expected a date such as"),
        ("2026-08-03T09:00", "expected a date such as"),
        ("2026-08-03\n", "expected a date such as"),
        ("２０２６-08-03", "expected a date such as"),
        ("", "expected a date such as"),
    ],
)
def test_what_is_no_date(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_day(written)


@pytest.mark.parametrize("written", ["08-03", "02-29", "2026-08-03", "12-31"])
def test_a_day_of_the_year_is_written_as_it_was_read(written: str) -> None:
    assert str(YearDay.parse(written)) == written


@pytest.mark.parametrize("written", ["8-3", "02-30", "13-01", "00-01", "2026-02-30", "08-03-2026", "0803"])
def test_what_is_no_day_of_the_year(written: str) -> None:
    with pytest.raises(ValueError, match="such|write it as"):
        YearDay.parse(written)


def test_29_february_is_the_28th_where_there_is_none() -> None:
    leap = YearDay.parse("02-29")

    assert leap.in_year(2024) == day("2024-02-29")
    assert leap.in_year(2026) == day("2026-02-28")


def test_a_day_given_once_can_still_be_had_for_another_year() -> None:
    assert YearDay.parse("2026-08-03").in_year(2027) == day("2027-08-03")


def span(start: str, end: str) -> Span:
    return Span(day(start), day(end))


def test_both_ends_of_a_span_count() -> None:
    week = span("2026-08-03", "2026-08-09")

    assert week.days == 7
    assert day("2026-08-03") in week
    assert day("2026-08-09") in week
    assert day("2026-08-10") not in week


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (("2026-08-09", "2026-08-20"), True),
        (("2026-08-01", "2026-08-03"), True),
        (("2026-08-05", "2026-08-05"), True),
        (("2026-08-10", "2026-08-20"), False),
        (("2026-07-01", "2026-08-02"), False),
    ],
)
def test_spans_overlap_when_they_share_a_day(other: tuple[str, str], shared: bool) -> None:
    week = span("2026-08-03", "2026-08-09")

    assert week.overlaps(span(*other)) is shared
    assert span(*other).overlaps(week) is shared


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-03", 0, "2026-08-03"),
    ],
)
def test_months_on(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("year", "month", "days"),
    [(2026, 1, 31), (2026, 2, 28), (2024, 2, 29), (2100, 2, 28), (2026, 4, 30), (2026, 12, 31)],
)
def test_the_length_of_a_month(year: int, month: int, days: int) -> None:
    assert days_in_month(year, month) == days


def test_the_months_from_a_day() -> None:
    assert [m.isoformat() for m in months_from(day("2026-11-16"), 3)] == ["2026-11-01", "2026-12-01", "2027-01-01"]


def test_a_date_in_words() -> None:
    assert in_words(day("2026-08-03")) == "3 August 2026"
    assert in_short(day("2026-08-03")) == "3 Aug 2026"
    assert with_weekday(day("2026-08-03")) == "Mon 3 Aug 2026"


def test_a_month_in_words() -> None:
    assert month_in_words(day("2026-08-31")) == "August 2026"
    assert month_in_short(day("2026-08-31")) == "Aug 2026"


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (("2026-08-03", "2026-08-03"), "Mon 3 Aug 2026"),
        (("2026-08-03", "2026-08-16"), "Mon 3 – Sun 16 Aug 2026"),
        (("2026-08-03", "2026-09-16"), "Mon 3 Aug – Wed 16 Sep 2026"),
        (("2026-12-20", "2027-01-06"), "Sun 20 Dec 2026 – Wed 6 Jan 2027"),
    ],
)
def test_a_span_with_weekdays(ends: tuple[str, str], words: str) -> None:
    assert span_with_weekdays(span(*ends)) == words


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (("2026-08-03", "2026-08-03"), "3 August 2026"),
        (("2026-08-03", "2026-08-16"), "3–16 August 2026"),
        (("2026-08-03", "2026-09-16"), "3 August – 16 September 2026"),
        (("2026-12-20", "2027-01-06"), "20 December 2026 – 6 January 2027"),
    ],
)
def test_a_span_in_words(ends: tuple[str, str], words: str) -> None:
    assert span_in_words(span(*ends)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (2, "2 days ago"),
        (20, "20 days ago"),
        (21, "3 weeks ago"),
        (-35, "in 5 weeks"),
        (62, "9 weeks ago"),
        (63, "2 months ago"),
        (365, "12 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
        (-3652, "in 10 years"),
    ],
)
def test_how_long_ago(days: int, words: str) -> None:
    as_of = day("2026-11-16")

    assert days_ago(as_of - timedelta(days=days), as_of) == words


@given(DAYS)
def test_a_date_survives_being_written(when: date) -> None:
    assert parse_day(when.isoformat()) == when
    assert YearDay.parse(when.isoformat()).in_year(when.year) == when


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(-240, 240))
def test_going_on_by_months_reaches_the_right_month(when: date, months: int) -> None:
    then = add_months(when, months)

    assert (then.year * 12 + then.month) - (when.year * 12 + when.month) == months
    assert then.day == min(when.day, days_in_month(then.year, then.month))
    assert first_of_month(then).day == 1
