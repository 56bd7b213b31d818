"""One way to name things: every verb takes accounts, people, colleagues and days as people say them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lean import Outcome, lean_project, playbook

from generator.cli.naming import ME

TEAM = """\
team:
  - {id: edith, name: Edith Marlow, role: account_manager, email: e.marlow@bakers.example}
  - {id: priya, name: Priya Nair, role: account_manager}
  - {id: tom, name: Tom Reyes, role: delivery}
"""
ACCOUNT = """\
account: {name: Hartwell Bakery, owner: edith, tier: standard}
stakeholders:
  - {id: s-frey, name: Sabine Frey, influence: high}
  - {id: jonas, name: Jonas Frey}
meetings:
  - {id: q4, name: Year in review, on: 2026-12-10, attendees: [s-frey]}
"""
OTHER = "account: {name: Hartmann Flour, owner: priya, tier: standard}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"accounts/_team.yaml": TEAM, "accounts/hb.yaml": ACCOUNT, "accounts/flour.yaml": OTHER}
    return lean_project(tmp_path, files)


def said(folder: Path, *arguments: str, **environment: str) -> Outcome:
    for variable in ("PLAYBOOK_ME", "LOGNAME", "USER", "USERNAME"):
        environment.setdefault(variable, "")
    return playbook(*arguments, "--project", folder, **environment)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("calendar", "hartwell"), "Hartwell Bakery"),
        (("check", "--account", "Hartwell Bakery"), "1 account read"),
        (("pack", "hartwell", "sabine"), "In which format Sabine Frey wants information"),
        (("pack", "hartwell", "frey"), "`frey` could be Sabine Frey (s-frey), Jonas Frey (jonas)"),
        (("brief", "hartwell", "zzz"), "there is no planned meeting `zzz`; known: Year in review (q4)"),
        (("brief", "hartmann"), "Hartmann Flour has no planned meeting"),
        (("brief", "hartmann"), 'Add one: playbook new meeting flour "NAME" --on DAY'),
        (("brief", "hart"), "`hart` could be Hartmann Flour (flour), Hartwell Bakery (hb)"),
        (("fmt", "hartwell"), "1 file looked at"),
        (("fmt", "hart"), "`hart` could be"),
        (("diff", "hartwell"), "Cannot say what changed"),
        (("diff", "hart"), "`hart` could be"),
        (("person", "hartwell", "sabine", "--export"), "Sabine Frey · Hartwell Bakery"),
        (("today", "--owner", "Edith Marlow"), "· Edith Marlow"),
        (("today", "--owner", "tom"), "· Tom Reyes"),
        (("calendar", "--owner", "nair"), "Priya Nair"),
        (("check", "--owner", "zed"), "there is no colleague `zed`"),
        (("new", "Sorrel", "--owner", "Tom Reyes"), "accounts/sorrel.yaml"),
        (("new", "Sorrel", "--owner", "tom", "--tier", "strat"), "accounts/sorrel.yaml"),
        (("calendar", "hartwell", "--as-of", "3 Dec 2026"), "3 December 2026"),
        (("today", "--as-of", "27/11/2026"), "Friday 27 November 2026"),
        (("today", "--as-of", "5/6/2026"), "could be a day first or a month first: write 2026-05-06 or 2026-06-05"),
    ],
)
def test_every_verb_takes_names_and_days_as_people_say_them(
    folder: Path, arguments: tuple[str, ...], words: str
) -> None:
    outcome = said(folder, *arguments)

    assert words in " ".join((outcome.out + outcome.err).split())


@pytest.mark.parametrize(
    ("environment", "owner"),
    [
        ({"PLAYBOOK_ME": "tom"}, "tom"),
        ({"PLAYBOOK_ME": "Priya Nair", "USER": "tom"}, "priya"),
        ({"USERNAME": "e.marlow"}, "edith"),
        ({"USER": "root", "LOGNAME": "priya"}, "priya"),
        ({"USER": "tom.reyes"}, "tom"),
    ],
)
def test_me_is_who_the_machine_says(folder: Path, environment: dict[str, str], owner: str) -> None:
    assert said(folder, "new", "Sorrel", "--owner", ME, **environment).code == 0
    assert f"owner: {owner}\n" in (folder / "accounts/sorrel.yaml").read_text("utf-8")


def test_me_is_the_only_account_manager_where_the_machine_does_not_say(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)

    assert said(folder, "today", "--owner", "me", USER="root").out.startswith("Monday 16 November 2026 · Edith Marlow")


@pytest.mark.parametrize("login", ["root", "ed", "marlow"])
def test_me_is_asked_for_where_it_cannot_be_told(folder: Path, login: str) -> None:
    outcome = said(folder, "today", "--owner", "me", USER=login)

    assert outcome.code == 2
    assert "name yourself, or set PLAYBOOK_ME to your id" in outcome.err


@pytest.mark.parametrize("arguments", [["today"], ["calendar"], ["check"], ["brief", "norrland"], ["log", "x", "y"]])
def test_with_nothing_there_yet_it_says_how_to_begin(tmp_path: Path, arguments: list[str]) -> None:
    folder = lean_project(tmp_path, {"accounts/kettle-row.yaml": None})

    outcome = said(folder, *arguments)

    assert 'Begin one with `playbook new "NAME"`' in " ".join((outcome.out + outcome.err).split())
    assert "Nothing is red" not in outcome.out


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("chek", "Did you mean `playbook check`?"),
        ("conflict", "Did you mean `playbook new conflict`?"),
        ("contrct", "Did you mean `playbook new contract`?"),
        ("help", "`playbook --help` lists them all."),
        ("qqq", "`playbook --help` lists them all."),
    ],
)
def test_of_a_verb_that_there_is_not_it_says_which_was_meant(typed: str, hint: str) -> None:
    said = playbook(typed, "hartwell")

    assert said.code == 2
    assert f"There is no verb `{typed}`. {hint}" in said.err


def test_where_no_project_is_it_says_how_to_begin_one(tmp_path: Path) -> None:
    said = playbook("today", "--project", tmp_path)

    assert said.code == 2
    assert "begin one with `playbook init plans`" in said.err
