from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from lean import ACCOUNT, TEAM
from repositories import committed, git, needs_git

from generator.history import versions
from generator.history.versions import Commit, History, NoHistory

pytestmark = needs_git

KETTLE = "accounts/kettle-row.yaml"
PEOPLE = "stakeholders: [{name: Dana Ortiz}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with three states: one file, the same as a folder beside a second account, and that one gone."""
    place = tmp_path / "project"
    first = {"accounts/_team.yaml": TEAM, KETTLE: ACCOUNT, "playbook/settings.yaml": "{}\n", "readme.md": "# x\n"}
    committed(place, first, "2026-09-01")
    head, log = "accounts/kettle-row/account.yaml", "accounts/kettle-row/log/2026.yaml"
    moved = {KETTLE: None, head: ACCOUNT, log: "log: []\n", "accounts/kettle-row/files/a.svg": "<svg/>"}
    committed(place, {**moved, "accounts/tarn.yaml": ACCOUNT, "accounts/.hidden.yaml": "x"}, "2026-10-01")
    committed(place, {"accounts/tarn.yaml": None}, "2026-11-01")
    return place


def at(history: History, day: str) -> Commit:
    commit = history.before(date.fromisoformat(day))
    assert commit is not None
    return commit


def test_a_day_is_compared_with_the_last_commit_before_it(folder: Path) -> None:
    history = History(folder)

    assert [commit.on.isoformat() for commit in history.commits] == ["2026-11-01", "2026-10-01", "2026-09-01"]
    assert at(history, "2026-10-02").on == date(2026, 10, 1)
    assert at(history, "2026-10-01").on == date(2026, 9, 1), "what was done on the day itself is told"
    assert history.before(date(2026, 9, 1)) is None
    assert not history.shallow


def test_the_files_of_an_account_are_found_whether_it_was_a_file_or_a_folder(folder: Path) -> None:
    history = History(folder)
    first, second = at(history, "2026-09-15"), at(history, "2026-10-15")

    stored = history.read_stored({first: {"kettle-row"}, second: {"kettle-row"}})

    shared = {"accounts/_team.yaml", "playbook/settings.yaml"}
    assert stored[first].files.keys() == {KETTLE, *shared}
    inside = {"accounts/kettle-row/account.yaml", "accounts/kettle-row/log/2026.yaml"}
    assert stored[second].files.keys() == {*inside, *shared}
    assert stored[second].handed == {"accounts/kettle-row/files/a.svg"}
    assert stored[first].files[KETTLE] == ACCOUNT.encode()
    assert not stored[first].lost


def test_all_accounts_are_found_for_none_in_particular_and_hidden_files_are_not(folder: Path) -> None:
    history = History(folder)
    commit = at(history, "2026-10-15")

    names = history.read_stored({commit: None})[commit].files.keys()

    assert "accounts/tarn.yaml" in names
    assert "accounts/.hidden.yaml" not in names
    assert "readme.md" not in names


def test_git_is_started_as_often_for_many_accounts_and_days_as_for_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        committed(folder, {f"accounts/many-{number}/log/2026.yaml": ACCOUNT}, f"2026-11-{2 + number // 2:02}")
    started: list[list[str]] = []
    run = subprocess.run

    def counted(command: list[str], **options: object) -> object:
        started.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(versions.subprocess, "run", counted)
    history = History(folder)
    stored = history.read_stored(dict.fromkeys(history.commits))

    assert len(stored) == 43
    assert sum(len(each.files) for each in stored.values()) > 800
    assert len(started) <= 16


def test_a_project_in_a_folder_of_its_repository_is_read_from_there(tmp_path: Path) -> None:
    committed(tmp_path / "all", {"plans/accounts/a.yaml": ACCOUNT, "accounts/b.yaml": ACCOUNT}, "2026-09-01")

    history = History(tmp_path / "all" / "plans")

    assert history.read_stored({history.commits[0]: None})[history.commits[0]].files.keys() == {"accounts/a.yaml"}


def test_a_merge_counts_on_the_day_it_was_merged(folder: Path) -> None:
    git(folder, "checkout", "--quiet", "-b", "draft")
    committed(folder, {"accounts/fen.yaml": ACCOUNT}, "2026-11-05")
    git(folder, "checkout", "--quiet", "main")
    committed(folder, {"readme.md": "# y\n"}, "2026-11-06")
    git(folder, "merge", "--quiet", "--no-ff", "--no-edit", "draft", on="2026-11-20")
    history = History(folder)

    commit = at(history, "2026-11-20")

    assert commit.on == date(2026, 11, 6)
    assert "accounts/fen.yaml" not in history.read_stored({commit: None})[commit].files


