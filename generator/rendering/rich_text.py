"""Rich text: the small Markdown subset that a `rich` field may use, turned into clean HTML."""

from __future__ import annotations

import nh3
from markdown_it import MarkdownIt

from generator.rendering.inert_text import Safe

_PARSER = MarkdownIt("js-default", {"html": False, "linkify": False}).disable("image")
_TAGS = set("p br strong em code pre ul ol li a blockquote h4 h5 h6 table thead tbody tr th td".split())
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
)


def plain_words(text: str) -> str:
    """The words of a rich text on one line, without its markup."""
    pieces = []
    for token in _PARSER.parse(text):
        if token.children is None:
            pieces.append(token.content)
        else:
            inside = (" " if part.type.endswith("break") else part.content for part in token.children)
            pieces.append("".join(inside))
    return " ".join(" ".join(pieces).split())


def render_rich(text: str) -> Safe:
    """The text as a block of HTML on one line, which has to stand on a line of its own in a page.

    Why one line: Python-Markdown ends a raw block at its closing tag, but looks for lists and code in what
    follows a blank line when tags do not match; without line breaks there is nothing to look for.
    """
    clean = _CLEANER.clean(_PARSER.render(text))
    return Safe('<div class="pb-rich">' + clean.strip().replace("\n", "&#10;") + "</div>")
