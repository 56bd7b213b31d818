from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import account, day, summary

from generator.context.calendar.joint_feeds import feeds_over_all, subscriptions_over_all
from generator.context.feeds.feed import feed_window
from generator.context.feeds.feeds import account_feeds, account_subscriptions
from generator.days.period import Span
from generator.insight.dates.dated_things import calendar_entries
from generator.insight.dates.feed_entry import FeedEntry, clock_time
from generator.insight.sharing.in_writing import shared_dates
from generator.model.account import Account

TODAY = day("2026-11-16")
SHUTDOWN = {
    "name": "Summer shutdown",
    "kind": "shutdown",
    "from": "08-03",
    "to": "08-16",
    "our_response": "Raise the stock.",
    "lead_days": 28,
    "owner": "yuki",
}
MEETING = {"name": "Steering group", "on": "2026-12-03"}
PROMISE = {
    "side": "us",
    "by": "yuki",
    "to": "dana",
    "text": "Send the plan.",
    "made_on": "2026-11-01",
    "due": "2026-12-01",
}
DANA = {"name": "Dana Ortiz"}


def entries(made: Account, as_of: date = TODAY) -> list[FeedEntry]:
    return list(account_feeds(made, as_of).own.entries)


def rhythm(**keys: Any) -> list[FeedEntry]:
    return entries(account(rhythm=[{**SHUTDOWN, **keys}]))


def days(feed_entries: list[FeedEntry]) -> list[tuple[str, str]]:
    return [(f"{entry.span.start}", entry.title) for entry in feed_entries]


# --- which days


def test_a_feed_reaches_a_month_back_and_eighteen_ahead() -> None:
    assert feed_window(TODAY) == Span(day("2026-10-16"), day("2028-05-15"))
    assert feed_window(day("2028-02-29"), ahead=12) == Span(day("2028-01-29"), day("2029-02-27"))


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(1, 36))
def test_the_window_is_bounded_on_any_day(as_of: date, months: int) -> None:
    window = feed_window(as_of, ahead=months)

    assert as_of in window
    assert 28 * months <= (window.end - as_of).days + 3 <= 31 * months + 3
    assert 28 <= (as_of - window.start).days <= 31


@given(st.sampled_from(["01-01", "02-29", "08-03", "12-31"]), st.dates(date(1901, 1, 1), date(2198, 12, 31)))
def test_everything_in_a_feed_touches_its_days_and_comes_in_their_order(first: str, as_of: date) -> None:
    feed_entries = entries(account(rhythm=[{**SHUTDOWN, "from": first, "to": "01-05", "lead_days": 40}]), as_of)

    assert feed_entries
    assert all(entry.span.overlaps(feed_window(as_of)) for entry in feed_entries)
    assert [entry.span.start for entry in feed_entries] == sorted(entry.span.start for entry in feed_entries)
    assert len({entry.key for entry in feed_entries}) == len(feed_entries)


# --- the customer's year


def test_an_event_stands_in_the_feed_each_year_with_the_day_our_response_begins() -> None:
    assert days(rhythm()) == [
        ("2027-07-06", "Begin to prepare for Summer shutdown: Raise the stock."),
        ("2027-08-03", "Summer shutdown"),
    ]
    response, shutdown = rhythm()
    assert (response.deadline, shutdown.deadline) == (True, False)
    assert (response.category, shutdown.category) == ("Prepare", "Shutdown")
    assert shutdown.span.end == day("2027-08-16")
    assert shutdown.at is None
    assert shutdown.details == ("Our response: Raise the stock. (Yuki Sato)", "To begin by 6 July 2027")


def test_the_day_to_begin_is_in_the_feed_though_the_event_lies_beyond_it() -> None:
    assert days(rhythm(**{"from": "06-01", "to": "06-02", "lead_days": 30}))[-1] == (
        "2028-05-02",
        "Begin to prepare for Summer shutdown: Raise the stock.",
    )


