from __future__ import annotations

import time
from functools import cache
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inert import as_html, folded, hostile, tree
from projects import examples
from pydantic import ValidationError

from generator.model.kinds import RICH_LIMIT
from generator.model.relationship import DecisionMaking
from generator.rendering.inert_text import Safe
from generator.rendering.rich_text import render_rich

TAGS = set("div p br strong em code pre ul ol li a blockquote h4 h5 h6 table thead tbody tr th td".split())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"),
        ("- one\n- two", "<ul>&#10;<li>one</li>&#10;<li>two</li>&#10;</ul>"),
        ("1. one", "<ol>&#10;<li>one</li>&#10;</ol>"),
        (
            "[page](https://intranet.example/a?b=1&c=2)",
            '<p><a href="https://intranet.example/a?b=1&amp;c=2" rel="noopener noreferrer">page</a></p>',
        ),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("one\n\ntwo", "<p>one</p>&#10;<p>two</p>"),
        ("> said", "<blockquote>&#10;<p>said</p>&#10;</blockquote>"),
    ],
)
def test_simple_markdown(typed: str, shown: str) -> None:
    assert render_rich(typed) == f'<div class="pb-rich">{shown}</div>'


@pytest.mark.parametrize(
    "typed",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,hello)",
        "[x](file:///etc/passwd)",
        "[x](vbscript:msgbox)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
def test_no_link_leads_to_a_program_or_a_file(typed: str) -> None:
    assert "href" not in [name for element in tree(render_rich(typed)).iter() for name in element.attrib]


@pytest.mark.parametrize("typed", ["![x](https://evil.example/x.png)", "<img src=https://evil.example/x.png>"])
def test_no_picture_is_loaded(typed: str) -> None:
    assert not list(tree(render_rich(typed)).iter("img"))


def test_what_was_meant_as_a_picture_is_still_there_to_read() -> None:
    assert "".join(tree(render_rich("![The plan](https://files.example/plan.png)")).itertext()) == "!The plan"


def dangers(page: str) -> list[str]:
    """What in some HTML could run, load or lead astray."""
    found = []
    for element in tree(page).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        if element.tag not in TAGS:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            if (element.tag, name) not in {("a", "href"), ("a", "rel"), ("div", "class")}:
                found.append(f"{name}={value}")
            elif name == "href" and urlsplit(value).scheme not in ("http", "https", "mailto", ""):
                found.append(value)
    return found


def test_dangers_are_found_where_there_are_any() -> None:
    assert dangers("<p onclick=x>a</p>") == ["onclick=x"]
    assert dangers("<script>x</script>") == ["<script>"]
    assert dangers('<a href="javascript:x">a</a>') == ["javascript:x"]


@cache
def hostile_blocks() -> dict[str, str]:
    """Every hostile text, cut to the length that can be typed, as a block."""
    return {text.id: render_rich(text.text[:RICH_LIMIT]) for text in hostile()}


def test_nothing_hostile_gets_through() -> None:
    assert len(hostile_blocks()) > 150
    assert {id: found for id, block in hostile_blocks().items() if (found := dangers(block))} == {}


def test_hostile_text_leaves_the_page_around_it_alone() -> None:
    pages = {id: as_html(f"above\n\n{block}\n\n## below\n\nend") for id, block in hostile_blocks().items()}
    outer = {id: [element.tag for element in tree(page)] for id, page in pages.items()}

    assert {id: tags for id, tags in outer.items() if tags != ["p", "div", "h2", "p"]} == {}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=200))
@settings(max_examples=examples(150))
def test_no_text_gets_out_of_its_block(text: str) -> None:
    page = as_html(f"above\n\n{render_rich(text)}\n\nbelow")

    assert dangers(page) == []
    assert [element.tag for element in tree(page)] == ["p", "div", "p"]
    assert folded("".join(tree(page).itertext())).endswith("below")


def test_the_result_is_one_line_of_markup() -> None:
    made = render_rich("one\n\ntwo\n\n    code\n\n- three")

    assert isinstance(made, Safe)
    assert "\n" not in made


def test_text_that_takes_the_parser_long_is_refused_by_its_length() -> None:
    worst = "[" * RICH_LIMIT
    with pytest.raises(ValidationError, match="the limit is 4,000"):
        DecisionMaking.model_validate({"our_approach": worst + "["})

    start = time.process_time()
    render_rich(worst)

    assert time.process_time() - start < 2
