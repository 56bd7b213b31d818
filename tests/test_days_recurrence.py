"""How often something comes round: read as people say it, and laid on the calendar."""

from __future__ import annotations

import re
import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from made import day
from projects import examples

from generator.days.recurrence.reading import EXAMPLES, parse_rule
from generator.insight.rhythm.working_days import WorkingDays
from generator.model.calendar import Calendar

ANY = WorkingDays(Calendar())
SWEDEN = WorkingDays(Calendar.model_validate({"country": "SE", "fiscal_year_starts": "09-01"}))


def days(rule: str, year: int = 2026, first: str | None = None, off: WorkingDays = ANY) -> list[str]:
    """The days of a year on which something begins, without the year."""
    days = parse_rule(rule).starts(year, day(first) if first else None, off)
    return [each.strftime("%m-%d") for each in days]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("second tuesday of every month", "01-13 02-10 03-10 04-14 05-12 06-09 07-14 08-11 09-08 10-13 11-10 12-08"),
        ("last friday of every quarter", "03-27 06-26 09-25 12-25"),
        ("first monday of march and september", "03-02 09-07"),
        ("the third Wednesday of June", "06-17"),
        ("second last thursday of november", "11-19"),
        ("fifth monday of every month", "03-30 06-29 08-31 11-30"),
        ("last working day of every quarter", "03-31 06-30 09-30 12-31"),
        ("first working day of january, may and august", "01-01 05-01 08-03"),
        ("10th working day of every year", "01-14"),
        ("week 1", ""),
        ("weeks 28 to 30", "07-06"),
        ("weeks 28-30", "07-06"),
        ("week 53", "12-28"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "01-30 02-27 03-27 04-24 05-29 06-26 07-31 08-28 09-25 10-30 11-27 12-25"),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "05-11"),
    ],
)
def test_a_rule_that_needs_no_first_day(rule: str, expected: str) -> None:
    assert days(rule, first="2020-01-01" if "FREQ" in rule else None) == expected.split()


@pytest.mark.parametrize(
    ("rule", "first", "year", "expected"),
    [
        ("every 2 weeks", "2025-12-29", 2026, "01-12 01-26 02-09"),
        ("every other week", "2025-12-29", 2026, "01-12 01-26 02-09"),
        ("weekly", "2026-12-10", 2026, "12-10 12-17 12-24 12-31"),
        ("every 100 days", "2025-01-01", 2026, "02-05 05-16 08-24 12-02"),
        ("every 5 months", "2025-12-31", 2026, "05-31 10-31"),
        ("every 2 years", "2024-02-29", 2026, "02-28"),
        ("every 2 years", "2024-02-29", 2028, "02-29"),
        ("every 2 years", "2024-02-29", 2027, ""),
        ("every month", "2026-10-31", 2026, "10-31 11-30 12-31"),
        ("every 3 months", "2027-01-01", 2026, ""),
        ("FREQ=WEEKLY;INTERVAL=2", "2025-12-29", 2026, "01-12 01-26 02-09"),
        ("FREQ=MONTHLY;INTERVAL=5", "2025-12-15", 2026, "05-15 10-15"),
        ("FREQ=YEARLY", "2020-02-29", 2026, ""),
        ("FREQ=YEARLY", "2020-02-29", 2028, "02-29"),
        ("FREQ=DAILY;INTERVAL=100", "2025-01-01", 2026, "02-05 05-16 08-24 12-02"),
        ("FREQ=DAILY", "2026-12-30", 2026, "12-30 12-31"),
    ],
)
def test_a_rule_that_is_counted_from_its_first_day(rule: str, first: str, year: int, expected: str) -> None:
    wanted = expected.split()
    assert days(rule, year, first)[: max(len(wanted), 3) if len(wanted) == 3 else None] == wanted


def test_working_days_and_holidays_are_those_of_the_customer() -> None:
    """Sweden 2026: 1 and 6 January, Good Friday on 3 April, Midsummer Eve on Friday 19 June, New Year's Eve are off."""
    assert days("first working day of every quarter", off=SWEDEN) == ["01-02", "04-01", "07-01", "10-01"]
    assert days("last working day of december", off=SWEDEN) == ["12-30"]
    assert days("on Midsummer Eve", off=SWEDEN) == ["06-19"]
    assert days("2 weeks before midsummer eve", off=SWEDEN) == ["06-05"]
    assert days("1 working day before Good Friday", off=SWEDEN) == ["04-02"]
    assert days("3 working days after Good Friday", off=SWEDEN) == ["04-09"]
    assert days("friday after Ascension Day", off=SWEDEN) == ["05-15"]
    assert days("monday before Christmas Day", off=SWEDEN) == ["12-21"]


def test_easter_needs_no_country() -> None:
    assert days("on Easter") == ["04-05"]
    assert days("49 days after Easter Sunday") == ["05-24"]


def test_what_goes_by_a_holiday_may_fall_into_another_year() -> None:
    assert days("3 days before New Year's Day", 2026, off=SWEDEN) == ["12-29"]
    assert days("10 days after New Year's Eve", 2026, off=SWEDEN) == ["01-10"]


