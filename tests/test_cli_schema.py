"""`playbook schema --write`: schemas where editors find them, and nobody's settings harmed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lean import lean_project, playbook
from projects import own_files, tree

from generator.editing.editor import ASSOCIATIONS, KINDS, SETTINGS_OF_VS_CODE, kind_of, schema_line
from generator.model.schema import json_schema


def test_every_kind_of_file_has_its_schema(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)

    said = playbook("schema", "--write", "--project", folder)

    assert said.code == 0
    assert said.out == "".join(f"{name}: written\n" for name in [*(kind.file for kind in KINDS), SETTINGS_OF_VS_CODE])
    for kind in KINDS:
        assert (folder / kind.file).read_text(encoding="utf-8") == playbook("schema", "--of", kind.name).out
        assert json.loads(kind.schema)["type"] == "object"
    settings = json.loads((folder / SETTINGS_OF_VS_CODE).read_text(encoding="utf-8"))
    assert settings[ASSOCIATIONS] == {f"./{kind.file}": list(kind.patterns) for kind in KINDS}


def test_once_written_they_stay_as_they_are(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)
    playbook("schema", "--write", "--project", folder)
    before = tree(folder)

    said = playbook("schema", "--write", "--project", folder / "accounts")

    assert said.code == 0
    assert "written" not in said.out
    assert tree(folder) == before


def test_settings_keep_what_is_in_them(tmp_path: Path) -> None:
    mine = '{\n  // two, as we agreed\n  "editor.tabSize": 2,\n}\n'
    folder = lean_project(tmp_path, {SETTINGS_OF_VS_CODE: mine})

    assert playbook("schema", "--write", "--project", folder).code == 0
    text = (folder / SETTINGS_OF_VS_CODE).read_text(encoding="utf-8")
    assert text.startswith('{\n  // two, as we agreed\n  "editor.tabSize": 2,\n  "yaml.schemas": {\n')


@pytest.mark.parametrize("settings", ["[]", '{"yaml.schemas": 1}', "{,}", b"\xff\xfe"])
def test_settings_that_cannot_be_added_to_stop_everything(settings: str | bytes, tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {SETTINGS_OF_VS_CODE: settings})
    before = tree(folder)

    said = playbook("schema", "--write", "--project", folder)

    assert said.code == 2
    assert ".vscode/settings.json was not touched, nor anything else written: " in " ".join(said.err.split())
    assert tree(folder) == before


def test_what_stands_in_the_way_is_said_in_words(tmp_path: Path) -> None:
    for way in (".schema", ".vscode"):
        folder = lean_project(tmp_path / way, {way: "a file"})
        before = own_files(folder)

        said = playbook("schema", "--write", "--project", folder)

        assert said.code == 1
        assert way in said.err
        assert own_files(folder) == before


@pytest.mark.parametrize(
    ("file", "kind", "line"),
    [
        ("accounts/a.yaml", "account", "../.schema/account.json"),
        ("accounts/a/people.yaml", "part", "../../.schema/part.json"),
        ("accounts/a/log/2026.yaml", "part", "../../../.schema/part.json"),
        ("accounts/_team.yaml", "team", "../.schema/team.json"),
        ("playbook/settings.yaml", "settings", "../.schema/settings.json"),
        ("playbook/first-questions.yaml", "first-questions", "../.schema/first-questions.json"),
    ],
)
def test_each_file_is_of_one_kind(file: str, kind: str, line: str) -> None:
    assert kind_of(file).name == kind
    assert schema_line(file) == f"# yaml-language-server: $schema={line}\n"


def test_a_part_of_an_account_may_lack_what_the_whole_needs() -> None:
    account, part = (json.loads(kind.schema) for kind in KINDS[:2])

    assert account["required"] == ["account"]
    assert "required" not in part
    assert part["$defs"] == account["$defs"]
    assert json.loads(json_schema())["required"] == ["account"]
