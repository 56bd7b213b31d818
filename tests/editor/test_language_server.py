"""In an editor with the YAML language server, account files are helped with as `playbook check` judges them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from language_server import LanguageServer
from projects import ROOT, SITES

from generator.build import check
from generator.cli import main
from generator.disk.project import read_project
from generator.editing.editor import ASSOCIATIONS, SETTINGS_OF_VS_CODE, schema_line
from generator.model.account import Account
from generator.model.fields import field_of, fields_of
from generator.model.head import Profile
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.model.problem import Problem
from generator.model.record import Record
from generator.model.settings import Settings
from generator.model.strategy import CustomerStrategy
from generator.model.team import TeamMember

EDITORS_OWN = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
SHARED_MISTAKES = {"unknown-key", "wrong-value", "missing-key", "wrong-type"}
"""The rules that can be judged from one file and the model alone."""

BAD = {
    "accounts/tarn.yaml": """\
account:
  name: Tarn Textiles
  owner: priya
  teir: key

stakeholders:
  - name: Ines Marsh
    influence: hihg
    reports: joe-abara
    titel:
  - name: Joe Abara
    friend: perhaps
    contact: {every_days: often}

strategy:
  customer:
    vision: {text: Canteens first, confidence: sure}

satisfaction: 5

log:
  - on: 12.11.2026
    type: call
    with: joe-abara
    note: Machine 4 is down again
  - on: 2026-11-13
    type: cal
    note: And again
  - on: 2026-11-14
    type: call
""",
    "accounts/loch/account.yaml": """\
account:
  name: Loch
  owner: priya
  tier: key
  status: sleeping
""",
    "accounts/loch/people.yaml": """\
stakeholders:
  - title: Buyer
    id: buyer
    decision_role: [buyer, user]
stakeholder: []
""",
    "accounts/_team.yaml": """\
team:
  - id: priya
    name: Priya Nair
    role: account_manager
  - id: grace
    name: Grace
    role: captain
    mail: grace@example.org
""",
    "playbook/settings.yaml": """\
late_factor: much
tiers:
  key: {manage_closely: 30}
papre: a4
fonts:
""",
}


def started(folder: Path, settings: dict[str, Any]) -> LanguageServer:
    return LanguageServer(folder, {"yaml": EDITORS_OWN | settings})


def written(folder: Path, files: dict[str, str]) -> Path:
    """A project with files, after `playbook schema --write`."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["schema", "--write", "--project", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


def associations(folder: Path) -> dict[str, Any]:
    """What VS Code tells the server of the schemas of the project."""
    settings = json.loads((folder / SETTINGS_OF_VS_CODE).read_text(encoding="utf-8"))
    return {"schemas": settings[ASSOCIATIONS]}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("bad"), BAD)


@pytest.fixture(scope="module")
def server(bad: Path) -> Iterator[LanguageServer]:
    with started(bad, associations(bad)) as running:
        yield running


def lines(found: list[dict[str, Any]]) -> list[int]:
    return sorted(each["range"]["start"]["line"] + 1 for each in found)


@cache
def our_errors(folder: Path) -> list[Problem]:
    project = read_project(folder)
    return [problem for problem in check(project.sources, project.problems).problems if problem.is_error]


def our_lines(folder: Path, name: str) -> list[int]:
    errors = [problem for problem in our_errors(folder) if problem.rule in SHARED_MISTAKES]
    return sorted(error.place.line for error in errors if error.place.file == name)


@pytest.mark.parametrize("name", BAD)
def test_the_editor_marks_the_lines_that_the_check_marks(name: str, bad: Path, server: LanguageServer) -> None:
    expected = our_lines(bad, name)

    assert expected
    assert lines(server.open(name)) == expected


def test_the_mistakes_of_the_bad_files_are_of_all_kinds(bad: Path) -> None:
    assert {problem.rule for problem in our_errors(bad)} >= SHARED_MISTAKES