def test_quarters_may_be_those_of_the_fiscal_year() -> None:
    """It begins in September, so its quarters end with November, February, May and August."""
    assert days("last friday of every fiscal quarter", off=SWEDEN) == ["02-27", "05-29", "08-28", "11-27"]
    assert days("first monday of every fiscal year", off=SWEDEN) == ["09-07"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("sometimes", "for example `yearly`"),
        ("monthy", "did you mean `monthly`?"),
        ("every 0 weeks", "every 1 to 366"),
        ("every 400 days", "every 1 to 366"),
        ("sixth monday of may", "for example"),
        ("6th monday of may", "there is no 6th monday of may"),
        ("24th working day of may", "there is no 24th working day"),
        ("second tuesday of marsh", "did you mean march?"),
        ("weeks 30 to 28", "the first before the last"),
        ("week 54", "numbered from 1 to 53"),
        ("400 days after Easter", "366 days at the most"),
        ("FREQ=SECONDLY", "DAILY, WEEKLY, MONTHLY and YEARLY"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is a number from 1 to 366"),
        ("FREQ=DAILY;INTERVAL=999999", "INTERVAL is a number from 1 to 366"),
        ("FREQ=DAILY;COUNT=10", "`until`"),
        ("FREQ=DAILY;UNTIL=20261231", "`until`"),
        ("FREQ=DAILY;BYHOUR=1", "BYHOUR is not understood"),
        ("FREQ=DAILY;FREQ=DAILY", "given twice"),
        ("FREQ=WEEKLY;BYDAY=2MO", "goes with MONTHLY or YEARLY"),
        ("FREQ=WEEKLY;BYDAY=XX", "XX is none"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY is a number"),
        ("FREQ=MONTHLY;BYSETPOS=0", "BYSETPOS is a number"),
        ("FREQ=MONTHLY;BYWEEKNO=1", "goes with YEARLY"),
        ("FREQ=", "FREQ is one of"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_was_expected(written: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        parse_rule(written)


def test_every_example_can_be_read() -> None:
    assert [parse_rule(example).text for example in EXAMPLES] == list(EXAMPLES)


NOTATION = st.builds(
    ";".join,
    st.lists(
        st.one_of(
            st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "BYDAY=MO", "BYDAY=-1FR,2TU"]),
            st.builds("INTERVAL={}".format, st.integers(-1, 400)),
            st.builds("BYMONTH={}".format, st.integers(0, 13)),
            st.builds("BYMONTHDAY={}".format, st.integers(-32, 32)),
            st.builds("BYSETPOS={}".format, st.integers(-400, 400)),
            st.builds("BYWEEKNO={}".format, st.integers(-54, 54)),
        ),
        min_size=1,
        max_size=5,
    ),
)
WORDS = st.builds(
    "{} {} of {}".format,
    st.sampled_from(["first", "2nd", "third", "last", "5th", "20th"]),
    st.sampled_from(["monday", "working day", "sunday"]),
    st.sampled_from(["every month", "every quarter", "february", "every fiscal year", "june and july", "every year"]),
)
STEPS = st.builds(
    "every {} {}s".format, st.integers(1, 366), st.sampled_from(["day", "week", "month", "year"])
) | st.builds("{} days after Easter".format, st.integers(0, 366))


@settings(max_examples=examples(300), deadline=None)
@given(NOTATION | WORDS | STEPS, st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(1950, 2101))
def test_whatever_is_accepted_has_an_end_and_stays_in_its_year(rule: str, first: date, year: int) -> None:
    try:
        read = parse_rule(rule)
    except ValueError:
        return
    started = time.process_time()
    days = list(read.starts(year, first, SWEDEN))

    assert time.process_time() - started < 1
    assert days == sorted(set(days))
    assert len(days) <= 366
    assert {each.year for each in days} <= {year}
    if read.needs_first:
        assert all(each >= first for each in days)


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(1, 366), st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_steps_of_days_are_even_from_one_year_to_the_next(number: int, first: date) -> None:
    rule = parse_rule(f"every {number} days")
    days = [each for year in range(first.year, first.year + 4) for each in rule.starts(year, first, ANY)]

    assert days[0] == first
    assert {later - sooner for sooner, later in pairwise(days)} <= {timedelta(days=number)}


def test_a_rule_that_names_no_day_at_all_is_soon_done() -> None:
    """The library that reads such rules elsewhere looks for its first day until the year 9999."""
    started = time.process_time()
    assert [days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", year, "1950-01-01") for year in range(2000, 2100)] == [[]] * 100
    assert time.process_time() - started < 2


@settings(max_examples=examples(200), deadline=None)
@given(NOTATION, st.dates(date(2000, 1, 1), date(2020, 12, 31)), st.integers(2000, 2030))
def test_the_notation_means_what_dateutil_takes_it_to_mean(rule: str, first: date, year: int) -> None:
    try:
        days = list(parse_rule(rule).starts(year, first, ANY))
    except ValueError:
        return
    if not days:  # dateutil might never come to an end
        return
    text = rule.removeprefix("RRULE:")
    other = rrulestr(text, dtstart=datetime.combine(first, clock()))
    ends = (datetime.combine(end, clock()) for end in (date(year, 1, 1), date(year, 12, 31)))
    assert days == [moment.date() for moment in other.between(*ends, inc=True)]
