"""What comes up in an account in the days ahead."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest
from check_cases import account_of
from made import summary
from projects import ROOT, checked

from generator.context.feeds.feed import feed_window
from generator.context.feeds.feeds import account_feeds
from generator.context.portfolio.attention import attention_page
from generator.days.period import Span
from generator.insight.dates.contact_dates import contact_due
from generator.insight.dates.dated_thing import NOT_IN_CALENDARS, DateKind
from generator.insight.dates.dated_things import calendar_entries, coming_dates, dated_things
from generator.model.account import Account
from generator.outputs.ics import IcsWriter

AS_OF = date(2026, 11, 16)


def lines(text: str, days: int = 30) -> list[str]:
    account = account_of(text)
    return [f"{item.on} {item.kind.name.lower()}: {item.line}" for item in coming_dates(account, AS_OF, days)]


def owners(text: str) -> list[str]:
    account = account_of(text)
    return [item.owner for item in coming_dates(account, AS_OF, 30)]


DANA = "stakeholders:\n  - {name: Dana Ortiz, contact: {every_days: 30, owner: yuki}}\n"
CALL = "log:\n  - {on: 2026-11-03, type: call, with: dana-ortiz, note: Plan}\n"


def test_an_account_that_says_nothing_has_nothing_coming_up() -> None:
    assert lines("") == []


def test_both_ends_of_the_days_asked_for_count_and_nothing_outside_them() -> None:
    days = [AS_OF + timedelta(days=offset) for offset in (-1, 0, 30, 31)]
    text = "meetings:\n" + "".join(f"  - {{name: Talk, id: m{day:%m%d}, on: {day}}}\n" for day in days)

    passed = "2026-11-15 meeting: Was it held? Talk"
    assert lines(text) == [passed, "2026-11-16 meeting: Talk", "2026-12-16 meeting: Talk"]
    assert lines(text, days=0) == [passed, "2026-11-16 meeting: Talk"]


def test_a_closed_account_has_nothing_coming_up() -> None:
    text = "meetings:\n  - {name: Talk, on: 2026-11-20}\n"

    assert lines(text)
    assert lines("account: {status: closed}\n" + text) == []


def test_a_person_is_to_hear_from_us_on_the_last_day_of_the_cadence() -> None:
    assert lines(DANA + CALL) == ["2026-12-03 contact: Be in touch with Dana Ortiz"]
    assert owners(DANA + CALL) == ["yuki"]


def test_a_person_who_is_late_or_gone_is_not_coming_up() -> None:
    assert lines(DANA + CALL.replace("11-03", "10-10")) == []
    assert lines(DANA.replace("}}", "}, left: {on: 2026-11-10}}") + CALL) == []


def test_a_meeting_with_the_person_in_time_takes_the_place_of_a_contact() -> None:
    meeting = "meetings:\n  - {name: Talk, on: %s, attendees: [dana-ortiz]}\n"

    assert lines(DANA + CALL + meeting % "2026-12-03") == ["2026-12-03 meeting: Talk with Dana Ortiz"]
    assert len(lines(DANA + CALL + meeting % "2026-12-04")) == 2


@pytest.mark.parametrize(
    ("pause", "due"),
    [
        ("{from: 11-10, to: 11-12}", "2026-12-06"),  # three days gone by
        ("{from: 12-01, to: 12-02}", "2026-12-05"),  # two days to come
        ("{from: 12-02, to: 12-06}", "2026-12-08"),  # a pause that begins before the due date and ends after it
        ("{from: 12-04, to: 12-09}", "2026-12-03"),  # a pause after it
    ],
)
def test_pauses_of_the_customer_put_a_contact_off(pause: str, due: str) -> None:
    event = pause.replace("{", "{name: Closed, kind: shutdown, contact_pause: true, ")
    account = account_of(f"{DANA}{CALL}rhythm:\n  - {event}\n")

    assert str(contact_due(account, account.stakeholders[0], AS_OF, account.settings)) == due


def test_a_meeting_names_its_hour_and_their_people_and_goes_to_one_of_us() -> None:
    text = (
        "stakeholders: [{name: Dana Ortiz}, {name: Lars Holm}]\n"
        "meetings:\n"
        "  - {kind: steering, on: 2026-11-20, at: '14:00', attendees: [dana-ortiz, lars-holm, yuki]}\n"
    )

    assert lines(text) == ["2026-11-20 meeting: Steering at 14:00 with Dana Ortiz and Lars Holm"]
    assert owners(text) == ["yuki"]


def test_meetings_that_were_held_or_cancelled_are_not_coming_up() -> None:
    assert lines("meetings:\n  - {name: A, on: 2026-11-16, status: held}\n") == []
    assert lines("meetings:\n  - {name: A, on: 2026-11-20, status: cancelled}\n") == []


def test_a_review_is_to_be_prepared_and_held() -> None:
    planned = "meetings:\n  - {kind: business_review, on: 2026-12-10}\n"

    assert lines(planned) == [
        "2026-11-19 review: Begin to prepare the business review of 10 December 2026",
        "2026-12-10 review: Business review",
    ]


def test_a_review_that_is_due_without_a_date_says_so() -> None:
    held = "meetings:\n  - {kind: business_review, on: 2026-08-10, status: held}\n"

    assert lines(held) == [
        "2026-11-17 review: Begin to prepare the business review of 8 December 2026",
        "2026-12-08 review: Business review is due and has no date yet",
    ]


def test_a_series_that_is_due_without_a_date_says_so() -> None:
    series = "cadence:\n  meetings:\n    - {name: Weekly call, kind: operations, every_days: 7}\n"
    held = "meetings:\n  - {series: weekly-call, on: 2026-11-12, status: held}\n"

    assert lines(series + held) == ["2026-11-19 meeting: Weekly call is due and has no date yet"]
    booked = held + "  - {series: weekly-call, on: 2026-11-20}\n"
    assert lines(series + booked) == ["2026-11-20 meeting: Weekly call"]


def test_open_promises_of_both_sides_come_up_in_the_words_used() -> None:
    text = (
        "stakeholders: [{name: Dana Ortiz}]\n"
        "commitments:\n"
        "  - {side: us, by: yuki, to: dana-ortiz, text: A plan., made_on: 2026-11-01, due: 2026-11-18}\n"
        "  - {side: customer, by: dana-ortiz, text: The names, made_on: 2026-11-01, due: 2026-11-18}\n"
        "  - {side: us, by: yuki, text: Done, made_on: 2026-11-01, due: 2026-11-18, status: done}\n"
        "  - {side: us, by: yuki, text: Not yet made, made_on: 2026-11-17, due: 2026-11-18}\n"
    )

    assert lines(text) == [
        "2026-11-18 our_promise: Yuki Sato promised Dana Ortiz: “A plan”",
        "2026-11-18 their_promise: Dana Ortiz promised: “The names”",
    ]
    assert owners(text) == ["yuki", "priya"]


EVENT = "{name: Stock count, kind: stocktake, from: 12-20, to: 12-22, lead_days: 10, our_response: Leave them be%s}"


def test_an_event_and_the_day_to_respond_to_it_come_up() -> None:
    rhythm = f"rhythm:\n  - {EVENT}\n"

    assert lines(rhythm % "", days=40) == [
        "2026-12-10 response: Begin to prepare for Stock count: Leave them be",
        "2026-12-20 rhythm: Stock count begins",
    ]
    assert lines(rhythm % "") == ["2026-12-10 response: Begin to prepare for Stock count: Leave them be"]
    assert lines(rhythm % ", done_for: [2026]") == []


PROJECT = """\
projects:
  - name: Wave 2
    phase: %s
    accountable: yuki
    report: {last_sent: 2026-11-12}
    milestones:
      - {text: Trial, side: us, due: 2026-11-30}
      - {text: Names, side: customer, due: 2026-12-01}
      - {text: Start, side: us, due: 2026-11-20, done: 2026-11-10}
