"""What search is told of the many pages of an account: what each record is called, and no sentence besides."""

from __future__ import annotations

import gzip
import json
from functools import cache

import pytest
from projects import checked, made, sample_project

from generator.paths import ACCOUNT_PAGES, to_address
from generator.rendering.markdown_pieces import PageFinisher
from generator.rendering.search_sections import find_records
from generator.site import SearchSection

TITLE = SearchSection("", "", "")


@pytest.mark.parametrize(
    ("html", "record"),
    [
        ('<h3 class="pb-card__title" id="dana">Dana Ortiz</h3><p>Decides</p>', ("dana", "Dana Ortiz", "")),
        (
            '<p class="pb-card__kicker">IT&#44; R&amp;D</p> <h3 class="a" id="dana">Dana &#40;D&#41;</h3>',
            ("dana", "Dana (D)", "IT, R&amp;D"),
        ),
        (
            '<tr id="promise-a" data-x="x">\n<th scope="row">A &lt;price&gt;<br><small>Call</small></th><td>B</td>',
            ("promise-a", "A &lt;price&gt;", "Call"),
        ),
        ('<tr id="x"><th scope="row"><small>Only this</small></th>', ("x", "Only this", "")),
        (
            '<h3 id="order-tags">Order tags<a class="headerlink" href="#order-tags">¶</a></h3>',
            ("order-tags", "Order tags", ""),
        ),
        (
            '<h3 id="ebba">Ebba</h3><dd data-search>Less &amp; later; A <small>plan</small></dd><dd>No</dd>',
            ("ebba", "Ebba", "Less &amp; later; A plan"),
        ),
        ('<tr id="x"><th scope="row">A<a class="pb-edit" href="y">Edit<span>A</span></a></th>', ("x", "A", "")),
    ],
)
def test_a_record_is_found_by_what_it_is_called(html: str, record: tuple[str, str, str]) -> None:
    assert find_records(f"<h1 id='t'>Work</h1><p>A sentence</p>{html}") == (TITLE, SearchSection(*record))


def test_rows_and_headings_without_an_anchor_and_what_is_no_text_are_no_records() -> None:
    html = '<table><tr><th scope="row">A</th></tr></table><h2 id="b">B</h2><h3>C</h3><script><h3 id="d">D</h3></script>'
    assert find_records(html) == (TITLE,)


@cache
def _told() -> dict[str, tuple[SearchSection, ...]]:
    """What search is told of each page of the sample site."""
    finisher = PageFinisher(["attr_list", "tables", "toc"], {"toc": {"permalink": True}}, to_address)
    bodies = {page.name: page.text.split("---\n", 2)[2] for page in made(sample_project()).pages}
    finished = {name: finisher.finish(name, body) for name, body in bodies.items() if name.startswith("accounts/")}
    return {name: page.sections for name, page in finished.items() if page}


def test_people_promises_projects_meetings_events_and_contracts_of_every_account_are_found() -> None:
    known = {f"{name}#{section.id}": section for name, sections in _told().items() for section in sections}
    for account in checked(sample_project()).book.accounts:
        folder = f"accounts/{account.id}"
        for name, records in (
            ("people", account.stakeholders),
            ("work", [*account.projects, *account.contracts, *account.commitments]),
            ("rhythm", account.rhythm),
        ):
            for record in records:
                found = known.get(f"{folder}/{name}.md#{record.anchor}")
                assert found is not None, record
                assert found.title or not record.label
    assert known["accounts/norrland/people.md#dana"].title == "Dana Ortiz"
    assert known["accounts/norrland/meetings.md#steering-2026-11"].title == "Steering group"
    papers = [place for place in known if "/briefs/" in place or "/reports/" in place]
    assert len(papers) > 20
    assert all(place.endswith(".md#") for place in papers)


def test_what_search_holds_of_an_account_is_small() -> None:
    told = {name: [(one.id, one.title, one.text) for one in sections] for name, sections in _told().items()}
    accounts = sum(name.endswith(f"/{ACCOUNT_PAGES[-1]}.md") for name in told)
    size = len(gzip.compress(json.dumps(told).encode()))
    assert accounts >= 10
    # Of a thousand accounts 2.5 MB, which leaves room for all pages that belong to none.
    assert size < accounts * 2_500
