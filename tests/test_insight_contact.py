from __future__ import annotations

from typing import Any

import pytest
from made import account, day, settings, talk

from generator.insight.people.contact import (
    Contact,
    ContactState,
    Quadrant,
    cadence_of,
    contact_entries,
    contact_state,
    counts_as_contact,
    last_contact,
    person_quadrant,
)
from generator.model.log import LogEntry
from generator.model.people import Stakeholder

NUMBERS = settings()


def of(as_of: str, *log: dict[str, Any], person: dict[str, Any] | None = None, **keys: Any) -> Contact:
    """Where we stand with Dana, of whom we should hear every 100 days unless said otherwise."""
    dana = {"name": "Dana", "contact": {"every_days": 100}, **(person or {})}
    made = account(stakeholders=[dana], log=list(log), **keys)
    return contact_state(made, made.stakeholders[0], day(as_of), NUMBERS)


# --- what counts as contact


@pytest.mark.parametrize(
    ("type", "two_way", "counted"),
    [
        ("meeting", False, True),
        ("call", False, True),
        ("video", False, True),
        ("site_visit", False, True),
        ("workshop", False, True),
        ("message", False, False),
        ("message", True, True),
        ("email", False, False),
        ("email", True, True),
        ("event", False, False),
        ("event", True, False),
        ("internal", True, False),
    ],
)
def test_d1_meetings_and_calls_count_and_messages_once_answered(type: str, two_way: bool, counted: bool) -> None:
    entry = LogEntry.model_validate({"on": "2026-03-02", "type": type, "two_way": two_way, "note": "x"})

    assert counts_as_contact(entry, NUMBERS) is counted


def test_d1_the_settings_say_what_counts() -> None:
    entry = LogEntry(on="2026-03-02", type="event", note="x")

    assert counts_as_contact(entry, settings(counts_as_contact=["event"]))
    assert not counts_as_contact(
        LogEntry(on="2026-03-02", type="call", note="x"), settings(counts_as_contact=["event"])
    )


def test_d1_the_last_contact_is_the_newest_that_counts_wherever_it_stands_in_the_log() -> None:
    made = account(
        stakeholders=[{"name": "Dana"}, {"name": "Bo"}],
        log=[
            talk("2026-03-02", "dana"),
            talk("2026-05-04", "dana", "bo"),
            talk("2026-04-03", "dana"),
            talk("2026-06-05", "bo"),
            talk("2026-07-06", "dana", type="email"),
            talk("2026-12-24", "dana"),
        ],
    )

    last = last_contact(made, "dana", day("2026-11-16"), NUMBERS)

    assert last is made.log[1]
    assert len(contact_entries(made, "dana", day("2026-11-16"), NUMBERS)) == 3
    assert last_contact(made, "bo", day("2026-05-04"), NUMBERS) is made.log[1]
    assert last_contact(made, "bo", day("2026-05-03"), NUMBERS) is None


# --- how often


@pytest.mark.parametrize(
    ("influence", "interest", "expected"),
    [
        ("high", "high", Quadrant.MANAGE_CLOSELY),
        ("high", None, Quadrant.MANAGE_CLOSELY),
        ("high", "medium", Quadrant.KEEP_SATISFIED),
        ("high", "low", Quadrant.KEEP_SATISFIED),
        ("medium", "high", Quadrant.KEEP_INFORMED),
        ("low", None, Quadrant.KEEP_INFORMED),
        (None, None, Quadrant.KEEP_INFORMED),
        ("medium", "medium", Quadrant.MONITOR),
        (None, "low", Quadrant.MONITOR),
    ],
)
def test_d2_the_quadrant_of_a_person(influence: str | None, interest: str | None, expected: Quadrant) -> None:
    person = Stakeholder.model_validate({"name": "Dana", "influence": influence, "interest": interest})

    assert person_quadrant(person) is expected


@pytest.mark.parametrize(
    ("tier", "days"),
    [("strategic", [14, 35, 35, 90]), ("key", [30, 60, 60, 120]), ("standard", [90, 120, 180, 365])],
)
def test_d2_the_tier_says_how_often_for_each_quadrant(tier: str, days: list[int]) -> None:
    grades = [("high", "high"), ("high", "low"), ("low", "high"), ("low", "low")]
    people = [{"id": f"p{i}", "name": "P", "influence": a, "interest": b} for i, (a, b) in enumerate(grades)]
    made = account(head={"tier": tier}, stakeholders=people)

    assert [cadence_of(made, person, NUMBERS) for person in made.stakeholders] == days


def test_d2_what_was_agreed_with_the_person_goes_before_the_tier() -> None:
    assert of("2026-11-16", person={"contact": {"every_days": 7}}).cadence == 7