"""


def test_an_open_project_has_reports_and_milestones_coming_up() -> None:
    assert lines(PROJECT % "delivery") == [
        "2026-11-19 report: Report on Wave 2",
        "2026-11-30 milestone: Wave 2: Trial",
        "2026-12-01 milestone: Wave 2: Names (theirs)",
    ]
    assert set(owners(PROJECT % "delivery")) == {"yuki"}
    assert lines(PROJECT % "closed") == []


def test_how_often_a_report_is_due_depends_on_the_phase_and_on_what_was_agreed() -> None:
    assert "2026-11-26 report: Report on Wave 2" in lines(PROJECT % "planning")
    agreed = (PROJECT % "planning").replace("last_sent", "every_days: 5, last_sent")
    assert "2026-11-17 report: Report on Wave 2" in lines(agreed)
    assert not any("report" in line for line in lines(PROJECT % "idea"))


def test_whatever_else_has_a_day_and_a_name_comes_up() -> None:
    text = """\
stakeholders:
  - {name: Dana Ortiz}
  - {name: Lars Holm, left: {on: 2026-10-01, to_company: Borealis, follow_up: 2026-12-02}}
initiatives:
  - {text: A, led_by: us, our_part: active, next_step: {text: Ask, owner: yuki, due: 2026-11-20}}
  - {text: B, led_by: us, our_part: active, status: achieved, next_step: {text: Go, owner: yuki, due: 2026-11-20}}
