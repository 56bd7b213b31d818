"""Hostile accounts make a site in which every text is shown as it was typed, and none of it does anything."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hostile_site import (
    FULL,
    hostile_project,
    hostile_site,
    long_texts,
    names,
    taken,
    verdicts,
)
from inert import Hostile, folded, hostile
from projects import checked, made
from slots import as_yaml, everything, replaced, slots

from generator import paths
from generator.load.book import load_book
from generator.model.problem import REPEATS
from generator.rendering.front_matter import with_front_matter

SVG = "{http://www.w3.org/2000/svg}"
ACCOUNTS = (*(f"hostile-{at}" for at in range(FULL)), "hostile-crowd")
TWINS = {name: name.replace("hostile", "harmless") for name in ACCOUNTS}
FIRST_PAGES = ("", *(f"{name}/" for name in paths.ACCOUNT_PAGES if name != "index"))

ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "cite",
    "srcset",
    "ping",
    "xlink:href",
)
INERT_IN_SVG = set(
    "svg title desc defs g a text tspan path rect circle ellipse line polygon polyline pattern marker".split()
)
NEVER = {
    "iframe",
    "object",
    "embed",
    "base",
    "applet",
    "portal",
    "frame",
    "frameset",
    "marquee",
    "template",
    "noscript",
}


def parsed(where: str) -> Element:
    """A page as a browser would understand it."""
    text = (hostile_site() / where / "index.html").read_text("utf-8")
    return html5lib.parse(text, namespaceHTMLElements=False)


@cache
def page(where: str) -> Element:
    return parsed(where)


def account_pages(*accounts: str) -> Iterator[str]:
    for account in accounts:
        for name in FIRST_PAGES:
            yield f"accounts/{account}/{name}"
        for folder in sorted((hostile_site() / "accounts" / account / "briefs").glob("*/")):
            yield f"accounts/{account}/briefs/{folder.name}/"


def named() -> list[str]:
    return sorted(path.name for path in (hostile_site() / "accounts").glob("named-*"))


# --- What the reader refuses -------------------------------------------------------------------------------------


def test_most_texts_are_taken_and_the_others_refused_where_they_stand() -> None:
    assert len(hostile()) >= 187
    assert len(taken("text")) >= 140
    assert len(taken("multiline")) >= 170
    for kind in ("text", "multiline", "rich"):
        for text in hostile():
            for problem in verdicts(kind)[text.id]:
                assert problem.place.file == "accounts/tried.yaml", text.id
                assert problem.place.line > 1, text.id
                assert problem.message, text.id


def test_every_field_that_holds_no_text_refuses_hostile_text_where_it_stands() -> None:
    # A reference, a date, a number, an address or a fixed word is either what the model expects or reported.
    account = everything()
    closed = [slot for slot in slots(account) if not slot.prose]
    # Without a country its regions and holidays cannot be judged, so it has a turn of its own; the others come few at
    # a time, as of many problems of one kind only the first are listed.
    country = [slot for slot in closed if slot.key == "calendar.country"]
    others = [slot for slot in closed if slot not in country]
    danger = '"><script>alert(1)</script>'
    team = (hostile_project() / "accounts/_team.yaml").read_bytes()

    assert len({slot.key for slot in closed}) >= 300
    for turn in (country, *(others[at : at + REPEATS] for at in range(0, len(others), REPEATS))):
        file = as_yaml(replaced(account, dict.fromkeys((slot.path for slot in turn), danger)))
        problems = load_book({"accounts/_team.yaml": team, "accounts/one.yaml": file.encode()}).problems
        reported = {problem.place.line for problem in problems if problem.is_error}
        lines = {at for at, line in enumerate(file.splitlines(), 1) if "script" in line}
        assert len(lines) == len(turn) > 0
        assert lines - reported == set()


# --- What is shown -----------------------------------------------------------------------------------------------


def as_read(text: Hostile) -> str:
    """A text as a reader sees it: composed characters, and every run of white space one space."""
    return folded(unicodedata.normalize("NFC", text.text))


def visible(element: Element) -> str:
    """The text a reader sees: all of it but what is in scripts and styles."""
    parts: list[str] = []

    def walk(below: Element) -> None:
        if below.tag == "br":
            parts.append("\n")
        if below.tag not in ("script", "style", "head"):
            parts.append(below.text or "")
            for child in below:
                walk(child)
        parts.append(below.tail or "")

    for child in element:
        walk(child)
    return folded("".join(parts))


@cache
def shown(account: str) -> str:
    return "\n".join(visible(page(where)) for where in account_pages(account))


def test_every_text_is_shown_as_it_was_typed() -> None:
    crowd = shown("hostile-crowd")
    lost = [text.id for text in (*taken("text"), *long_texts()) if as_read(text) not in crowd]

    assert len(taken("text")) + len(long_texts()) >= 170
    assert lost == []


# --- And does nothing --------------------------------------------------------------------------------------------


def scripts(root: Element) -> list[str]:
    """The scripts of a page, apart from how deep in the site it lies."""
    found = [(element.get("src") or "") + "".join(element.itertext()) for element in root.iter("script")]
    return [re.sub(r'"\.[./]*"|(\.\./)+', "", script) for script in found]


def dangers(root: Element) -> Iterator[str]:
    """Everything on a page by which a text could act."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in NEVER - {"noscript"}:
            yield f"<{element.tag}>"
        if element.tag.startswith(SVG) and element.tag.removeprefix(SVG) not in INERT_IN_SVG:
            yield f"<svg {element.tag.removeprefix(SVG)}>"
        if element.tag == "meta" and element.get("http-equiv"):
            yield "<meta http-equiv>"
        if element.tag == "form" and element.get("action"):
            yield "<form action>"
        for name, value in element.attrib.items():
            if name.casefold().startswith("on"):
                yield f"{element.tag} {name}"
            scheme = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.\s-]*):", value, re.IGNORECASE)
            if name in ADDRESSES and scheme and scheme[1].casefold() not in ("http", "https", "mailto"):
                yield f"{element.tag} {name}={value[:60]}"


