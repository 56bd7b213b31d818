"""`playbook new "Name"`: an account in a minute, asked for or given, and nothing written over or left behind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lean import TEAM, lean_project, playbook
from projects import own_files, tree

from generator.cli import main, terminal
from generator.editing.editor import KINDS

TWO = "team:\n  - {id: edith, name: Edith, role: account_manager}\n  - {id: priya, name: P, role: account_manager}\n"
ACCOUNTS = "accounts/kettle-row.yaml", "accounts/_team.yaml"


def test_with_one_account_manager_a_name_is_enough(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)

    said = playbook("new", "Sorrel Foods", "--project", folder)

    assert (said.code, said.out) == (0, "accounts/sorrel-foods.yaml\n")
    assert "playbook serve" in said.err
    text = (folder / "accounts/sorrel-foods.yaml").read_text(encoding="utf-8")
    assert "\n  name: Sorrel Foods\n  owner: edith\n  tier: standard\n" in text
    assert "\n  updated: 2026-11-16\n" in text
    assert playbook("check", "--project", folder, "--fail-on", "warning").code == 0


def test_everything_can_be_given(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"accounts/_team.yaml": TWO})
    given = ["--owner", "priya", "--tier", "strategic", "--internal", "--id", "buyers", "--folder"]
    people = ["--person", "Maya Lindgren, Head of logistics", "--person", "Joe"]

    said = playbook("new", "Purchasing", *given, *people, "--as-of", "2026-12-01", "--project", folder)

    assert said.code == 0
    written = said.out.split()
    assert written[0] == "accounts/buyers/account.yaml"
    assert "accounts/buyers/log/2026.yaml" in written
    assert all((folder / name).is_file() for name in written)
    head = (folder / written[0]).read_text(encoding="utf-8")
    assert "\n  name: Purchasing\n  owner: priya\n  tier: strategic\n  kind: internal\n" in head
    assert "\n  updated: 2026-12-01\n" in head
    people_file = (folder / "accounts/buyers/people.yaml").read_text(encoding="utf-8")
    assert "\n  - name: Maya Lindgren\n    title: Head of logistics\n" in people_file
    assert "\n  - name: Joe\n" in people_file
    assert playbook("check", "--project", folder, "--fail-on", "warning").code == 0


def test_the_name_may_come_after_its_options_and_be_the_name_of_a_verb(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)

    assert playbook("new", "--project", folder, "Sorrel").out == "accounts/sorrel.yaml\n"
    assert playbook("new", "account", "--project", folder, "account").out == "accounts/account.yaml\n"
    assert playbook("new", "account", "person", "--project", folder).out == "accounts/person.yaml\n"


@pytest.mark.parametrize("below", ["accounts", "playbook/roles"])
def test_it_works_from_any_folder_of_the_project(below: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lean_project(tmp_path) / below)

    assert playbook("new", "Sorrel").code == 0
    assert (tmp_path / "accounts/sorrel.yaml").is_file()


def test_the_schemas_that_its_first_line_names_are_there_afterwards(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {".schema/team.json": "{}"})

    playbook("new", "Sorrel", "--project", folder)

    assert all((folder / kind.file).is_file() for kind in KINDS)
    assert (folder / ".schema/team.json").read_text() == "{}"
    assert not (folder / ".vscode").exists()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ångerby & Söner", "angerby-soner"),
        ("  Two   words  ", "two-words"),
        ("Łódź", "lodz"),
        ("Acme # 5: x", "acme-5-x"),
    ],
)
def test_the_id_is_made_from_the_name(name: str, id: str, tmp_path: Path) -> None:
    assert playbook("new", name, "--project", lean_project(tmp_path)).out == f"accounts/{id}.yaml\n"


# --- Asked


def answered(folder: Path, arguments: Sequence[str], answers: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    """What comes of a verb when somebody sits at the terminal."""
    monkeypatch.setattr(terminal, "somebody_there", lambda: True)
    return CliRunner().invoke(main, ["new", *arguments, "--project", str(folder)], input=answers)


def test_what_matters_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lean_project(tmp_path, {"accounts/_team.yaml": TWO})

    said = answered(folder, ["Sorrel"], "pria\npriya\nkey\nMaya Lindgren, Buyer\n", monkeypatch)

    assert said.exit_code == 0
    assert "Who answers for it (edith, priya):" in said.stderr
    assert "How much attention does it get (strategic, key, growth, standard) [standard]:" in said.stderr
    text = (folder / "accounts/sorrel.yaml").read_text(encoding="utf-8")
    assert "owner: priya\n  tier: key\n" in text
    assert "- name: Maya Lindgren\n    title: Buyer\n" in text


def test_return_takes_what_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lean_project(tmp_path)

    assert answered(folder, ["Sorrel"], "\n\n\n", monkeypatch).exit_code == 0
    text = (folder / "accounts/sorrel.yaml").read_text(encoding="utf-8")
    assert "owner: edith\n  tier: standard\n" in text
    assert "\n# stakeholders:\n" in text


def test_who_breaks_off_has_written_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lean_project(tmp_path)
    before = tree(folder)

    assert answered(folder, ["Sorrel"], "edith\n", monkeypatch).exit_code == 1
    assert tree(folder) == before


def test_first_questions_that_cannot_be_read_are_named_by_new_and_by_check(tmp_path: Path) -> None:
    questions = "questions:\n  - {ask: Who?, role: cook}\n  - {ask: Why?, within_days: 3}\n"
    folder = lean_project(tmp_path, {"playbook/first-questions.yaml": questions})

    said = playbook("new", "Sorrel", "--project", folder)

    assert said.code == 0
    assert "`cook` is none of the values of `role`" in said.err
    text = (folder / "accounts/sorrel.yaml").read_text(encoding="utf-8")
    assert "  - ask: Who?\n  - ask: Why?\n    by: 2026-11-19\n" in text
    checked = playbook("check", "--project", folder)
    assert checked.code == 1
    assert "playbook/first-questions.yaml" in checked.out


# --- Refused


REFUSED = {
    "taken": (["Kettle Row"], "an account kettle-row already, in accounts/kettle-row.yaml; give another, for example"),
    "taken by a folder": (["Big One"], "there is an account big-one already, in accounts/big-one"),
    "taken in other letters": (["Upper"], "there is an account upper already, in accounts/UPPER.yml"),
    "reserved": (["All"], "all is a reserved word and cannot be the id of an account; give another"),
    "no letters": (["株式会社"], "no id can be made from 株式会社; give another, for example --id customer"),
    "no id": (["Sorrel", "--id", "Sorrel Foods"], "Sorrel Foods cannot be an id: use lower-case letters, digits and"),
    "way out": (["Sorrel", "--id", "../sorrel"], "../sorrel cannot be an id"),
    "no name": (["  "], "expected the name of a customer"),
    "nameless person": (["Sorrel", "--person", ", Buyer"], "expected a name"),
    "stranger": (["Sorrel", "--owner", "eddith"], "there is no colleague `eddith`; did you mean Edith Marlow (edith)?"),
    "no tier": (["Sorrel", "--tier", "stragetic"], "there is no tier `stragetic`; did you mean strategic?"),
    "no day": (["Sorrel", "--as-of", "whenever"], "`whenever` is no day"),
    "control character": (["Sor\x1brel"], "This cannot be written down as an account, so nothing was."),
    "too long": (["x" * 3000], "This cannot be written down as an account, so nothing was."),
    "two of one name": (["Sorrel", "--person", "Joe", "--person", "Joe"], "This cannot be written down"),
    "nothing": ([], "Usage"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_said_in_words_and_nothing_is_written(case: str, tmp_path: Path) -> None:
    arguments, words = REFUSED[case]
    folder = lean_project(tmp_path, {"accounts/big-one/log.yaml": "log:\n", "accounts/UPPER.yml": "log:\n"})
    before = tree(folder)

    said = playbook("new", *arguments, *(["--project", folder] if arguments else []))

    assert said.code == 2
    assert words in " ".join(said.err.split())
    assert tree(folder) == before


@pytest.mark.parametrize(
    ("team", "words"),
    [
        (TWO, "Say who answers for the account, with --owner: edith, priya."),
        (TEAM.replace("account_manager", "sales"), "with --owner: edith."),
        ("team: []\n", "accounts/_team.yaml names nobody"),
        (None, "accounts/_team.yaml names nobody"),
        ("team: [\n", "accounts/_team.yaml"),
    ],
    ids=["several", "none of them a manager", "nobody", "no file", "broken"],
)
def test_without_an_owner_there_is_no_account(team: str | None, words: str, tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"accounts/_team.yaml": team})
    before = tree(folder)

    said = playbook("new", "Sorrel", "--project", folder)

    assert said.code == 2
    assert words in " ".join(said.err.split())
    assert tree(folder) == before


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lean_project(tmp_path)
    before = own_files(folder)

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    for layout in ([], ["--folder"]):
        said = playbook("new", "Sorrel", "--project", folder, *layout)
        assert said.code == 1
        assert "No space left on device" in said.err
    monkeypatch.undo()

    assert own_files(folder) == before


def test_outside_of_a_project_it_says_so(tmp_path: Path) -> None:
    said = playbook("new", "Sorrel", "--project", tmp_path)

    assert said.code == 2
    assert "there is no folder `accounts`" in said.err


@pytest.mark.parametrize("in_folder", [[], ["--folder"]], ids=["file", "folder"])
def test_what_is_added_to_a_new_account_line_by_line_leaves_it_without_problems(
    in_folder: list[str], tmp_path: Path
) -> None:
    folder = lean_project(tmp_path)
    at = ("--project", folder)
    playbook("new", "Sorrel", "--person", "Maya Lindgren", *in_folder, *at)

    assert playbook("new", "person", "sorrel", "Joe Abara", *at).code == 0
    assert playbook("log", "sorrel", "call with Maya: she wants a second store", *at).code == 0

    assert playbook("check", "--fail-on", "warning", *at).code == 0
    assert playbook("fmt", "--check", "sorrel", *at).code == 0