questions:
  - {ask: Who signs?, of: dana-ortiz, by: 2026-12-01}
  - {ask: Who pays?, by: 2026-12-01, answer: Lars}
"""

    assert lines(text) == [
        "2026-11-20 step: Yuki Sato: Ask",
        "2026-12-01 step: Find out from Dana Ortiz: Who signs?",
        "2026-12-02 step: Look up Lars Holm at Borealis",
    ]


def test_things_of_one_day_stand_in_one_order() -> None:
    text = (
        "meetings: [{name: Talk, on: 2026-11-20}]\n"
        "commitments: [{side: us, by: yuki, text: Plan, made_on: 2026-11-01, due: 2026-11-20}]\n"
    )
    account = account_of(text)
    kinds = [item.kind for item in coming_dates(account, AS_OF, 30)]

    assert kinds == [DateKind.MEETING, DateKind.OUR_PROMISE]


def test_the_last_day_for_notice_and_the_last_day_of_a_contract_come_up() -> None:
    text = """contracts:
  - {name: Software, starts: 2025-01-01, ends: 2026-12-16, notice_by: 2026-11-16, auto_renew: true}
  - {name: Days on site, starts: 2025-01-01, ends: 2026-12-01}
  - {name: Later, starts: 2025-01-01, ends: 2026-12-17, notice_by: 2026-11-15}
