"""The air-traffic controller's page: projects, debts, the matrix, protocols, the call card, third parties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.context.directory import Directory
from generator.context.roles.controller.page import ControllerPage, controller_page
from generator.context.views import Tone
from generator.model.account import Account

AS_OF = date(2026, 11, 16)


def page_of(**keys: Any) -> ControllerPage:
    account = Account.model_validate(
        {
            "id": "ostrava",
            "account": {"name": "Ostrava Glass", "owner": "priya", "tier": "key", "since": "2020-01-01"},
            "team": [
                {"id": "priya", "name": "Priya Nair", "role": "account_manager", "phone": "+44 1"},
                {
                    "id": "yuki",
                    "name": "Yuki Sato",
                    "role": "delivery",
                    "absent": [{"from": "2026-11-23", "to": "2026-11-27", "cover": "priya"}],
                },
            ],
            "stakeholders": [
                {"id": "jana", "name": "Jana Nova", "influence": "high", "contact": {"every_days": 30}},
                {"id": "petr", "name": "Petr Kral", "influence": "low", "contact": {"owner": "yuki"}},
                {"id": "olga", "name": "Olga Dvorak", "contact": {"owner": "yuki", "phone": "+420 2"}},
                {"id": "ivan", "name": "Ivan Maly", "left": {"on": "2026-03-31"}},
            ],
            **keys,
        }
    )
    return controller_page(account, AS_OF, Directory(account))


def project(id: str, **keys: Any) -> dict[str, Any]:
    return {"id": id, "name": id.title(), "phase": "delivery", **keys}


def talk(on: str, person: str = "jana", **keys: Any) -> dict[str, Any]:
    return {"on": on, "type": "call", "with": person, "note": "Talked", **keys}


def test_an_account_of_four_lines_says_nothing_and_invents_nothing() -> None:
    profile = {"name": "Quay", "owner": "priya", "tier": "key"}
    account = Account.model_validate({"id": "quay", "account": profile})
    page = controller_page(account, AS_OF, Directory(account))
    assert page.timeline is None
    assert (page.figures, page.projects, page.owed.rows, page.owed.several_late) == ((), (), (), ())
    assert (page.matrix.rows, page.matrix.silent, page.volumes) == ((), (), ())
    assert (page.protocols, page.calls, page.third_parties) == ((), (), ())


def test_each_project_says_what_comes_next_and_the_nearest_stands_first() -> None:
    near = [
        {"text": "Done", "side": "us", "due": "2026-01-10", "done": "2026-01-10"},
        {"text": "Later", "side": "us", "due": "2026-12-10"},
        {"text": "Next", "side": "customer", "due": "2026-11-10"},
    ]
    page = page_of(
        projects=[
            project("far", milestones=[{"text": "Far", "side": "us", "due": "2027-05-01"}]),
            project("bare"),
            project("near", milestones=near),
            project("gone", phase="closed", milestones=near),
            project("arrived", milestones=near[:1]),
        ]
    )
    assert [row.record.name for row in page.projects] == ["Near", "Far", "Arrived", "Bare"]
    first = page.projects[0]
    assert (first.next and first.next.text, first.next_late, first.in_the_way) == ("Next", True, True)
    assert [row.next for row in page.projects[2:]] == [None, None]
    assert page.timeline is not None
    assert {row.project.id for row in page.timeline.rows} == {"near", "far", "arrived"}
    assert [project.id for project in page.timeline.undated] == ["bare"]


def test_a_project_that_waits_for_one_ending_later_is_told_so() -> None:
    page = page_of(
        projects=[
            project("first", due="2026-12-01", forecast="2027-02-01"),
            project("done", phase="closed", due="2027-02-01"),
            project("soon", due="2026-12-10"),
            project("then", due="2027-01-15", depends_on=["first", "done", "soon"]),
        ]
    )
    (then,) = [row for row in page.projects if row.record.name == "Then"]
    assert [(wait.record.name, wait.too_late) for wait in then.waits_for] == [("First", True), ("Soon", False)]
    assert then.in_the_way


def test_any_milestone_to_come_inside_a_quiet_time_is_told() -> None:
    rhythm = [
        {"name": "Furnace rebuild", "kind": "shutdown", "from": "12-10", "to": "12-20"},
        {"name": "Fair", "kind": "event", "from": "11-10", "to": "12-31"},
    ]
    milestones = [
        {"text": "Test", "side": "us", "due": "2026-12-01"},
        {"text": "Go-live", "side": "us", "due": "2026-12-16"},
        {"text": "Old", "side": "us", "due": "2025-12-16", "done": "2025-12-16"},
        {"text": "Missed", "side": "us", "due": "2025-12-17"},
    ]
    (row,) = page_of(rhythm=rhythm, projects=[project("one", milestones=milestones)]).projects
    assert [(milestone.text, event.name) for milestone, event in row.clashes] == [("Go-live", "Furnace rebuild")]


def test_what_the_customer_owes_is_listed_by_date_with_who_is_late_twice() -> None:
    page = page_of(
        projects=[
            project(
                "one",
                sponsor="jana",
                milestones=[
                    {"text": "Test rooms", "side": "customer", "due": "2026-11-01"},
                    {"text": "Ours", "side": "us", "due": "2026-11-01"},
                    {"text": "As-Planned", "side": "customer", "due": "2026-10-01", "done": "2026-10-01"},
                ],
                inputs_needed=[
                    {"what": "Part numbers", "from": "jana", "due": "2026-10-20"},
                    {"what": "Names", "from": "petr", "due": "2026-12-01"},
                    {"what": "Numbers", "from": "petr", "due": "2026-11-15"},
                    {"what": "Came", "from": "petr", "due": "2026-10-01", "received": "2026-10-03"},
                ],
            ),
            project("old", phase="closed", inputs_needed=[{"what": "X", "from": "petr", "due": "2026-01-01"}]),
        ]
    )
    assert [(row.what, row.kind, row.whom and row.whom.name, row.is_late) for row in page.owed.rows] == [
        ("Part numbers", "Input", "Jana Nova", True),
        ("Test rooms", "Milestone", "Jana Nova", True),
        ("Numbers", "Input", "Petr Kral", True),
        ("Names", "Input", "Petr Kral", False),
    ]
    assert [(who.name, times) for who, times in page.owed.several_late] == [("Jana Nova", 2)]
    assert page.figures[1].note == "3 late"


def test_what_they_owe_us_holds_their_promises_and_their_tasks_as_well() -> None:
    tasks = [{"text": "Badges", "side": "customer"}, {"text": "Ours", "side": "us"}]
    tasks.append({"text": "Handed out", "side": "customer", "done": True})
    promise = {"side": "customer", "by": "petr", "made_on": "2026-10-01"}
    page = page_of(
        projects=[project("line", sponsor="jana", checklist=tasks)],
        commitments=[
            {**promise, "id": "list", "text": "The list", "due": "2026-11-01", "project": "line"},
            {**promise, "id": "word", "text": "A word with Jana", "due": "2026-12-01"},
            {**promise, "id": "kept", "text": "Kept", "due": "2026-11-01", "status": "done"},
            {**promise, "id": "ours", "text": "Ours", "due": "2026-11-01", "side": "us", "by": "priya"},
        ],
    )

    rows = [(r.what, r.kind, r.project and r.project.id, r.whom and r.whom.name, r.is_late) for r in page.owed.rows]
    assert rows == [
        ("The list", "Promise", "line", "Petr Kral", True),
        ("A word with Jana", "Promise", None, "Petr Kral", False),
        ("Badges", "Task", "line", "Jana Nova", False),
    ]


def test_the_matrix_counts_a_year_of_contacts_by_pair_and_names_the_main_channel() -> None:
    page = page_of(
        log=[
            talk("2025-11-16"),  # a year ago to the day: too old
            talk("2026-01-10"),
            talk("2026-02-10", us=["priya", "yuki"]),
            talk("2026-03-10", type="site_visit"),
            talk("2026-03-11", type="internal"),
            talk("2026-04-10", person="petr", us="yuki", type="site_visit"),
            talk("2026-05-10", person="petr", us="yuki", type="email"),
            talk("2026-06-10", person="ivan"),  # he has left
            talk("2026-12-24"),
        ]
    )
    matrix = page.matrix
    assert [who.name for who in matrix.colleagues] == ["Priya Nair", "Yuki Sato"]
    assert [row.record.name for row in matrix.rows] == ["Jana Nova", "Petr Kral"]
    jana, petr = matrix.rows
    assert [(cell.times, cell.channel) for cell in jana.cells] == [(3, "calls"), (1, "call")]
    assert [(cell.times, cell.channel, cell.owner) for cell in petr.cells] == [
        (0, "", False),
        (2, "site visit, e-mail", True),
    ]
    assert [person.name for person in matrix.silent] == ["Olga Dvorak"]


MONTHLY = [f"2026-{month:02}-05" for month in range(1, 12)]


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (MONTHLY, "as due"),
        ([*MONTHLY, "2026-02-20", "2026-04-20", "2026-06-20", "2026-08-20"], "as due"),
        (MONTHLY[::2], "less often"),
        ([day[:-2] + each for day in MONTHLY for each in ("05", "15")], "more often"),
    ],
)
def test_how_often_is_held_against_how_often_was_agreed(days: list[str], word: str) -> None:
    long_known = talk("2025-01-01")
    (row,) = page_of(log=[long_known, *(talk(day) for day in days)]).matrix.rows
    assert (row.pace.cadence, row.pace.agreed, row.verdict.word) == (30, True, word)


def test_a_person_met_last_week_is_judged_later() -> None:
    (row,) = page_of(log=[talk("2026-11-09"), talk("2026-11-10"), talk("2026-11-11")]).matrix.rows
    assert row.verdict.word == "too early to tell"


def test_a_message_nobody_answered_is_traffic_but_no_contact() -> None:
    log = [
        talk("2026-10-31", type="email"),
        talk("2026-11-01", type="email"),
        talk("2026-11-02", type="message", two_way="true"),
    ]
    page = page_of(log=log)
    (row,) = page.matrix.rows
    assert (row.cells[0].times, row.pace.every) == (3, 14)
    assert page.volumes[0].shown == (
        "They began 0 of 3 contacts.",
        "They answered 1 of 3 messages and e-mails of ours.",
    )


def test_our_judgement_of_how_much_we_say_is_held_against_the_log() -> None:
    people = [{"id": name, "name": name.title(), "contact": {"every_days": 30}} for name in ("anna", "bert", "carl")]
    log = [talk("2025-12-01", person=name) for name in ("anna", "bert", "carl")]
    keys: dict[str, Any] = {"stakeholders": people, "log": log}

    def verdict(judged: str | None) -> str:
        culture = {"our_communication": judged} if judged else {}
        return page_of(**keys, culture=culture).volumes[1].verdict

    assert verdict("under") == "The log bears this out: most people hear from us less often than due."
    assert verdict("over") == "The log says otherwise: most people hear from us less often than due."
    assert verdict(None) == "By the log, most people hear from us less often than due."
    assert page_of(stakeholders=people[:2], log=log[:2]).volumes[1].verdict == ""


PROTOCOL: dict[str, Any] = {
    "method": "Calls",
    "frequency": "Weekly",
    "content": "What changed",
    "agreed_on": "2026-01-10",
    "agreed_by": "jana",
    "review_on": "2026-10-01",
    "expectations": [{"topic": "Faults", "theirs": "At once", "ours": "A day"}],
    "scenarios": [
        {"when": "Line stands", "their_point": "olga", "our_point": "yuki", "backup": "priya", "within_hours": 2,
         "channel": "phone"},
        {"when": "Data lost", "their_point": "ivan", "our_point": "priya", "within_hours": 1, "channel": "phone"},
    ],
}  # fmt: skip


def test_protocols_of_the_account_and_of_running_projects_are_told() -> None:
    other = {**PROTOCOL, "scenarios": [], "agreed_on": "2026-12-01", "review_on": "2027-01-01"}
    page = page_of(
        protocol=PROTOCOL,
        projects=[project("one", protocol=other), project("old", phase="closed", protocol=other)],
    )
    own, projects = page.protocols
    assert (own.project, own.agreed.word, own.review.word) == ("", "agreed", "review overdue")
    assert (projects.project, projects.agreed.word, projects.review.word) == (
        "One",
        "not agreed yet",
        "review planned",
    )
    assert (page.figures[2].value, page.figures[2].tone) == ("agreed", Tone.WATCH)


def test_the_call_card_has_the_most_urgent_first_with_numbers_and_warnings() -> None:
    lost, stands = page_of(protocol=PROTOCOL).calls
    assert (lost.record.when, lost.record.within_hours) == ("Data lost", 1)
    assert lost.theirs is not None
    assert lost.theirs.warning == "left: agree on somebody new"
    assert lost.ours is not None
    assert (lost.ours.reached, lost.ours.warning, lost.backup) == ("+44 1", "", None)
    assert stands.theirs is not None
    assert stands.theirs.reached == "+420 2"
    assert stands.ours is not None
    assert (stands.ours.reached, stands.ours.warning) == ("", "away 23–27 November 2026: Priya Nair stands in")


def test_third_companies_are_listed_with_whether_a_protocol_covers_them() -> None:
    page = page_of(
        partners=[{"name": "brennock logistics", "does": "Freight", "competes_with_us": "true"}],
        projects=[
            project("one", parties=["Brennock Logistics", "Copper Lantern"], protocol=PROTOCOL),
            project("two", parties="Brennock Logistics"),
            project("old", phase="closed", parties="Gone Ltd"),
        ],
    )
    brennock, copper = page.third_parties
    assert brennock.partner is not None
    assert (brennock.name, brennock.partner.does) == ("Brennock Logistics", "Freight")
    assert [project.name for project in brennock.projects] == ["One", "Two"]
    assert (copper.name, copper.partner) == ("Copper Lantern", None)
