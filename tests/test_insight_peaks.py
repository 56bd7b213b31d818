"""Months of peak and of quiet, of one customer and of several."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, settings

from generator.insight.rhythm.peaks import MonthLoad, Together, crowded_from, crowded_months, demand_peaks, month_loads

START = "2026-11-16"


def loads(*rhythm: dict[str, Any], **keys: Any) -> tuple[MonthLoad, ...]:
    return month_loads(account(rhythm=list(rhythm), **keys), settings(), day(START))


def event(kind: str, first: str, last: str | None = None, **keys: Any) -> dict[str, Any]:
    return {"name": "It", "kind": kind, "from": first, **({"to": last} if last else {}), **keys}


def peaks(*rhythm: dict[str, Any], **keys: Any) -> list[str]:
    return [f"{load.month:%Y-%m}" for load in loads(*rhythm, **keys) if load.peak]


def shut(*rhythm: dict[str, Any]) -> dict[str, int]:
    return {f"{load.month:%Y-%m}": load.shut_days for load in loads(*rhythm) if load.shut}


def test_the_months_are_whole_and_begin_with_that_of_the_day() -> None:
    found = loads()
    assert [found[0].month, found[-1].month, len(found)] == [day("2026-11-01"), day("2027-10-01"), 12]
    assert not any(load.peak or load.shut for load in found)


def test_an_event_of_kind_peak_makes_the_months_it_takes_a_week_of() -> None:
    assert peaks(event("peak", "12-26", "02-06")) == ["2027-01"]
    assert peaks(event("peak", "12-25", "02-07")) == ["2026-12", "2027-01", "2027-02"]


def test_a_peak_of_less_than_a_week_makes_the_month_it_begins_in() -> None:
    assert peaks(event("peak", "11-28", "12-03")) == ["2026-11"]
    assert peaks(event("peak", "2027-03-31")) == ["2027-03"]


@pytest.mark.parametrize("kind", ["shutdown", "freeze", "budget", "launch", "holiday"])
def test_other_kinds_make_no_peak(kind: str) -> None:
    assert peaks(event(kind, "12-01", "12-31")) == []


def test_a_peak_of_every_month_is_their_everyday_and_one_of_every_other_month_is_not() -> None:
    assert peaks(event("peak", "2026-11-20", "2026-11-29", repeats="monthly")) == []
    assert len(peaks(event("peak", "2026-11-10", "2026-11-19", repeats="every 2 months"))) == 6


def test_a_demand_of_115_or_more_makes_a_peak() -> None:
    baseline = dict.fromkeys(
        "january february march april may june july august september october november december".split(), 100
    )
    # The other eleven of 100 and one of 118 give a usual month of 101.5, of which 118 is 116.3; 116 gives 114.5,
    # which people would read as 114; 116.6 gives 115.01.
    for amount, expected in ((118, ["2027-04"]), (116.6, ["2027-04"]), (116, [])):
        demand = [{"name": "Castings", "baseline": baseline | {"april": amount}}]
        assert peaks(demand=demand) == expected
    needing = account(demand=[{"name": "Castings", "baseline": baseline | {"april": 118}}])
    (found,) = demand_peaks(needing, settings(), day("2026-11-01")).values()
    assert [(peak.demand.name, peak.index) for peak in found] == [("Castings", 116)]
    load = next(load for load in month_loads(needing, settings(), day(START)) if load.peak)
    assert (load.demands, load.peaks) == (("Castings",), ())


def test_making_up_for_a_shutdown_makes_a_peak() -> None:
    rhythm = [event("shutdown", "08-03", "08-16", id="august")]
    demand = [{"name": "Castings", "baseline": 100, "stops": [{"event": "august", "made_up_in": ["june", "july"]}]}]
    assert peaks(*rhythm, demand=demand) == ["2027-06", "2027-07"]


def test_shutdowns_that_touch_are_one_and_a_day_between_them_keeps_them_apart() -> None:
    for second, spans in (("12-23", [("12-19", "12-26")]), ("12-24", [("12-19", "12-22"), ("12-24", "12-26")])):
        found = loads(event("shutdown", "12-19", "12-22"), event("shutdown", second, "12-26"))[1].shut
        assert [(f"{span.start:%m-%d}", f"{span.end:%m-%d}") for span in found] == spans


def test_days_of_shutdown_are_counted_month_by_month_and_once() -> None:
    assert shut(event("shutdown", "12-19", "01-03")) == {"2026-12": 13, "2027-01": 3}
    assert shut(event("shutdown", "08-03", "08-16"), event("shutdown", "08-10", "08-18")) == {"2027-08": 16}


def test_a_month_is_quiet_when_they_are_shut_for_a_week() -> None:
    found = {f"{load.month:%m}": load.quiet for load in loads(event("shutdown", "12-25", "01-06"))}
    assert [found["12"], found["01"], found["02"]] == [True, False, False]


def test_a_shutdown_before_the_first_month_is_cut_to_it() -> None:
    assert shut(event("shutdown", "10-20", "11-05")) == {"2026-11": 5, "2027-10": 12}


def several(**rhythms: list[dict[str, Any]]) -> tuple[Together, ...]:
    return crowded_months(
        {id: month_loads(account(id, rhythm=rhythm), settings(), day(START)) for id, rhythm in rhythms.items()}
    )


def test_a_month_in_which_two_peak_is_crowded_and_says_who_is_shut() -> None:
    found = several(
        a=[event("peak", "12-01", "12-24")],
        b=[event("peak", "12-10", "01-05")],
        c=[event("shutdown", "12-14", "12-31")],
    )
    assert [f"{crowded_month.month:%m}" for crowded_month in found] == ["12"]
    assert found[0].crowded
    assert found[0].peaking == ("a", "b")
    assert [(id, str(spans[0].start)) for id, spans in found[0].shut] == [("c", "2026-12-14")]


def test_a_month_in_which_two_are_quiet_is_named_and_is_not_crowded() -> None:
    found = several(a=[event("shutdown", "08-01", "08-14")], b=[event("shutdown", "08-10", "08-31")], c=[])
    assert [
        (f"{crowded_month.month:%m}", crowded_month.crowded, len(crowded_month.shut)) for crowded_month in found
    ] == [("08", False, 2)]


def test_one_peak_and_one_shutdown_are_nothing_to_speak_of() -> None:
    assert several(a=[event("peak", "12-01", "12-24")], b=[event("shutdown", "12-01", "12-24")]) == ()
    assert crowded_months({}) == ()


@pytest.mark.parametrize(
    ("counts", "least"),
    [
        ([0] * 12, 2),
        ([0, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], 2),
        ([4, 3, 3, 4, 4, 0, 1, 3, 2, 2, 2, 3], 4),
        ([2] * 12, 3),
    ],
)
def test_a_month_stands_out_when_more_peak_in_it_than_in_the_middle_month(counts: list[int], least: int) -> None:
    assert crowded_from(counts) == least


def test_months_that_are_like_most_others_are_not_told() -> None:
    always = event("peak", "11-01", "10-31")
    found = several(a=[always], b=[always], c=[event("peak", "03-01", "03-20")])
    assert [(f"{crowded_month.month:%m}", crowded_month.peaking) for crowded_month in found] == [
        ("03", ("a", "b", "c"))
    ]