@pytest.mark.parametrize("name", ["HEAD", "main", "HEAD~1", "v1"])
def test_a_revision_has_its_day(folder: Path, name: str) -> None:
    git(folder, "tag", "v1", "HEAD~2")

    on = {"HEAD~1": date(2026, 10, 1), "v1": date(2026, 9, 1)}.get(name, date(2026, 11, 1))
    assert History(folder).find_commit(name).on == on


@pytest.mark.parametrize("name", ["nothing", "--help", "-n1", "HEAD^{tree}", "HEAD:accounts", "", "a\nb", "HEAD..main"])
def test_what_is_no_revision_is_refused_in_words(folder: Path, name: str) -> None:
    with pytest.raises(NoHistory, match="there is no revision"):
        History(folder).find_commit(name)


def test_a_file_that_is_too_large_is_lost_and_said_to_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_FILE_LIMIT", len(ACCOUNT) + 10)
    committed(folder, {"accounts/large.yaml": ACCOUNT + "# more\n" * 9}, "2026-11-05")
    history = History(folder)

    stored = history.read_stored({history.commits[0]: {"large"}})[history.commits[0]]

    assert stored.lost == {"accounts/large.yaml"}


def test_links_and_other_repositories_are_left_out(folder: Path) -> None:
    (folder / "accounts" / "link.yaml").symlink_to("kettle-row/account.yaml")
    (folder / "accounts" / "linked").symlink_to("kettle-row")
    commit = committed(folder, {}, "2026-11-05")
    inner = committed(folder / "accounts" / "inner", {"a.yaml": ACCOUNT}, "2026-11-06")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{inner},accounts/inner")
    git(folder, "commit", "--quiet", "--message", "inner", on="2026-11-07")
    history = History(folder)

    assert history.commits[1].id == commit
    names = history.read_stored({history.commits[0]: None})[history.commits[0]].files.keys()
    assert [name for name in names if "link" in name or "inner" in name] == []


# --- Where there is none ----------------------------------------------------------------------------------------------


def test_a_shallow_copy_knows_that_it_is_one(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", folder.as_uri(), "copy")

    history = History(tmp_path / "copy")

    assert history.shallow
    assert [commit.on for commit in history.commits] == [date(2026, 11, 1)]


def test_a_plain_folder_has_no_history(tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()

    with pytest.raises(NoHistory, match="not kept in git"):
        History(tmp_path)


def test_a_repository_without_a_commit_has_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")

    with pytest.raises(NoHistory, match="nothing has been committed"):
        History(tmp_path)


def test_accounts_that_git_does_not_keep_have_none(tmp_path: Path) -> None:
    committed(tmp_path, {".gitignore": "accounts/\n", "accounts/a.yaml": ACCOUNT}, "2026-09-01")

    with pytest.raises(NoHistory, match="accounts/ is not kept in git"):
        History(tmp_path)


def test_without_the_program_there_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoHistory, match="git is not installed"):
        History(folder)


def test_a_repository_that_is_broken_has_none(folder: Path) -> None:
    shutil.rmtree(folder / ".git" / "objects")

    with pytest.raises(NoHistory):
        History(folder)


def test_git_that_does_not_answer_is_not_waited_for(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:/usr/bin:/bin")

    with pytest.raises(NoHistory, match="too long"):
        History(folder, seconds=0.2)


def test_nothing_that_the_configuration_of_a_repository_names_is_started(folder: Path, tmp_path: Path) -> None:
    canary, trap = tmp_path / "canary", tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{canary}'\nexit 1\n")
    trap.chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "gpg.program"),
        *("diff.external", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process"),
        *("core.alternateRefsCommand", "credential.helper", "pager.rev-list", "alias.rev-list", "alias.cat-file"),
    ):
        git(folder, "config", key, str(trap))
    git(folder, "config", "log.showSignature", "true")
    git(folder, "config", "core.hooksPath", str(tmp_path))
    (folder / ".gitattributes").write_text("* diff=evil filter=evil\n")
    # A copy from which files are missing would fetch them from wherever it says.
    git(folder, "config", "extensions.partialClone", "origin")
    git(folder, "config", "remote.origin.url", "ssh://localhost/plans")
    git(folder, "config", "remote.origin.promisor", "true")
    blob = git(folder, "rev-parse", "HEAD:accounts/_team.yaml").strip()
    (folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()

    history = History(folder)
    stored = history.read_stored({history.commits[0]: None})[history.commits[0]]

    assert not canary.exists()
    assert "accounts/_team.yaml" in stored.lost
    assert "accounts/kettle-row/account.yaml" in stored.files


def test_variables_that_lead_git_elsewhere_are_not_heeded(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(tmp_path / "other", {"accounts/other.yaml": ACCOUNT}, "2026-01-01")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))

    assert History(folder).commits[0].on == date(2026, 11, 1)
