"""Pages as HTML: their Markdown rendered by Python-Markdown and kept by its text, blocks of HTML as they are."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import unescape
from importlib import import_module
from operator import attrgetter
from types import FunctionType
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

from generator.paths import (
    ACCOUNTS,
    FOLDER_OF_ACCOUNTS,
    FOLDER_OF_DESKS,
    FOLDER_OF_LISTS,
    NAVIGATION,
    Link,
    Target,
)
from generator.rendering.html_blocks import CannotDivide, cut_out_blocks, put_in_blocks
from generator.rendering.search_sections import find_records, find_sections
from generator.site import FinishedPage, Heading, SearchSection

_LEAVE_BLOCKS_ALONE = (
    *("normalize_whitespace", "meta", "fenced_code_block", "html_block"),
    *("raw_html", "amp_substitute", "footnote"),
)
"""The processors of a whole page, before and after its Markdown is read, that do not look into blocks of HTML."""

_TITLE = SearchSection("", "", "")
"""What search is told of a page that says the same as others in another order: its title alone."""
_TOLD_BY_TITLE = (FOLDER_OF_ACCOUNTS, FOLDER_OF_DESKS, FOLDER_OF_LISTS)

_KEPT = 2_000
"""How many texts are kept as HTML; of one account there are some thirty."""

_IDS = re.compile(r"""<(?:[a-zA-Z][^>]*?\sid|a\s[^>]*?name)=(["'])(.+?)\1""")
_LINKS = re.compile(r"""<[a-zA-Z][^>]*?\s(?:href|src)=(["'])(.+?)\1""")


class PageFinisher:
    """Makes pages of a site HTML.

    ``extensions`` and ``settings`` of them are those of Python-Markdown, ``link`` says how pages link to each other.
    """

    def __init__(self, extensions: Sequence[Any], settings: Mapping[str, Any], link: Link) -> None:
        self._markdown = Markdown(extensions=list(extensions), extension_configs=dict(settings))
        self._links = _MarkdownLinks(link)
        self.described = describe_settings([list(extensions), settings])
        """The extensions and their settings in words, the same in any process for those that do the same."""
        self.plain = _write_plainly({"extensions": list(extensions), "settings": dict(settings)})
        """The extensions and their settings as JSON; empty where they are no plain values."""
        whole = (self._markdown.preprocessors, self._markdown.postprocessors)
        self._divides = all(sum(name in known for name in _LEAVE_BLOCKS_ALONE) == len(known) for known in whole)
        self._tags = frozenset(self._markdown.block_level_elements)
        self._markdown.treeprocessors.register(self._links, "playbook_links", 0)
        self._kept = lru_cache(_KEPT)(self._render)

    def finish(self, page: str, text: str) -> FinishedPage | None:
        """The page of that name whose Markdown is ``text``, without front matter.

        None when it has to be rendered as a whole: an extension wants to see blocks of HTML, or they cannot be told
        from Markdown.
        """
        if not self._divides:
            return None
        lines = self._markdown.preprocessors["normalize_whitespace"].run(text.split("\n"))
        try:
            left, runs = cut_out_blocks("\n".join(lines), self._tags)
        except CannotDivide:
            return None
        # Links written in Markdown are relative to the page.
        markdown, headings = self._kept(left, page if "](" in left or "]:" in left else "")
        html = put_in_blocks(markdown, runs)
        ids, links = (
            tuple(dict.fromkeys(unescape(value) for _, value in pattern.findall(html))) for pattern in (_IDS, _LINKS)
        )
        return FinishedPage(html, headings, _search(page, html), ids, links)

    def _render(self, text: str, page: str) -> tuple[str, tuple[Heading, ...]]:
        self._links.page = page
        html = self._markdown.reset().convert(text)
        return html, _nest_headings(getattr(self._markdown, "toc_tokens", []))


def _search(page: str, html: str) -> tuple[SearchSection, ...]:
    """What search is told of a page: all of it, unless there is one for each account or for each of us."""
    folder, name = posixpath.split(page)
    if posixpath.dirname(folder) + "/" == FOLDER_OF_ACCOUNTS and name.removesuffix(".md") in NAVIGATION:
        return find_records(html)
    return (_TITLE,) if f"{folder}/".startswith(_TOLD_BY_TITLE) and page != ACCOUNTS else find_sections(html)


def read_finisher(plain: str, link: Link) -> PageFinisher:
    """The finisher whose extensions and settings stand in JSON that another one wrote."""
    given = json.loads(plain, object_hook=_find_function)
    return PageFinisher(given["extensions"], given["settings"], link)


_BY_NAME = "python/name"
"""The key under which JSON names a function, as mkdocs.yml does in a tag."""


def _write_plainly(value: object) -> str:
    """Plain values and functions that have a name as JSON; empty where it would not be read as the same."""
    try:
        text = json.dumps(value, default=_name_function)
        same = json.loads(text, object_hook=_find_function) == value
    except (TypeError, ValueError, ImportError, AttributeError):
        return ""
    return text if same else ""


def _name_function(value: object) -> dict[str, str]:
    if isinstance(value, (FunctionType, type)):
        return {_BY_NAME: f"{value.__module__}:{value.__qualname__}"}
    raise TypeError(f"a {type(value).__name__} is no plain value")


def _find_function(value: dict[str, Any]) -> Any:
    if value.keys() != {_BY_NAME}:
        return value
    module, _, name = value[_BY_NAME].partition(":")
    return attrgetter(name)(import_module(module))


def describe_settings(value: object) -> str:
    """Something of a configuration in words, the same in any process for what does the same.

    What cannot be told apart by words is told apart by where it lies.
    """
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{key!r}:{describe_settings(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{','.join(map(describe_settings, value))}]"
    return f"{value.__module__}.{value.__qualname__}" if isinstance(value, (FunctionType, type)) else repr(value)


def _nest_headings(tokens: Sequence[Mapping[str, Any]]) -> tuple[Heading, ...]:
    return tuple(
        Heading(token["level"], token["id"], token["name"], _nest_headings(token["children"])) for token in tokens
    )


class _MarkdownLinks(Treeprocessor):  # type: ignore[misc]
    """Makes links to files, as they are written in Markdown, links to the addresses of these."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.page, self._link = "", link

    def run(self, root: Element) -> None:
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag)
            if key and (link := element.get(key)):
                element.set(key, self._to_address(link))

    def _to_address(self, link: str) -> str:
        try:
            scheme, host, path, query, anchor = urlsplit(link)
        except ValueError:
            return link
        if scheme or host or path.startswith("/") or not posixpath.splitext(path)[1]:
            return link
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), path))
        address = urlsplit(self._link(Target(target), self.page))
        return urlunsplit(("", "", address.path, query, anchor))
