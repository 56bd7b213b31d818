"""The samples by MkDocs, ProperDocs and Zensical: the same pages, no dead link, the same in search, a pencil."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from browsing import open_chromium, served
from html_pages import Page, broken_links, read_site
from lean import ACCOUNT, TEAM
from playwright.sync_api import Browser, expect
from projects import ROOT, make_once, project, run, sample_project, sample_site, tree

from generator import paths

EDITOR = "https://git.larkfield.example/account-playbook/edit/main/"

BUILDERS = ("mkdocs", "properdocs", "zensical")


@cache
def built(builder: str) -> Path:
    """The site of the samples that a builder makes."""
    if builder == "mkdocs":
        return sample_site()

    def make(folder: Path) -> None:
        shutil.copytree(sample_project(), folder)
        if builder == "zensical":
            said = run("playbook", "export", folder / "pages", cwd=folder)
            assert said.returncode == 0, said.stderr
            said = run("zensical", "build", "-f", folder / "pages/mkdocs.yml", cwd=folder.parent)
        else:
            said = run(builder, "build", "--strict", "--quiet", "-f", folder / "mkdocs.yml", cwd=folder)
        assert said.returncode == 0, said.stdout + said.stderr

    folder = make_once(f"built-{builder}", make)
    return folder / "pages/site" if builder == "zensical" else folder / "site"


@cache
def pages(builder: str) -> Mapping[str, Page]:
    return read_site(built(builder))


@pytest.mark.parametrize("builder", BUILDERS[1:])
def test_each_makes_the_same_pages_with_the_same_words(builder: str) -> None:
    ours, theirs = pages("mkdocs"), pages(builder)

    assert len(ours) > 300
    assert theirs.keys() == ours.keys()
    for where in ours:
        if where != "404.html":
            assert theirs[where].text.split() == ours[where].text.split(), where
            assert theirs[where].headings == ours[where].headings, where


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_link_is_dead(builder: str) -> None:
    assert sum(len(page.links(own=False)) for page in pages(builder).values()) > 5_000
    assert broken_links(built(builder), pages(builder)) == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_page_that_is_made_of_a_file_has_one_pencil_of_ours_that_opens_it(builder: str) -> None:
    not_of_a_file = {f"{page.removesuffix('.md')}/" for page in paths.MADE_REFERENCES} | {"404.html"}
    by_hand = {f"{name.removesuffix('.md')}/" for name in tree(ROOT / "docs")}

    assert len(pages(builder)) > 300
    for where, page in pages(builder).items():
        pencils = [element for element, rel in page.all("a", "rel") if rel == "edit"]
        made_of_file = where not in not_of_a_file and not where.startswith("reference/account/")
        assert len(pencils) == made_of_file, where
        for pencil in pencils:
            file = pencil.attributes["href"].removeprefix(EDITOR)
            assert (ROOT / file).is_file(), where
            assert "pb-pencil" in pencil.attributes["class"] or where in by_hand, where


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, as CHROMIUM names it."""
    with open_chromium() as browser:
        yield browser


@pytest.mark.parametrize("builder", BUILDERS)
def test_search_finds_dana_first(builder: str, chromium: Browser) -> None:
    with served(built(builder)) as address:
        page = chromium.new_page()
        page.goto(address)
        if builder == "zensical":
            page.keyboard.press("Control+k")
            page.keyboard.type("Dana Ortiz")
        else:
            page.locator("[data-md-component=search-query]").first.click()
            page.keyboard.type("Dana Ortiz")
        found = page.locator("a:visible", has_text="Dana Ortiz").and_(page.locator("a[href*='/people/']")).first
        expect(found).to_have_attribute("href", re.compile(r"/accounts/norrland/people/(\?.*)?#dana$"), timeout=15_000)
        page.close()


def test_our_own_build_shows_no_notice_of_the_theme(tmp_path: Path) -> None:
    folder = project(tmp_path / "plans", {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": ACCOUNT})
    said = run(
        "playbook", "build", "--project", folder, cwd=tmp_path, NO_MKDOCS_2_WARNING="", DISABLE_MKDOCS_2_WARNING=""
    )

    assert said.returncode == 0, said.stderr
    assert [line.split()[0] for line in (said.stdout + said.stderr).splitlines()] == ["Building", "Done."]
