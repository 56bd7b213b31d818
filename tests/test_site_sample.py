"""The sample site as a whole: built strictly, every link leads somewhere, nothing comes from outside."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from html_pages import Page, broken_links, read_page, read_site
from projects import DAY, ROOT, build_site, checked, differing, project, sample_project, sample_site, tree

from generator import paths
from generator.context.places import pages_of
from generator.days.period import Span, days_between
from generator.days.recurrence.rules import Beside, Nth, Plain, Weeks
from generator.insight.rhythm.demand import demand_plan
from generator.insight.rhythm.rhythm import account_occurrences
from generator.insight.rhythm.working_days import working_days
from generator.model.account import Account
from generator.model.book import Book

ENOUGH_PAGES = 90
EPOCH = date(1970, 1, 1)
EDITOR = "https://git.larkfield.example/account-playbook/edit/main/"


@cache
def pages() -> dict[str, Page]:
    found = dict(read_site(sample_site()))
    assert len(found) >= ENOUGH_PAGES
    return found


@cache
def book() -> Book:
    return checked(sample_project()).book


def account_pages() -> dict[str, Page]:
    ids = {account.id for account in book().accounts}
    found = {where: page for where, page in pages().items() if where.split("/")[1:2] and where.split("/")[1] in ids}
    printed = [w for w in found if "/briefs/" in w or "/reports/" in w or w.endswith("/review/")]
    assert len(found) - len(printed) == sum(len(pages_of(account)) for account in book().accounts)
    return found


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there() -> None:
    assert sum(len(page.links(own=False)) for page in pages().values()) > 2_000
    assert broken_links(sample_site(), pages()) == []


def test_a_link_that_leads_nowhere_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="gone/">x</a> <a href="#gone">x</a> <a href="#here" id="here">x</a>')

    assert len(broken_links(tmp_path, read_site(tmp_path))) == 2


def test_every_page_has_one_heading_of_its_own_and_a_title() -> None:
    for where, page in pages().items():
        if where != "404.html":
            assert len([text for level, text in page.headings if level == 1 and text]) == 1, where
    titles = Counter(page.title for where, page in pages().items() if where != "404.html")
    assert [title for title, times in titles.items() if times > 1] == []


def test_no_id_is_given_twice_on_a_page() -> None:
    twice = {
        where: again
        for where, page in pages().items()
        if (again := [id for id, times in Counter(page.ids).items() if times > 1])
    }
    assert twice == {}


def test_no_page_shows_a_trace_of_how_it_was_made() -> None:
    traces = re.compile(r"wzxhzdk|\x02|\x03|&amp;#|\{\{|\{%|\bUndefined\b|>\s*None\s*<|object at 0x")
    for where, page in account_pages().items():
        assert not traces.search((sample_site() / page.name).read_text("utf-8")), where


def test_the_pencil_of_every_page_opens_a_file_that_exists() -> None:
    of_the_program = {f"{page.removesuffix('.md')}/" for page in paths.MADE_REFERENCES}
    for where, page in pages().items():
        if where == "404.html":
            continue
        edit = [href for element, href in page.all("a", "href") if element.attributes.get("rel") == "edit"]
        assert len(edit) == (where not in of_the_program and not where.startswith("reference/account/")), where
        if not edit:
            continue
        assert edit[0].startswith(EDITOR), where
        assert (ROOT / edit[0].removeprefix(EDITOR)).is_file(), (where, edit[0])


def test_the_pencil_of_an_account_page_opens_a_file_of_that_account() -> None:
    for where, page in account_pages().items():
        edit = next(href for element, href in page.all("a", "href") if element.attributes.get("rel") == "edit")
        assert re.match(rf"{EDITOR}accounts/{where.split('/')[1]}[./]", edit), (where, edit)


def test_an_account_page_leads_to_no_other_account_but_where_its_people_are_as_well() -> None:
    as_well = {one.id: {row.account for row in one.elsewhere} for one in checked(sample_project()).book.accounts}
    assert as_well["merrow"] == {"fernleigh", "veloscale"}
    for where, page in account_pages().items():
        own = where.split("/")[1]
        led = {target[0] for href in page.links(own=False) if (target := page.target(href))}
        others = {to for to in led if re.match(r"accounts/[^/]+/", to) and to.split("/")[1] not in {own, *as_well[own]}}
        assert not others, where


def test_the_pages_of_an_account_do_not_depend_on_how_many_others_there_are(tmp_path: Path) -> None:
    alone, small = "accounts/quayside", "quayside.yaml"
    accounts = {f"accounts/{name}": (ROOT / "accounts" / name).read_text("utf-8") for name in ("_team.yaml", small)}
    folder = project(tmp_path / "project", accounts)
    site = build_site(folder, tmp_path / "site")

    among_others, by_itself = tree(sample_site() / alone), tree(site / alone)
    assert len(by_itself) >= len(paths.ACCOUNT_PAGES)
    assert differing(among_others, by_itself) == []


# --- What there is to see in the sample accounts ----------------------------------------------------------------


def accounts() -> tuple[Account, ...]:
    accounts = book().accounts
    assert len(accounts) >= 11
    return accounts


def test_the_samples_hold_a_year_of_every_kind() -> None:
    calendars = {account.id: account.calendar for account in accounts()}
    rules = {type(event.repeats) for account in accounts() for event in account.rhythm}

    assert len({calendar.country for calendar in calendars.values() if calendar.country}) >= 6
    assert len({calendar.fiscal_year_starts for calendar in calendars.values() if calendar.fiscal_year_starts}) >= 4
    assert _weekend("bahari") == {4, 5}
    assert _weekend("norrland") == {5, 6}
    assert rules >= {Plain, Nth, Weeks, Beside}


def _by_id() -> dict[str, Account]:
    return {account.id: account for account in accounts()}


def _weekend(account: str) -> set[int]:
    off = working_days(_by_id()[account])
    return {day.weekday() for day in days_between(Span(DAY, DAY + timedelta(days=6))) if off.weekend(day)}


def test_the_southern_sample_is_shut_over_its_summer() -> None:
    tussock = _by_id()["tussock"]
    shut = [
        occurrence.span
        for occurrence in account_occurrences(tussock, Span(DAY, DAY + timedelta(days=120)))
        if occurrence.event.contact_pause
    ]

    assert shut == [Span(date(2026, 12, 20), date(2027, 1, 15))]


def test_what_the_samples_expected_of_demand_lies_near_what_came() -> None:
    """August at the manufacturer's is off by far: their log tells of 74 orders that had to be cancelled."""
    off = {
        (account.id, demand.id, month.month.month): month.off
        for account in accounts()
        for demand in account.demand
        for month in demand_plan(account, demand, date(2026, 1, 1)).months
        if month.off is not None
    }

    assert {id for id, _, _ in off} == {"norrland", "merrow", "tussock"}
    assert len(off) == 40
    assert [key for key, share in off.items() if abs(share) > 0.2] == [("norrland", "planning-hours", 8)]


