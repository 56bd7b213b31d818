"""An earlier site stays whole, byte for byte, whatever goes wrong while the next one is built."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from lean import BROKEN, MKDOCS, lean_project, playbook
from mkdocs.config import load_config
from projects import LONG, command, environment, run, tree

from generator.cli import publishing
from generator.disk import publish
from generator.plugin import AccountPlaybookPlugin

LATER = "2027-01-01"
"""Another day than the settings', so that every page of the next site differs from the earlier one."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose site has been built."""
    folder = lean_project(tmp_path / "project")
    assert playbook("build", "--project", folder).code == 0
    assert len(tree(folder / "site")) > 20
    return folder


def beside(project: Path) -> list[str]:
    """What a build may have left lying about."""
    left = (path for pattern in ("site*", ".site.publishing/*-*") for path in project.glob(pattern))
    return sorted(path.name for path in left)


def edit(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text)


FAILURES: dict[str, Callable[[Path], None]] = {
    "a misspelt key": lambda project: edit(project, "accounts/kettle-row.yaml", BROKEN),
    "a template that fails": lambda project: edit(project, "playbook/account/work.md.j2", "# Work\n{{ gone }}\n"),
    "mkdocs.yml is no YAML": lambda project: edit(project, "mkdocs.yml", "site_name: [\n"),
    "mkdocs.yml names no such theme": lambda project: edit(project, "mkdocs.yml", "site_name: x\ntheme: gone\n"),
    "mkdocs.yml does not name the plugin": lambda project: edit(project, "mkdocs.yml", "site_name: x\nplugins: []\n"),
    "mkdocs.yml is not there": lambda project: (project / "mkdocs.yml").unlink(),
    "docs is not there": lambda project: edit(project, "mkdocs.yml", MKDOCS + "docs_dir: gone\n"),
    "the theme's template fails": lambda project: _break_theme(project),
}


def _break_theme(project: Path) -> None:
    (project / "theme").mkdir()
    edit(project, "theme/main.html", "{{ page.content }}{% if page.title == 'By hand' %}{{ 1 // 0 }}{% endif %}")
    edit(project, "mkdocs.yml", MKDOCS.replace("{name: mkdocs}", "{name: mkdocs, custom_dir: theme}"))


@pytest.mark.parametrize("failure", FAILURES)
def test_a_build_that_fails_leaves_the_earlier_site(project: Path, failure: str) -> None:
    before = tree(project / "site")
    FAILURES[failure](project)

    said = playbook("build", "--project", project, "--as-of", LATER)

    assert said.code == 1
    assert said.err.strip()
    assert tree(project / "site") == before
    assert beside(project) == ["site"]


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_what_is_wrong_with_mkdocs_yml_is_found_before_anything_is_read(project: Path, verb: str) -> None:
    FAILURES["a misspelt key"](project)
    FAILURES["mkdocs.yml does not name the plugin"](project)

    said = playbook(verb, "--project", project)

    assert said.code == 1
    assert "does not name the plugin: add `- account-playbook` below `plugins:`" in said.err
    assert "kettle-row" not in said.err


@pytest.mark.parametrize(
    ("failure", "options", "where"),
    [("a misspelt key", [], "kettle-row.yaml:4:3"), ("a template that fails", ["--strict"], "work.md.j2:2:1")],
)
def test_mkdocs_build_too_leaves_the_earlier_site_when_the_data_is_wrong(
    project: Path, failure: str, options: list[str], where: str
) -> None:
    before = tree(project / "site")
    FAILURES[failure](project)

    result = run("mkdocs", "build", *options, cwd=project)

    assert result.returncode == 1
    assert "the earlier site was left as it is" in result.stderr
    assert where in result.stderr
    assert "Traceback" not in result.stderr
    assert tree(project / "site") == before


