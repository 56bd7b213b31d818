"""One site by MkDocs, ProperDocs and Zensical: the same pages, no dead link, the same in search, a pencil."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from html_pages import Page, broken_links, read_site
from projects import make_once, project, run

DANA = """\
account: {name: Norrland Pumps, owner: priya, tier: strategic}
stakeholders:
  - {id: dana, name: Dana Ortiz, title: Head of planning, influence: high, interest: high, decision_role: [user]}
commitments:
  - {side: us, by: priya, to: dana, text: Stock effect by month, made_on: 2026-10-01, due: 2026-12-01}
meetings:
  - {id: quarterly, name: Quarterly review, on: 2026-12-03, attendees: [dana, priya]}
"""
TEAM = "team:\n  - {id: priya, name: Priya Nair, role: account_manager}\n"

BUILDERS = ("mkdocs", "properdocs", "zensical")


@cache
def plans() -> Path:
    """A project with one account, printed once."""

    def make(folder: Path) -> None:
        project(folder, {"accounts/_team.yaml": TEAM, "accounts/norrland.yaml": DANA})

    return make_once("builders", make)


@cache
def built(builder: str) -> Path:
    """The site that a builder makes."""

    def make(folder: Path) -> None:
        shutil.copytree(plans(), folder)
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

    assert len(ours) > 40
    assert theirs.keys() == ours.keys()
    for where in ours:
        if where != "404.html":
            assert theirs[where].text.split() == ours[where].text.split(), where
            assert theirs[where].headings == ours[where].headings, where


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_link_is_dead(builder: str) -> None:
    assert sum(len(page.links(own=False)) for page in pages(builder).values()) > 500
    assert broken_links(built(builder), pages(builder)) == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_page_of_an_account_has_one_pencil_that_opens_its_file(builder: str) -> None:
    own = [page for where, page in pages(builder).items() if where.startswith("accounts/norrland/")]

    assert len(own) > 10
    for page in own:
        pencils = [
            element.attributes["href"] for element in page.elements if "Edit" in element.attributes.get("title", "")
        ]
        assert [href for href in pencils if href.endswith("/accounts/norrland.yaml")][:1], page.name


@pytest.mark.parametrize("builder", BUILDERS)
def test_search_knows_dana(builder: str) -> None:
    index = built(builder) / ("search.json" if builder == "zensical" else "search/search_index.json")
    text = index.read_text("utf-8")

    assert re.search(r"accounts/norrland/people/#dana", text)
    assert "Dana Ortiz" in text


def test_our_own_build_shows_no_notice_of_the_theme(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(plans(), folder)
    said = run(
        "playbook", "build", "--project", folder, cwd=tmp_path, NO_MKDOCS_2_WARNING="", DISABLE_MKDOCS_2_WARNING=""
    )

    assert said.returncode == 0, said.stderr
    assert [line.split()[0] for line in (said.stdout + said.stderr).splitlines()] == ["Building", "Done."]
