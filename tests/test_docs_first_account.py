"""The page on beginning an account says what the verbs say, and its examples are what comes out."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click
import manual
import pytest
from click.testing import CliRunner
from projects import ROOT, project

from generator.cli import main
from generator.cli.new import new_account
from generator.editing.editor import schema_line
from generator.editing.house_style import in_house_style
from generator.load.first_questions import FIRST_QUESTIONS_FILE
from generator.model.account import Account

PAGE = manual.DOCS / "first-account.md"
NEW = 'playbook new "Sorrel Foods" --owner priya --tier key --person "Maya Lindgren, Head of logistics"'
FILE = "accounts/sorrel-foods.yaml"


def block(title: str) -> list[str]:
    return [block.text for block in manual.blocks(PAGE, "yaml") if block.title == title]


def said(command: str, folder: Path) -> str:
    arguments = shlex.split(command)[1:]
    return CliRunner().invoke(main, [*arguments, "--project", str(folder)], prog_name="playbook").output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the people, the playbook and one of the samples."""
    made = project(tmp_path, {"accounts/_team.yaml": (ROOT / "accounts/_team.yaml").read_text(encoding="utf-8")})
    shutil.copytree(ROOT / "accounts/norrland", made / "accounts/norrland")
    return made


def test_the_account_is_begun_as_the_page_shows(folder: Path) -> None:
    assert said(NEW, folder) == manual.shown_output(PAGE, NEW)

    text = (folder / FILE).read_text(encoding="utf-8")
    assert len(block(FILE)) == 2
    for shown in block(FILE):
        assert f"\n{shown}" in text
    check = "playbook check --account sorrel-foods --level amber"
    assert said(check, folder) == manual.shown_output(PAGE, check)
    assert FIRST_QUESTIONS_FILE in manual.spans(PAGE)


def test_a_name_that_is_taken_is_refused_as_the_page_shows(folder: Path) -> None:
    [shown] = manual.blocks(PAGE, "text")

    assert said("playbook new Norrland", folder).endswith(f"\n\n{shown.text}")


def test_every_option_of_a_new_account_is_named() -> None:
    options = {name for param in new_account.params if isinstance(param, click.Option) for name in param.opts}

    assert len(options) >= 8
    assert {name for name in options if name not in manual.text(PAGE)} == {"--project", "--as-of"}


def test_the_schemas_are_written_as_the_page_shows(folder: Path) -> None:
    command = "playbook schema --write"

    assert said(command, folder) == manual.shown_output(PAGE, command)


def test_the_first_lines_for_editors_are_right() -> None:
    assert block("accounts/quayside.yaml") == [schema_line("accounts/quayside.yaml")]
    for file, shown in (("accounts/a/people.yaml", "../../.schema/part.json"), ("accounts/_team.yaml", "team.json")):
        assert schema_line(file).endswith(f"{shown}\n")
        assert shown in manual.text(PAGE)


def test_before_and_after_are_what_house_style_makes_of_it(folder: Path) -> None:
    [before], [after] = block("before"), block("after")
    assert in_house_style(before.encode(), Account).decode() == after

    (folder / FILE).write_text(before, encoding="utf-8")
    assert said("playbook fmt --check", folder) == manual.shown_output(PAGE, "playbook fmt --check")
    said("playbook fmt", folder)
    assert (folder / FILE).read_text(encoding="utf-8") == after
