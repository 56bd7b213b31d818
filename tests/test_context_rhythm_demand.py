"""Demand on the Rhythm page: sentences made from the figures, rows in a unit or as an index, months that are over."""

from __future__ import annotations

from typing import Any

from made import account, day

from generator.context.directory import Directory
from generator.context.rhythm.demand import DemandView, demand_views

SHUTDOWN = {"id": "august", "name": "August shutdown", "kind": "shutdown", "from": "08-03", "to": "08-16"}
MADE_UP = [{"event": "august", "made_up_in": ["june", "july"]}]


def view(as_of: str = "2026-01-10", rhythm: list[dict[str, Any]] | None = None, **keys: Any) -> DemandView:
    made = account(
        rhythm=[SHUTDOWN] if rhythm is None else rhythm,
        demand=[{"id": "castings", "name": "Castings", "baseline": 100, **keys}],
    )
    (demand_view,) = demand_views(made, day(as_of), Directory(made))
    return demand_view


def test_the_august_case_in_words() -> None:
    """Lost are 47.6 of 100; in June 23.3 and in July 24.3 come on top: see the tables of the insight."""
    demand_view = view(stops=MADE_UP, unit="t", answer="stock", owner="yuki")

    assert demand_view.sentences == (
        "They stop for 2 weeks from 3 August 2026 (August shutdown) and make up for it in June and July.",
        "Our part peaks in July 2026 at 124 % of a usual month and is lowest in August 2026 at 52 %.",
        "At an even rate of 100 t a month the most stock to hold is 48 t on 1 December 2026; "
        "none is left on 1 August 2026.",
    )
    assert (demand_view.peak, demand_view.peak_index) == ("July 2026", "124 % of a usual month")
    assert demand_view.owner
    assert demand_view.owner.name == "Yuki Sato"


def test_capacity_is_told_as_a_share_of_the_even_rate() -> None:
    demand_view = view(stops=MADE_UP, unit="hours", lead_days=28)

    assert demand_view.sentences[1].startswith("Our part, done 28 days before they need it, peaks in ")
    assert demand_view.sentences[2].startswith("At its peak that takes 1")
    assert demand_view.sentences[2].endswith(" % of an even rate (100 hours a month).")
    assert demand_view.rows[0].capacity.endswith(" %")
    assert demand_view.rows[0].stock == ""


def test_without_a_unit_amounts_are_an_index() -> None:
    demand_view = view(baseline=80, stops=MADE_UP, answer="stock")

    assert (demand_view.unit, demand_view.usual) == ("index", "")
    assert (demand_view.rows[7].baseline, demand_view.rows[7].expected, demand_view.rows[7].index) == (
        "100",
        "52",
        "52",
    )
    assert "the most stock to hold is 48 % of a usual month on" in demand_view.sentences[2]


def test_rows_have_as_many_digits_as_say_something() -> None:
    tons, hundreds = view(unit="t", baseline=7.5), view(unit="t", baseline=1250)

    assert (tons.rows[7].lost, tons.rows[7].expected) == ("3.57", "3.93")
    assert (hundreds.rows[7].lost, hundreds.rows[7].expected) == ("595", "655")
    assert (tons.rows[0].lost, tons.rows[0].made_up) == ("", "")
    assert hundreds.usual == "1,250 t"


def test_nothing_stops_them_and_our_part_is_even() -> None:
    demand_view = view(rhythm=[], answer="stock", unit="t")

    assert demand_view.sentences == (
        "Nothing stops them in these twelve months.",
        "Our part is the same every month.",
        "At an even rate of 100 t a month no stock is needed.",
    )
    assert not demand_view.stops


def test_how_a_stop_is_made_up_for() -> None:
    def told(**stop: Any) -> str:
        return (
            view(stops=[{"event": "august", **stop}])
            .sentences[0]
            .removeprefix("They stop for 2 weeks from 3 August 2026 (August shutdown) and ")
        )

    assert told(weeks_ahead=6) == "make up for it in the 6 weeks before."
    assert told(made_up_in=["july"], share=50) == "make up for 50 % of it in July."
    assert told(made_up_in=["july"], share=0) == "do not make up for it."
    assert told() == "do not make up for it."


def test_a_stop_that_comes_round_is_told_once() -> None:
    days = {"id": "count", "name": "Count", "kind": "shutdown", "from": "01-20"}

    assert view(rhythm=[{**days, "repeats": "monthly"}]).sentences[0] == (
        "They stop 12 times (Count) and do not make up for it."
    )
    assert view(rhythm=[{**days, "repeats": "quarterly"}]).sentences[0] == (
        "They stop on 20 January 2026, 20 April 2026, 20 July 2026 and 20 October 2026 (Count) "
        "and do not make up for it."
    )


def test_only_the_first_reasons_to_stop_are_told() -> None:
    events = [{"id": f"s-{at}", "name": f"Stop {at}", "kind": "shutdown", "from": f"0{at}-10"} for at in range(1, 6)]
    told = view(rhythm=events).sentences

    assert told[2].startswith("They stop on 10 March 2026 (Stop 3)")
    assert told[3] == "There are 2 more reasons why they stop."


def test_months_that_are_over_are_shown_as_far_back_as_figures_go() -> None:
    figures = [{"month": "2026-09", "forecast": 90, "actual": 110}, {"month": "2026-12", "forecast": 100}]
    demand_view = view("2026-11-16", rhythm=[], figures=figures, answer="stock", unit="t")

    assert [row.month for row in demand_view.rows][:3] == ["Sep 2026", "Oct 2026", "Nov 2026"]
    assert [row.over for row in demand_view.rows].count(True) == 2
    assert (demand_view.rows[0].off, demand_view.rows[0].forecast_off, demand_view.rows[0].stock) == (
        "−9 %",
        "−18 %",
        "",
    )
    assert demand_view.rows[2].stock == "0"
    assert demand_view.noted
    assert demand_view.sentences[-1] == ("In the one month with figures we were 9 % off, their own forecast 18 %.")
    assert demand_view.chart
    assert [len(demand_view.chart.bars), len(demand_view.chart.forecasts), len(demand_view.chart.actuals)] == [14, 2, 1]


def test_how_far_off_we_and_they_were_on_average() -> None:
    figures = [{"month": "2026-09", "forecast": 90, "actual": 125}, {"month": "2026-10", "actual": 80}]
    told = view("2026-11-16", rhythm=[], figures=figures).sentences[-1]

    assert told == "In the 2 months with figures we were 22 % off on average, their own forecast 28 %."
    assert "forecast" not in view("2026-11-16", rhythm=[], figures=figures[1:]).sentences[-1]


def test_figures_of_long_ago_do_not_stretch_the_page() -> None:
    demand_view = view("2026-11-16", figures=[{"month": "2024-05", "actual": 90}])

    assert len(demand_view.rows) == 12
    assert not demand_view.noted


def test_a_demand_for_nothing_can_be_shown() -> None:
    demand_view = view(baseline=0, unit="t", answer="capacity")

    assert {row.index for row in demand_view.rows} == {"0"}
    assert {row.capacity for row in demand_view.rows} == {""}
