"""One site through both doors: MkDocs with the plugin, and an export that another builder builds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from html_pages import Page, broken_links, read_site
from projects import ROOT, everything_project, everything_site, made, make_once, run, tree

from generator import paths

ERROR_PAGE = "404.html"


@cache
def exported() -> Path:
    """The small site as the other builder makes it of an export."""

    def make(folder: Path) -> None:
        result = run("playbook", "export", folder, cwd=everything_project())
        assert result.returncode == 0, result.stderr
        # From another folder, as it is done in the README.
        result = run("zensical", "build", "-f", folder / "mkdocs.yml", cwd=folder.parent)
        assert result.returncode == 0, result.stdout + result.stderr

    return make_once("exported", make)


@cache
def through_both() -> tuple[Mapping[str, Page], Mapping[str, Page]]:
    return read_site(everything_site()), read_site(exported() / "site")


def compared() -> list[tuple[str, Page, Page]]:
    plugin, export = through_both()
    return [
        (where, plugin[where], export[where]) for where in sorted(plugin.keys() & export.keys()) if where != ERROR_PAGE
    ]


def test_both_doors_give_the_same_pages() -> None:
    plugin, export = through_both()
    addresses = {paths.page_address(page.name) for page in made(everything_project()).pages}

    assert len(addresses) >= 20
    assert addresses < plugin.keys()
    assert plugin.keys() == export.keys()


def test_pages_have_the_same_titles_and_headings() -> None:
    for where, plugin, export in compared():
        assert plugin.title == export.title, where
        assert plugin.headings == export.headings, where
        assert [level for level, _ in plugin.headings].count(1) == 1, where


def test_pages_say_the_same() -> None:
    for where, plugin, export in compared():
        assert plugin.text.split() == export.text.split(), where


def test_pages_link_to_the_same_places() -> None:
    seen = 0
    for where, plugin, export in compared():
        # Links out of the site are as typed; of the pencil there is a test for all builders.
        inside = [[target for href in page.links() if (target := page.target(href))] for page in (plugin, export)]
        assert inside[0] == inside[1], where
        seen += len(inside[0])
    assert seen > 500


@pytest.mark.parametrize("door", [0, 1], ids=["plugin", "export"])
def test_every_link_leads_somewhere(door: int) -> None:
    site = (everything_site(), exported() / "site")[door]
    pages = through_both()[door]

    assert sum(len(page.links(own=False)) for page in pages.values()) > 1_000
    assert broken_links(site, pages) == []


def test_both_doors_give_the_same_documents() -> None:
    documents = {document.name: document.data for document in made(everything_project()).documents}

    assert {"calendar/all.ics", "accounts/tarn-valley/rhythm.ics"} <= documents.keys()
    for site in (everything_site(), exported() / "site"):
        names = {name for name in tree(site) if name.endswith(".ics")}
        assert names == {name for name in documents if name.endswith(".ics")}
        for name, data in documents.items():
            assert (site / name).read_bytes() == data, name


def test_an_export_is_the_pages_the_documents_and_what_is_written_by_hand() -> None:
    files = tree(exported())
    documents = {f"docs/{document.name}" for document in made(everything_project()).documents}
    pages = {f"docs/{page.name}" for page in made(everything_project()).pages}
    by_hand = {f"docs/{name}" for name in tree(ROOT / "docs")}

    assert len(by_hand) >= 8
    written = {name for name in files if not name.startswith(("site/", ".cache/"))}
    assert written == {"mkdocs.yml", "exported-by-playbook", *pages, *documents, *by_hand}
    for page in made(everything_project(), link=paths.to_file).pages:
        text = (exported() / "docs" / page.name).read_text("utf-8")
        written, pencil, _ = text.partition('\n<p class="pb-pencil-line')
        assert written == page.text
        assert bool(pencil) == bool(page.edit)
    assert "pb-pencil" in (exported() / "docs/begin.md").read_text("utf-8")