def test_d2_nothing_is_due_for_people_who_left_or_are_not_known() -> None:
    gone = of("2026-11-16", talk("2020-01-01", "dana"), person={"left": {"on": "2026-03-02"}})
    unknown = of("2026-11-16", person={"name": None, "id": "dana", "title": "Director"})

    assert (gone.cadence, gone.state) == (None, None)
    assert (unknown.cadence, unknown.state) == (None, None)


def test_d2_a_tier_that_the_settings_do_not_have_says_nothing() -> None:
    made = account(head={"tier": "gold"}, stakeholders=[{"name": "Dana"}])

    assert cadence_of(made, made.stakeholders[0], NUMBERS) is None


# --- how long


def test_d3_days_since_the_last_contact() -> None:
    assert of("2026-11-16", talk("2026-08-08", "dana")).elapsed == 100
    assert of("2026-11-16", talk("2026-11-16", "dana")).elapsed == 0


def test_d3_without_a_contact_the_days_since_they_became_a_customer_count() -> None:
    assert of("2026-11-16", head={"since": "2026-11-06"}).elapsed == 10
    assert of("2026-11-16").elapsed is None
    assert of("2026-11-16", head={"since": "2026-11-17"}).elapsed is None


def test_d3_days_on_which_they_wish_to_be_left_in_peace_do_not_count() -> None:
    pause = {"name": "Stop", "kind": "shutdown", "from": "08-03", "to": "08-16", "contact_pause": True}
    peak = {"name": "Peak", "kind": "peak", "from": "08-01", "to": "08-31"}

    # 1 July to 16 November are 138 days; 14 of them fall into the shutdown, and the peak is no pause.
    assert of("2026-11-16", talk("2026-07-01", "dana"), rhythm=[pause, peak]).elapsed == 138 - 14
    # 10 to 20 August are 10 days, of which the six from the 11th to the 16th do not count.
    assert of("2026-08-20", talk("2026-08-10", "dana"), rhythm=[pause]).elapsed == 4
    # Inside the pause no time passes.
    assert of("2026-08-16", talk("2026-08-03", "dana"), rhythm=[pause]).elapsed == 0


def test_d3_pauses_that_overlap_are_counted_once_and_every_year_anew() -> None:
    summer = {"id": "a", "name": "Stop", "kind": "shutdown", "from": "08-03", "to": "08-16", "contact_pause": True}
    harvest = {"id": "b", "name": "Harvest", "kind": "peak", "from": "08-10", "to": "08-20", "contact_pause": True}

    # 16 November 2024 to 16 November 2026 are 730 days; 3 to 20 August, 18 days, fall out of both summers.
    assert of("2026-11-16", talk("2024-11-16", "dana"), rhythm=[summer, harvest]).elapsed == 730 - 2 * 18


def test_d3_a_pause_may_run_across_new_year() -> None:
    pause = {"name": "Stop", "kind": "shutdown", "from": "12-20", "to": "01-06", "contact_pause": True}

    # 1 December to 31 January are 61 days; 20 December to 6 January are 18 of them.
    assert of("2027-01-31", talk("2026-12-01", "dana"), rhythm=[pause]).elapsed == 61 - 18
    # From inside the pause: 1 to 10 January are 9 days, of which those from the 2nd to the 6th do not count.
    assert of("2027-01-10", talk("2027-01-01", "dana"), rhythm=[pause]).elapsed == 4


# --- in touch or not


@pytest.mark.parametrize(
    ("last", "days", "state"),
    [
        ("2026-11-16", 0, ContactState.IN_TOUCH),
        ("2026-08-28", 80, ContactState.IN_TOUCH),
        ("2026-08-27", 81, ContactState.DUE),
        ("2026-08-08", 100, ContactState.DUE),
        ("2026-08-07", 101, ContactState.LATE),
        ("2026-06-19", 150, ContactState.LATE),
        ("2026-06-18", 151, ContactState.LOST_TOUCH),
    ],
)
def test_d4_the_state_follows_from_days_and_cadence(last: str, days: int, state: ContactState) -> None:
    contact = of("2026-11-16", talk(last, "dana"))

    assert (contact.elapsed, contact.state) == (days, state)


def test_d4_the_settings_say_when_late_becomes_lost() -> None:
    made = account(stakeholders=[{"name": "Dana", "contact": {"every_days": 100}}], log=[talk("2026-06-18", "dana")])

    assert (
        contact_state(made, made.stakeholders[0], day("2026-11-16"), settings(late_factor=2)).state is ContactState.LATE
    )


@pytest.mark.parametrize(
    ("since", "state"),
    [
        (None, ContactState.NOT_MET),
        ("2026-08-07", ContactState.NOT_MET),
        ("2026-08-08", None),
        ("2026-11-10", None),
    ],
)
def test_d4_somebody_never_met_is_not_met_once_the_cadence_has_passed(
    since: str | None, state: ContactState | None
) -> None:
    assert of("2026-11-16", head={"since": since} if since else {}).state is state
