"""The verb `diff`: since when it looks, what it says where there is little to say, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lean import ACCOUNT, TEAM, lean_project, playbook
from repositories import committed, git, needs_git

pytestmark = needs_git

KETTLE = "accounts/kettle-row.yaml"
HEAD = ACCOUNT.replace("  tier: standard\n", "  tier: standard\n  reviewed: {by: edith, on: 2026-10-20}\n")
DANA = "stakeholders:\n  - {name: Dana Ortiz, support: supporter}\n"
LOG = "log:\n  - {on: 2026-11-03, type: call, with: dana-ortiz, note: Budget moves to May}\n"
TODAY = ("--as-of", "2026-11-16")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose one account had nobody in September, Dana since 1 October, and a sceptic since 1 November."""
    place = lean_project(tmp_path / "project", {KETTLE: HEAD, "playbook/settings.yaml": "{}\n"})
    committed(place, {}, "2026-09-01")
    committed(place, {KETTLE: HEAD + DANA}, "2026-10-01")
    committed(place, {KETTLE: HEAD + DANA.replace("supporter", "sceptic") + LOG}, "2026-11-01")
    return place


def diff(folder: Path, *arguments: str) -> str:
    said = playbook("diff", *arguments, "--project", folder, *TODAY)
    assert (said.code, said.err) == (0, "")
    return said.out


def test_it_looks_back_to_the_last_review_of_the_plan(folder: Path) -> None:
    said = diff(folder, "kettle-row")

    assert "Since 20 October 2026, when the plan was last reviewed; compared with " in said
    assert "Dana Ortiz moved from supporter to sceptic." in said
    assert "1 new entry: 1 call, on 3 November 2026." in said
    assert "New person" not in said


def test_without_a_review_it_looks_back_a_month(folder: Path) -> None:
    (folder / KETTLE).write_text((folder / KETTLE).read_text().replace("  reviewed: {by: edith, on: 2026-10-20}\n", ""))

    assert "Since 16 October 2026, a month ago; no review of the plan is noted" in diff(folder)


def test_a_day_can_be_asked_for(folder: Path) -> None:
    assert "New person Dana Ortiz." in diff(folder, "--since", "2026-10-01")
    assert "New person" not in diff(folder, "--since", "2026-10-02")


@pytest.mark.parametrize("revision", ["HEAD~2", "start"])
def test_a_revision_can_be_asked_for(folder: Path, revision: str) -> None:
    git(folder, "tag", "start", "HEAD~2")

    said = diff(folder, "--since", revision)

    assert "Since 1 September 2026" in said
    assert "New person Dana Ortiz." in said


def test_what_is_not_committed_counts_as_it_is(folder: Path) -> None:
    (folder / KETTLE).write_text(HEAD + DANA.replace("Dana Ortiz", "Zoe Hart"))

    said = diff(folder, "--since", "HEAD")

    assert "New person Zoe Hart." in said
    assert "No longer in the plan: person Dana Ortiz." in said
    assert "1 entry is no longer there." in said


def test_an_account_that_became_a_folder_is_the_same_account(folder: Path) -> None:
    whole = (folder / KETTLE).read_text()
    (folder / KETTLE).unlink()
    (folder / "accounts/kettle-row").mkdir()
    (folder / "accounts/kettle-row/account.yaml").write_text(whole)

    said = diff(folder, "--since", "HEAD")

    assert said.startswith("Kettle Row Bakery: Since ")
    assert "nothing has changed" in said


def test_accounts_that_came_and_went_are_named(folder: Path) -> None:
    committed(folder, {"accounts/fen.yaml": ACCOUNT.replace("Kettle Row Bakery", "Fen Mills")}, "2026-11-05")
    committed(folder, {"accounts/tarn.yaml": ACCOUNT.replace("Kettle Row Bakery", "Tarn Dairy")}, "2026-11-06")
    (folder / "accounts/fen.yaml").unlink()

    said = diff(folder, "--since", "HEAD~1")

    assert "Fen Mills  The account is no longer in the plan." in said
    assert "Tarn Dairy\n" in said
    assert "The account was not in the plan then: all of it is new." in said
    assert "no longer in the plan" not in diff(folder, "tarn", "--since", "HEAD")


def test_a_version_that_cannot_be_read_is_said_to_be_so(folder: Path) -> None:
    committed(folder, {KETTLE: "account: [\n"}, "2026-11-05")
    committed(folder, {KETTLE: HEAD + DANA.replace("supporter", "hostile")}, "2026-11-06")
    committed(folder, {KETTLE: HEAD + DANA}, "2026-11-07")

    assert "cannot be read, so nothing can be compared" in " ".join(diff(folder, "--since", "HEAD~2").split())
    assert "have 1 mistake, so something may be told as new" in " ".join(diff(folder, "--since", "HEAD~1").split())