# --- Nothing from outside ---------------------------------------------------------------------------------------

FETCHED = [
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("iframe", "src"), ("embed", "src"), ("object", "data"),
    ("audio", "src"), ("video", "src"), ("video", "poster"), ("source", "src"), ("source", "srcset"), ("track", "src"),
    ("input", "src"), ("body", "background"), ("form", "action"), ("button", "formaction"), ("a", "ping"),
    ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href"), ("feimage", "href"),
    ("html", "manifest"), ("base", "href"),
]  # fmt: skip
"""What a browser fetches, sends to, or resolves other addresses against, besides <link>."""

SAYS_ONLY = {"canonical", "edit", "next", "prev", "alternate"}
"""Kinds of <link> that a browser does not fetch."""

MENTIONED = {
    # Loaded only on a page with a diagram (class "mermaid"; tested below that there is none) and in browsers
    # without ResizeObserver, none of which is newer than 2020.
    "unpkg.com",
    # Asked for figures when mkdocs.yml names a repo_url, which it does not.
    "api.github.com",
    # Comments: licences and authors.
    "clipboardjs.com", "lunrjs.com", "tartarus.org", "bit.ly", "fontawesome.com",
    # The name of a language, not an address.
    "www.w3.org",
    # The same in files to print: vocabularies of what a PDF says of itself.
    "purl.org", "ns.adobe.com", "www.aiim.org",
}  # fmt: skip
"""Hosts that the theme's own script and style mention. The browser tests show that no request goes to any."""

