"""`playbook fmt`: which files, what is said, how it ends, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from lean import ACCOUNT, lean_project, playbook
from projects import tree

from generator.cli import fmt

UNTIDY = "account:\n    tier: standard\n    owner: edith\n    name: Kettle Row Bakery  # since May\n"
TIDY = "account:\n  name: Kettle Row Bakery  # since May\n  owner: edith\n  tier: standard\n"
LOG = "log:\n- note: Hello\n  on: 2026-11-12\n  type: call\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "accounts/kettle-row.yaml": UNTIDY,
        "accounts/big/account.yaml": ACCOUNT,
        "accounts/big/log/2026.yaml": LOG,
    }
    return lean_project(tmp_path, files)


def text(folder: Path, name: str) -> str:
    return (folder / name).read_bytes().decode()


def test_all_files_of_the_project_are_put_in_order(folder: Path) -> None:
    said = playbook("fmt", "--project", folder)

    assert said.code == 0
    assert said.out == "accounts/big/log/2026.yaml\naccounts/kettle-row.yaml\n"
    assert said.err == "5 files looked at, 2 put in house style.\n"
    assert text(folder, "accounts/kettle-row.yaml") == TIDY
    assert playbook("fmt", "--project", folder).err == "5 files looked at, nothing to change.\n"


@pytest.mark.parametrize(
    ("named", "changed"),
    [
        (["kettle-row"], ["accounts/kettle-row.yaml"]),
        (["big"], ["accounts/big/log/2026.yaml"]),
        (["accounts/big/log"], ["accounts/big/log/2026.yaml"]),
        (["accounts/big/log/2026.yaml", "big"], ["accounts/big/log/2026.yaml"]),
        (["accounts/_team.yaml"], []),
        (["accounts"], ["accounts/big/log/2026.yaml", "accounts/kettle-row.yaml"]),
    ],
)
def test_only_what_is_named_is_touched(named: list[str], changed: list[str], folder: Path) -> None:
    before = tree(folder)

    said = playbook("fmt", *named, "--project", folder)

    after = tree(folder)
    assert said.code == 0
    assert said.out.split() == changed
    assert [name for name in before if before[name] != after[name]] == changed


def test_a_file_can_be_named_from_where_one_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "accounts/big")

    assert playbook("fmt", "log/2026.yaml").out == "accounts/big/log/2026.yaml\n"
    assert playbook("fmt", "--check", "../kettle-row.yaml").out == "accounts/kettle-row.yaml\n"


def test_a_check_changes_nothing_and_ends_with_1(folder: Path) -> None:
    before = tree(folder)

    said = playbook("fmt", "--check", "--project", folder)

    assert said.code == 1
    assert said.out == "accounts/big/log/2026.yaml\naccounts/kettle-row.yaml\n"
    assert said.err == "5 files looked at, 2 not in house style.\n"
    assert tree(folder) == before
    assert playbook("fmt", "--check", "accounts/_team.yaml", "--project", folder).code == 0


def test_a_difference_is_shown_and_changes_nothing(folder: Path) -> None:
    before = tree(folder)

    said = playbook("fmt", "--diff", "kettle-row", "--project", folder)

    assert said.code == 0
    assert "+++ accounts/kettle-row.yaml in house style\n" in said.out
    assert "\n+  owner: edith\n" in said.out
    assert "\n-    owner: edith\n" in said.out
    assert tree(folder) == before
    assert playbook("fmt", "--diff", "--check", "kettle-row", "--project", folder).code == 1


def test_a_file_with_a_mistake_is_left_alone_and_the_others_are_not(folder: Path) -> None:
    (folder / "accounts/big/log/2026.yaml").write_text("log: [\n", encoding="utf-8")

    said = playbook("fmt", "--project", folder)

    assert said.code == 1
    assert "accounts/big/log/2026.yaml was left as it is: line 1: " in said.err
    assert text(folder, "accounts/big/log/2026.yaml") == "log: [\n"
    assert text(folder, "accounts/kettle-row.yaml") == TIDY


def test_a_mistake_in_what_is_said_is_no_reason_to_leave_a_file_alone(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"accounts/kettle-row.yaml": UNTIDY.replace("edith", "nobody")})

    assert playbook("fmt", "--project", folder).code == 0
    assert "owner: nobody\n  tier" in text(folder, "accounts/kettle-row.yaml")


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("kettel-row", "there is no account and no file of one kettel-row; did you mean kettle-row?"),
        ("accounts/kettle-row.yml", "did you mean accounts/kettle-row.yaml?"),
        ("mkdocs.yml", "no file of one mkdocs.yml"),
        ("/tmp/accounts", "no file"),
        ("docs", "no file"),
        ("a\0b", "no file"),
        ("", "no file"),
    ],
)
def test_what_is_no_account_and_no_file_is_wrong_usage(named: str, words: str, folder: Path) -> None:
    before = tree(folder)

    said = playbook("fmt", named, "--project", folder)

    assert said.code == 2
    assert words in " ".join(said.err.split())
    assert tree(folder) == before


def meanwhile(monkeypatch: pytest.MonkeyPatch, file: Path, theirs: str) -> None:
    """Let somebody else save a file while it is laid out."""
    laid_out = fmt.in_house_style

    def slowly(source: bytes, kind: type) -> bytes:
        file.write_text(theirs, encoding="utf-8")
        return laid_out(source, kind)

    monkeypatch.setattr(fmt, "in_house_style", slowly)


def test_a_file_that_changed_meanwhile_is_laid_out_as_it_is_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(
        monkeypatch, folder / "accounts/kettle-row.yaml", ACCOUNT + "# theirs\nstakeholders:\n- name:  Eva Berg\n"
    )

    said = playbook("fmt", "--project", folder)

    assert said.code == 0, said.err
    assert "meanwhile" not in said.err
    assert text(folder, "accounts/kettle-row.yaml").endswith("# theirs\nstakeholders:\n  - name: Eva Berg\n")
    monkeypatch.undo()
    assert playbook("fmt", "--check", "--project", folder).code == 0


def test_a_file_that_changed_meanwhile_and_cannot_be_laid_out_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, folder / "accounts/kettle-row.yaml", "]\n")

    said = playbook("fmt", "--project", folder)

    assert said.code == 1
    assert "has been changed by somebody else meanwhile. Nothing was written." in said.err
    assert text(folder, "accounts/kettle-row.yaml") == "]\n"
    assert text(folder, "accounts/big/log/2026.yaml") == LOG