def everywhere() -> list[str]:
    pages = [*account_pages(*ACCOUNTS, *named()), "accounts/", "", "playbook/", "reference/account/"]
    assert len(pages) > 12 * (len(ACCOUNTS) + 14)
    return pages


def test_no_page_has_a_script_but_the_themes() -> None:
    expected = scripts(page("start/"))
    assert len(expected) >= 5
    assert all(expected)
    assert {where: found for where in everywhere() if (found := scripts(page(where))) != expected} == {}


def test_nothing_on_any_page_acts() -> None:
    assert {where: found for where in everywhere() if (found := list(dangers(page(where))))} == {}


@pytest.mark.parametrize(
    "markup",
    [
        "<p onclick=x>",
        '<a href="java&#9;script:x">x</a>',
        "<a href=' JAVASCRIPT:x'>x</a>",
        "<img src=data:x>",
        "<iframe>",
        "<base href=x>",
        "<svg><script>x</script></svg>",
        "<svg><foreignObject/></svg>",
        "<svg><animate/></svg>",
        "<meta http-equiv=refresh content=0>",
        "<form action=x>",
    ],
)
def test_what_acts_would_be_found(markup: str) -> None:
    assert list(dangers(html5lib.parse(markup, namespaceHTMLElements=False)))


def skeleton(root: Element) -> list[tuple[str, ...]]:
    """The elements of a page with the names of their attributes; what rich text and charts are made of left out."""
    found: list[tuple[str, ...]] = []

    def walk(element: Element) -> None:
        if not isinstance(element.tag, str):
            found.append(("comment",))
            return
        found.append((element.tag, *sorted(element.attrib)))
        # Rich text is Markdown, and a chart has as many lines of lettering as a text is long.
        if "pb-rich" in element.get("class", "").split() or element.tag == f"{SVG}svg":
            return
        for child in element:
            walk(child)

    walk(root)
    return found