def test_a_day_in_mkdocs_yml_is_used_and_one_that_is_none_is_refused(project: Path) -> None:
    plugin = MKDOCS.replace("account-playbook", "account-playbook: {as_of: %s}")
    plugin = plugin.replace("[search, ", "\n  - search\n  - ").replace("}]", "}")
    (project / "mkdocs.yml").write_text(plugin % "2027-01-01")
    assert run("mkdocs", "build", cwd=project).returncode == 0
    assert "1 January 2027" in (project / "site/index.html").read_text("utf-8")
    before = tree(project / "site")

    (project / "mkdocs.yml").write_text(plugin % "soon")
    result = run("mkdocs", "build", cwd=project)

    assert result.returncode == 1
    assert "as_of is `soon` in mkdocs.yml: expected a date such as" in result.stderr
    assert "Traceback" not in result.stderr
    assert tree(project / "site") == before


def test_a_link_that_leads_nowhere_ends_a_strict_build_only(project: Path) -> None:
    before = tree(project / "site")
    edit(project, "docs/by-hand.md", "# By hand\n\n[gone](gone.md)\n")

    assert playbook("build", "--project", project, "--strict").code == 1
    assert tree(project / "site") == before
    assert playbook("build", "--project", project).code == 0
    assert tree(project / "site") != before


def test_the_next_build_replaces_the_site_whole(project: Path) -> None:
    edit(project, "site/left-over.html", "x")

    assert playbook("build", "--project", project, "--as-of", LATER).code == 0

    assert "left-over.html" not in tree(project / "site")
    assert "1 January 2027" in (project / "site/index.html").read_text("utf-8")
    assert beside(project) == ["site"]


def _refuse(*_: object, **__: object) -> None:
    raise OSError(30, "Read-only file system")


def test_a_system_that_takes_two_steps_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "exchange_folders", lambda *_: False)

    said = playbook("build", "--project", project, "--as-of", LATER)

    assert said.code == 0
    assert said.err.count("in one step: for a moment readers found nothing there") == 1
    assert "1 January 2027" in (project / "site/index.html").read_text("utf-8")
    monkeypatch.undo()
    assert "one step" not in playbook("build", "--project", project).err


# --- Two at a time ------------------------------------------------------------------------------------------------


