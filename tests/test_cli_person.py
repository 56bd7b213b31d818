"""The verb `person`: all that is held on somebody, printed and taken out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lean import Outcome, lean_project, playbook
from projects import ROOT, tree

from generator.load.book import load_book

TEAM = """\
team:
  - {id: edith, name: Edith Marlow, role: account_manager, title: Was at school with Dana Ortiz}
"""
FILES = {
    "accounts/_team.yaml": TEAM,
    "accounts/kettle/account.yaml": """\
# Dana's bakery
account: {name: Kettle Row Bakery, owner: edith, tier: standard, units: [{name: Shop, head: dana}]}
team:
  - {id: tom, name: Tom Reyes, role: delivery, knows: [dana, eva]}
""",
    "accounts/kettle/people.yaml": """\
stakeholders:
  - id: dana
    name: Dana Ortiz   # the owner
    title: Baker
    contact: {email: dana@kettle.example, phone: "0123 456"}
    personal: |
      Two boys.
      Plays ice hockey.
    # her birthday is in May
  - id: eva
    name: Eva Ortiz   # Dana's sister
    reports_to: dana
    handling: Write to dana@kettle.example or ring 0123 456 first
""",
    "accounts/kettle/work.yaml": """\
commitments:
  - {id: call-dana, side: us, by: edith, to: dana, text: Call Dana,
     made_on: 2026-11-02, due: 2026-11-20}
log:
  - on: 2026-11-10
    type: call
    with: [dana, eva]
    note: >-
      Met Dana
      Ortiz and the other Ortiz. See https://files.example/dana-ortiz
    agreed: call-dana
""",
    "accounts/sorrel.yaml": "account: {name: Sorrel, owner: edith, tier: key, summary: Run by Dana Ortiz before}\n",
}


def project(folder: Path) -> Path:
    return lean_project(folder, {**FILES, "accounts/kettle-row.yaml": None})


def said(folder: Path, *arguments: str) -> Outcome:
    return playbook("person", "kettle", *arguments, "--project", folder)


def all_text(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((folder / "accounts/kettle").iterdir()))


# --- Printed


def test_everything_that_is_held_is_printed(tmp_path: Path) -> None:
    outcome = said(project(tmp_path), "dana", "--export")

    assert (outcome.code, outcome.err) == (0, "")
    assert (
        outcome.out
        == """\
Dana Ortiz · Kettle Row Bakery

Their entry: accounts/kettle/people.yaml, line 2

  id: dana
  name: Dana Ortiz
  title: Baker
  contact.email: dana@kettle.example
  contact.phone: 0123 456
  personal: Two boys. Plays ice hockey.

Named by id: 7 places
  accounts/kettle/account.yaml:2  account.units[0].head
      Shop
  accounts/kettle/account.yaml:4  team[0].knows[0]
      Tom Reyes
  accounts/kettle/people.yaml:12  stakeholders[1].reports_to
      Eva Ortiz
  accounts/kettle/work.yaml:2  commitments[0].id
      Call Dana
  accounts/kettle/work.yaml:2  commitments[0].to
      Call Dana
  accounts/kettle/work.yaml:7  log[0].with[0]
      Met Dana Ortiz and the other Ortiz. See https://files.example/dana-ortiz
  accounts/kettle/work.yaml:11  log[0].agreed
      Met Dana Ortiz and the other Ortiz. See https://files.example/dana-ortiz

Named in a text: 7 places
  accounts/kettle/account.yaml:1  comment
      # Dana's bakery
  accounts/kettle/people.yaml:13  stakeholders[1].handling
      Write to dana@kettle.example or ring 0123 456 first
  accounts/kettle/people.yaml:11  comment
      # Dana's sister
  accounts/kettle/work.yaml:2  commitments[0].text
      Call Dana
  accounts/kettle/work.yaml:8  log[0].note
      Met Dana Ortiz and the other Ortiz. See https://files.example/dana-ortiz
  accounts/_team.yaml:2  team[0].title
      Was at school with Dana Ortiz
  accounts/sorrel.yaml:1  account.summary
      Run by Dana Ortiz before

Perhaps meant in a text: 1 place
  accounts/kettle/people.yaml:11  stakeholders[1].name
      Eva Ortiz

