"""What changed in the plan, on the Timeline pages of a site."""

from __future__ import annotations

import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from lean import ACCOUNT
from projects import DAY, ROOT, project, run
from repositories import committed, git, needs_git

from generator.build import Site, build, check
from generator.disk.project import read_project
from generator.history.baseline import for_pages

pytestmark = needs_git

TARN = "accounts/tarn.yaml"
REPO = "https://github.com/larkfield/plans"
EPOCH = "1794787200"
"""The same day, as the environment gives it."""
TIMELINE = "accounts/tarn/timeline.md"
NAMED = ACCOUNT.replace("Kettle Row Bakery", "Tarn Dairy")
DANA = "stakeholders:\n  - {name: Dana <b>Ortiz</b>, support: supporter}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """This repository's playbook, without a fixed day, with an account that changed in November."""
    settings = (ROOT / "playbook/settings.yaml").read_text("utf-8")
    free = "".join(line for line in settings.splitlines(keepends=True) if not line.startswith("as_of:"))
    team = "team:\n  - {id: edith, name: Edith Marlow, role: account_manager}\n"
    place = project(tmp_path / "project", {TARN: NAMED + DANA, "accounts/_team.yaml": team})
    (place / "playbook/settings.yaml").write_text(free, "utf-8")
    committed(place, {}, "2026-09-01")
    committed(place, {TARN: NAMED + DANA.replace("supporter", "sceptic")}, "2026-11-01")
    return place


def made(folder: Path) -> Site:
    found = read_project(folder)
    checked = check(found.sources, found.problems)
    day = checked.book.settings.as_of
    today = day or DAY
    return build(checked, today, earlier=for_pages(folder, found.sources, checked.settings, today))


def timeline(site: Site) -> str:
    return next(page.text for page in site.pages if page.name == TIMELINE)


def test_the_timeline_says_what_changed_in_the_plan(folder: Path) -> None:
    page = timeline(made(folder))

    assert "## What changed in the plan {: #changed }" in page
    assert "Since 16 October 2026&#44; a month ago" in page
    assert "moved from supporter to sceptic" in page
    assert "<b>" not in page


def test_the_same_commit_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", folder.as_uri(), "copy")

    assert {page.name: page.text for page in made(folder).pages} == {
        page.name: page.text for page in made(tmp_path / "copy").pages
    }


def test_without_git_the_pages_are_the_same_but_for_that_section(folder: Path) -> None:
    with_history = {page.name: page.text for page in made(folder).pages}
    shutil.rmtree(folder / ".git")
    without = {page.name: page.text for page in made(folder).pages}

    assert with_history.keys() == without.keys()
    assert {name for name in without if with_history[name] != without[name]} == {TIMELINE}
    assert "What changed in the plan" not in without[TIMELINE]
    before, _, after = with_history[TIMELINE].partition("## What changed in the plan")
    assert without[TIMELINE].startswith(before.rstrip())
    assert without[TIMELINE].rstrip()[-40:] == after.rstrip()[-40:]


def test_a_site_whose_day_is_fixed_says_nothing_of_the_history(folder: Path) -> None:
    settings = folder / "playbook/settings.yaml"
    settings.write_text("as_of: 2026-11-16\n" + settings.read_text("utf-8"), "utf-8")

    assert "What changed in the plan" not in timeline(made(folder))


def test_a_copy_that_does_not_reach_back_says_nothing(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", folder.as_uri(), "copy")

    assert "What changed in the plan" not in timeline(made(tmp_path / "copy"))


def test_a_site_of_a_day_before_the_history_begins_says_nothing(folder: Path) -> None:
    found = read_project(folder)
    settings = check(found.sources, found.problems).settings

    assert for_pages(folder, found.sources, settings, date(2026, 8, 1)) == {}
    assert for_pages(folder, found.sources, settings, date(2026, 9, 1)).keys() == {"tarn"}


def test_a_plan_that_did_not_change_says_so(folder: Path) -> None:
    committed(folder, {TARN: NAMED}, "2026-10-01")
    committed(folder, {}, "2026-11-20")

    assert "nothing in it has changed" in timeline(made(folder))


def test_both_doors_look_at_the_history_and_at_the_host_of_the_code(folder: Path, tmp_path: Path) -> None:
    config = folder / "mkdocs.yml"
    own = re.sub(r"(?m)^edit_uri:.*$", f"edit_uri: {REPO}/edit/main/docs/", config.read_text("utf-8"))
    config.write_text(own, "utf-8")

    exported = run("playbook", "export", tmp_path / "pages", "--as-of", "2026-11-16", cwd=folder)
    built = run("mkdocs", "build", "--quiet", "--site-dir", tmp_path / "site", cwd=folder, SOURCE_DATE_EPOCH=EPOCH)

    assert (exported.returncode, built.returncode) == (0, 0), exported.stderr + built.stderr
    for page in (tmp_path / "pages/docs/accounts/tarn/{}.md", tmp_path / "site/accounts/tarn/{}/index.html"):
        assert "moved from supporter to sceptic" in Path(str(page).format("timeline")).read_text("utf-8")
        assert f"{REPO}/blob/main/{TARN}#L6" in unescape(Path(str(page).format("people")).read_text("utf-8"))
