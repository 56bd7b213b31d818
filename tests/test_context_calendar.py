"""The Calendar page: the list with what to begin by when, the months that stand out, the rows and the filter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made import account, summary

from generator.charts.year.rows import Look
from generator.context.calendar.page import CalendarPage, calendar_pages
from generator.context.summaries.year_entries import CalendarEntry
from generator.model.account import Account

AS_OF = date(2026, 11, 16)


def customer(id: str = "acme", *rhythm: dict[str, Any], head: dict[str, Any] | None = None, **keys: Any) -> Account:
    return account(id, head={"name": id.title(), **(head or {})}, rhythm=list(rhythm), **keys)


def event(name: str, kind: str, first: str, last: str | None = None, **keys: Any) -> dict[str, Any]:
    return {"name": name, "kind": kind, "from": first, **({"to": last} if last else {}), **keys}


def page(*accounts: Account, as_of: date = AS_OF) -> CalendarPage:
    [found] = calendar_pages([summary(each, as_of) for each in accounts], as_of)
    return found


def lines(*rhythm: dict[str, Any], **keys: Any) -> list[CalendarEntry]:
    found = page(customer("acme", *rhythm, **keys))
    return [line for month in found.months for line in month.entries]


def said(*rhythm: dict[str, Any], **keys: Any) -> list[tuple[str, str, str]]:
    """Of each line the day, the name, and ahead of what day it is."""
    return [(line.when, line.matter.name, line.ahead_of) for line in lines(*rhythm, **keys)]


def sentences(*accounts: Account, whom: str = "") -> list[str]:
    crowd = next(each for each in page(*accounts).crowds if (whom in each.whom if whom else not each.whom))
    return [f"{month.month}: {month.text}" for month in crowd.months]


# --- The list ----------------------------------------------------------------------------------------------------


def test_there_are_twelve_months_from_that_of_the_day() -> None:
    found = page(customer())
    assert [found.months[0].title, found.months[-1].title] == ["November 2026", "October 2027"]
    assert [month.anchor for month in found.months[:2]] == ["november-2026", "december-2026"]
    assert not any(month.entries for month in found.months)


@pytest.mark.parametrize(("day", "opened"), [(1, 1), (20, 1), (21, 2), (30, 2)])
def test_the_month_under_way_is_open_and_the_next_ten_days_before_it_begins(day: int, opened: int) -> None:
    found = page(customer(), as_of=date(2026, 11, day))
    assert [month.open for month in found.months] == [number < opened for number in range(12)]


def test_an_event_stands_on_its_day_with_weekday_effect_response_and_who_of_us() -> None:
    (line,) = lines(
        event(
            "Sale",
            "peak",
            "12-27",
            "01-17",
            effect_on_us="Calls double",
            our_response="Two more",
            owner="yuki",
        )
    )
    assert (line.on, line.when, line.until) == (date(2026, 12, 27), "Sun 27 Dec", "Sun 17 Jan")
    assert (line.matter.account, line.matter.kind, line.matter.owner) == ("Acme", "Peak", "Yuki Sato")
    assert (line.matter.effect, line.matter.response) == ("Calls double", "Two more")
    assert line.matter.target.page == "accounts/acme/rhythm.md"


def test_what_is_over_is_not_listed_and_what_is_under_way_stands_at_the_day_itself() -> None:
    found = said(event("Gone", "event", "2026-11-10", repeats="once"), event("Freeze", "freeze", "10-12", "01-08"))
    assert found == [("since Mon 12 Oct", "Freeze", ""), ("Tue 12 Oct", "Freeze", "")]


def test_what_begins_on_the_day_itself_is_not_since_then() -> None:
    assert said(event("Freeze", "freeze", "2026-11-16", "2026-11-20", repeats="once")) == [("Mon 16 Nov", "Freeze", "")]


def test_our_response_has_a_line_of_its_own_on_the_day_it_has_to_begin() -> None:
    found = said(event("Stocktake", "stocktake", "01-25", "01-31", lead_days="30", our_response="Be there"))
    assert found == [("Sat 26 Dec", "Stocktake", "Mon 25 Jan"), ("Mon 25 Jan", "Stocktake", "")]


def test_a_response_that_should_have_begun_stands_at_the_day_itself_before_all_else() -> None:
    late = event("Auditors", "audit", "2026-11-30", repeats="once", lead_days="30", our_response="A list")
    calendar_entries = lines(late, event("Board", "board", "2026-11-16", repeats="once"))
    assert [(line.when, line.matter.name) for line in calendar_entries] == [
        ("now", "Auditors"),
        ("Mon 16 Nov", "Board"),
        ("Mon 30 Nov", "Auditors"),
    ]
    assert (calendar_entries[0].on, calendar_entries[0].begin_by) == (AS_OF, "Sat 31 Oct")


def test_a_response_is_told_once_a_month() -> None:
    """At the day to begin; at the event again when that stands in another month."""
    near = lines(event("A", "peak", "12-20", "12-24", lead_days="10", our_response="Do"))
    assert [(line.told, line.begin_by) for line in near] == [(False, "Thu 10 Dec"), (True, "Thu 10 Dec")]
    far = lines(event("A", "peak", "12-20", "12-24", lead_days="25", our_response="Do"))
    assert [line.told for line in far] == [False, False]


def test_a_response_that_is_done_has_no_day_to_begin() -> None:
    (line,) = lines(event("A", "peak", "12-20", "12-24", lead_days="10", our_response="Do", done_for=["2026"]))
    assert (line.ahead_of, line.done, line.begin_by) == ("", True, "")


def test_an_event_beyond_the_year_has_a_line_for_what_has_to_begin_within_it() -> None:
    found = said(event("Fair", "event", "2027-11-10", repeats="once", lead_days="30", our_response="Book"))
    assert found == [("Mon 11 Oct", "Fair", "Wed 10 Nov")]


@pytest.mark.parametrize(
    ("kind", "lead", "unknown"),
    [("peak", None, True), ("board", None, False), ("board", "7", True), ("shutdown", None, True)],
)
def test_a_response_is_missed_where_there_should_be_one(kind: str, lead: str | None, unknown: bool) -> None:
    keys = {"lead_days": lead} if lead else {}
    assert {line.matter.unknown for line in lines(event("A", kind, "12-20", **keys))} == {unknown}


def test_what_comes_round_every_month_is_told_once_and_every_quarter_each_time() -> None:
    monthly = event("Meeting", "planning", "2026-01-16", repeats="monthly", lead_days="3")
    quarterly = event("Board", "board", "2026-02-18", repeats="quarterly")
    found = page(customer("acme", monthly, quarterly))
    assert [line.matter.name for month in found.months for line in month.entries] == ["Board"] * 4
    (row,) = found.everyday
    assert (row.matter.name, row.how, row.next, row.lead) == ("Meeting", "Monthly", "Mon 16 Nov", "3 days")


def test_a_rule_in_the_notation_of_calendars_is_told_by_how_often_it_comes_round() -> None:
    weekly = event("Call", "event", "2026-01-02", repeats="FREQ=WEEKLY")
    assert page(customer("acme", weekly)).everyday[0].how == "52 times in these twelve months"


def test_months_of_high_demand_are_one_line_and_our_part_begins_the_lead_time_before() -> None:
    shut = event("August", "shutdown", "08-03", "08-16", id="august")
    stops = [{"event": "august", "made_up_in": ["june", "july"]}]
    demand = [{"name": "Castings", "baseline": 100, "stops": stops, "lead_days": 28, "owner": "yuki"}]
    calendar_entries = [line for line in lines(shut, demand=demand) if line.matter.kind_id == "peak"]
    assert [(line.when, line.until, line.ahead_of) for line in calendar_entries] == [
        ("Tue 4 May", "", "Tue 1 Jun"),
        ("Tue 1 Jun", "Sat 31 Jul", ""),
    ]
    assert calendar_entries[0].matter.name == "High demand: Castings"
    # In 2027 the shutdown takes 10 of 22 working days, made up for on 22 in June and 22 in July.
    assert calendar_entries[0].matter.effect == "They need up to 123, where 100 is a usual month."
    assert calendar_entries[0].matter.concerns == ("priya", "yuki")


# --- The months that stand out -----------------------------------------------------------------------------------


def test_a_crowded_month_is_told_in_a_sentence() -> None:
    found = sentences(
        customer("merrow", event("Christmas", "peak", "12-01", "12-24")),
        customer("brightwater", event("Launches", "peak", "12-05", "12-20")),
        customer("norrland", event("Closed", "shutdown", "12-14", "01-03")),
    )
    assert found == ["December: Brightwater and Merrow peak at once; Norrland is shut from the 14th"]


def test_months_in_a_row_of_which_the_same_is_to_be_said_are_told_once() -> None:
    two = [customer(id, event("Season", "peak", "02-01", "05-31")) for id in ("a", "b")]
    assert sentences(*two) == ["February to May: A and B peak at once"]
    two = [customer(id, event("Season", "peak", "02-01", "03-31")) for id in ("a", "b")]
    assert sentences(*two) == ["February and March: A and B peak at once"]


def test_days_of_shutdown_are_told_within_their_month_and_equal_ones_together() -> None:
    def shut(id: str, first: str, last: str | None = None) -> Account:
        return customer(id, event("Closed", "shutdown", first, last))

    found = sentences(shut("a", "07-25", "08-16"), shut("b", "07-25", "08-16"), shut("c", "08-03", "08-22"))
    assert found == [
        "July: A and B are shut from the 25th",
        "August: A and B are shut until the 16th; C is shut from the 3rd to the 22nd",
    ]
    found = sentences(shut("a", "08-01", "08-31"), shut("b", "08-10", "08-21"), shut("c", "08-11"))
    assert found == ["August: A is shut all month; B is shut from the 10th to the 21st; C is shut on the 11th"]


def test_of_many_customers_some_are_named_and_the_rest_counted() -> None:
    many = [customer(f"c{at}", event("Season", "peak", "02-01", "02-20")) for at in range(8)]
    assert sentences(*many) == ["February: C0, C1, C2, C3, C4 and 3 more peak at once"]


def test_each_of_us_sees_what_is_crowded_among_their_own_customers() -> None:
    peak = event("Season", "peak", "02-01", "02-20")
    hers = [customer(id, peak) for id in ("a", "b")]
    theirs = customer("c", {**peak, "owner": "priya"}, head={"owner": "yuki"})
    assert sentences(*hers, theirs) == ["February: A, B and C peak at once"]
    assert sentences(*hers, theirs, whom="priya") == ["February: A, B and C peak at once"]
    assert sentences(*hers, theirs, whom="yuki") == []
    counts = {crowd.whom: dict(crowd.crowding.counts)[date(2027, 2, 1)] for crowd in page(*hers, theirs).crowds}
    assert counts == {(): 3, ("priya",): 3, ("yuki",): 1}


# --- The rows and the filter -------------------------------------------------------------------------------------


def test_rows_are_grouped_by_account_manager_and_lead_to_the_rhythm_page() -> None:
    rows = page(customer("zeta"), customer("acme"), customer("mine", head={"owner": "yuki"})).strips
    assert rows is not None
    assert [(group.name, [row.name for row in group.rows]) for group in rows.groups] == [
        ("Priya Nair", ["Acme", "Zeta"]),
        ("Yuki Sato", ["Mine"]),
    ]
    assert rows.groups[0].rows[0].target.page == "accounts/acme/rhythm.md"


def test_kinds_have_their_looks_and_what_comes_often_is_ticked_unless_it_stops_them() -> None:
    monthly = {"repeats": "monthly"}
    rows = page(
        customer(
            "acme",
            event("a", "peak", "12-01", "12-24"),
            event("b", "shutdown", "12-24", "12-31"),
            event("c", "freeze", "12-01", "12-31"),
            event("d", "board", "12-01"),
            event("e", "board", "2026-12-01", **monthly),
            event("f", "peak", "2026-12-01", **monthly),
            event("g", "freeze", "2026-12-01", "2026-12-03", **monthly),
        )
    ).strips
    assert rows is not None
    marks = {mark.event.title: mark.event.look for mark in rows.groups[0].rows[0].marks}
    assert marks == {
        "a": Look.PEAK,
        "b": Look.SHUT,
        "c": Look.FREEZE,
        "d": Look.OTHER,
        "e": Look.TICK,
        "f": Look.TICK,
        "g": Look.FREEZE,
    }


def test_an_account_of_whose_year_nothing_is_known_says_what_to_ask() -> None:
    rows = page(customer("new"), customer("old", event("Fair", "event", "2020-05-01", repeats="once"))).strips
    assert rows is not None
    new, old = (row.note for row in rows.groups[0].rows)
    assert new == "not known yet: ask when they shut down and when they are busiest"
    assert old == "nothing in these twelve months"


def test_a_row_is_for_everybody_with_a_hand_in_it_and_a_line_for_who_sees_to_it() -> None:
    acme = customer("acme", event("a", "board", "12-01", owner="yuki"), event("b", "board", "12-02"))
    found = page(acme)
    assert found.strips is not None
    assert {mark.event.concerns for mark in found.strips.groups[0].rows[0].marks} == {("priya", "yuki")}
    assert [line.matter.concerns for line in found.months[1].entries] == [("priya", "yuki"), ("priya",)]


def test_the_filter_offers_the_kinds_there_are_in_plain_words() -> None:
    found = page(customer("a", event("Year end", "fiscal_year_end", "12-31"), event("Peak", "peak", "02-01", "02-20")))
    assert [(kind.id, kind.name) for kind in found.choices.kinds] == [
        ("peak", "Peak"),
        ("fiscal-year-end", "Fiscal year end"),
    ]


def test_a_closed_account_is_left_out_and_without_accounts_there_are_no_rows() -> None:
    closed = customer("gone", event("Peak", "peak", "02-01", "02-20"), head={"status": "closed"})
    assert page(closed).strips is None
    assert page().strips is None
