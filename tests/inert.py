"""Texts on a page: printed by a template in every place a page has for them, made HTML, and read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import markdown
import yaml
from mkdocs.utils.meta import get_data

from generator.rendering.front_matter import with_front_matter
from generator.rendering.templates import Templates

TESTS = Path(__file__).parent

PLACES = {
    "paragraph": ("{{ text }}\n\nbelow", "p"),
    "heading": ("## {{ text }}\n\nbelow", "h2"),
    "list item": ("- {{ text }}\n- second\n\nbelow", "li"),
    "table cell": ("| one | two |\n| --- | --- |\n| {{ text }} | second |\n\nbelow", "td"),
    "attribute": ('<p title="{{ text }}">shown</p>\n\nbelow', "p"),
    "block of HTML": ("<div>\n{{ text }}\n</div>\n\nbelow", "div"),
    "link": ('See <a href="./">{{ text }}</a> there.\n\nbelow', "a"),
    "title": ("", "h1"),
}
"""Where a template prints text, and the element that then holds it."""

TEMPLATES = Templates({f"{place}.md.j2": template for place, (template, _) in PLACES.items()})


@dataclass(frozen=True)
class Hostile:
    """A text that somebody could type to do harm."""

    id: str
    kind: str
    text: str


@cache
def hostile() -> tuple[Hostile, ...]:
    """The texts of ``hostile.jsonl``; a long one stands there as its parts and how often each comes."""
    rows = [json.loads(line) for line in (TESTS / "hostile.jsonl").read_text("utf-8").splitlines()]
    return tuple(
        Hostile(row["id"], row["class"], row.get("text") or "".join(part * times for part, times in row["parts"]))
        for row in rows
    )


@cache
def _parser() -> markdown.Markdown:
    """Python-Markdown with the extensions of this project's own mkdocs.yml."""
    extensions, options = [], {}
    for entry in yaml.safe_load((TESTS.parent / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]:
        name, settings = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        extensions.append(name)
        options[name] = settings
    return markdown.Markdown(extensions=extensions, extension_configs=options)


def as_html(page: str) -> str:
    """A page's Markdown as MkDocs makes it HTML."""
    return str(_parser().reset().convert(page))


def printed(place: str, text: str) -> str:
    """The HTML of a small page that prints a text in one of the places."""
    if place == "title":
        # MkDocs reads the title from the front matter, and Material writes it into the page as it is.
        _, meta = get_data(with_front_matter(text, "below\n", {}))
        return f"<h1>{meta['title']}</h1>\n<p>below</p>"
    return as_html(TEMPLATES.render(f"{place}.md.j2", {"text": text, "here": "index.md"}))


def tree(page: str) -> Element:
    """The elements a browser makes of some HTML."""
    return html5lib.parseFragment(page, treebuilder="etree", namespaceHTMLElements=False)


def skeleton(page: Element) -> list[tuple[str, list[str]]]:
    """All elements, comments among them, with the names of their attributes but without any text."""
    return [
        (element.tag if isinstance(element.tag, str) else "comment", sorted(element.attrib)) for element in page.iter()
    ]


@cache
def plain_skeleton(place: str) -> list[tuple[str, list[str]]]:
    """The elements of a page that prints a harmless word."""
    return skeleton(tree(printed(place, "text")))


def shown(place: str, page: Element) -> str:
    """The text a page printed in a place, as a reader sees it, with runs of white space as one space."""
    _, tag = PLACES[place]
    element = next(page.iter(tag))
    text = element.get("title", "") if place == "attribute" else "".join(element.itertext())
    return folded(text.removesuffix("¶") if place == "heading" else text)


def folded(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def altered(place: str, text: str) -> str:
    """What printing a text in a place did to it or to the page; empty when the text is all there and inert."""
    page = tree(printed(place, text))
    if skeleton(page) != plain_skeleton(place):
        return f"{place}: the page is built otherwise: {skeleton(page)}"
    if shown(place, page) != folded(text):
        return f"{place}: shown as {shown(place, page)[:200]!r}"
    if not folded("".join(page.itertext())).endswith("below"):
        return f"{place}: what follows is gone"
    return ""