def test_what_has_been_carried_out_is_no_deadline_any_more() -> None:
    feed_entries = rhythm(done_for=["2027"])

    assert days(feed_entries) == [("2027-08-03", "Summer shutdown")]
    assert "Our response has been carried out" in feed_entries[0].details


def test_an_event_that_runs_across_new_year_is_one_entry() -> None:
    feed_entries = rhythm(**{"from": "12-20", "to": "01-06", "lead_days": 0})

    assert [entry.span for entry in feed_entries if entry.title == "Summer shutdown"] == [
        Span(day("2026-12-20"), day("2027-01-06")),
        Span(day("2027-12-20"), day("2028-01-06")),
    ]


def test_the_29th_of_february_is_the_28th_in_other_years() -> None:
    feed_entries = rhythm(**{"from": "02-29", "to": "02-29", "lead_days": None})

    assert days(feed_entries) == [("2027-02-28", "Summer shutdown"), ("2028-02-29", "Summer shutdown")]


def test_moving_an_event_to_other_days_keeps_what_it_is_called_by() -> None:
    before, after = rhythm(), rhythm(**{"from": "07-20", "to": "08-09"})

    assert days(before) != days(after)
    assert [entry.key for entry in before] == [entry.key for entry in after]


@pytest.mark.parametrize("repeats", ["monthly", "quarterly", "last friday of every month"])
def test_each_time_of_an_event_keeps_its_key_as_the_site_is_made_again_later(repeats: str) -> None:
    event = {"name": "Forecast", "kind": "planning", "repeats": repeats}
    made = account(rhythm=[{**event, "from": "2026-01-30"} if repeats != "last friday of every month" else event])
    earlier = {entry.key: entry.span for entry in entries(made, day("2026-06-30"))}
    later = {entry.key: entry.span for entry in entries(made, day("2027-03-31"))}

    assert len(earlier) >= 6
    both = earlier.keys() & later.keys()
    assert len(both) >= 3
    assert all(earlier[key] == later[key] for key in both)


def test_an_event_moved_across_new_year_by_a_holiday_does_not_take_the_place_of_another() -> None:
    event = {"name": "Books close", "kind": "audit", "from": "01-01", "day_off": "earlier"}
    made = account(rhythm=[event], calendar={"country": "GB", "weekend": ["friday", "saturday"]})
    feed_entries = entries(made, day("2027-06-01"))

    assert len({entry.key for entry in feed_entries}) == len(feed_entries)
    assert days(feed_entries) == [("2027-12-30", "Books close")]


# --- meetings


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("09:30", time(9, 30)),
        ("09:30 to 11:00", time(9, 30)),
        ("23:59", time(23, 59)),
        ("14:15 at the gate", time(14, 15)),
        (None, None),
        ("after lunch", None),
        ("9:30", None),
        ("24:00", None),
        ("12:60", None),
        ("02:30 pm", None),
        ("02:30 p.m.", None),
        ("09:305", None),
        ("at 09:30", None),
    ],
)
def test_a_time_is_read_where_it_is_one_and_never_guessed(typed: str | None, at: time | None) -> None:
    assert clock_time(typed) == at


def meeting(**keys: Any) -> FeedEntry:
    zone = keys.pop("zone", {})
    series = [{"id": "steering", "name": "Steering", "kind": "steering", "every_days": 30, "minutes": 90}]
    feed_entries = entries(
        account(meetings=[{**MEETING, **keys}], calendar=zone, stakeholders=[DANA], cadence={"meetings": series})
    )
    assert len(feed_entries) == 1
    return feed_entries[0]


def test_a_meeting_with_a_time_is_held_by_the_customers_clocks() -> None:
    feed_entry = meeting(at="09:30", minutes="90", place="Room 4", zone={"time_zone": "Europe/Stockholm"})

    assert (feed_entry.at, feed_entry.minutes, feed_entry.zone, feed_entry.place) == (
        time(9, 30),
        90,
        "Europe/Stockholm",
        "Room 4",
    )
    assert feed_entry.details == ()


