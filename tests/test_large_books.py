"""Pages, calendars and the index over all accounts are of a size that a phone can load, however many there are."""

from __future__ import annotations

import json
import re
from functools import cache
from urllib.parse import urljoin

import pytest
from large_books import many_summaries
from projects import DAY, checked, sample_project

from generator.context.calendar.joint_feeds import feeds_over_all, subscriptions_over_all
from generator.context.portfolio.cover_packs import cover_packs
from generator.context.portfolio.index_script import index_script
from generator.disk.project import read_project
from generator.documents.file_list import list_joint_files
from generator.documents.papers import make_paper_printer
from generator.outputs.ics import IcsWriter
from generator.pages.code_host import no_address
from generator.pages.page_list import OverAll, pages_over_all
from generator.pages.plan import Method
from generator.pages.render import PageRenderer
from generator.paths import page_address, to_address
from generator.rendering.markdown_pieces import PageFinisher

MANY = 300
MOST = 1_000_000
"""Bytes of a page or feed."""
SHEET = 20_000
"""Bytes of one account in a paper for whoever stands in for one of us."""
FRAME = 60_000
"""Bytes that the theme adds to a page, rather more than less."""


@cache
def _made(number: int) -> tuple[dict[str, str], dict[str, bytes]]:
    """The pages over so many accounts as HTML, and the other files, by name."""
    read, summaries = checked(sample_project()), many_summaries(number)
    team = read.shared.people.members
    feeds = feeds_over_all(summaries, DAY, team)
    finisher = PageFinisher(["attr_list", "tables", "toc"], {}, to_address)
    renderer = PageRenderer(read.templates, to_address, no_address, finisher)
    covers = list(cover_packs(summaries, team, read.settings, DAY))
    found = OverAll(summaries, team, subscriptions_over_all(feeds), (), (), [file for file, _ in covers])
    pages, problems = renderer.render_all(pages_over_all(found, Method(read.roles, read.settings, DAY)))
    assert not problems
    printer = make_paper_printer(read_project(sample_project()).sources, read.settings, None)
    planned = list_joint_files(summaries, feeds, IcsWriter(), covers, printer)
    files = {file.name: file.make().data or b"" for file in planned}
    return {page.name: page.finished.html for page in pages if page.finished}, files


def _accounts_linked(page: str, html: str) -> set[str]:
    """The ids of the accounts to which a page leads."""
    here = f"https://site.example/{page_address(page)}"
    links = (urljoin(here, link) for link in re.findall(r'href="([^"#]*)', html))
    return {found[1] for link in links if (found := re.match(r"https://site\.example/accounts/([^/]+)/", link))}


def test_no_page_and_no_file_grows_with_the_number_of_accounts() -> None:
    few, many = _made(11), _made(MANY)
    pages = {name: len(html.encode()) for name, html in many[0].items()}
    files = {name: len(data) for name, data in many[1].items()}

    assert len(pages) > len(few[0]), "lists have more pages"
    assert max(pages.values()) + FRAME < MOST, pages
    papers = {name: size for name, size in files.items() if name.endswith(".pdf")}
    assert papers
    for name, size in papers.items():
        away = name.split("/")[1]
        own = sum(summary.owner == away for summary in many_summaries(MANY))
        assert size < SHEET * own, f"{name} has only the accounts of the one who is away"
    assert max(size for name, size in files.items() if name not in papers) < MOST, files
    # What all accounts are counted in would be 27 times as long.
    for name in ("index.md", "attention.md"):
        assert pages[name] < 1.2 * len(few[0][name].encode()) < 300_000


def test_a_shortened_feed_is_as_large_as_it_may_be_and_says_how_far_it_goes() -> None:
    summaries = many_summaries(MANY)
    [(_, everything), *_] = feeds_over_all(summaries, DAY)
    [offered, *_] = subscriptions_over_all(feeds_over_all(summaries, DAY))

    assert everything.until is not None
    assert offered.note.startswith("as far as ")
    assert all(entry.span.end >= DAY and entry.span.start <= everything.until for entry in everything.entries)
    days = sorted({e.span.start for s in summaries for e in s.entries if DAY <= e.span.start <= everything.until})
    assert days
    wanted = {e.key for s in summaries for e in s.entries if e.span.end >= DAY and e.span.start <= everything.until}
    assert {entry.key for entry in everything.entries} == wanted, "nothing up to that day is missing"


def test_every_account_is_on_a_page_of_each_list_and_no_other_page_links_to_all() -> None:
    pages, _ = _made(MANY)
    ids = {summary.id for summary in many_summaries(MANY)}
    open_ids = {summary.id for summary in many_summaries(MANY) if summary.year}

    def linked(name: str) -> set[str]:
        return {
            id
            for page, html in pages.items()
            if page in (f"{name}.md", f"{name}/index.md") or page.startswith(f"lists/{name}-")
            for id in _accounts_linked(page, html)
        }

    assert linked("accounts") >= ids
    assert linked("portfolio") >= ids
    assert linked("calendar") >= open_ids
    for name, html in pages.items():
        if name != "accounts/index.md":
            assert len(_accounts_linked(name, html) & ids) < MANY - 30, name


def test_pages_of_a_list_lead_to_each_other() -> None:
    pages, _ = _made(MANY)
    first, second = pages["portfolio.md"], pages["lists/portfolio-2.md"]

    assert 'href="../lists/portfolio-2/"' in first
    assert 'href="../../portfolio/"' in second
    assert first.count('aria-current="page"') == second.count('aria-current="page"') == 1
    assert "pb-pager" not in _made(11)[0]["portfolio.md"]


@pytest.mark.parametrize("number", [11, 1_000])
def test_what_scripts_know_of_all_accounts_is_small_and_whole(number: int) -> None:
    summaries = many_summaries(number)
    script = index_script(summaries)
    known = json.loads(script.decode().removeprefix("globalThis.playbookAccounts = ").rstrip(";\n"))

    assert len(script) < 100_000
    rows = {id: (name, known["owners"][owner], known["states"][state]) for id, name, owner, state in known["accounts"]}
    assert rows == {one.id: (one.name, one.owner, one.row.standing.state.word) for one in summaries}
    names = [name.casefold() for _, name, *_ in known["accounts"]]
    assert names == sorted(names)
