"""Reports on a project: all we know for our superiors, and for the customer what stands on a list and no more."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from made import account, day

from generator.context.account_view import view_account
from generator.context.documents.project_report.customer import CustomerReport, customer_report
from generator.context.documents.project_report.internal import ProjectReport, project_report, project_reports
from generator.context.documents.project_report.wording import milestones_reached
from generator.context.documents.vocabulary import Item
from generator.insight.sharing.shared import SharedMilestone
from generator.model.account import Account

AS_OF = day("2026-11-16")
DANA = {"id": "dana", "name": "Dana Ortiz"}
PROJECT = {
    "id": "web",
    "name": "Web shop",
    "phase": "delivery",
    "health": "red",
    "health_why": "Nobody there wants it",
    "accountable": "yuki",
    "sponsor": "dana",
    "starts": "2026-03-02",
    "due": "2026-11-30",
    "forecast": "2026-12-16",
    "buffer_days": 10,
}


def made(project: dict[str, Any] | None = None, **keys: Any) -> Account:
    usual = {"head": {"share": "usual"}, "stakeholders": [DANA]}
    return account(**{**usual, "projects": [{**PROJECT, **(project or {})}], **keys})


def report(project: dict[str, Any] | None = None, **keys: Any) -> ProjectReport:
    known = made(project, **keys)
    return project_report(view_account(known, (), AS_OF), known.projects[0])


def shared(project: dict[str, Any] | None = None, **keys: Any) -> CustomerReport | None:
    known = made(project, **keys)
    return customer_report(known, known.projects[0], AS_OF)


# --- when the customer hears of it


@pytest.mark.parametrize(
    ("phase", "sent", "every", "due", "word"),
    [
        ("delivery", {"last_sent": "2026-11-10"}, "every 7 days, as its phase asks for", "2026-11-17", "next one due"),
        ("live", {"last_sent": "2026-10-10"}, "every 30 days, as its phase asks for", "2026-11-09", "overdue by 7"),
        ("live", {"last_sent": "2026-10-10", "every_days": 60}, "every 60 days, as agreed", "2026-12-09", "next one"),
        ("delivery", {}, "every 7 days, as its phase asks for", None, "not known yet when the last was sent"),
        ("idea", {}, "", None, "no report is asked for in this phase"),
    ],
)
def test_the_next_report_is_due_by_phase_or_as_agreed(
    phase: str, sent: dict[str, Any], every: str, due: str | None, word: str
) -> None:
    informing = report({"phase": phase, "report": sent}).informing

    assert (informing.every, informing.due) == (every, day(due) if due else None)
    assert word in informing.state.word


# --- for our superiors


def test_superiors_read_how_it_goes_and_why_and_what_is_used_up() -> None:
    estimate = {"original": 100, "current": 130, "unit": "days"}
    figures = {figure.label: (figure.value, figure.note) for figure in report({"estimate": estimate}).figures}

    assert figures == {
        "How it goes": ("in trouble", "Nobody there wants it"),
        "Last day": ("16 Dec 2026", "agreed 30 Nov 2026, expected 16 Dec 2026 (16 days behind)"),
        "Reserve": ("16 of 10 days", "in reserve used"),
        "Effort": ("30 % above", "what was sold, past the 20 % we can bear"),
    }


def test_a_project_of_which_little_is_known_says_so() -> None:
    figures = {figure.label: figure.value for figure in report(dict.fromkeys(("health", "health_why", "due", "forecast",
                                                                        "buffer_days"))).figures}  # fmt: skip

    assert figures == {"How it goes": "not known yet", "Last day": "not known yet", "Reserve": "none kept"}


def test_what_presses_in_the_project_is_there_and_nothing_of_other_projects() -> None:
    other = {**PROJECT, "id": "erp", "name": "ERP"}
    found = report({"milestones": [{"text": "Design", "side": "us", "due": "2026-10-01"}]}, projects=[
        {**PROJECT, "milestones": [{"text": "Design", "side": "us", "due": "2026-10-01"}]}, other
    ])  # fmt: skip

    assert any("Design" in row.message for row in found.concerns)
    assert not [row.message for row in found.concerns if "ERP" in row.message]
    assert {row.urgency.word for row in found.concerns} <= {"urgent", "to be seen to"}


def test_reached_counts_from_the_last_report() -> None:
    steps = [
        {"text": "Told", "side": "us", "due": "2026-10-30", "done": "2026-11-02"},
        {"text": "News", "side": "us", "due": "2026-11-05", "done": "2026-11-03"},
    ]
    found = report({"milestones": steps, "report": {"last_sent": "2026-11-02"}})

    assert found.reached == (Item("News", on=day("2026-11-03")),)
    assert report({"milestones": steps}).since == day("2026-10-17")


def test_each_open_project_of_an_account_that_is_worked_has_its_report() -> None:
    projects = [PROJECT, {**PROJECT, "id": "old", "phase": "closed"}, {**PROJECT, "id": "new", "phase": "idea"}]
    worked, closed = made(projects=projects), made(projects=projects, head={"status": "closed"})

    assert [report.project_id for report in project_reports(view_account(worked, (), AS_OF))] == ["web", "new"]
    assert project_reports(view_account(closed, (), AS_OF)) == ()


# --- for the customer


def test_the_customer_is_not_told_of_ideas_nor_of_what_is_closed() -> None:
    assert shared()
    assert shared({"phase": "idea"}) is None
    assert shared({"phase": "closed"}) is None
    assert shared(head={"status": "closed"}) is None
    assert report({"phase": "idea"}).customer_file is None


def test_the_customer_reads_phase_days_and_whom_to_ask() -> None:
    report = shared()

    assert report
    assert (report.name, report.phase, report.accountable) == ("Web shop", "Delivery", "Yuki Sato")
    assert (report.starts, report.due, report.expected) == (day("2026-03-02"), day("2026-11-30"), day("2026-12-16"))
    on_time = shared({"forecast": "2026-11-30"})
    assert on_time
    assert on_time.expected is None


def test_milestones_and_inputs_are_those_known_on_the_day() -> None:
    report = shared(
        {
            "milestones": [
                {"text": "Later", "side": "us", "due": "2026-12-10"},
                {"text": "Late", "side": "customer", "due": "2026-11-01"},
                {"text": "Done", "side": "us", "due": "2026-11-01", "done": "2026-11-02"},
                {"text": "Not yet", "side": "us", "due": "2026-11-20", "done": "2026-11-18"},
            ],
            "inputs_needed": [
                {"what": "Keys", "from": "dana", "due": "2026-11-10"},
                {"what": "Plans", "from": "dana", "due": "2026-11-10", "received": "2026-11-09"},
            ],
        }
    )

    assert report
    assert [step.text for step in report.coming] == ["Late", "Not yet", "Later"]
    assert report.coming[0].late
    assert not report.coming[0].ours
    assert report.reached == (SharedMilestone("Web shop", "Done", True, day("2026-11-01"), day("2026-11-02"), False),)
    assert [(shared_input.what, shared_input.by, shared_input.late) for shared_input in report.needed] == [
        ("Keys", "Dana Ortiz", True)
    ]
    assert [shared_input.what for shared_input in report.received] == ["Plans"]


@pytest.mark.parametrize(("due", "late"), [("2026-11-15", True), ("2026-11-16", False)])
def test_a_milestone_due_today_is_not_late(due: str, late: bool) -> None:
    report = shared({"milestones": [{"text": "Step", "side": "us", "due": due}]})

    assert report
    assert [step.late for step in report.coming] == [late]


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("2026-06-25", ""),
        ("2026-06-26", "1 milestone reached since 25 Jun 2026"),
        ("2026-11-16", "1 milestone reached since 25 Jun 2026"),
        ("2026-11-17", ""),
    ],
)
def test_milestones_count_that_were_reached_after_a_day_up_to_today(done: str, said: str) -> None:
    known = made({"milestones": [{"text": "Step", "side": "us", "due": "2026-06-30", "done": done}]})

    assert milestones_reached(known.projects[0], day("2026-06-25"), AS_OF) == said


@pytest.mark.parametrize(
    ("starts", "begun"), [("2026-11-15", True), ("2026-11-16", True), ("2026-11-17", False), (None, False)]
)
def test_what_has_begun_is_told_from_what_is_planned(starts: str | None, begun: bool) -> None:
    known = made({"starts": starts})
    report = customer_report(known, known.projects[0], AS_OF)

    assert report
    assert report.begun is begun


def test_promises_are_only_those_shared_of_this_project() -> None:
    promise = {"side": "us", "by": "yuki", "made_on": "2026-10-01", "due": "2026-11-30"}
    report = shared(
        commitments=[
            {**promise, "text": "Shared", "project": "web", "audience": "shared"},
            {**promise, "text": "Theirs", "project": "web", "audience": "shared", "side": "customer", "by": "dana"},
            {**promise, "text": "Internal", "project": "web"},
            {**promise, "text": "Elsewhere", "audience": "shared"},
        ]
    )

    assert report
    assert [shared_promise.text for shared_promise in report.ours] == ["Shared"]
    assert [shared_promise.text for shared_promise in report.theirs] == ["Theirs"]


def test_measures_are_those_of_its_own_contract() -> None:
    def contract(id: str) -> dict[str, Any]:
        measure = {"name": f"Uptime {id}", "target": "99 %", "actual": "98 %", "on": "2026-10-31",
                   "higher_is_better": True}  # fmt: skip
        return {"id": id, "name": id, "starts": "2026-01-01", "ends": "2027-12-31", "measures": [measure]}

    report = shared({"contract": "one"}, contracts=[contract("one"), contract("two")])

    assert report
    assert [(m.name, m.at_least, m.target, m.actual, m.state) for m in report.measures] == [
        ("Uptime one", True, "99 %", "98 %", "missed")
    ]


def test_the_type_of_the_customers_report_has_no_place_for_anything_else() -> None:
    assert {field.name for field in fields(CustomerReport)} == {
        "name", "phase", "starts", "begun", "due", "expected", "accountable", "reached", "coming", "needed", "received",
        "ours", "theirs", "measures", "every", "sender", "as_of",
    }  # fmt: skip
