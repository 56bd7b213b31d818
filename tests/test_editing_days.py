from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.days.period import FIRST_YEAR, LAST_YEAR, WEEKDAYS
from generator.editing.days import EXAMPLES, day_meant, day_since

MONDAY = date(2026, 11, 16)

AHEAD = {
    "today": "2026-11-16",
    "tomorrow": "2026-11-17",
    "The day after tomorrow": "2026-11-18",
    "yesterday": "2026-11-15",
    "friday": "2026-11-20",
    "Fri": "2026-11-20",
    "on friday": "2026-11-20",
    "this friday": "2026-11-20",
    "last friday": "2026-11-13",
    "next monday": "2026-11-23",
    "in 2 weeks": "2026-11-30",
    "in two weeks": "2026-11-30",
    "in a month": "2026-12-16",
    "in 3 days": "2026-11-19",
    "in a year": "2027-11-16",
    "3 Dec": "2026-12-03",
    "3rd of December": "2026-12-03",
    "Dec 3": "2026-12-03",
    "December 3rd, 2027": "2027-12-03",
    "3 Feb": "2027-02-03",
    "16 nov": "2026-11-16",
    "3.12.": "2026-12-03",
    "3.12.2027": "2027-12-03",
    "29 Feb": "2028-02-29",
    "end of month": "2026-11-30",
    "end of the year": "2026-12-31",
    "by end of march": "2027-03-31",
    "2026-12-03": "2026-12-03",
    "27/11/2026": "2026-11-27",
    "27/11": "2026-11-27",
    "11/27/26": "2026-11-27",
    "31-07-2027": "2027-07-31",
    "31.7.27": "2027-07-31",
    "11/11/2026": "2026-11-11",
    "12/31/2026": "2026-12-31",
    "end of next month": "2026-12-31",
    "end of the week": "2026-11-20",
    "end of next week": "2026-11-27",
    "end of the quarter": "2026-12-31",
    "the end of next quarter": "2027-03-31",
    "beginning of next week": "2026-11-23",
    "start of next year": "2027-01-01",
    "friday next week": "2026-11-27",
    "Tue of next week": "2026-11-24",
    "two weeks": "2026-11-30",
    "3 days from now": "2026-11-19",
    "the 3rd": "2026-12-03",
    "31st": "2026-12-31",
}
DEADLINES = {
    "next week": "2026-11-27",
    "this week": "2026-11-20",
    "by next week": "2026-11-27",
    "next month": "2026-12-31",
    "december": "2026-12-31",
    "by end of march": "2027-03-31",
    "next quarter": "2027-03-31",
    "friday": "2026-11-20",
}
BEHIND = {
    "friday": "2026-11-13",
    "last friday": "2026-11-13",
    "sunday": "2026-11-15",
    "two days ago": "2026-11-14",
    "a week ago": "2026-11-09",
    "3 Dec": "2025-12-03",
    "16 Nov": "2026-11-16",
    "Nov 17": "2025-11-17",
    "16.11.": "2026-11-16",
    "3 Feb": "2026-02-03",
    "29 Feb": "2024-02-29",
    "end of october": "2026-10-31",
    "last monday": "2026-11-09",
    "monday last week": "2026-11-09",
    "27/11": "2025-11-27",
    "the 3rd": "2026-11-03",
    "end of last month": "2026-10-31",
    "beginning of november": "2026-11-01",
}


@pytest.mark.parametrize("said", AHEAD)
def test_a_day_to_come_is_understood(said: str) -> None:
    assert day_meant(said, MONDAY, ahead=True).isoformat() == AHEAD[said]


@pytest.mark.parametrize("said", DEADLINES)
def test_something_due_in_a_week_or_month_is_due_at_its_end(said: str) -> None:
    assert day_meant(said, MONDAY, ahead=True, deadline=True).isoformat() == DEADLINES[said]


@pytest.mark.parametrize("said", BEHIND)
def test_a_day_that_was_is_understood(said: str) -> None:
    assert day_meant(said, MONDAY, ahead=False).isoformat() == BEHIND[said]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("monday", "2026-11-09"),
        (" Montag", "2026-11-09"),
        ("mon", "2026-11-09"),
        ("friday", "2026-11-13"),
        ("today", "2026-11-16"),
        ("two weeks ago", "2026-11-02"),
    ],
)
def test_what_is_told_since_a_weekday_is_told_since_the_last_one_though_it_is_today(said: str, first: str) -> None:
    assert day_since(said, MONDAY).isoformat() == first


@pytest.mark.parametrize("ahead", [True, False])
def test_the_last_day_of_a_month_is_its_end(ahead: bool) -> None:
    assert day_meant("end of october", date(2026, 10, 31), ahead=ahead) == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("monday", "today is Monday: say `today`, or 2026-11-23"),
        ("next friday", "could be Fri 20 Nov 2026 or Fri 27 Nov 2026: write the date"),
        ("3/12", "a day first or a month first: write 2026-12-03 or 2027-03-12"),
        ("05/11/2026", "a day first or a month first: write 2026-05-11 or 2026-11-05"),
        ("99/99", "expected today"),
        ("31/02/2026", "expected today"),
        ("32nd", "no month has a day 32"),
        ("next week", "`next week` is no single day: say which, or `end of next week`"),
        ("31 Nov", "no such day as 11-31"),
        ("2026-13-01", "no such day"),
        ("2026/12/3", "write it as 2026-12-03"),
        ("3 Dec 1800", "outside 1900 to 2199"),
        ("whenever", "`whenever` is no day: expected today, yesterday"),
        ("", "is no day"),
        ("in 0.5 weeks", "is no day"),
    ],
)
def test_what_is_no_day_or_could_be_two_says_so(said: str, message: str) -> None:
    with pytest.raises(ValueError, match="day|date|outside|write") as error:
        day_meant(said, MONDAY, ahead=True)

    assert message in str(error.value)


def test_the_examples_are_understood() -> None:
    for said in EXAMPLES.replace(" or ", ", ").split(", "):
        assert day_meant(said, MONDAY, ahead=True)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(WEEKDAYS), st.booleans())
def test_a_weekday_is_the_nearest_of_that_name(today: date, name: str, ahead: bool) -> None:
    if WEEKDAYS[today.weekday()] == name:
        with pytest.raises(ValueError, match="today is"):
            day_meant(name, today, ahead=ahead)
        return
    day = day_meant(name, today, ahead=ahead)

    assert WEEKDAYS[day.weekday()] == name
    assert timedelta(0) < (day - today if ahead else today - day) < timedelta(7)


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,3}[/.-][0-9]{1,3}[/.-][0-9]{0,5}"), st.booleans())
def test_any_words_give_a_day_or_a_message(said: str, ahead: bool) -> None:
    message, day = "none", MONDAY
    try:
        day = day_meant(said, MONDAY, ahead=ahead)
    except ValueError as error:
        message = str(error)

    assert message
    assert FIRST_YEAR <= day.year <= LAST_YEAR + 1000
