"""The Rhythm page: what to do by when, what comes next and a year later, clashes, the strip, the figures on top."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day

from generator.context.directory import Directory
from generator.context.rhythm.page import RhythmPage, rhythm_page
from generator.context.views import Tone
from generator.paths import Target

AS_OF = day("2026-11-16")


def page_of(*events: dict[str, Any], as_of: str = "2026-11-16", **keys: Any) -> RhythmPage:
    made = account(rhythm=[{"kind": "event", **event} for event in events], **keys)
    return rhythm_page(made, day(as_of), Directory(made))


def answer(name: str, from_: str, lead: int | None = 10, **keys: Any) -> dict[str, Any]:
    return {"name": name, "from": from_, "lead_days": lead, "our_response": f"Prepare {name}", **keys}


def test_what_was_missed_and_is_due_comes_before_what_is_to_come() -> None:
    page = page_of(
        answer("Later", "12-24"),
        answer("Done", "11-20", done_for=[2026]),
        answer("Due", "11-25", lead=20),
        answer("Missed", "10-01"),
        answer("Soon", "12-01"),
    )

    assert [(row.record.name, row.state.word, row.how_long) for row in page.responses] == [
        ("Missed", "missed", "it began 7 weeks ago"),
        ("Due", "to begin now", "for 11 days"),
        ("Soon", "to come", "in 5 days"),
        ("Later", "to come", "in 4 weeks"),
        ("Missed", "to come", "in 10 months"),
        ("Done", "done", ""),
    ]
    assert [row.begin for row in page.responses][:2] == [day("2026-09-21"), day("2026-11-05")]
    assert [row.record.name for row in page.first] == ["Missed", "Due", "Soon"]


def test_a_response_says_its_days_with_weekdays_and_who_sees_to_it() -> None:
    named, owned = page_of(
        answer("Fair", "2027-04-12", to="2027-04-16", repeats="once", owner="yuki"), answer("Board", "05-03")
    ).responses

    assert (named.when, named.owner and named.owner.name) == ("Mon 12 – Fri 16 Apr 2027", "Yuki Sato")
    assert owned.owner
    assert owned.owner.name == "Priya Nair"


def test_an_event_that_asks_for_nothing_is_only_among_the_events() -> None:
    page = page_of({"name": "Midsummer", "from": "06-19", "effect_on_them": "Everybody is away"})

    assert page.responses == ()
    assert [(row.record.name, row.tells_effects) for row in page.events] == [("Midsummer", True)]
    assert page_of(answer("Board", "05-03")).events[0].tells_effects is False


def test_something_weekly_is_one_row_whatever_is_due() -> None:
    page = page_of(answer("Call", "2026-01-05", repeats="every week", lead=0))

    assert [(row.record.name, row.when, row.state.word) for row in page.responses] == [
        ("Call", "Mon 16 Nov 2026", "to begin now")
    ]
    assert [(row.often, row.next, row.state, row.later) for row in page.events] == [
        ("every week", "Mon 16 Nov 2026", "today", "Mon 15 Nov 2027")
    ]
    assert page.strip
    assert [(entry.often, entry.marks) for entry in page.strip.lanes[0].entries] == [(True, ())]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"from": "08-03", "to": "08-16"}, ("Tue 3 – Mon 16 Aug 2027", "", "Thu 3 – Wed 16 Aug 2028")),
        ({"from": "11-10", "to": "11-20"}, ("Tue 10 – Fri 20 Nov 2026", "on now", "Wed 10 – Sat 20 Nov 2027")),
        ({"from": "2026-12-03", "repeats": "once"}, ("Thu 3 Dec 2026", "", "")),
        ({"from": "2025-12-03", "repeats": "once"}, ("", "over; it was Wed 3 Dec 2025", "")),
        ({"from": "2026-03-01", "repeats": "every 36 months"}, ("Thu 1 Mar 2029", "", "")),
        ({"repeats": "second tuesday of every month"}, ("Tue 8 Dec 2026", "", "Tue 14 Dec 2027")),
        ({"repeats": "1 day after Easter"}, ("Mon 29 Mar 2027", "", "Mon 17 Apr 2028")),
        ({"from": "2000-02-29", "until": "2001-01-01"}, ("", "does not come round in these years", "")),
        ({"from": "12-01", "until": "2026-12-31"}, ("Tue 1 Dec 2026", "", "")),
    ],
)
def test_the_next_time_and_the_one_a_year_later(event: dict[str, Any], expected: tuple[str, str, str]) -> None:
    (row,) = page_of({"name": "E", **event}).events
    assert (row.next, row.state, row.later) == expected


def test_a_row_says_until_when_and_where_it_moves() -> None:
    (row,) = page_of({"name": "E", "from": "12-25", "until": "2029-12-31", "day_off": "earlier"}).events
    assert row.note == "until 31 December 2029; moves to the working day before"


def test_what_is_over_stands_last() -> None:
    page = page_of({"name": "Over", "from": "2025-12-03", "repeats": "once"}, {"name": "Next", "from": "06-01"})
    assert [row.record.name for row in page.events] == ["Next", "Over"]


FREEZE = {"name": "Freeze", "kind": "freeze", "from": "12-14", "to": "01-06"}


def test_a_clash_leads_to_its_record() -> None:
    milestone = {"text": "Go-live", "side": "us", "due": "2026-12-16"}
    page = page_of(
        FREEZE,
        {"name": "Quiet", "from": "11-23", "to": "11-27", "contact_pause": True},
        projects=[
            {
                "id": "parts",
                "name": "Parts",
                "phase": "delivery",
                "due": "2027-03-01",
                "accountable": "priya",
                "milestones": [milestone],
            }
        ],
        meetings=[{"id": "visit", "name": "Visit", "kind": "business_review", "on": "2026-11-24"}],
    )

    visit, live = page.clashes
    assert (visit.what, visit.of, visit.why) == (
        "Visit on 24 November 2026",
        "meeting",
        "they want to be left in peace",
    )
    assert visit.target == Target("accounts/acme/meetings.md", "visit")
    assert (live.what, live.of, live.why) == ("Go-live", "milestone of Parts", "nothing may change")
    assert live.target == Target("accounts/acme/work.md", "project-parts")
    figure = next(key_figure for key_figure in page.figures if key_figure.label == "Clashes with their year")
    assert (figure.value, figure.tone) == ("2", Tone.WATCH)


def test_nothing_clashes_is_no_alarm() -> None:
    figure = next(key_figure for key_figure in page_of(FREEZE).figures if key_figure.label == "Clashes with their year")
    assert (figure.value, figure.tone) == ("none", Tone.QUIET)


def test_the_figures_say_what_comes_next_and_what_to_begin() -> None:
    page = page_of(
        {"name": "Monthly call", "from": "01-17", "repeats": "monthly"},
        answer("Audit", "12-01", to="12-04"),
        calendar={"fiscal_year_starts": "04-01"},
    )

    assert [(figure.label, figure.value, figure.note) for figure in page.figures][:3] == [
        ("Next in their year", "Audit", "in 15 days, Tue 1 – Fri 4 Dec 2026"),
        ("To begin next", "Sat 21 Nov 2026", "Audit, in 5 days"),
        ("Their fiscal year", "FY 2027, Q3", "FY 2028 begins in 136 days"),
    ]


def test_a_fiscal_year_nobody_knows_is_a_question() -> None:
    figure = next(key_figure for key_figure in page_of(FREEZE).figures if key_figure.label == "Their fiscal year")
    assert (figure.value, figure.note, figure.tone) == ("not known yet", "ask when it begins", Tone.UNKNOWN)


def test_responses_that_press_are_counted() -> None:
    page = page_of(answer("Missed", "10-01"), answer("Due", "11-20"))
    figure = next(key_figure for key_figure in page.figures if key_figure.label == "To begin now")
    assert (figure.value, figure.note, figure.tone) == ("2 responses", "1 missed, 1 due", Tone.BAD)


def test_of_a_year_nobody_knows_only_the_question_remains() -> None:
    page = page_of()

    assert (page.strip, page.strip_after, page.responses, page.events, page.clashes) == (None, None, (), (), ())
    assert page.figures == ()


def test_the_strip_has_quarters_and_days_off_of_their_own_calendar() -> None:
    page = page_of(
        {"name": "Fair", "from": "06-01"},
        calendar={"country": "SE", "fiscal_year_starts": "04-01", "closed": [{"name": "Moving", "from": "2027-02-03"}]},
    )

    assert page.strip
    assert [cell.label for cell in page.strip.quarters] == [
        "FY 2027, Q3",
        "FY 2027, Q4",
        "FY 2028, Q1",
        "FY 2028, Q2",
        "Q3",
    ]
    assert {mark.kind for mark in page.strip.days_off} == {"holiday", "closed", "bridge"}
    assert page.strip_after
    assert page.strip_after.axis.first == day("2027-11-01")