UNUSED = ("assets/javascripts/lunr/", ".map")
"""Stemmers for languages other than English, and source maps for developer tools: on disk, on no page."""

_HOST = re.compile(rb"(?:https?:|[\"'(=])//([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,})")


def _outside(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def _fetches(page: Page) -> list[str]:
    found = [value for tag, attribute in FETCHED for _, value in page.all(tag, attribute)]
    for element, href in page.all("link", "href"):
        if not set(element.attributes.get("rel", "").split()) <= SAYS_ONLY:
            found.append(href)
    for element in page.elements:
        styles = element.attributes.get("style", "") + (element.text if element.tag == "style" else "")
        found += re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)", styles)
        if element.attributes.get("http-equiv", "").casefold() == "refresh":
            found.append("https://refresh.invalid")
    return found


def test_no_page_loads_anything_from_outside() -> None:
    fetched = {where: _fetches(page) for where, page in pages().items()}
    assert all(len(found) >= 5 for found in fetched.values()), "each page loads the theme's files at least"
    assert {where: out for where, found in fetched.items() if (out := list(filter(_outside, found)))} == {}


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="stylesheet" href="https://fonts.invalid/css">',
        '<link rel="preconnect" href="//fonts.invalid">',
        '<script src="https://cdn.invalid/x.js"></script>',
        '<p style="background:url(https://cdn.invalid/x.png)">x</p>',
        "<style>@import 'https://cdn.invalid/x.css';</style>",
        '<svg><image href="https://cdn.invalid/x.png"/></svg>',
        '<meta http-equiv="refresh" content="0; https://cdn.invalid">',
    ],
)
def test_a_resource_from_outside_would_be_found(tmp_path: Path, markup: str) -> None:
    (tmp_path / "index.html").write_text(markup)

    assert list(filter(_outside, _fetches(read_page(tmp_path, "index.html"))))


def test_links_out_of_the_site_are_those_typed_in_the_accounts_and_in_the_docs() -> None:
    folders = (sample_project() / name for name in ("accounts", "docs", "playbook"))
    typed = "".join(
        path.read_text("utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".yaml", ".md", ".j2")
    )
    out = {
        href
        for page in pages().values()
        for element, href in page.all("a", "href")
        if page.target(href) is None and element.attributes.get("rel") != "edit"
    }
    assert len(out) >= 5
    assert {href for href in out if href.removeprefix("mailto:") not in typed} == set()


def test_no_page_has_a_diagram_for_which_the_theme_would_go_out() -> None:
    for where, page in pages().items():
        assert not [e for e in page.elements if "mermaid" in e.attributes.get("class", "").split()], where


def test_no_other_file_of_the_site_names_a_host_but_those_that_are_known() -> None:
    # Every byte of every file that is no page. In the pages, the search index and the sitemap hosts are text.
    texts = (".html", ".json", ".xml", ".gz")
    files = [path for path in sorted(sample_site().rglob("*")) if path.is_file() and path.suffix not in texts]
    used = [path for path in files if not any(word in path.as_posix() for word in UNUSED)]
    assert {".js", ".css", ".svg"} <= {path.suffix for path in used}
    found = {host.decode().casefold() for path in used for host in _HOST.findall(path.read_bytes())}

    assert "unpkg.com" in found, "the theme's script was not read"
    assert found <= MENTIONED
    for path in used:
        if path.suffix == ".css":
            assert not re.findall(rb"@import|url\([\"']?(?:https?:)?//", path.read_bytes()), path


def test_the_site_says_nothing_of_the_day_or_the_machine_it_was_built_on() -> None:
    assert book().settings.as_of == DAY
    stamp = gzip.GzipFile(sample_site() / "sitemap.xml.gz")
    stamp.read()
    assert stamp.mtime is not None
    assert stamp.mtime // 86_400 == DAY.toordinal() - EPOCH.toordinal()
    here = [str(sample_project()).encode(), str(ROOT).encode(), b"Built with"]
    for path in sorted(sample_site().rglob("*.*")):
        if path.is_file():
            data = path.read_bytes()
            assert not [word for word in here if word in data], path
