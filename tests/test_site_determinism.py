"""The same input and the same day give the same bytes: in any process, place, language and order of files."""

from __future__ import annotations

import shutil
from pathlib import Path

from projects import (
    ELSEWHERE,
    SITES,
    checked,
    differing,
    disordered,
    everything_project,
    made,
    project,
    run,
    sample_elsewhere,
    sample_project,
    sample_site,
    together,
    tree,
)

from generator.build import check
from generator.disk.project import read_project


def test_a_site_built_twice_is_the_same_byte_for_byte() -> None:
    together(sample_site, sample_elsewhere)

    first, second = tree(sample_site()), tree(sample_elsewhere() / "plans" / "site")
    assert len(first) > 150
    assert {
        "sitemap.xml",
        "sitemap.xml.gz",
        "search/search_index.json",
        "index.html",
        "calendar/all.ics",
    } <= first.keys()
    assert differing(first, second) == []


def test_pages_exported_twice_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    copy = disordered(everything_project(), tmp_path / "copy")
    one, other = tmp_path / "one", tmp_path / "other"

    def export(project: Path, target: Path, **changes: str) -> None:
        result = run("playbook", "export", "--project", project, target, cwd=tmp_path, **changes)
        assert result.returncode == 0, result.stderr

    together(
        lambda: export(everything_project(), one, PYTHONHASHSEED="1", TZ="America/Adak"),
        lambda: export(copy, other, **ELSEWHERE),
    )

    assert len(tree(one)) > 30
    assert "docs/calendar/all.ics" in tree(one)
    assert differing(tree(one), tree(other)) == []


def test_the_order_in_which_files_are_read_changes_nothing() -> None:
    sources = read_project(sample_project()).sources
    backwards = dict(reversed(sources.items()))
    assert list(sources) != list(backwards)

    first, second = checked(sample_project()), check(backwards)

    assert first.book == second.book
    assert first.roles == second.roles
    assert first.problems == second.problems


def test_problems_come_in_the_same_order_whichever_way_files_are_read(tmp_path: Path) -> None:
    folder = project(tmp_path, SITES / "broken")
    backwards = dict(reversed(read_project(folder).sources.items()))

    first, second = checked(folder), check(backwards)

    assert len(first.problems) > 40
    assert first.problems == second.problems


def test_one_account_more_changes_only_its_own_pages_and_those_over_all(tmp_path: Path) -> None:
    more = project(tmp_path, SITES / "everything")
    shutil.copy(SITES / "broken/accounts/orchard.yaml", more / "accounts/orchard.yaml")

    sites = [made(folder) for folder in (everything_project(), more)]
    pages = [{each.name: each for each in (*site.pages, *site.documents)} for site in sites]

    changed = {name for name in {*pages[0], *pages[1]} if pages[0].get(name) != pages[1].get(name)}
    over_all = {name for name in changed if not name.startswith("accounts/orchard/")}
    assert changed - over_all
    # Neither of the two names anybody in the other, who would see that somebody is there as well.
    of_all = {"index.md", "accounts/index.md", "accounts/index.js", "attention.md", "calendar/index.md", "portfolio.md"}
    lists = {
        f"lists/{name}.md" for name in ("calls", "floors", "formats", "meetings", "our-promises", "their-promises")
    }
    assert over_all == {*of_all, *lists, "team/bruno.md", "team/bruno/first-90-days.md"}