@pytest.mark.parametrize("account", ACCOUNTS)
def test_pages_are_built_as_those_of_the_harmless_twin(account: str) -> None:
    ours, theirs = account_pages(account), account_pages(TWINS[account])
    for where, twin in zip(ours, theirs, strict=True):
        own, other = skeleton(page(where)), skeleton(page(twin))
        assert len(own) > 150, where
        if "/briefs/" in where:  # how many lines two sheets hold depends on how wide the letters are
            assert set(own) == set(other), where
        else:
            assert own == other, where


def test_the_name_of_an_account_changes_nothing_but_the_name() -> None:
    hostile_names = [name for name in named() if name != "named-plainly"]
    assert len(hostile_names) >= 14
    plain = [skeleton(page(where)) for where in account_pages("named-plainly")]
    for name in hostile_names:
        assert [skeleton(page(where)) for where in account_pages(name)] == plain, name


def test_titles_and_headings_are_the_names_as_typed() -> None:
    texts: list[Hostile] = list(names())
    for at, text in enumerate(texts):
        root = page(f"accounts/named-{at:02}/")
        assert root.findtext("head/title") == f"{text.text} - Account Playbook"
        headings = [folded("".join(found.itertext()).removesuffix("¶")) for found in root.iter("h1")]
        assert as_read(text) in headings, text.id
        assert visible(root).count(as_read(text)) >= 3, "on the page, in its navigation, in the frame"


def test_a_title_in_the_front_matter_is_escaped_and_stays_on_its_line() -> None:
    for text in taken("text"):
        front = with_front_matter(text.text, "body", {}).split("\n")
        assert front[0] == "---"
        assert front[2] == "---", text.id
        assert not re.search(r"[<>]", front[1]), text.id


def test_no_page_moved_and_none_was_added() -> None:
    found = {path.parent.relative_to(hostile_site()).as_posix() for path in hostile_site().rglob("index.html")}
    made_pages = {paths.page_address(page.name).rstrip("/") or "." for page in made(hostile_project()).pages}
    by_hand = {path.stem for path in (hostile_project() / "docs").glob("*.md")}
    assert found == made_pages | by_hand


# --- The search index ----------------------------------------------------------------------------------------------

PLAIN = {"p", "ul", "ol", "li", "code", "pre"}
"""What the theme's search keeps of a page's structure."""


def test_the_search_index_has_texts_only() -> None:
    index = json.loads((hostile_site() / "search/search_index.json").read_text("utf-8"))
    own = [entry for entry in index["docs"] if entry["location"].startswith("accounts/hostile-")]
    seen: Counter[str] = Counter()
    for entry in index["docs"]:
        assert entry.keys() <= {"location", "title", "text", "boost"}
        for part in (entry["title"], entry["text"]):
            for element in html5lib.parseFragment(part, namespaceHTMLElements=False).iter():
                if element.tag != "DOCUMENT_FRAGMENT":
                    assert element.tag in PLAIN, entry
                    assert not element.attrib, entry
                    assert entry not in own, "of an account there are words alone"
                    seen[element.tag] += 1
    for entry in own:
        assert re.fullmatch(r"accounts/([a-z0-9-]+/){0,3}(#[^\s\"'<>]*)?", entry["location"]), entry["location"]
    assert len(own) > 200
    assert seen["p"] > 100


def test_search_finds_hostile_names_by_their_words() -> None:
    index = json.loads((hostile_site() / "search/search_index.json").read_text("utf-8"))
    words = " ".join(
        "".join(html5lib.parseFragment(entry["title"] + " " + entry["text"], namespaceHTMLElements=False).itertext())
        for entry in index["docs"]
        if entry["location"].startswith("accounts/hostile-crowd/people/")
    )
    lost = [text.id for text in taken("text") if as_read(text) not in folded(words)]
    assert lost == []


def test_the_accounts_are_read_without_an_error() -> None:
    found = checked(hostile_project())
    assert len(found.book.accounts) == 2 * (FULL + 1) + len(list(names())) + 1
    assert not [problem for problem in found.problems if problem.is_error]
