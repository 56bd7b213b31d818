"""Files of the playbook taken over, and what is said of them after an upgrade."""

from __future__ import annotations

import shutil
from pathlib import Path

import manual
import pytest
from lean import playbook
from projects import ROOT, tree

from generator.disk import program
from generator.disk.project import read_project

PEOPLE = "playbook/account/people.md.j2"
QUESTIONS = "playbook/first-questions.yaml"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A new project."""
    assert playbook("init", tmp_path / "plans").code == 0
    return tmp_path / "plans"


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program brings along, to be changed as an upgrade does."""
    for name in ("accounts", "docs", "playbook"):
        shutil.copytree(ROOT / name, tmp_path / "program" / name)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "program/mkdocs.yml")
    monkeypatch.setattr(program, "PROGRAM", tmp_path / "program")
    return tmp_path / "program"


PAGE = manual.DOCS / "upgrade.md"


def doctor(folder: Path) -> tuple[int, str]:
    said = playbook("doctor", "--project", folder)
    return said.code, said.out + said.err


def take(folder: Path, *arguments: str) -> None:
    said = playbook("take", "--project", folder, *arguments)
    assert said.code == 0, said.err


def add_line(file: Path, line: str) -> None:
    file.write_bytes(file.read_bytes() + line.encode() + b"\n")


def test_what_is_taken_is_used_and_kept_as_it_was(plans: Path) -> None:
    before = tree(plans)

    take(plans, "account/people.md.j2")

    taken = (ROOT / PEOPLE).read_bytes()
    assert tree(plans).keys() - before.keys() == {PEOPLE, "playbook/.taken/account/people.md.j2"} | {
        name for name in tree(plans) if name.startswith(".cache/")
    }
    assert (plans / PEOPLE).read_bytes() == (plans / "playbook/.taken/account/people.md.j2").read_bytes() == taken
    add_line(plans / PEOPLE, "Ours.")
    project = read_project(plans)
    assert project.sources[PEOPLE] == taken + b"Ours.\n"
    assert PEOPLE not in project.brought
    assert project.problems == ()


@pytest.mark.parametrize("typed", ["playbook/account/people.md.j2", "./account/people.md.j2", "account\\people.md.j2"])
def test_a_file_is_named_as_people_name_it(plans: Path, typed: str) -> None:
    take(plans, typed)

    assert (plans / PEOPLE).is_file()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["account/peple.md.j2"], "did you mean account/people.md.j2?"),
        (["people.md.j2"], "did you mean account/people.md.j2?"),
        (["nothing/of/the/sort"], "`playbook take` lists what there is"),
        (["settings.yaml"], "the program's playbook has no settings.yaml"),
        (["../accounts/_team.yaml"], "the program's playbook has no"),
        (["--seen", "account/people.md.j2"], "is not yours"),
    ],
)
def test_what_cannot_be_taken_says_what_was_meant(plans: Path, typed: list[str], words: str) -> None:
    before = tree(plans)

    said = playbook("take", "--project", plans, *typed)

    assert said.code == 2
    assert words in said.err
    assert tree(plans) == before


def test_what_is_the_project_s_already_is_not_written_over(plans: Path) -> None:
    take(plans, "account/people.md.j2")
    add_line(plans / PEOPLE, "Ours.")
    before = (plans / PEOPLE).read_bytes()

    said = playbook("take", "--project", plans, "account/people.md.j2")

    assert (said.code, (plans / PEOPLE).read_bytes()) == (2, before)
    assert "is yours already" in said.err


def test_without_a_file_all_are_listed(plans: Path) -> None:
    said = playbook("take", "--project", plans)

    assert said.out.splitlines() == list(program.playbook_files())
    assert QUESTIONS in said.out.splitlines()


def test_of_a_project_with_nothing_of_its_own_there_is_nothing_to_say(plans: Path) -> None:
    code, said = doctor(plans)

    assert code == 0
    assert f"Files of the playbook: 0 yours, {len(program.playbook_files())} the program's, 0 to look at." in said


def test_a_change_of_ours_alone_is_shown_and_nothing_to_look_at(plans: Path) -> None:
    take(plans, "account/people.md.j2")
    add_line(plans / PEOPLE, "Ours.")

    code, said = doctor(plans)

    assert code == 0
    assert f"{PEOPLE} is as you took it, in the program." in said
    assert "+Ours." in said
    assert "Files of the playbook: 1 yours" in said


