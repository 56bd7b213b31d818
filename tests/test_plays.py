"""Plays: their files, the days and people of their steps, and the promises to ourselves they become."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lean import Outcome, lean_project, playbook
from made import OURS, account, day, summary

from generator.checks.findings import run_checks
from generator.checks.switches import misnamed_in_plays
from generator.context.account.own_promises import decided_rows, own_promise_rows
from generator.context.account_view import AccountView, view_account
from generator.context.documents.brief.brief import make_brief
from generator.context.summaries.summary import summarise_account
from generator.days.period import Span
from generator.disk.program import playbook_files
from generator.insight.dates.dated_things import calendar_entries, coming_dates
from generator.insight.promises.kept import kept_rate
from generator.insight.promises.play_steps import date_steps
from generator.insight.promises.promises import open_on_both_sides
from generator.insight.sharing.in_writing import shared_dates
from generator.insight.sharing.sharing import shared_account
from generator.load.plays import load_plays
from generator.model.account import Account
from generator.model.plays import Play

AS_OF = day("2026-11-16")
PLAYS = {name: path.read_bytes() for name, path in playbook_files().items() if name.startswith("playbook/plays/")}
NEEDED = """after-handover champion-gone competitor delay difficult-customer indifferent-customer major-change
new-sponsor recovery renewal review-ahead silent-customer sold-wrongly win-to-tell""".split()
CALM = Play.model_validate(
    {
        "id": "calm",
        "name": "Calm down",
        "when": "They shout.",
        "findings": ["own-promise-late", "log-silent"],
        "aim": "Quiet.",
        "steps": [
            {"day": 0, "do": "Listen"},
            {"day": 2, "do": "Ask again"},
            {"day": 5, "do": "Ring them", "who": "delivery"},
            {"day": 7, "do": "Write it down", "who": "manager"},
        ],
        "ends": ["They whisper."],
    }
)


def own(text: str = "Ring Dana", due: str = "2026-11-20", **keys: Any) -> dict[str, Any]:
    return {"text": text, "by": "priya", "made_on": "2026-11-02", "due": due, **keys}


def viewed(**keys: Any) -> AccountView:
    return view_account(account(**keys), (), AS_OF, (CALM,))


def days(made: Account, start: str) -> list[tuple[str, str]]:
    return [(step.by, step.due.isoformat()) for step in date_steps(CALM, made, day(start))]


# --- The files


def test_the_plays_of_the_program_can_be_read_and_name_rules_there_are() -> None:
    plays, problems = load_plays(PLAYS)

    assert problems == []
    assert list(misnamed_in_plays(plays)) == []
    assert {play.id for play in plays} >= set(NEEDED)
    for play in plays:
        assert [step.day for step in play.steps] == sorted(step.day for step in play.steps), play.id
        assert len(play.steps) >= 5
        assert any(step.say for step in play.steps)


def test_a_rule_that_is_none_is_named_with_what_was_meant() -> None:
    (problem,) = misnamed_in_plays([CALM.model_copy(update={"findings": ("log-silent", "log-silnt")})])

    assert (problem.rule, problem.key, problem.hint) == ("unknown-rule", "findings[1]", "did you mean `log-silent`?")


# --- Days and people


def test_days_are_counted_from_the_start_and_put_off_to_one_on_which_both_work() -> None:
    made = account(calendar={"closed": [{"name": "Stocktaking", "from": "2026-11-23", "to": "2026-11-24"}]})

    assert days(made, "2026-11-19") == [
        ("priya", "2026-11-19"),
        ("priya", "2026-11-25"),  # day 2 is a Saturday, and then they take stock
        ("priya", "2026-11-25"),
        ("priya", "2026-11-26"),
    ]


def test_a_public_holiday_of_theirs_is_no_day_for_a_step() -> None:
    assert days(account(calendar={"country": "SE"}), "2026-12-23")[1][1] == "2026-12-28"
    assert days(account(), "2026-12-23")[1][1] == "2026-12-25"


def test_who_stands_in_does_a_step_and_without_anybody_it_waits() -> None:
    priya, yuki = OURS
    away = {"from": "2026-11-18", "to": "2026-11-20"}

    def with_absence(**cover: str) -> Account:
        gone = priya.model_copy(update={"absent": (type(priya).model_validate(
            {"id": "x", "name": "X", "role": "backup", "absent": [{**away, **cover}]}
        ).absent[0],)})  # fmt: skip
        return account(colleagues=(gone, yuki))

    assert days(with_absence(cover="yuki"), "2026-11-16")[1] == ("yuki", "2026-11-18")
    assert days(with_absence(), "2026-11-16")[1] == ("priya", "2026-11-23")


def test_a_step_is_done_by_whoever_plays_that_part_in_the_account() -> None:
    head = type(OURS[0]).model_validate({"id": "helena", "name": "Helena Brandt", "role": "manager"})
    projects = [{"name": "Web", "phase": "delivery", "accountable": "yuki"}]
    made = account(projects=projects, colleagues=(*OURS, head))

    assert [by for by, _ in days(made, "2026-11-16")] == ["priya", "priya", "yuki", "helena"]
    assert {by for by, _ in days(account(), "2026-11-16")} == {"priya"}


# --- Promises to ourselves


def test_they_come_back_in_today_in_calendars_in_summaries_and_in_briefs() -> None:
    meeting = {"id": "next", "on": "2026-11-18", "kind": "steering"}
    made = account(own_promises=[own(play="calm-down", due="2026-11-17")], meetings=[meeting])
    line = "Priya Nair: Calm down: Ring Dana"

    assert line in [thing.line for thing in coming_dates(made, AS_OF, 14)]
    assert line in [entry.title for entry in calendar_entries(made, AS_OF, Span(AS_OF, date(2026, 12, 31)))]
    assert line in [row.line for row in summary(made, AS_OF).coming]
    brief = make_brief(view_account(made, (), AS_OF), made.meetings[0])
    (block,) = [block for block in brief.second if block.name == "ourselves"]
    assert [(line.text, line.about, line.on) for line in block.lines] == [
        ("Ring Dana", "Priya Nair", date(2026, 11, 17))
    ]


def test_they_count_in_no_share_and_no_balance_and_are_in_nothing_a_customer_gets() -> None:
    late = [own("Canary", due="2026-11-03"), own("Canary two", status="done", closed="2026-11-10")]
    with_them, without = account(own_promises=late), account()

    assert kept_rate(with_them, "us", AS_OF, with_them.settings) == kept_rate(without, "us", AS_OF, without.settings)
    assert open_on_both_sides(with_them, AS_OF) == open_on_both_sides(without, AS_OF)
    assert shared_account(with_them, AS_OF) == shared_account(without, AS_OF)
    assert shared_dates(with_them, AS_OF) == shared_dates(without, AS_OF)


def test_what_is_late_is_a_finding_that_names_its_play() -> None:
    view = viewed(own_promises=[own(due="2026-11-10", play="calm"), own("Ask", due="2026-11-12", play="calm")])
    (row,) = [row for row in summary_rows(view) if "of the play" in row.message]

    assert row.message.startswith("2 steps of the play “calm” are not done. The first: “Ring Dana”, which Priya Nair")
    assert [(place.label, place.target.page) for place in row.plays] == [("Calm down", "playbook/plays/calm.md")]


def summary_rows(view: AccountView) -> Any:
    return summarise_account(view, view.account.settings).findings


def test_a_finding_no_play_is_for_names_none() -> None:
    found = account(satisfaction=[{"on": "2026-11-10", "score": "1"}])

    assert "customer-unhappy" in {finding.rule.name for finding in run_checks(found, AS_OF, found.settings).findings}
    assert all(row.plays == () for row in summary_rows(view_account(found, (), AS_OF, ())))


def test_what_a_review_decided_for_us_stands_beside_it() -> None:
    review = {"id": "spring", "kind": "business_review", "on": "2026-11-02"}
    view = viewed(reviews=[review], own_promises=[own(review="spring"), own("Other")])

    assert [row.record.text for row in decided_rows(view)["spring"]] == ["Ring Dana"]


def test_open_ones_stand_before_those_that_are_done() -> None:
    done = own("Done", due="2026-11-05", status="done", closed="2026-11-04")
    rows = own_promise_rows(viewed(own_promises=[done, own(due="2026-11-30"), own("Late", due="2026-11-12")]))

    assert [(row.record.text, row.state.word) for row in rows] == [
        ("Late", "late by 4 days"),
        ("Ring Dana", "open"),
        ("Done", "done"),
    ]


# --- The verb

KETTLE = """\
account: {name: Kettle Row Bakery, owner: edith, tier: standard}
stakeholders: [{id: dana, name: Dana Ortiz}]
"""
TEAM = """\
team:
  - {id: edith, name: Edith Marlow, role: account_manager}
  - {id: tom, name: Tom Reyes, role: manager}
