"""The page of all commands: every verb with what it does, and output that is what the verb prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import manual
import pytest
from click.testing import CliRunner
from lean import playbook
from projects import sample_elsewhere

from generator.cli import main

PAGE = manual.DOCS / "commands.md"
SHOWN = [block.text for block in manual.blocks(PAGE, "console") if block.text.startswith("$ ")]
HOME = "/home/you/plans"
"""Where the page says that the project lies."""
_MANY = re.compile(r"(?<=Building\\ )\d{3}(?=\\ pages)|(?<=Wrote\\ )\d{3}(?=\\ pages)")
"""How many pages there are: a figure that each new page changes, and of which the example says only how large it is."""


@pytest.fixture(scope="module")
def folder() -> Path:
    """The samples as the page describes them."""
    return sample_elsewhere() / "plans"


def printed(command: str, folder: Path) -> str:
    if command == "$ playbook build":  # has been given there, and takes long
        return (folder.parent / "printed.txt").read_text("utf-8")
    words = shlex.split(command.removeprefix("$ playbook "))
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": None})
    return runner.invoke(main, words, prog_name="playbook", catch_exceptions=False).output


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.partition("\n")[0].removeprefix("$ "))
def test_every_command_prints_what_the_page_says(block: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    command, _, said = block.partition("\n")
    # A line of three dots stands for lines left out.
    pattern = r"(?:.*\n)+".join(re.escape(part) for part in said.split("...\n"))
    pattern = _MANY.sub(r"\\d+", pattern)

    assert re.fullmatch(pattern, printed(command, folder).replace(str(folder), HOME)), command


def test_every_verb_is_there_with_the_first_sentence_of_its_help() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.*?) \| .* \|$", manual.text(PAGE), flags=re.MULTILINE))

    assert len(SHOWN) >= 9
    assert list(rows) == list(manual.verbs()), "in the order of the help"
    for verb, command in manual.verbs().items():
        assert rows[verb] == " ".join((command.help or "").split("\n\n")[0].split()), verb


def test_every_verb_works_from_a_folder_within_the_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "accounts" / "norrland")

    assert playbook("check", "--account", "quayside").code == 0
    assert playbook("log", "quayside", "call: nobody was there", "--dry-run").code == 0
    assert playbook("brief", "norrland", "--out", str(folder / "briefs")).code == 0
