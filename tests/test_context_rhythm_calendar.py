"""Their calendar on the Rhythm page: country, week, fiscal year and the budget round before the next, days off."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day

from generator.context.directory import Directory
from generator.context.rhythm.calendar import CalendarView, calendar_view, days_of
from generator.context.rhythm.page import rhythm_page
from generator.days.period import Span, add_months
from generator.insight.rhythm.working_days import working_days


def view(as_of: str = "2026-11-16", rhythm: list[dict[str, Any]] | None = None, **calendar: Any) -> CalendarView:
    made = account(calendar=calendar, rhythm=rhythm or [])
    off = working_days(made)
    days = days_of(made, Span(day(as_of), add_months(day(as_of), 14)), off)
    return calendar_view(made, days, day(as_of), off)


BUDGET = {"name": "Budget round", "kind": "budget", "from": "09-15", "to": "10-31"}


def test_nothing_typed_is_nothing_known() -> None:
    def known(**calendar: Any) -> bool:
        made = account(calendar=calendar)
        return rhythm_page(made, day("2026-11-16"), Directory(made)).calendar is not None

    assert not known()
    assert known(country="SE")


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ({"country": "SE"}, "Sweden"),
        ({"country": "GB", "region": "SCT"}, "Scotland, United Kingdom"),
        ({"country": "CD"}, "DR Congo"),
        ({"country": "AG"}, "Antigua and Barbuda"),
        ({"country": "IM"}, "Isle of Man"),
        ({}, ""),
    ],
)
def test_a_country_is_spelt_out(typed: dict[str, Any], country: str) -> None:
    assert view(**typed).country == country


def test_a_week_like_ours_goes_without_saying() -> None:
    assert view(country="SE").weekend == ""
    assert view(country="SE", weekend=["sunday"]).weekend == "Sunday"
    assert view(country="EG").weekend == "Friday and Saturday"


def test_a_time_zone_has_no_underscore() -> None:
    assert view(time_zone="America/New_York").time_zone == "America/New York"


def test_the_fiscal_year_and_the_budget_round_before_the_next() -> None:
    found = view(rhythm=[BUDGET], fiscal_year_starts="01-01")

    assert (found.fiscal_now, found.fiscal_next) == ("FY 2026, Q4", "FY 2027 begins in 46 days")
    assert found.fiscal == (
        "It is the fourth quarter of FY 2026.",
        "FY 2027 begins in 46 days, on Friday 1 January 2027; "
        "before it “Budget round” was 15 September – 31 October 2026.",
    )


def test_a_round_still_to_come_is_told_so_and_monthly_planning_is_none() -> None:
    monthly = {"name": "Planning call", "kind": "planning", "from": "01-05", "repeats": "monthly"}
    early = {"name": "First ideas", "kind": "planning", "from": "02-01"}
    found = view("2026-08-01", [BUDGET, monthly, early], fiscal_year_starts="01-01")

    assert found.fiscal[1].endswith("before it “Budget round” is 15 September – 31 October 2026.")


@pytest.mark.parametrize(("on", "tense"), [("2026-10-31", "is"), ("2026-11-01", "was")])
def test_a_round_is_over_once_its_last_day_is(on: str, tense: str) -> None:
    found = view(on, [BUDGET], fiscal_year_starts="01-01")

    assert f"“Budget round” {tense} 15 September" in found.fiscal[1]


def test_a_fiscal_year_without_rounds_and_one_that_begins_tomorrow() -> None:
    assert view("2027-03-31", fiscal_year_starts="04-01").fiscal[1] == (
        "FY 2028 begins in 1 day, on Thursday 1 April 2027."
    )
    assert view().fiscal == ()


@pytest.mark.parametrize("as_of", ["2024-02-28", "2024-02-29", "2025-02-27", "2025-02-28"])
def test_a_fiscal_year_from_29_february_always_has_a_quarter(as_of: str) -> None:
    assert view(as_of, fiscal_year_starts="02-29").fiscal_now.startswith("FY ")


def test_days_off_of_a_year_with_what_they_close_and_what_they_work_on() -> None:
    found = view(country="SE", works_on=["Epiphany"], closed=[{"name": "Inventory", "from": "01-04", "to": "01-05"}])

    names = [(row.off.on.isoformat(), row.off.name, row.kind) for row in found.days_off]
    assert names[0] == ("2026-12-24", "Christmas Eve", "Public holiday")
    assert ("2027-01-04", "Inventory", "Closed") in names
    assert "Epiphany" not in [name for _, name, _ in names]
    assert max(row.off.on for row in found.days_off) < day("2027-11-16")


@pytest.mark.parametrize(
    ("typed", "words"), [("closed", "They close on them."), ("open", "They work on them."), (None, "")]
)
def test_bridge_days_are_listed_whether_or_not_they_take_them(typed: str | None, words: str) -> None:
    found = view(country="SE", bridge_days=typed)

    assert found.bridges == words
    assert [(row.off.on.isoformat(), row.off.name) for row in found.bridge_days] == [
        ("2027-05-07", "Bridge day beside Ascension Day")
    ]
    assert not [row for row in found.days_off if row.kind == "Bridge day"]


def test_estimated_dates_are_told_as_such() -> None:
    assert any(row.off.estimated for row in view(country="EG").days_off)
    assert not any(row.off.estimated for row in view(country="SE").days_off)