def begin(project: Path, program: str, *options: str) -> subprocess.Popen[str]:
    """Begin to build the site in another process, and say when that holds the lock or waits for it."""
    return subprocess.Popen(
        command(program, "build", *options), cwd=project, env=environment(), stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("apart", [0.0, 0.3, 0.8, 1.5] if LONG else [0.0, 0.8])
def test_two_builds_at_a_time_end_with_a_whole_site(project: Path, apart: float) -> None:
    with begin(project, "playbook", "--as-of", LATER) as one:
        time.sleep(apart)
        with begin(project, "playbook", "--as-of", LATER) as other:
            said = one.communicate(timeout=120)[1], other.communicate(timeout=120)[1]

    assert (one.returncode, other.returncode) == (0, 0), said
    found = tree(project / "site")
    assert playbook("build", "--project", project, "--as-of", LATER).code == 0
    assert found == tree(project / "site")
    assert len(found) > 50
    assert beside(project) == ["site"]


@pytest.mark.parametrize("program", ["playbook", "mkdocs"])
def test_the_second_build_waits_for_the_first_and_says_so(project: Path, program: str) -> None:
    before = tree(project / "site")
    with publish.reserve_folder(project / "site", print):
        second = begin(project, program)
        assert second.stderr
        line = second.stderr.readline()
        assert f"Process {os.getpid()} (" in line
        assert f"is building {project / 'site'}: waiting for that ..." in line
        assert second.poll() is None
        assert tree(project / "site") == before
    with second:
        said = second.communicate(timeout=120)[1]

    assert second.returncode == 0, said
    assert tree(project / "site") == before


def test_who_waits_too_long_ends_with_1_and_says_who_is_building(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(project / "site")
    monkeypatch.setattr(publishing, "open_publication", partial(publish.open_publication, seconds=0))
    with publish.reserve_folder(project / "site", print):
        said = playbook("build", "--project", project, "--as-of", LATER)

    assert said.code == 1
    assert f"Process {os.getpid()} (" in said.err
    assert f"is still building {project / 'site'}: what was there was left as it is." in said.err
    assert tree(project / "site") == before


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, as not everybody may there")
def test_mkdocs_builds_on_where_no_lock_can_be_had(project: Path, tmp_path: Path) -> None:
    """It writes into a folder that is there already; that may be all it is allowed to."""
    shutil.rmtree(project / ".site.publishing")
    (project / ".site.publishing").symlink_to(tmp_path)

    result = run("mkdocs", "build", "--strict", cwd=project)

    assert result.returncode == 0, result.stderr
    assert "Two builds at once would not notice each other" in result.stderr
    assert playbook("build", "--project", project).code == 1


def test_a_preview_waits_for_nobody(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugin = AccountPlaybookPlugin()
    plugin.load_config({})
    config = load_config(str(project / "mkdocs.yml"))
    plugin.on_startup(command="serve", dirty=False)
    monkeypatch.setattr(plugin, "_reserve", lambda *_: pytest.fail("waits"))

    plugin.on_pre_build(config=config)

    assert plugin.site


# --- A disk that refuses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["rename", "mkdir"])
def test_a_disk_that_refuses_ends_in_words(project: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    before = tree(project / "site")
    with monkeypatch.context() as patch:
        patch.setattr(Path, step, _refuse)
        patch.setattr(publish, "exchange_folders", lambda *_: False)
        if step == "mkdir":
            patch.setattr("os.makedirs", _refuse)
            patch.setattr("os.mkdir", _refuse)
        said = playbook("build", "--project", project, "--as-of", LATER)

    assert said.code == 1
    assert "Read-only file system" in said.err
    assert tree(project / "site") == before
    assert beside(project) == ["site"]


def test_a_file_where_the_site_should_go_is_left_alone(project: Path) -> None:
    target = project / "mine"
    target.write_text("three years")

    said = playbook("build", "--project", project, "--site", target / "site")

    assert said.code == 2
    assert target.read_text() == "three years"


def test_a_swap_cut_off_between_its_steps_is_made_good_by_the_next_build(project: Path) -> None:
    before = tree(project / "site")
    # As a power cut between the two renames leaves it.
    (project / "site").rename(project / ".site.publishing/old-0123")
    (project / ".site.publishing/new-0123").mkdir()
    edit(project, "accounts/kettle-row.yaml", BROKEN)

    assert playbook("build", "--project", project).code == 1
    edit(project, "mkdocs.yml", "site_name: [\n")
    (project / "accounts/kettle-row.yaml").unlink()
    assert playbook("build", "--project", project).code == 1

    assert tree(project / "site") == before


# --- Killed outright ---------------------------------------------------------------------------------------------


def written_since(project: Path, start: int) -> int:
    """How many files of the project, the site's among them, are younger than a time (in nanoseconds)."""
    number = 0
    for folder, _, files in os.walk(project):
        for name in files:
            # A file may be gone between the two: a build moves what it has made.
            with contextlib.suppress(FileNotFoundError):
                number += Path(folder, name).stat().st_mtime_ns > start
    return number


@pytest.mark.parametrize("files", [0, 1, 8, 20, 35, 50] if LONG else [0, 8, 50])
def test_a_build_that_is_killed_leaves_a_whole_site(project: Path, files: int) -> None:
    before = tree(project / "site")
    clock = project.parent / "clock"
    clock.touch()
    build = subprocess.Popen(
        command("playbook", "build", "--as-of", LATER),
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with build:
        while build.poll() is None and written_since(project, clock.stat().st_mtime_ns) < files:
            time.sleep(0.002)
        build.send_signal(signal.SIGKILL)
        build.wait()
    found = tree(project / "site")
    assert playbook("build", "--project", project, "--as-of", LATER).code == 0
    the_next = tree(project / "site")

    assert the_next != before
    assert len(the_next) > 50, "the build was through before the last of these moments"
    assert found in (before, the_next), "neither the earlier site nor the next one, but a part"
    assert beside(project) == ["site"]
