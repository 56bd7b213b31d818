"""What the command finds in the accounts: `playbook check` beyond mistakes in the files, and `playbook today`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lean import ACCOUNT, BROKEN, lean_project, playbook

TEAM = """\
team:
  - {id: edith, name: Edith Marlow, role: account_manager}
  - {id: omar, name: Omar Aziz, role: account_manager}
  - {id: yuki, name: Yuki Sato, role: delivery}
"""
BAKERY = (
    ACCOUNT
    + """\
  since: 2024-01-01
stakeholders:
  - {name: Dana Ortiz, influence: high, contact: {every_days: 30, owner: yuki}}
  - {name: Lars Holm, influence: low, contact: {every_days: 60}}
log:
  - {on: 2026-08-03, type: call, with: dana-ortiz, note: Summer plan}
  - {on: 2026-09-07, type: call, with: lars-holm, note: Autumn plan}
commitments:
  - {side: us, by: yuki, to: dana-ortiz, text: A price, made_on: 2026-11-01, made_at: Call, due: 2026-11-18}
meetings:
  - {name: Autumn talk, on: 2026-12-10, attendees: [lars-holm]}
"""
)
ORCHARD = ACCOUNT.replace("Kettle Row Bakery", "Orchard").replace("edith", "omar")


def two_accounts(folder: Path, **changes: str) -> Path:
    texts = {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": BAKERY, "accounts/orchard.yaml": ORCHARD}
    return lean_project(folder, texts | changes)


def rows(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    return json.loads(playbook("check", "--format", "json", "--project", folder, *arguments).out)


def contacts(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    """Level and first word of the findings of one rule."""
    found = rows(folder, *arguments)
    return [(row["level"], row["message"].split()[0]) for row in found if row["rule"] == "contact-late"]


# --- Check -------------------------------------------------------------------------------------------------------


def test_a_finding_is_a_row_with_the_place_of_its_first_record(tmp_path: Path) -> None:
    row = next(row for row in rows(two_accounts(tmp_path)) if row["rule"] == "contact-late")

    assert row == {
        "file": "accounts/kettle-row.yaml",
        "line": 7,
        "column": 5,
        "key": "stakeholders[0]",
        "rule": "contact-late",
        "level": "red",
        "message": row["message"],
        "hint": row["hint"],
        "account": "kettle-row",
    }
    assert row["message"].startswith("Dana Ortiz has not heard from us for 105 days (you agreed on 30).")


def test_people_read_findings_by_account_the_urgent_first(tmp_path: Path) -> None:
    said = playbook("check", "--project", two_accounts(tmp_path))
    lines = said.out.splitlines()
    bakery = lines[lines.index(next(line for line in lines if line.startswith("Kettle Row Bakery  "))) + 1 :]
    levels = [line.split()[0] for line in bakery[: bakery.index("")] if line[2:3] != " "]

    assert levels == sorted(levels, key=["red", "amber", "note"].index)
    assert levels[0] == "red"
    assert len(set(levels)) >= 2
    assert "         accounts/kettle-row.yaml:7:5 · contact-late · Yuki Sato" in lines
    assert "Findings: 1 red, " in said.err


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ("error", {"error"}),
        ("warning", {"error", "warning"}),
        ("red", {"error", "red"}),
        ("amber", {"error", "red", "amber"}),
        ("note", {"error", "warning", "red", "amber", "note"}),
    ],
)
def test_a_level_shows_errors_and_what_is_as_grave_as_asked_for(tmp_path: Path, level: str, shown: set[str]) -> None:
    cut = ORCHARD.replace("Orchard", "Acme #1 Ltd")
    folder = two_accounts(tmp_path, **{"accounts/orchard.yaml": cut, "accounts/tarn.yaml": BROKEN})

    assert {row["level"] for row in rows(folder, "--level", level)} == shown


def test_findings_are_a_failure_only_when_asked_for_whether_shown_or_not(tmp_path: Path) -> None:
    folder = two_accounts(tmp_path)

    def code(*arguments: str) -> int:
        return playbook("check", "--project", folder, *arguments).code

    assert code() == 0
    assert code("--fail-on", "warning") == 0
    assert code("--fail-on", "red") == 1
    assert code("--fail-on", "red", "--level", "error") == 1
    assert code("--fail-on", "red", "--account", "orchard") == 0
    assert code("--fail-on", "note", "--account", "orchard") == 1


def test_an_owner_sees_their_accounts_and_what_they_should_see_to_elsewhere(tmp_path: Path) -> None:
    folder = two_accounts(tmp_path)

    assert contacts(folder, "--owner", "edith") == [("red", "Dana"), ("amber", "Lars")]
    assert contacts(folder, "--owner", "yuki") == [("red", "Dana")]
    assert {row["account"] for row in rows(folder, "--owner", "omar")} == {"orchard"}


def test_a_role_narrows_the_findings_and_leaves_the_problems_of_the_data(tmp_path: Path) -> None:
    folder = two_accounts(tmp_path, **{"accounts/tarn.yaml": BROKEN})
    found = rows(folder, "--role", "ambassador")

    assert "contact-late" in {row["rule"] for row in found}
    assert "nobody-recorded" not in {row["rule"] for row in found}
    assert "unknown-key" in {row["rule"] for row in found}
    assert "nobody-recorded" in {row["rule"] for row in rows(folder, "--role", "record")}


def test_a_rule_is_as_grave_as_the_settings_say(tmp_path: Path) -> None:
    setting = "rules: {contact-late: {level: %s, why: We agreed on it}}\n"
    folder = two_accounts(tmp_path, **{"playbook/settings.yaml": "as_of: 2026-11-16\n" + setting % "note"})

    assert {level for level, _ in contacts(folder)} == {"note"}
    (folder / "playbook/settings.yaml").write_text("as_of: 2026-11-16\n" + setting % "'off'")
    assert contacts(folder) == []


def test_annotations_of_findings_are_never_errors(tmp_path: Path) -> None:
    said = playbook("check", "--format", "github", "--project", two_accounts(tmp_path))
    kinds = {line.partition(" ")[0] for line in said.out.splitlines()}

    assert kinds == {"::warning", "::notice"}
    assert "::warning file=accounts/kettle-row.yaml,line=7,col=5,title=contact-late::Dana Ortiz has" in said.out


# --- Today -------------------------------------------------------------------------------------------------------


def test_today_says_what_is_urgent_and_then_what_comes_up(tmp_path: Path) -> None:
    said = playbook("today", "--project", two_accounts(tmp_path))

    assert said.code == 0
    assert said.out.startswith("Monday 16 November 2026\n")
    urgent, ahead = said.out.index("What needs you"), said.out.index("The next 30 days")
    assert urgent < said.out.index("Dana Ortiz has not heard from us") < ahead
    assert "Wed 18 Nov 2026  Kettle Row Bakery  Yuki Sato promised Dana Ortiz: “A price”" in said.out[ahead:]
    assert "Thu 10 Dec 2026  Kettle Row Bakery  Autumn talk with Lars Holm" in said.out[ahead:]
    assert " note   " not in said.out


def test_today_looks_as_many_days_ahead_as_asked(tmp_path: Path) -> None:
    folder = two_accounts(tmp_path)

    week = playbook("today", "--project", folder, "--days", "7").out
    assert "A price" in week
    assert "Autumn talk" not in week
    assert playbook("today", "--project", folder, "--days", "1").out.endswith("The next 1 day\n\nNothing comes up.\n")
    assert playbook("today", "--project", folder, "--days", "-1").code == 2


def test_today_of_a_colleague_is_what_concerns_them(tmp_path: Path) -> None:
    folder = two_accounts(tmp_path)

    yuki = playbook("today", "--project", folder, "--owner", "yuki").out
    assert yuki.startswith("Monday 16 November 2026 · Yuki Sato\n")
    assert "Dana Ortiz" in yuki
    assert "Autumn talk" not in yuki
    omar = playbook("today", "--project", folder, "--owner", "omar").out
    assert "Nothing is red or amber." in omar
    assert "Nothing comes up." in omar
    wrong = playbook("today", "--project", folder, "--owner", "eddith")
    assert wrong.code == 2
    assert "did you mean Edith Marlow (edith)?" in wrong.err


def test_today_goes_on_in_spite_of_errors_and_says_so(tmp_path: Path) -> None:
    said = playbook("today", "--project", two_accounts(tmp_path, **{"accounts/tarn.yaml": BROKEN}))

    assert said.code == 0
    assert "Dana Ortiz" in said.out
    assert "The data has 2 errors" in said.err


def crowded(folder: Path, accounts: int = 3, late: int = 6) -> Path:
    """Accounts of Edith and one of Omar, each with promises of ours that are late."""
    promise = "{side: us, by: %s, text: Thing %d, made_on: 2026-09-01, made_at: Call, due: 2026-10-%02d}"
    texts = {"accounts/_team.yaml": TEAM}
    for number in range(accounts):
        owner = "edith" if number else "omar"
        head = ORCHARD.replace("omar", owner).replace("Orchard", f"Orchard {number}")
        rows = "".join(f"  - {promise % (owner, thing, thing + 1)}\n" for thing in range(late))
        texts[f"accounts/orchard-{number}.yaml"] = f"{head}commitments:\n{rows}"
    return lean_project(folder, texts)


def test_today_is_seven_things_for_each_account_manager_and_says_how_to_see_the_rest(tmp_path: Path) -> None:
    folder = crowded(tmp_path)
    said = playbook("today", "--project", folder).out

    assert said.count("  red    Orchard") == 6 + 7
    assert "Edith Marlow  7 red" in said
    assert "Omar Aziz  6 red" in said
    assert "and 5 more: playbook today --all --owner edith" in said
    assert "--owner omar" not in said
    assert playbook("today", "--project", folder, "--all").out.count("  red    ") == 18


def test_today_of_one_colleague_needs_no_names_and_how_many_things_there_are_stands_in_the_settings(
    tmp_path: Path,
) -> None:
    folder = crowded(tmp_path)
    (folder / "playbook/settings.yaml").write_text("as_of: 2026-11-16\nthings_a_day: 2\n")
    said = playbook("today", "--project", folder, "--owner", "edith").out

    assert said.count("  red    Orchard") == 2
    assert "Edith Marlow  " not in said
    assert "and 10 more: playbook today --all --owner edith" in said


def test_today_for_programs_is_the_same_things_in_the_same_order(tmp_path: Path) -> None:
    folder = crowded(tmp_path)
    rows = json.loads(playbook("today", "--project", folder, "--owner", "edith", "--format", "json").out)

    assert len(rows) == 7
    assert {row["level"] for row in rows} == {"red"}
    assert {row["account"] for row in rows} == {"orchard-1", "orchard-2"}
    whole = json.loads(playbook("today", "--project", folder, "--all", "--format", "json").out)
    assert len(whole) == 18


def test_today_says_the_next_fourteen_things_that_come_up_unless_all_are_asked_for(tmp_path: Path) -> None:
    promise = "  - {{side: us, by: omar, text: Thing {0}, made_on: 2026-11-01, made_at: Call, due: 2026-11-20}}\n"
    orchard = f"{ORCHARD}commitments:\n{''.join(promise.format(number) for number in range(20))}"
    folder = two_accounts(tmp_path, **{"accounts/orchard.yaml": orchard})
    ahead = playbook("today", "--project", folder).out.partition("The next 30 days")[2]
    whole = playbook("today", "--project", folder, "--all").out.partition("The next 30 days")[2]

    assert ahead.count("Orchard") + ahead.count("Kettle Row Bakery") == 14
    assert "and 8 more in these days: playbook today --all" in ahead
    assert whole.count("Thing ") == 20
