"""The days on which a customer works, and their fiscal year."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import account, day

from generator.days import public_holidays
from generator.days.period import Span
from generator.insight.rhythm.working_days import WorkingDays, fiscal_year, working_days


def of(**calendar: Any) -> WorkingDays:
    return working_days(account(calendar=calendar))


def off(made: WorkingDays, start: str, end: str) -> list[str]:
    return [f"{off.on} {off.name}" for off in made.days_off(Span(day(start), day(end)))]


def test_of_an_unknown_customer_only_the_weekend_is_known() -> None:
    assert off(of(), "2026-01-01", "2026-12-31") == []
    assert [of().works(day(f"2026-08-{n:02}")) for n in range(7, 11)] == [True, False, False, True]
    assert of().count(Span(day("2026-08-01"), day("2026-08-31"))) == 21


def test_a_country_brings_its_holidays_those_that_are_no_law_too() -> None:
    found = off(of(country="SE"), "2026-06-01", "2026-06-30")

    # Midsummer Day and the National Day are a Saturday in 2026; Midsummer Eve is no law and everybody is off.
    assert found == ["2026-06-19 Midsummer Eve"]


def test_a_region_adds_its_own() -> None:
    assert off(of(country="DE"), "2026-06-01", "2026-06-10") == []
    assert off(of(country="DE", region="BY"), "2026-06-01", "2026-06-10") == ["2026-06-04 Corpus Christi"]


@pytest.mark.parametrize(
    ("country", "year", "days"),
    [("SE", 2026, {5, 6}), ("EG", 2026, {4, 5}), ("MV", 2026, {4, 5}), (None, 2026, {5, 6}), ("IL", 2026, {4, 5})],
)
def test_the_weekend_is_the_countrys(country: str | None, year: int, days: set[int]) -> None:
    assert public_holidays.weekend_days(country, year) == days


def test_an_account_may_have_another_weekend() -> None:
    made = of(country="EG", weekend="friday")

    assert (made.works(day("2026-11-13")), made.works(day("2026-11-14"))) == (False, True)


def test_an_account_may_work_on_a_holiday_and_close_on_other_days() -> None:
    made = of(country="SE", works_on="Epiphany", closed=[{"name": "Founders' day", "from": "05-04"}])

    assert off(made, "2026-01-06", "2026-01-06") == []
    assert off(made, "2026-05-04", "2026-05-04") == ["2026-05-04 Founders' day"]
    assert off(made, "2027-05-04", "2027-05-04") == ["2027-05-04 Founders' day"]


def test_closed_days_may_run_across_new_year_or_come_once() -> None:
    made = of(closed=[{"name": "Rest", "from": "12-30", "to": "01-02"}, {"name": "Move", "from": "2026-03-02"}])

    assert off(made, "2026-01-01", "2026-01-05") == ["2026-01-01 Rest", "2026-01-02 Rest"]
    assert off(made, "2026-12-29", "2026-12-31") == ["2026-12-30 Rest", "2026-12-31 Rest"]
    assert (off(made, "2026-03-02", "2026-03-02"), off(made, "2027-03-02", "2027-03-02")) == (["2026-03-02 Move"], [])


def test_a_bridge_day_stands_alone_between_a_holiday_and_a_weekend() -> None:
    """Ascension Day 2026 is Thursday 14 May."""
    closed, open_ = of(country="SE", bridge_days="closed"), of(country="SE", bridge_days="open")
    friday = day("2026-05-15")

    assert off(closed, "2026-05-15", "2026-05-15") == ["2026-05-15 Bridge day beside Ascension Day"]
    assert (closed.works(friday), open_.works(friday), of(country="SE").works(friday)) == (False, True, True)
    assert open_.bridge(friday) is not None
    assert open_.bridge(day("2026-05-13")) is None, "Wednesday has only the holiday on one side"
    assert of(country="SE", works_on="Ascension Day", bridge_days="closed").works(friday)


def test_dates_that_go_by_the_moon_are_estimates() -> None:
    """In the Emirates; the date for a year long past is settled."""
    made = of(country="AE")
    coming = [
        day_off
        for day_off in made.days_off(Span(day("2027-01-01"), day("2027-12-31")))
        if "Eid al-Fitr" in day_off.name
    ]

    assert coming
    assert all(day_off.estimated for day_off in coming)
    assert "estimated" not in " ".join(off(made, "2027-01-01", "2027-12-31"))


def test_a_holiday_is_found_by_its_name() -> None:
    made = of(country="SE")

    assert made.holiday("midsummer eve", 2027) == day("2027-06-25")
    assert made.holiday("Thanksgiving", 2027) is None
    assert of().holiday("Christmas Day", 2027) is None


def test_names_do_not_depend_on_the_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = off(of(country="SE"), "2031-01-01", "2031-12-31")
    monkeypatch.setenv("LANGUAGE", "sv")
    public_holidays.public_holidays.cache_clear()

    assert off(of(country="SE"), "2031-01-01", "2031-12-31") == expected


def test_of_years_without_data_nothing_is_known() -> None:
    assert public_holidays.public_holidays("SE", None, 2150) == {}
    assert public_holidays.public_holidays("XX", None, 2026) == {}
    assert public_holidays.public_holidays("SE", "nowhere", 2026) == {}


def test_there_are_holidays_for_most_of_the_world() -> None:
    assert len(public_holidays.list_countries()) > 200
    assert (
        sum(bool(public_holidays.public_holidays(country, None, 2026)) for country in public_holidays.list_countries())
        > 200
    )


def test_a_fiscal_year_is_named_after_the_year_in_which_it_ends() -> None:
    made = account(calendar={"fiscal_year_starts": "04-01"})
    year = fiscal_year(made, day("2027-03-31"))

    assert year is not None
    assert (year.name, year.span) == ("FY 2027", Span(day("2026-04-01"), day("2027-03-31")))
    assert [quarter.start.month for quarter in year.quarters()] == [4, 7, 10, 1]
    assert fiscal_year(account(), day("2026-01-01")) is None


@pytest.mark.parametrize(
    ("starts", "named_by", "name"),
    [("04-01", "first_year", "FY 2026"), ("04-01", "last_year", "FY 2027"), ("01-01", "first_year", "FY 2027")],
)
def test_a_fiscal_year_is_named_as_they_name_it(starts: str, named_by: str, name: str) -> None:
    made = account(calendar={"fiscal_year_starts": starts, "fiscal_year_named_by": named_by})
    year = fiscal_year(made, day("2027-03-31"))

    assert year is not None
    assert year.name == name


@given(st.integers(1, 12), st.integers(1, 28), st.dates(day("1950-01-01"), day("2090-01-01")))
def test_every_day_lies_in_its_fiscal_year_and_in_one_quarter(month: int, first: int, when: Any) -> None:
    year = fiscal_year(account(calendar={"fiscal_year_starts": f"{month:02}-{first:02}"}), when)

    assert year is not None
    assert when in year.span
    assert year.span.days in (365, 366)
    assert sum(when in quarter for quarter in year.quarters()) == 1
    assert sum(quarter.days for quarter in year.quarters()) == year.span.days
