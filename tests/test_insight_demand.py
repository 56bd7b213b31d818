"""Expected demand against tables computed by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import account, day
from projects import examples

from generator.insight.rhythm.demand import DemandPlan, demand_plan

SHUTDOWN = {"id": "august", "name": "August", "kind": "shutdown", "from": "08-03", "to": "08-16"}


def plan(
    start: str = "2026-01-01", rhythm: list[dict[str, Any]] | None = None, months: int = 12, **keys: Any
) -> DemandPlan:
    made = account(
        rhythm=[SHUTDOWN] if rhythm is None else rhythm,
        calendar=keys.pop("calendar", {}),
        demand=[{"name": "Castings", "baseline": 100, **keys}],
    )
    return demand_plan(made, made.demand[0], day(start), months)


def rounded(values: list[float]) -> list[float]:
    return [round(value, 1) for value in values]


MADE_UP = {"stops": [{"event": "august", "made_up_in": ["june", "july"]}]}


def test_the_august_case() -> None:
    """Working days of 2026: June 22, July 23, August 21, of which 10 in the shutdown."""
    found = plan(**MADE_UP)

    assert rounded([month.lost for month in found.months]) == [0, 0, 0, 0, 0, 0, 0, 47.6, 0, 0, 0, 0]
    assert rounded([month.made_up for month in found.months]) == [0, 0, 0, 0, 0, 23.3, 24.3, 0, 0, 0, 0, 0]
    assert rounded([month.expected for month in found.months[5:8]]) == [123.3, 124.3, 52.4]
    assert sum(month.expected for month in found.months) == pytest.approx(1200)


def test_our_part_is_done_the_lead_time_before() -> None:
    """With 28 days, what is needed from 29 May to 28 June has to be done in May.

    29 May is a working day of the old rate, 100 / 21; June has 20 working days up to the 28th, each of
    100 / 22 + 47.6 / 45. May is left with 4.8 + 20 * 5.6 = 116.8.
    """
    found = plan(**MADE_UP, lead_days=28)

    june = 100 / 22 + (1000 / 21) / 45
    assert found.months[4].ours == pytest.approx(100 / 21 + 20 * june)
    assert round(found.months[4].ours, 1) == 116.8
    assert plan(**MADE_UP).months[4].ours == pytest.approx(100)


def test_an_even_rate_needs_a_stock_before_the_peak() -> None:
    """100 a month are made; June takes 23.3 and July 24.3 more than that, and August gives them back."""
    found = plan(**MADE_UP)

    assert found.rate == pytest.approx(100)
    assert rounded([month.stock for month in found.months]) == [47.6] * 6 + [24.3, 0.0] + [47.6] * 4


def test_weeks_ahead_spread_what_is_lost_over_the_weeks_before_the_stop() -> None:
    """Four weeks before 3 August 2026 are 6 July to 2 August: twenty working days, all in July."""
    found = plan(stops=[{"event": "august", "weeks_ahead": 4}])

    assert rounded([month.expected for month in found.months[5:8]]) == [100, 147.6, 52.4]


def test_only_a_share_may_be_made_up_for() -> None:
    found = plan(stops=[{"event": "august", "made_up_in": "july", "share": 50}])

    assert round(found.months[6].made_up, 1) == 23.8


def test_a_shutdown_that_is_not_named_is_lost() -> None:
    assert rounded([plan().months[7].expected, sum(month.expected for month in plan().months)]) == [52.4, 1152.4]


def test_months_after_the_stop_can_make_up_for_it_and_the_nearest_of_that_name_is_meant() -> None:
    christmas = {"id": "x", "name": "Christmas", "kind": "shutdown", "from": "12-21", "to": "01-03"}
    found = plan("2026-07-01", [christmas], stops=[{"event": "x", "made_up_in": ["november", "january"]}])

    assert [month.month.isoformat() for month in found.months if month.made_up] == ["2026-11-01", "2027-01-01"]


def test_other_events_stop_them_when_they_are_named() -> None:
    count = {"id": "count", "name": "Count", "kind": "stocktake", "from": "09-07", "to": "09-11"}

    assert plan(rhythm=[count]).months[8].expected == 100
    assert round(plan(rhythm=[count], stops=[{"event": "count"}]).months[8].expected, 1) == round(100 - 100 * 5 / 22, 1)


def test_a_day_in_two_stops_is_lost_once() -> None:
    again = {**SHUTDOWN, "id": "again", "name": "Again"}
    found = plan(rhythm=[SHUTDOWN, again], stops=[{"event": e, "made_up_in": "july"} for e in ("august", "again")])

    assert rounded([found.months[7].lost, found.months[6].made_up]) == [47.6, 47.6]


def test_public_holidays_are_no_working_days() -> None:
    """In Sweden, June 2026 has 22 weekdays and Midsummer Eve on Friday 19 June; nine working days of 21 fall away."""
    sweden = plan(calendar={"country": "SE"}, rhythm=[{**SHUTDOWN, "from": "06-15", "to": "06-28"}])

    assert round(sweden.months[5].lost, 1) == round(100 * 9 / 21, 1)


def test_twelve_baselines_make_an_index_around_their_mean() -> None:
    months = dict.fromkeys("january february march april may june july august september october november".split(), 90)
    found = plan(rhythm=[], baseline={**months, "december": 210})

    assert found.usual == 100
    assert rounded([found.index(month.expected) for month in found.months]) == [90] * 11 + [210]


def test_how_far_off_we_and_their_forecast_were() -> None:
    figures = [
        {"month": "2026-06", "forecast": 110, "actual": 120},
        {"month": "2026-07", "forecast": 130},
        {"month": "2026-08", "actual": 50},
    ]
    found = plan(**MADE_UP, figures=figures)

    june, july, august = found.months[5:8]
    assert (round(june.off or 0, 3), round(june.forecast_off or 0, 3)) == (0.027, -0.083)
    assert (july.off, july.forecast_off, august.forecast_off) == (None, None, None)
    assert round(found.missed_by or 0, 3) == round((0.0273 + 0.0476) / 2, 3)
    assert (plan().missed_by, plan().forecast_missed_by) == (None, None)


@settings(max_examples=examples(40))
@given(st.integers(0, 365), st.integers(0, 40), st.integers(0, 366))
def test_what_is_made_up_in_full_is_never_lost(start: int, length: int, lead: int) -> None:
    first = day("2026-01-01").toordinal() + start
    event = {
        "id": "stop",
        "name": "Stop",
        "kind": "shutdown",
        "repeats": "once",
        "from": day("2026-01-01").fromordinal(first).isoformat(),
        "to": day("2026-01-01").fromordinal(first + length).isoformat(),
    }
    found = plan("2025-10-01", [event], 18, stops=[{"event": "stop", "weeks_ahead": 8}], lead_days=lead)

    assert sum(month.lost for month in found.months) == pytest.approx(sum(month.made_up for month in found.months))
    assert min(month.stock for month in found.months) >= 0