Not looked at: pictures, sheets and drawings below accounts/kettle/files/, and the history of git.
"""
    )


def test_a_program_gets_the_same_as_json(tmp_path: Path) -> None:
    outcome = said(project(tmp_path), "Dana Ortiz", "--export", "--format", "json")
    held = json.loads(outcome.out)

    assert held["person"] == {"id": "dana", "name": "Dana Ortiz", "account": "kettle"}
    assert held["entry"]["keys"]["personal"] == "Two boys.\nPlays ice hockey.\n"
    assert {(place["file"], place["line"]) for place in held["by_id"]} >= {("accounts/kettle/work.yaml", 7)}
    assert [len(held[key]) for key in ("by_id", "by_name", "perhaps")] == [7, 7, 1]


# --- Taken out


def test_without_somebody_to_ask_it_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path)
    before = tree(folder)

    outcome = said(folder, "dana", "--erase")

    assert outcome.code == 0
    assert "-    title: Baker" in outcome.out
    assert "+    name: Erased person 1" in outcome.out
    assert "Nothing was written.\nTo write it, say --yes.\n" in outcome.err
    assert "stays in its history" in outcome.err
    assert tree(folder) == before


def test_nothing_of_somebody_who_is_erased_is_left(tmp_path: Path) -> None:
    folder = project(tmp_path)

    outcome = said(folder, "dana", "--erase", "--yes")

    assert outcome.code == 0
    assert (
        all_text(folder)
        == """\
# Erased person 1's bakery
account: {name: Kettle Row Bakery, owner: edith, tier: standard, units: [{name: Shop, head: erased-1}]}
team:
  - {id: tom, name: Tom Reyes, role: delivery, knows: [erased-1, eva]}

stakeholders:
  - id: erased-1
    name: Erased person 1
    left:
      on: 2026-11-16
  - id: eva
    name: Eva Ortiz   # Erased person 1's sister
    reports_to: erased-1
    handling: Write to Erased person 1 or ring Erased person 1 first

commitments:
  - {id: call-erased-1, side: us, by: edith, to: erased-1, text: Call Erased person 1,
     made_on: 2026-11-02, due: 2026-11-20}
log:
  - on: 2026-11-10
    type: call
    with: [erased-1, eva]
    note: >-
      Met Erased person 1 and the other Ortiz. See https://files.example/dana-ortiz
    agreed: call-erased-1
"""
    )
    assert playbook("check", "--project", folder, "--level", "warning").code == 0


def test_what_may_still_mean_them_is_listed(tmp_path: Path) -> None:
    outcome = said(project(tmp_path), "dana", "--erase", "--yes")

    listed = outcome.out[outcome.out.index("May still be meant here") :]
    assert listed.startswith("May still be meant here, look for yourself: 4 places\n")
    for place in ("people.yaml:7  stakeholders[1].name", "log[0].note", "_team.yaml:2", "sorrel.yaml:1"):
        assert place in listed


def test_the_next_one_gets_the_next_number(tmp_path: Path) -> None:
    folder = project(tmp_path)

    assert said(folder, "dana", "--erase", "--yes").code == 0
    assert said(folder, "eva", "--erase", "--yes").code == 0

    assert "id: erased-2" in all_text(folder)
    assert "Ortiz" not in re.sub(r"\S*://\S*", "", all_text(folder)).replace("the other Erased person 2", "")


@pytest.mark.parametrize("account", ["norrland", "merrow", "brightwater", "halden"])
def test_everybody_in_the_samples_can_be_erased(tmp_path: Path, account: str) -> None:
    shared = ("accounts/_team.yaml", "playbook/logo.svg", "playbook/settings.yaml")
    own = [
        *(path for path in (ROOT / f"accounts/{account}").rglob("*") if path.is_file()),
        *(ROOT / "accounts").glob(f"{account}.yaml"),
    ]
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in own}
    files |= {name: (ROOT / name).read_bytes() for name in shared}
    for other, id in re.findall(rb"same_as: ([a-z0-9-]+)/([a-z0-9-]+)", b"".join(files.values())):
        text = b"account: {name: Another, owner: priya, tier: standard}\nstakeholders: [{id: %s, title: Known}]\n" % id
        files[f"accounts/{other.decode()}.yaml"] = text
    folder = lean_project(tmp_path, {**files, "accounts/kettle-row.yaml": None})
    found = load_book(files).book.account(account)
    assert found is not None
    people = [person.id for person in found.stakeholders if person.name]

    for id in (people[0], people[1], people[-1]):
        outcome = playbook("person", account, id, "--erase", "--yes", "--project", folder)
        assert outcome.code == 0, outcome.err
        assert playbook("person", account, id, "--export", "--project", folder).code == 2
    assert playbook("check", "--project", folder, "--level", "error").code == 0
