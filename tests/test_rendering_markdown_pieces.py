"""Pages made HTML in pieces are what Python-Markdown and the theme's search make of the whole page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import pytest
import yaml
from markdown import Markdown
from material.plugins.search.plugin import Parser
from projects import ROOT, everything_project, made

from generator.paths import to_address, to_html
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Heading

PAGE = "help/page.md"

PIECES = {
    "heading": "## Promises *kept*",
    "same heading": "## Promises *kept*",
    "heading with an id": "### Risks {: #risks .wide }",
    "paragraph": "Two lines with `code`, **bold**,\n<small>markup</small> and a [place][1].",
    "definition of a link": "[1]: https://example.com/ 'Elsewhere'",
    "list": "- one\n\n    two lines below\n- three",
    "admonition": "!!! note\n    In it:\n\n    <p>indented markup</p>",
    "table": "| a | b |\n| - | - |\n| 1 | 2 |",
    "fence": "```html\n<div>\n## not a heading\n```",
    "open fence": "```\n<p>text</p>",
    "block": '<div class="a">\n\n# not a heading\n\n<div>*as it is*</div>\n</div>',
    "block in a line": "<p>One &lt; two &#38; three.</p>",
    "nested": "<section><h3 id='dana'>Dana</h3><br><p>says <b>no</b></p></section>",
    "indented block": "  <ul>\n<li>one</li>\n</ul>  ",
    "block in capitals": '<DIV title="a > b">\t<!-- </div> -->text</DIV>',
    "block and more": "<p>One.</p> And *more*.",
    "two blocks": "<p>One.</p><p>Two.</p>",
    "open block": "<div>\n\nnever *closed*",
    "rule": "<hr>",
    "comment": "<!-- seen\n\nby nobody -->",
    "script": "<script>\nif (1 < 2) { '<div>' }\n</script>",
    "markup inside": '<div markdown="1">\n*read*\n</div>',
    "drawing": '<figure><svg viewBox="0 0 1 1"><path d="M0 0"/><text>A</text></svg></figure>',
    "mark": 'A <div data-block="0"></div> of its own.',
    "like marks": "A \x02wzxhzdk:0\x03 and a <div data-block='0'></div> of its own.",
}

OURS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["markdown_extensions"]
"""The extensions of mkdocs.yml, as they are written there."""


def listed(extensions: Sequence[str | Mapping[str, Any]]) -> tuple[list[str], dict[str, Any]]:
    """Names and settings, as MkDocs hands them on: some it adds itself."""
    names = [name if isinstance(name, str) else next(iter(name)) for name in ("toc", "tables", "fenced_code")]
    settings: dict[str, Any] = {}
    for extension in extensions:
        name = extension if isinstance(extension, str) else next(iter(extension))
        names += [name] if name not in names else []
        settings |= extension if isinstance(extension, dict) else {}
    return names, settings


SETS = {
    "ours": listed(OURS),
    "none": listed([]),
    "many": listed(["footnotes", "def_list", "abbr", "sane_lists", "md_in_html", "pymdownx.tasklist", "codehilite"]),
}


def tokens(headings: Sequence[Heading]) -> list[Any]:
    return [(heading.level, heading.id, heading.name, tokens(heading.children)) for heading in headings]


def expected_tokens(found: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [(token["level"], token["id"], token["name"], expected_tokens(token["children"])) for token in found]


def expected_sections(html: str) -> list[tuple[str, str, str]]:
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [
        (section.id or "", "".join(section.title).strip(), "".join(section.text).strip())
        for section in parser.data
        if not section.is_excluded()
    ]


def assert_same(finisher: PageFinisher, whole: Markdown, text: str) -> bool:
    """Whether the page is made in pieces; if so, it has to be the same."""
    page = finisher.finish(PAGE, text)
    if page is None:
        return False
    assert page.html == whole.reset().convert(text), text
    assert tokens(page.headings) == expected_tokens(whole.toc_tokens), text
    return True


@pytest.mark.parametrize("extensions", SETS)
def test_pieces_in_any_order_are_rendered_as_the_whole(extensions: str) -> None:
    names, settings = SETS[extensions]
    finisher = PageFinisher(names, settings, to_address)
    whole = Markdown(extensions=names, extension_configs=settings)

    in_pieces = [
        assert_same(finisher, whole, f"# Title\n\n{one}{between}{other}\n")
        for one, between, other in product(PIECES.values(), ("\n\n", "\n", "\r\n\r\n\r\n"), PIECES.values())
    ]

    assert in_pieces.count(True) > 1_000


@pytest.mark.parametrize("begin", ["", "\n", "a: b\n", "a: b\n    c\n", "a: b\n\n", "---\na: b\n---\n"])
def test_what_the_extension_meta_reads_ends_before_a_block(begin: str) -> None:
    names, settings = listed(["meta"])
    finisher = PageFinisher(names, settings, to_address)
    whole = Markdown(extensions=names, extension_configs=settings)

    in_pieces = [assert_same(finisher, whole, f"{begin}{piece}\n\na: b\n") for piece in PIECES.values()]

    assert in_pieces.count(True) > 10


@pytest.mark.parametrize("extension", ["pymdownx.striphtml", "pymdownx.b64"])
def test_a_page_is_left_whole_to_an_extension_that_reads_blocks_of_html(extension: str) -> None:
    finisher = PageFinisher(["toc", extension], {}, to_address)

    assert finisher.finish(PAGE, "# Title\n") is None


@pytest.mark.parametrize("piece", ["mark", "open block", "block and more", "two blocks"])
def test_a_page_is_left_whole_when_a_block_does_not_end_with_its_line(piece: str) -> None:
    names, settings = SETS["ours"]

    assert PageFinisher(names, settings, to_address).finish(PAGE, PIECES[piece]) is None


def test_every_page_is_made_in_pieces_and_the_same() -> None:
    names, settings = SETS["ours"]
    finisher = PageFinisher(names, settings, to_address)
    whole = Markdown(extensions=names, extension_configs=settings)
    bodies = [page.text.split("---\n", 2)[2] for page in made(everything_project()).pages]

    assert len(bodies) > 20
    assert sum(body.count("\n<") for body in bodies) > 1_000
    for body in bodies:
        assert assert_same(finisher, whole, body)


def test_search_knows_what_the_theme_would_read() -> None:
    names, settings = SETS["ours"]
    finisher = PageFinisher(names, settings, to_address)
    bodies = [page.text.split("---\n", 2)[2] for page in made(everything_project()).pages]
    odd = [
        "<p>before any heading</p>\n\n## Two\n\n<object>not seen</object>",
        "<section><h3 id='a'>A <sup>1</sup></h3>\n<p></p><ul><li> </li><li>x  \n y</li></ul></section>\n\n<p>after</p>",
        "<div data-search-exclude><div>hidden</div>quirk</div>\n\n<h2 id='b' data-search-exclude>B</h2>\n\n<p>of b</p>",
        "<pre><code>a\n\n  b &lt; c</code></pre>\n\n<p>a<span> </span> <b> b</b></p>",
        "<figure><style>p > a { color: red }</style><svg><title>T</title><path/><text>A</text></svg></figure>",
        "text only",
        "",
    ]

    sections = 0
    for text in bodies + odd:
        page = finisher.finish(PAGE, text)
        assert page is not None
        found = [(section.id, section.title, section.text) for section in page.sections]
        assert found == expected_sections(page.html), text
        sections += len(found)
    assert sections > 200


def test_a_repeated_heading_has_a_number_on_the_whole_page() -> None:
    names, settings = SETS["ours"]
    page = PageFinisher(names, settings, to_address).finish(PAGE, "# A\n\n<p>x</p>\n\n## B\n\n<p>y</p>\n\n## B\n")

    assert page is not None
    assert [heading.id for heading in page.headings[0].children] == ["b", "b_1"]
    assert page.ids == ("a", "b", "b_1")
    assert page.links == ("#a", "#b", "#b_1")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (
            to_address,
            ["../../../start/#first", "../work/", "../../../assets/logo.svg", "#here", "https://a.example/b.md"],
        ),
        (to_html, ["../../start.html#first", "work.html", "../../assets/logo.svg", "#here", "https://a.example/b.md"]),
    ],
)
def test_links_in_markdown_lead_to_addresses(link: Any, expected: list[str]) -> None:
    text = (
        "[a](../../start.md#first) [b](work.md) ![c](../../assets/logo.svg) [d](#here) <https://a.example/b.md>\n\n"
        '<p><a href="as-it-is.md">e</a></p>\n\n`<a id="no" href="no.md">`\n'
    )
    page = PageFinisher(["toc"], {}, link).finish(PAGE, text)
    other = PageFinisher(["toc"], {}, link).finish("index.md", "[a](start.md)")

    assert page is not None
    assert other is not None
    assert list(page.links) == [*expected, "as-it-is.md"]
    assert other.links == ("start/",) if link is to_address else ("start.html",)