"""
QUIET = """\
name: Quiet
when: Nobody answers.
aim: A talk.
steps: [{day: 0, do: Ring}, {day: 1, do: Ring again, who: manager}]
ends: They answer.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"accounts/_team.yaml": TEAM, "accounts/kettle.yaml": KETTLE, "playbook/plays/quiet.yaml": QUIET}
    return lean_project(tmp_path, files)


def said(folder: Path, verb: str, *arguments: str) -> Outcome:
    return playbook(verb, "--project", folder, *arguments)


def test_without_an_account_the_verb_says_when_to_use_each_and_ones_own_takes_the_place_of_the_programs(
    folder: Path,
) -> None:
    told = said(folder, "play").out
    assert "quiet  2 steps\n  Nobody answers.\n" in told

    (folder / "playbook/plays/recovery.yaml").write_text(QUIET.replace("Nobody answers", "Ours alone"))
    assert "recovery  2 steps\n  Ours alone.\n" in said(folder, "play").out


def test_the_verb_writes_dated_steps_which_can_be_done(folder: Path) -> None:
    called = said(folder, "play", "kettle", "quiet", "--start", "2027-06-04", "--about", "dana", "--to", "tom",
                      "--as-of", "2027-06-01")  # fmt: skip

    assert called.code == 0
    assert (folder / "accounts/kettle.yaml").read_text() == KETTLE + (
        "own_promises:\n"
        "  - id: quiet-2027-06-04\n    by: edith\n    to: tom\n    text: Ring\n    made_on: 2027-06-01\n"
        "    due: 2027-06-04\n    about: dana\n    play: quiet\n"
        "  - id: quiet-2027-06-04-2\n    by: tom\n    text: Ring again\n    made_on: 2027-06-01\n"
        "    due: 2027-06-07\n    about: dana\n    play: quiet\n"
    )
    again = said(folder, "play", "kettle", "quiet", "--about", "dana", "--as-of", "2027-06-01")
    assert again.code == 2
    assert "Quiet runs already, with 2 open steps" in again.err
    assert said(folder, "done", "kettle", "ring again", "--as", "broken").code == 2
    assert said(folder, "done", "kettle", "ring again", "--on", "2027-06-05", "--as-of", "2027-06-08").code == 0
    assert "Quiet runs: 1 step open" in said(folder, "play", "kettle", "--as-of", "2027-06-08").out