@pytest.mark.parametrize("folder", [ROOT, SITES / "everything"], ids=["samples", "everything"])
def test_the_editor_finds_nothing_in_accounts_without_a_mistake(folder: Path, tmp_path: Path) -> None:
    sources = read_project(folder).sources
    files = {name: data.decode() for name, data in sources.items() if name.endswith((".yaml", ".yml"))}
    project = written(tmp_path, files)

    assert len(files) >= 4
    assert [problem for problem in our_errors(project) if problem.rule in SHARED_MISTAKES] == []
    with started(project, associations(project)) as server:
        assert {name: found for name, found in server.open_all(files).items() if found} == {}


def test_without_settings_the_editor_knows_nothing_of_our_files(bad: Path) -> None:
    with started(bad, {"schemas": {}}) as server:
        assert [found for found in server.open_all(BAD).values() if found] == []


def test_the_first_line_of_a_file_is_enough_without_settings(bad: Path) -> None:
    with started(bad, {"schemas": {}}) as server:
        for name, found in server.open_all({name: schema_line(name) + text for name, text in BAD.items()}).items():
            assert lines(found) == [line + 1 for line in our_lines(bad, name)], name


@pytest.mark.parametrize("layout", [[], ["--folder"]], ids=["file", "folder"])
def test_a_new_account_brings_its_help_with_it(layout: list[str], tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts/_team.yaml").write_text(
        "team:\n  - {id: a, name: A, role: account_manager}\n", encoding="utf-8"
    )
    made = CliRunner().invoke(main, ["new", "Sorrel", "--person", "Maya", *layout, "--project", str(tmp_path)])
    files = {name: (tmp_path / name).read_text(encoding="utf-8") for name in made.stdout.split()}

    assert files
    with started(tmp_path, {"schemas": {}}) as server:
        assert [found for found in server.open_all(files).values() if found] == []
        name, text = next((name, text) for name, text in files.items() if "\nstakeholders:" in text)
        line = text.splitlines().index("stakeholders:") + 1
        assert "Their people." in server.hover(name, line, 3)


HOVERED = [
    ("tarn.yaml", "account", Account, "account"),
    ("tarn.yaml", "influence", Stakeholder, "influence"),
    ("tarn.yaml", "vision", CustomerStrategy, "vision"),
    ("loch/people.yaml", "decision_role", Stakeholder, "decision_role"),
]


@pytest.mark.parametrize(("file", "key", "kind", "field"), HOVERED, ids=[each[1] for each in HOVERED])
def test_over_a_key_the_editor_says_what_it_is_for(
    file: str, key: str, kind: type[Record], field: str, server: LanguageServer
) -> None:
    name = f"accounts/{file}"
    server.open(name)
    line, text = next((n, text) for n, text in enumerate(BAD[name].splitlines(), 1) if f"{key}:" in text)
    known = field_of(kind, field)
    assert known

    said = server.hover(name, line, text.index(key) + 2)

    assert known.help in said
    assert [choice for choice in known.choices if choice not in said] == []


def test_the_editor_offers_the_keys_that_are_not_there_yet(server: LanguageServer) -> None:
    server.open("accounts/a.yaml", "stakeholders:\n  - name: Ines\n    \n")

    offered = server.completions("accounts/a.yaml", 3, 5)

    assert {field.key for field in fields_of(Stakeholder)} - {"name"} == set(offered)
    assert "How much weight their word has" in str(offered["influence"]["documentation"])


@pytest.mark.parametrize(
    ("name", "text", "kind", "key"),
    [
        ("accounts/b.yaml", "account:\n  tier: key\n  status: ", Profile, "status"),
        ("accounts/b/log/2026.yaml", "log:\n  - type: ", LogEntry, "type"),
        ("accounts/_team.yaml", "team:\n  - role: ", TeamMember, "role"),
        ("playbook/settings.yaml", "paper: ", Settings, "paper"),
    ],
)
def test_the_editor_offers_the_values_that_are_allowed(
    name: str, text: str, kind: type[Record], key: str, server: LanguageServer
) -> None:
    server.open(name, text)
    rows = text.splitlines()
    field = field_of(kind, key)
    assert field

    offered = server.completions(name, len(rows), len(rows[-1]) + 1)

    assert set(field.choices) <= set(offered) <= {*field.choices, "null", "Default value"}


def test_the_server_asks_nobody_but_the_disk(server: LanguageServer) -> None:
    server.open("accounts/tarn.yaml")

    assert server.reached_out == []
