"""The page on keeping an account up: every command it shows is run, one after the other, and prints what it says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import manual
import pytest
from click.testing import CliRunner
from lean import playbook
from projects import ROOT, run

from generator.cli import main

PAGE = manual.DOCS / "keeping-it-up.md"
SHOWN = [block.text for block in manual.blocks(PAGE, "console") if block.text.startswith("$ ")]
VERBS = {"log", "promise", "done", "asked", "answered", "learned", "answer", "left", "person", "new"}


def sample(folder: Path) -> Path:
    for name in ("accounts", "playbook"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def printed(command: str, folder: Path) -> str:
    """What a command prints, both kinds of output in the order in which they come."""
    words = shlex.split(command.removeprefix("$ playbook "))
    result = CliRunner(env={"SOURCE_DATE_EPOCH": None}).invoke(
        main, [*words, "--project", str(folder)], prog_name="playbook", catch_exceptions=False
    )
    return result.output


def test_every_command_prints_what_the_page_says(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    assert len(SHOWN) >= 7
    for block in SHOWN:
        command, _, said = block.partition("\n")
        assert printed(command, folder) == said, command
    assert playbook("check", "--project", folder, "--level", "error").code == 0


def test_every_verb_that_writes_is_on_the_page() -> None:
    given = {words[0] for words in manual.commands(PAGE, "playbook") if words}

    assert given >= VERBS


def test_the_commands_for_one_person_do_what_the_page_says(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    shown = "playbook person norrland dana --export"
    assert shown in manual.text(PAGE)

    assert "contact.email: dana.ortiz@" in printed(f"$ {shown}", folder)
    assert "+    name: Erased person 1" in printed("$ playbook person norrland dana --erase --dry-run", folder)
    assert "stay an anonymous id such as `erased-1`, the name *Erased person 1*" in " ".join(manual.text(PAGE).split())


@pytest.mark.parametrize(("typed", "offered"), [("nor", "norrland"), ("brig", "brightwater"), ("_t", ""), ("zz", "")])
def test_the_shell_completes_the_ids_of_accounts(tmp_path: Path, typed: str, offered: str) -> None:
    folder = sample(tmp_path)

    result = run(
        "playbook", cwd=folder, _PLAYBOOK_COMPLETE="bash_complete", COMP_WORDS=f"playbook log {typed}", COMP_CWORD="2"
    )

    assert [line.partition(",")[2] for line in result.stdout.split()] == ([offered] if offered else [])


def test_the_shells_that_are_named_are_known() -> None:
    named = set(re.findall(r"_PLAYBOOK_COMPLETE=(\w+)_source", manual.text(PAGE)))

    assert named == {"bash", "zsh", "fish"}