def test_a_time_in_words_takes_the_whole_day_and_stands_beside_it() -> None:
    feed_entry = meeting(at="after lunch")

    assert feed_entry.at is None
    assert feed_entry.details == ("Time: after lunch",)
    assert meeting(at="09:30 for 10").details == ("Time: 09:30 for 10",)


def test_a_meeting_says_who_takes_part_and_what_for() -> None:
    feed_entry = meeting(attendees=["dana-ortiz", "yuki"], goal="A date.", series="steering")

    assert feed_entry.details == ("With Dana Ortiz and Yuki Sato", "Goal: A date.")
    assert feed_entry.concerns == ("priya", "yuki")
    assert feed_entry.minutes == 90


def test_a_length_nobody_can_mean_is_left_out() -> None:
    assert meeting(at="09:30", minutes="99999999999").minutes is None
    assert meeting(at="09:30", minutes="0").minutes is None


def test_a_meeting_that_was_held_stays_and_one_that_was_cancelled_goes() -> None:
    statuses = ("planned", "held", "cancelled")
    made = account(meetings=[{"name": status, "on": "2026-11-02", "status": status} for status in statuses])

    assert sorted(entry.title for entry in entries(made)) == ["Was it held? planned", "held"]


def test_a_meeting_put_off_keeps_its_key() -> None:
    assert meeting().key == meeting(on="2027-01-14").key


# --- reviews and promises


def test_a_review_that_has_no_date_is_there_with_the_day_preparing_begins() -> None:
    held = {"name": "Review", "kind": "business_review", "on": "2026-09-30", "status": "held"}
    feed_entries = entries(account(meetings=[held]))

    assert days(feed_entries) == [
        ("2027-01-07", "Begin to prepare the business review of 28 January 2027"),
        ("2027-01-28", "Business review is due and has no date yet"),
    ]
    assert [entry.deadline for entry in feed_entries] == [True, False]


def test_a_review_that_has_a_date_is_there_once() -> None:
    held = {"name": "Review", "kind": "business_review", "on": "2026-09-30", "status": "held"}
    booked = {"name": "Next review", "kind": "business_review", "on": "2027-01-20"}

    assert [entry.title for entry in entries(account(meetings=[held, booked]))] == [
        "Begin to prepare the business review of 20 January 2027",
        "Next review",
    ]


@pytest.mark.parametrize(("made_on", "shared"), [("2026-11-16", 1), ("2026-11-17", 0)])
def test_the_customer_sees_a_promise_from_the_day_it_is_made(made_on: str, shared: int) -> None:
    made = account(commitments=[{**PROMISE, "audience": "shared", "made_on": made_on}], stakeholders=[DANA])

    assert len(shared_dates(made, day("2026-11-16")).promises) == shared


def test_open_promises_of_both_sides_are_there_and_ours_remind() -> None:
    theirs = {**PROMISE, "side": "customer", "by": "dana", "to": "yuki", "text": "Give us access.", "id": "access"}
    done = {**PROMISE, "status": "done", "id": "done"}
    made = account(commitments=[PROMISE, theirs, done], stakeholders=[{**DANA, "id": "dana"}])
    feed_entries = entries(made)

    assert [(entry.title, entry.category, entry.deadline) for entry in feed_entries] == [
        ("Dana Ortiz promised Yuki Sato: “Give us access”", "Their promise", False),
        ("Yuki Sato promised Dana Ortiz: “Send the plan”", "Our promise", True),
    ]
    assert feed_entries[0].concerns == ("priya", "yuki")


# --- whose feed


