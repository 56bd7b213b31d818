"""The page on imports: every command it shows is run on the files it shows, and prints what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import manual
import pytest
from click.testing import CliRunner
from lean import playbook
from test_docs_keeping_up import sample

from generator.cli import import_cards, main
from generator.importers import tables, workbooks
from generator.importers.crm_map import IGNORED, read_map
from generator.importers.headings import KINDS, known_fields, known_programs, words_for

PAGE = manual.DOCS / "import.md"
FILES = {block.title: block.text for block in manual.blocks(PAGE) if block.title}
SHOWN = [block.text for block in manual.blocks(PAGE, "console") if block.text.startswith("$ ")]


def printed(command: str) -> str:
    words = shlex.split(command.removeprefix("$ playbook "))
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": None})
    return runner.invoke(main, words, prog_name="playbook", catch_exceptions=False).output


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = sample(tmp_path)
    for name, text in FILES.items():
        if name != "crm-map.yaml":
            (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_every_command_prints_what_the_page_says(project: Path) -> None:
    assert len(SHOWN) == 4
    for block in SHOWN:
        command, _, said = block.partition("\n")
        assert printed(command) == said, command
        if "contacts.csv" in command:
            then = "playbook import crm contacts.csv --yes"
            assert f"here `{then}`" in manual.text(PAGE)
            printed(f"$ {then}")
    assert playbook("check", "--project", project, "--level", "error").code == 0


def test_what_a_column_can_hold_is_what_the_page_lists() -> None:
    for kind in KINDS:
        row = re.search(rf"^\| `{kind}` \| (.*) \|$", manual.text(PAGE), flags=re.MULTILINE)
        assert row is not None
        assert manual.codes(row[1]) == [*known_fields(kind), IGNORED]


def test_the_map_on_the_page_is_one() -> None:
    crm_map = read_map("crm-map.yaml", FILES["crm-map.yaml"].encode())

    assert crm_map.columns["contact"]["nachname"] == "last_name"
    assert (crm_map.encoding, crm_map.day_first, crm_map.decimal_comma, crm_map.currency) == (
        "cp1250",
        True,
        True,
        "EUR",
    )


def test_limits_and_programs_are_those_of_the_program() -> None:
    says = " ".join(manual.text(PAGE).split())

    assert f"more than {workbooks.MOST_UNPACKED >> 20} MB, a file beyond {tables.MOST_BYTES >> 20} MB" in says
    assert f"meetings of the last {import_cards.DAYS_BACK} days" in says
    assert all(words_for(program, "called") in says for program in known_programs()[1:])