def test_after_an_upgrade_both_changes_are_shown_until_they_were_seen(plans: Path, newer: Path) -> None:
    take(plans, "account/people.md.j2", "first-questions.yaml")
    add_line(plans / PEOPLE, "Ours.")
    add_line(newer / PEOPLE, "Newer.")
    add_line(newer / "playbook/account/work.md.j2", "Newer too, and nobody took it.")

    code, said = doctor(plans)

    assert code == 1
    assert f"{PEOPLE} has been changed by the program since you took it." in said
    assert said.index(f"{PEOPLE}: what you changed") < said.index("+Ours.") < said.index("+Newer.")
    assert f"{QUESTIONS} says what the program's does: delete it" in said
    assert "work.md.j2" not in said
    assert "Files of the playbook: 2 yours" in said
    assert "1 to look at." in said

    take(plans, "--seen", "account/people.md.j2")

    assert (plans / PEOPLE).read_bytes().endswith(b"Ours.\n")
    code, said = doctor(plans)
    assert code == 0
    assert "-Newer." in said  # what we have otherwise than the program today


def test_an_upgrade_that_came_to_the_same_is_nothing_to_look_at(plans: Path, newer: Path) -> None:
    take(plans, "account/people.md.j2")
    for folder in (plans, newer):
        add_line(folder / PEOPLE, "The same.")

    code, said = doctor(plans)

    assert code == 0
    assert f"{PEOPLE} says what the program's does" in said


def test_a_file_that_is_gone_from_the_program_is_named(plans: Path, newer: Path) -> None:
    take(plans, "partials/feeds.md.j2")
    (newer / "playbook/partials/feeds.md.j2").unlink()

    code, said = doctor(plans)

    assert code == 1
    assert "playbook/partials/feeds.md.j2 is gone from the program" in said


def test_a_file_that_nobody_took_is_compared_with_the_program_of_today(plans: Path) -> None:
    (plans / PEOPLE).parent.mkdir()
    (plans / PEOPLE).write_bytes((ROOT / PEOPLE).read_bytes() + b"Ours.\n")
    (plans / "playbook/account/peple.md.j2").write_bytes(b"x")

    code, said = doctor(plans)

    assert code == 1
    assert f"{PEOPLE} is yours; what it was taken from is not known." in said
    assert "+Ours." in said
    assert "playbook/account/peple.md.j2 is yours alone: the program has none of that name." in said
    assert f"Did you mean {PEOPLE}?" in said


@pytest.mark.parametrize("damage", [lambda data: data.replace(b"\n", b"\r\n"), lambda data: data + b"\xff\n"])
def test_line_ends_and_letters_nobody_can_read_do_not_stop_it(plans: Path, damage) -> None:  # type: ignore[no-untyped-def]
    take(plans, "account/people.md.j2")
    (plans / PEOPLE).write_bytes(damage((plans / PEOPLE).read_bytes()))

    code, said = doctor(plans)

    assert code == 0
    assert ("says what the program's does" in said) is not (plans / PEOPLE).read_bytes().endswith(b"\xff\n")


def test_schemas_of_another_version_are_named(plans: Path) -> None:
    (plans / ".schema/team.json").write_text("{}")

    assert doctor(plans)[0] == 1
    assert ".schema/team.json is of another version: `playbook schema --write` makes it anew." in doctor(plans)[1]


@pytest.mark.parametrize("verb", [["take", "account/people.md.j2"], ["take", "--seen", "account/people.md.j2"]])
def test_nothing_is_taken_over_in_the_repository_of_the_program(verb: list[str]) -> None:
    said = playbook(*verb, "--project", ROOT)

    assert said.code == 2
    assert "change its playbook in place" in said.err
    assert doctor(ROOT)[0] == 0


def test_a_name_that_a_taken_template_does_not_know_any_more_is_named_with_what_is_meant(plans: Path) -> None:
    assert playbook("new", "Sorrel Foods", "--owner", "me", "--project", plans).code == 0
    take(plans, "account/people.md.j2")
    add_line(plans / PEOPLE, "{{ acount_name }}")

    said = playbook("check", "--papers", "--project", plans)

    assert said.code == 1
    assert PEOPLE in said.out
    assert "did you mean `account_name`?" in said.out


def test_the_page_shows_what_an_upgrade_shows(plans: Path, newer: Path) -> None:
    take(plans, "first-questions.yaml")
    for folder, old, new in (
        (plans, "within_days: 60", "within_days: 30"),
        (newer, "What did you like", "What do you like"),
    ):
        file = folder / QUESTIONS
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    said = playbook("doctor", "--project", plans)

    first, rest = said.err.split("\n\n", 1)
    assert first.startswith("Account Playbook ")
    assert manual.shown_output(PAGE, "playbook doctor") == said.out + rest