def test_where_the_history_begins_later_its_beginning_stands_in(folder: Path, tmp_path: Path) -> None:
    assert "Since 1 September 2026, the day on which the history kept here begins" in diff(
        folder, "--since", "2026-01-01"
    )
    git(tmp_path, "clone", "--quiet", "--depth", "2", folder.as_uri(), "copy")
    said = diff(tmp_path / "copy", "--since", "2026-01-01")
    assert "Since 1 October 2026, the day on which the history kept here begins" in said


def test_a_change_of_the_settings_of_the_site_is_no_change_of_an_account(folder: Path) -> None:
    committed(folder, {"playbook/settings.yaml": "late_factor: 2\n"}, "2026-11-10")
    (folder / "playbook/settings.yaml").write_text("late_factor: 3\n")
    (folder / KETTLE).write_text((folder / KETTLE).read_text() + "# read\n")

    assert "nothing has changed" in diff(folder, "--since", "HEAD")


def test_a_colleague_who_is_no_longer_with_us_is_no_mistake_of_then(folder: Path) -> None:
    team = TEAM + "  - {id: omar, name: Omar Reed, role: account_manager}\n"
    committed(folder, {"accounts/_team.yaml": team, KETTLE: HEAD.replace("owner: edith", "owner: omar")}, "2026-11-05")
    committed(folder, {"accounts/_team.yaml": TEAM, KETTLE: HEAD}, "2026-11-06")

    said = diff(folder, "--since", "HEAD~1")

    assert "Edith Marlow answers for the account, until now Omar Reed." in said
    assert "mistake" not in said


# --- For programs -----------------------------------------------------------------------------------------------------


def test_json_gives_a_row_for_each_change_with_its_place(folder: Path) -> None:
    rows = json.loads(diff(folder, "--since", "2026-10-15", "--format", "json"))

    assert [(row["section"], row["kind"], row["key"], row["file"], row["line"]) for row in rows] == [
        ("People", "changed", "stakeholders", KETTLE, 7),
        ("Log", "changed", "log", KETTLE, 9),
    ]
    assert rows[0]["text"] == "Dana Ortiz moved from supporter to sceptic."
    assert rows[0]["since"] == "2026-10-15"
    assert rows[0]["revision"] == git(folder, "rev-parse", "HEAD~1").strip()[:10]
    assert {row["account"] for row in rows} == {"kettle-row"}


def test_json_is_a_list_even_when_nothing_changed(folder: Path) -> None:
    assert json.loads(diff(folder, "--since", "HEAD", "--format", "json")) == []


# --- How it ends ------------------------------------------------------------------------------------------------------


def test_without_a_history_it_says_so_in_a_line_and_ends_with_1(tmp_path: Path) -> None:
    said = playbook("diff", "--project", lean_project(tmp_path))

    assert (said.code, said.out) == (1, "")
    assert said.err == "Cannot say what changed: this folder is not kept in git, or git does not trust it.\n"


def test_an_account_that_cannot_be_read_today_ends_with_1(folder: Path) -> None:
    (folder / KETTLE).write_text("account: [\n")

    said = playbook("diff", "kettle-row", "--project", folder)

    assert said.code == 1
    assert "accounts/kettle-row cannot be read, so there is nothing to compare." in said.err


def test_mistakes_of_today_are_said_beside_what_changed(folder: Path) -> None:
    (folder / KETTLE).write_text(HEAD + DANA.replace("supporter", "hostile"))

    said = playbook("diff", "--project", folder, *TODAY)

    assert said.code == 0
    assert "The data has 1 error, so something may be missing: see `playbook check`." in said.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kettle-raw"], "there is no account `kettle-raw`; did you mean Kettle Row Bakery (kettle-row)?"),
        (["--since", "2026-13-01"], "there is no revision `2026-13-01` in this history, and it is no date"),
        (["--since", "--help"], "there is no revision"),
        (["--since", "2026-12-01"], "1 December 2026 is still to come"),
        (["--format", "xml"], "Invalid value for '--format'"),
    ],
)
def test_wrong_use_ends_with_2(folder: Path, arguments: list[str], words: str) -> None:
    said = playbook("diff", *arguments, "--project", folder, *TODAY)

    assert (said.code, said.out) == (2, "")
    assert words in " ".join(said.err.split())