def test_a_closed_account_has_no_dates() -> None:
    made = account(head={"status": "closed"}, rhythm=[SHUTDOWN], meetings=[{**MEETING, "audience": "shared"}])

    feeds = account_feeds(made, TODAY)
    assert feeds.own.entries == feeds.shared.entries == ()
    assert account_subscriptions(feeds) == ()


def test_a_manager_has_what_is_in_their_accounts_and_what_they_see_to_elsewhere() -> None:
    acme = account(rhythm=[SHUTDOWN])
    other = account(
        "other", head={"name": "Other", "owner": "yuki"}, meetings=[{**MEETING, "attendees": ["priya"]}],
        rhythm=[{**SHUTDOWN, "owner": None}],
    )  # fmt: skip
    found = {file.page: feed for file, feed in feeds_over_all([summary(each, TODAY) for each in (acme, other)], TODAY)}

    assert list(found) == ["calendar/all.ics", "team/priya.ics", "team/yuki.ics"]
    assert len(found["calendar/all.ics"].entries) == 5
    assert [entry.words for entry in found["team/priya.ics"].entries] == [
        "Other: Steering group",
        "Acme: Begin to prepare for Summer shutdown: Raise the stock.",
        "Acme: Summer shutdown",
    ]
    assert len(found["team/yuki.ics"].entries) == 5
    assert found["team/yuki.ics"].name == "Yuki Sato"


def test_a_feed_with_nothing_in_it_is_neither_made_nor_offered() -> None:
    made = account()

    assert feeds_over_all([summary(made, TODAY)], TODAY) == []
    assert subscriptions_over_all(feeds_over_all([summary(made, TODAY)], TODAY)) == ()
    assert account_subscriptions(account_feeds(made, TODAY)) == ()


def test_the_customers_feed_is_offered_where_something_is_shared() -> None:
    made = account(meetings=[{**MEETING, "audience": "shared"}])

    assert [subscription.file.page for subscription in account_subscriptions(account_feeds(made, TODAY))] == [
        "accounts/acme/rhythm.ics",
        "accounts/acme/shared.ics",
    ]


def test_a_feed_of_three_years_holds_three_years() -> None:
    made = account(rhythm=[SHUTDOWN])
    window = Span(TODAY, day("2029-11-15"))

    assert [f"{entry.span.start}" for entry in calendar_entries(made, TODAY, window)][1::2] == [
        "2027-08-03",
        "2028-08-03",
        "2029-08-03",
    ]


# --- contracts


def test_the_last_day_for_notice_reminds_and_the_end_is_there() -> None:
    contract = {"name": "Support", "starts": "2025-01-01", "ends": "2027-06-30", "notice_by": "2027-03-31"}
    feed_entries = entries(
        account(contracts=[{**contract, "auto_renew": True}, {**contract, "id": "b", "notice_by": None}])
    )

    assert [
        (*pair, feed_entry.deadline) for pair, feed_entry in zip(days(feed_entries), feed_entries, strict=True)
    ] == [
        ("2027-03-31", "Last day to give notice on “Support”", True),
        ("2027-06-30", "Last day of “Support”", False),
        ("2027-06-30", "Last day of “Support”, which then renews itself unless notice was given", False),
    ]
    assert feed_entries[0].details == ("The term runs until 30 June 2027",)


def test_a_meeting_nobody_noted_is_not_in_the_customers_calendar_nor_is_the_next_due() -> None:
    series = {"meetings": [{"id": "steer", "name": "Steering", "kind": "steering", "every_days": 14}]}
    held = {"id": "october", "series": "steer", "on": "2026-10-19", "status": "held", "audience": "shared"}
    open_one = {"id": "november", "series": "steer", "on": "2026-11-09", "audience": "shared"}
    made = account(cadence=series, meetings=[held, open_one])

    assert [entry.title for entry in entries(made)] == ["Steering", "Was it held? Steering"]
    assert [meeting.on.isoformat() for meeting in shared_dates(made, day("2026-11-16")).meetings] == ["2026-10-19"]