"""

    assert lines(text) == [
        "2026-11-16 contract: Last day to give notice on “Software”",
        "2026-12-01 contract: Last day of “Days on site”",
        "2026-12-16 contract: Last day of “Software”, which then renews itself unless notice was given",
    ]
    assert owners(text) == ["priya"] * 3


def test_ideas_to_tell_come_up_by_their_day_and_go_to_whoever_looks_after_the_person() -> None:
    text = (
        DANA
        + "watch:\n  - {id: levy, kind: legal, text: A levy on crates, seen_on: 2026-11-02, takes_effect: 2027-02-20}\n"
        + "ideas:\n"
        + "  - {trigger: levy, issue_for_them: It costs, our_proposal: Crates that come back, tell: dana-ortiz}\n"
        + "  - {trigger: levy, issue_for_them: It costs, our_proposal: Crates of wood, by: 2026-11-20}\n"
        + "  - {trigger: levy, issue_for_them: It costs, our_proposal: Sacks, by: 2026-11-20, told_on: 2026-11-01}\n"
    )

    assert lines(text) == [
        "2026-11-20 idea: Tell them: Crates of wood",
        "2026-11-22 idea: Tell Dana Ortiz: Crates that come back",
    ]
    assert owners(text) == ["priya", "yuki"]


def test_what_we_watch_comes_up_on_the_day_it_takes_effect() -> None:
    watch = "watch:\n  - {kind: legal, text: A levy on crates., seen_on: %s, takes_effect: 2026-12-01}\n"

    assert lines(watch % "2026-11-02") == ["2026-12-01 watch: “A levy on crates” takes effect for them"]
    assert lines(watch % "2026-11-17") == []


def test_what_is_to_be_brought_comes_up_on_the_day_it_has_to_be_ready() -> None:
    text = (
        "stakeholders:\n  - {name: Dana Ortiz, information: {formats: mock_up, lead_days: 3}}\n"
        + "meetings:\n  - name: Talk\n    on: 2026-12-10\n    attendees: dana-ortiz\n    materials:\n"
        + "      - {format: mock_up, text: The new crate, owner: yuki}\n"
        + "      - {format: slides, text: What moved, due: 2026-12-01, ready: true}\n"
    )

    assert (
        lines(text)[0]
        == "2026-12-07 material: Mock-up ready for Talk of 10 December 2026: The new crate, for Dana Ortiz"
    )
    assert [line.split(":")[0] for line in lines(text)] == ["2026-12-07 material", "2026-12-10 meeting"]
    assert owners(text)[0] == "yuki"


def test_a_review_without_a_meeting_comes_up_too() -> None:
    text = "reviews:\n  - {kind: executive_review, on: 2026-12-10, attendees: [marcus]}\n"

    assert "2026-12-10 review: Executive review" in lines(text)


# --- one list for all


@pytest.fixture(scope="module")
def samples() -> tuple[Account, ...]:
    return checked(ROOT).book.accounts


def test_the_list_of_today_and_the_calendars_know_the_same_days(samples: tuple[Account, ...]) -> None:
    window, compared = Span(AS_OF, AS_OF + timedelta(days=90)), 0
    for account in samples:
        ahead = coming_dates(account, AS_OF, 90)
        in_feed = {entry.key for entry in calendar_entries(account, AS_OF, feed_window(AS_OF))}
        in_window = {entry.key: entry for entry in calendar_entries(account, AS_OF, window)}
        feedable = {thing.entry.key for thing in ahead if thing.kind not in NOT_IN_CALENDARS}
        begun = {key for key, entry in in_window.items() if entry.span.start in window}

        assert feedable <= in_feed, account.id
        over = {thing.entry.key for thing in dated_things(account, AS_OF, window) if thing.over}
        assert begun == feedable | over, account.id
        compared += len(feedable)
    assert compared > 100
    assert {thing.kind for account in samples for thing in coming_dates(account, AS_OF, 365)} == set(DateKind)


def test_what_needs_you_and_the_calendar_file_of_an_account_have_the_days_of_the_list(
    samples: tuple[Account, ...],
) -> None:
    for account in samples:
        ahead = coming_dates(account, AS_OF, 30)
        page = attention_page([summary(account, AS_OF)], account.settings.things_a_day)
        listed = {(row.on, row.line) for row in page.coming}
        assert listed <= {(thing.on, thing.line) for thing in ahead}, account.id
        assert len(page.coming) + page.more == len(ahead), account.id
        written = IcsWriter().ics(account_feeds(account, AS_OF).own)
        events = {str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(written).walk("VEVENT")}
        assert {thing.entry.words for thing in ahead if thing.kind not in NOT_IN_CALENDARS} <= events, account.id


def test_no_two_entries_of_an_account_have_the_same_key(samples: tuple[Account, ...]) -> None:
    text = "questions: [{ask: Who?, by: 2026-11-20}, {ask: Who?, by: 2026-11-21}, {ask: 谁, by: 2026-11-22}]\n"
    for account in (account_of(text), *samples):
        keys = [thing.entry.key for thing in dated_things(account, AS_OF, feed_window(AS_OF))]
        assert len(keys) == len(set(keys)), account.id


def test_demand_well_above_the_usual_has_a_day_to_begin_and_keeps_its_first_month() -> None:
    months = ", ".join(["100"] * 2 + ["300"] * 2 + ["100"] * 8)
    account = account_of(f"demand: [{{name: Crates, baseline: [{months}], lead_days: 20}}]\n")

    assert [(f"{t.on}", t.line) for t in coming_dates(account, AS_OF, 120)] == [
        ("2027-02-09", "Begin to prepare for the high demand: Crates"),
        ("2027-03-01", "High demand: Crates begins"),
    ]
    in_march, in_april = (
        {thing.entry.key for thing in dated_things(account, day, Span(day, day))}
        for day in (date(2027, 3, 9), date(2027, 4, 9))
    )
    assert in_march == in_april == {"acme/demand/crates/2027-03"}


def test_a_meeting_that_passed_is_asked_about_until_a_rule_calls_it_to_be_seen_to() -> None:
    days = ("2026-11-01", "2026-11-02", "2026-11-15")
    text = "meetings:\n" + "".join(f"  - {{name: Talk, id: m-{on}, on: {on}}}\n" for on in days)

    assert lines(text, days=0) == [f"{on} meeting: Was it held? Talk" for on in days[1:]]
