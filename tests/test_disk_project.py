from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from projects import ROOT

from generator.disk import project
from generator.disk.program import playbook_files
from generator.disk.project import NoProject, find_project, read_project
from generator.model.problem import Level


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project."""
    for name, text in {
        "accounts/_team.yaml": "team: []\n",
        "accounts/acme.yaml": "account: {}\n",
        "accounts/norrland/people.yml": "stakeholders: []\n",
        "accounts/norrland/files/drawing.pdf": "%PDF",
        "accounts/norrland/files/deep/board.SVG": "<svg/>",
        "accounts/norrland/files/script.js": "alert()",
        "accounts/norrland/files/page.html": "<script>",
        "accounts/notes.txt": "notes",
        "accounts/.git/config.yaml": "a: b\n",
        "playbook/settings.yaml": "{}\n",
        "playbook/roles/ceo.md.j2": "---\n",
        "playbook/readme.md": "# x\n",
        "docs/other.yaml": "a: b\n",
    }.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "project"


def test_a_project_is_found_from_every_folder_in_it(folder: Path) -> None:
    assert find_project(folder) == folder.resolve()
    assert find_project(folder / "playbook" / "roles") == folder.resolve()


def test_where_there_is_no_project_the_message_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(NoProject, match="no folder `accounts`"):
        find_project(tmp_path)


def test_the_accounts_and_the_playbook_are_read_and_nothing_else(folder: Path) -> None:
    found = read_project(folder)

    assert sorted(found.sources.keys() - found.brought) == [
        "accounts/_team.yaml",
        "accounts/acme.yaml",
        "accounts/norrland/files/deep/board.SVG",
        "accounts/norrland/files/drawing.pdf",
        "accounts/norrland/people.yml",
        "playbook/roles/ceo.md.j2",
        "playbook/settings.yaml",
    ]
    assert found.sources["accounts/acme.yaml"] == b"account: {}\n"
    assert found.problems == ()


def test_a_file_that_is_handed_over_may_be_large_but_not_too_large(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "_LARGEST", 100)
    (folder / "accounts/norrland/files/drawing.pdf").write_bytes(b"x" * 101)
    (folder / "accounts/norrland/files/sheet.xlsx").write_bytes(b"x" * 100)

    found = read_project(folder)

    assert [(p.place.file, p.rule) for p in found.problems] == [("accounts/norrland/files/drawing.pdf", "too-large")]
    assert "accounts/norrland/files/drawing.pdf" not in found.sources
    assert len(found.sources["accounts/norrland/files/sheet.xlsx"]) == 100


def test_a_link_among_the_files_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    (folder / "accounts/norrland/files/link.pdf").symlink_to(tmp_path / "secret.pdf")

    found = read_project(folder)

    assert [(p.place.file, p.rule) for p in found.problems] == [("accounts/norrland/files/link.pdf", "link")]
    assert b"secret" not in found.sources.values()


def test_files_come_in_the_same_order_whatever_the_disk_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(read_project(folder).sources)
    walk = os.walk

    def backwards(top: Any) -> Any:
        for directory, folders, files in walk(top):
            folders.reverse()
            files.reverse()
            yield directory, folders, files

    monkeypatch.setattr(os, "walk", backwards)

    assert list(read_project(folder).sources) == expected


def test_a_link_to_a_file_is_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("account: {name: Secret}\n", "utf-8")
    (folder / "accounts" / "bolt.yaml").symlink_to(secret)

    found = read_project(folder)

    assert "accounts/bolt.yaml" not in found.sources
    assert [(p.place.file, p.rule, p.level) for p in found.problems] == [("accounts/bolt.yaml", "link", Level.WARNING)]


def test_a_link_to_a_folder_is_not_followed_and_a_ring_of_them_ends(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "account.yaml").write_text("account: {name: Secret}\n", "utf-8")
    (folder / "accounts" / "bolt").symlink_to(tmp_path / "outside")
    (folder / "accounts" / "norrland" / "loop").symlink_to(folder / "accounts")

    found = read_project(folder)

    assert not any("Secret" in text.decode() for text in found.sources.values())
    assert [p.place.file for p in found.problems] == ["accounts/bolt", "accounts/norrland/loop"]


def test_a_link_that_leads_nowhere_is_only_a_link(folder: Path) -> None:
    (folder / "accounts" / "gone.yaml").symlink_to(folder / "nowhere.yaml")

    assert [p.rule for p in read_project(folder).problems] == ["link"]


def test_a_file_that_cannot_be_read_is_a_problem_and_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refused(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "acme.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)

    found = read_project(folder)

    assert [(str(p.place), p.rule, p.is_error) for p in found.problems] == [
        ("accounts/acme.yaml:1:1", "unreadable", True)
    ]
    assert "Permission denied" in found.problems[0].message
    assert "accounts/norrland/people.yml" in found.sources


def test_a_project_without_a_playbook_has_the_program_s(tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()

    found = read_project(tmp_path)

    assert found.sources.keys() == found.brought == read_project(ROOT).sources.keys() & playbook_files().keys()
    assert len(found.brought) > 50
    assert "playbook/settings.yaml" not in found.sources


def test_a_file_of_the_project_lies_over_the_program_s(folder: Path) -> None:
    found = read_project(folder)

    assert found.sources["playbook/roles/ceo.md.j2"] == b"---\n"
    assert "playbook/roles/ceo.md.j2" not in found.brought
    assert found.sources["playbook/roles/mediator.md.j2"] == (ROOT / "playbook/roles/mediator.md.j2").read_bytes()


def test_the_repository_of_the_program_is_a_project_over_which_nothing_lies() -> None:
    assert read_project(ROOT).brought == frozenset()


def test_no_file_is_read_without_end(folder: Path) -> None:
    (folder / "accounts" / "huge.yaml").write_bytes(b"a" * (5 * 1024 * 1024))

    assert len(read_project(folder).sources["accounts/huge.yaml"]) == 4 * 1024 * 1024


def test_the_folder_of_accounts_may_itself_be_no_link(folder: Path, tmp_path: Path) -> None:
    (folder / "accounts").rename(tmp_path / "elsewhere")
    (folder / "accounts").symlink_to(tmp_path / "elsewhere")

    found = read_project(folder)

    assert not any(name.startswith("accounts") for name in found.sources)
    assert [(p.place.file, p.rule, p.level) for p in found.problems] == [("accounts", "link", Level.ERROR)]


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("stakeholders: []\n", "utf-8")


@pytest.mark.parametrize(
    ("one", "other", "named"),
    [
        ("accounts/norrland/log/caf\u00e9.yaml", "accounts/norrland/log/cafe\u0301.yaml", "cafe\\u0301.yaml"),
        ("accounts/caf\u00e9.yaml", "accounts/cafe\u0301.yaml", "cafe\\u0301.yaml"),
        ("accounts/norrland/log/2026.yaml", "accounts/norrland/Log/2025.yaml", "accounts/norrland/Log and"),
        ("accounts/norrland/PEOPLE.yml", "accounts/norrland/people.yml", "accounts/norrland/PEOPLE.yml and"),
        ("accounts/norrland/files/Drawing.pdf", "accounts/norrland/files/drawing.pdf", "Drawing.pdf and"),
        ("playbook/Settings.yaml", "playbook/settings.yaml", "playbook/Settings.yaml and playbook/settings.yaml"),
        ("playbook/\u212bngstrom.j2", "playbook/\u00c5ngstrom.j2", "\\u212bngstrom.j2"),
    ],
)
def test_two_files_that_are_one_on_some_machines_are_an_error(folder: Path, one: str, other: str, named: str) -> None:
    write(folder, one, other)
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    if not {one, other} <= names:
        pytest.skip("on this disk the two are one file")

    errors = [problem for problem in read_project(folder).problems if problem.is_error]

    assert [problem.rule for problem in errors] == ["same-name"]
    assert named in errors[0].message
    assert errors[0].place.file in (one, other)


def test_two_folders_that_are_one_on_some_machines_are_one_error(folder: Path) -> None:
    write(folder, *(f"accounts/norrland/{name}/{year}.yaml" for name in ("Log", "log") for year in (2024, 2025, 2026)))
    if len(list((folder / "accounts/norrland").iterdir())) < 4:
        pytest.skip("on this disk the two are one folder")

    assert [problem.rule for problem in read_project(folder).problems] == ["same-name"]


def test_accounts_whose_names_differ_in_case_are_compared_where_they_are_read_as_ids(folder: Path) -> None:
    write(folder, "accounts/ACME.yaml")

    assert not [problem for problem in read_project(folder).problems if problem.rule == "same-name"]


def test_a_file_that_looks_like_data_and_is_not_read_is_named(folder: Path) -> None:
    expected = {
        "accounts/bolt.YML": ("warning", "rename it to accounts/bolt.yaml"),
        "accounts/bolt.yaml~": ("warning", "rename it to accounts/bolt.yaml"),
        "accounts/norrland/work.yaml.bak": ("warning", "rename it to accounts/norrland/work.yaml"),
        "accounts/norrland/log/2026.json": ("warning", "rename it to accounts/norrland/log/2026.yaml"),
        "accounts/norrland/People.Yaml.txt": ("warning", "rename it to accounts/norrland/People.yaml"),
        "accounts/.hidden.yaml": ("note", "begin with a dot"),
        "accounts/.drafts/bolt.yaml": ("note", "begin with a dot"),
        "accounts/norrland/files/notes.yaml": ("note", "handed over"),
        "playbook/settings.json": ("warning", "playbook/settings.yaml is read instead: move"),
    }
    write(folder, *expected, "accounts/norrland/script.py", "accounts/norrland/readme.md")

    found = read_project(folder)

    assert {p.place.file for p in found.problems if p.rule == "not-read"} == set(expected)
    for problem in found.problems:
        level, hint = expected[problem.place.file]
        assert (problem.level, problem.rule) == (level, "not-read")
        assert hint in problem.hint


def test_nobody_is_told_to_rename_a_file_to_one_that_is_there(folder: Path) -> None:
    write(folder, "accounts/bolt.yaml", "accounts/bolt.yaml~")

    (problem,) = read_project(folder).problems

    assert problem.hint.endswith("accounts/bolt.yaml is read instead: move this one away")


def test_an_editors_lock_is_nobodys_concern(folder: Path) -> None:
    (folder / "accounts" / ".#acme.yaml").symlink_to("dana@host.1234")

    assert read_project(folder).problems == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "accounts" / "pipe.yaml")

    found = read_project(folder)

    assert [(p.place.file, p.rule) for p in found.problems] == [("accounts/pipe.yaml", "unreadable")]
