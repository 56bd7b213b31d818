"""What search knows of a page: the text below each of its headings, as the search of Material for MkDocs reads it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from html import escape, unescape

from generator.site import SearchSection

_MARKUP = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style)[\s>].*?</(?P=raw)\s*>"
    r"""|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""",
    re.DOTALL | re.IGNORECASE,
)
_ID = re.compile(r"""\sid=(["'])(.*?)\1""")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SHOWN = frozenset("p code pre li ol ul sub sup".split())
"""The tags that search shows in what it has found."""


@dataclass(slots=True)
class _Section:
    tag: str = ""
    depth: float = 0
    id: str = ""
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def find_sections(html: str) -> tuple[SearchSection, ...]:
    """The sections of a page, in its order; those that are excluded from search are left out."""
    reader = _Reader()
    at = 0
    for markup in _MARKUP.finditer(html):
        if at < markup.start():
            reader.read_text(html[at : markup.start()])
        at = markup.end()
        if tag := markup["tag"]:
            if markup["close"]:
                reader.close_tag(tag.lower())
            else:
                reader.open_tag(tag.lower(), markup["attributes"])
    if at < len(html):
        reader.read_text(html[at:])
    return tuple(
        SearchSection(section.id, "".join(section.title).strip(), "".join(section.text).strip())
        for section in reader.sections
        if not section.excluded
    )


_RECORDS = re.compile(
    r"""(?:<p\ class="pb-card__kicker">(?P<kicker>.*?)</p>\s*)?
    <h3[^>]*\sid=(["'])(?P<heading>.+?)\2[^>]*>(?P<title>.*?)</h3>
    |<tr[^>]*\sid=(["'])(?P<row>.+?)\5[^>]*>\s*<th[^>]*>(?P<name>.*?)</th>
    |<dd\ data-search>(?P<more>.*?)</dd>
    |<(?P<raw>script|style)[\s>].*?</(?P=raw)\s*>""",
    re.DOTALL | re.VERBOSE,
)
_LINKS_OF_OURS = re.compile(r'<a class="(?:pb-edit|headerlink)".*?</a>', re.DOTALL)
_QUIET = re.compile(r'<(?:br|div|ol|p|small|svg|time|ul|span class="pb-(?:state|tag))\b')
"""Where what a record is called ends, and what else is said of it begins."""
_TAG = re.compile(r"<[^>]*>")


def find_records(html: str) -> tuple[SearchSection, ...]:
    """What search is told of a page of an account: its title, and what each record on it is called.

    A record is a heading of the third level or a row of a table with an anchor; a fact of it that is marked
    `data-search` is told as well. All sentences of a thousand accounts would make an index that no phone can load.
    """
    sections = [SearchSection("", "", "")]
    for match in _RECORDS.finditer(html):
        if more := match["more"]:
            record = sections[-1]
            sections[-1] = replace(record, text=f"{record.text} {_plain(more)}".strip())
        elif not match["raw"]:
            sections.append(_record_section(match))
    return tuple(sections)


def _record_section(match: re.Match[str]) -> SearchSection:
    whole = _LINKS_OF_OURS.sub("", match["title"] or match["name"] or "")
    end = _QUIET.search(whole)
    name, more = (whole[: end.start()], whole[end.start() :]) if end and _plain(whole[: end.start()]) else (whole, "")
    return SearchSection(match["heading"] or match["row"], _plain(name), _plain(f"{match['kicker'] or ''} {more}"))


def _plain(html: str) -> str:
    """The words of a piece of HTML, without its tags, as HTML."""
    return escape(" ".join(unescape(_TAG.sub(" ", html)).split()), quote=False)


class _Reader:
    """Where in a page the reading stands: which elements are open, and in which section."""

    def __init__(self) -> None:
        self.sections: list[_Section] = []
        self._section: _Section | None = None
        self._open: list[str] = []
        self._passed_over = {"object"}
        self._in_permalink = False

    def open_tag(self, tag: str, attributes: str) -> None:
        if tag in _VOID:
            return
        self._open.append(tag)
        excluded = "data-search-exclude" in attributes or 'class="linenodiv"' in attributes
        if tag in _HEADINGS and (id := _ID.search(attributes)):
            if tag != "h1" and not self.sections:
                self._begin(_Section(depth=len(self._open)))
            self._begin(_Section(tag, len(self._open), id[2] if self.sections else "", excluded))
        section = self._section or self._begin(_Section())
        if tag == "a" and 'class="headerlink"' in attributes:
            self._in_permalink = True
        if excluded:
            self._passed_over.add(tag)
        elif tag in _SHOWN and not self._is_hidden():
            self._words_of(section).append(f"<{tag}>")
        if attributes.endswith("/"):
            self.close_tag(tag)

    def close_tag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag or not self._section:
            return
        if self._section.depth > len(self._open):  # what encloses its heading ends: back to the section around it
            for outer in reversed(self.sections):
                if outer.depth <= len(self._open):
                    self._section.depth = math.inf
                    self._section = outer
                    break
        self._open.pop()
        if tag == "a":
            self._in_permalink = False
        if tag in self._passed_over:
            self._passed_over -= {tag} - {"object"}
        elif tag in _SHOWN and not self._is_hidden():
            _close_shown(tag, self._words_of(self._section))

    def read_text(self, text: str) -> None:
        if self._is_hidden():
            return
        text = unescape(text)
        preformatted = "pre" in self._open
        if not preformatted:
            text = " " if text.isspace() else text.replace("\n", " ")
        section = self._section or self._begin(_Section())
        words = self._words_of(section)
        if words is section.title:
            if not self._in_permalink:
                words.append(escape(text, quote=False))
        elif not text.isspace():
            words.append(escape(text, quote=False))
        elif preformatted or not words or not words[-1].isspace():
            words.append(text)

    def _begin(self, section: _Section) -> _Section:
        self.sections.append(section)
        self._section = section
        return section

    def _is_hidden(self) -> bool:
        return not self._passed_over.isdisjoint(self._open)

    def _words_of(self, section: _Section) -> list[str]:
        return section.title if section.tag in self._open else section.text


def _close_shown(tag: str, words: list[str]) -> None:
    """Close an element in what search shows; one with nothing in it is taken out again."""
    opened = words.index(f"<{tag}>")
    if all(words[at].isspace() for at in range(opened + 1, len(words))):
        del words[opened:]
    else:
        words.append(f"</{tag}>")
