"""What the preview answers for each address of a site: a page in its frame, a file, or that there is nothing."""

from __future__ import annotations

import mimetypes
import posixpath
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlsplit

from mkdocs.structure.files import File

from generator.outputs.document_store import content_key
from generator.plugin.index_pieces import INDEX
from generator.plugin.site_frame import SiteFrame
from generator.preview import notice
from generator.preview.server import Answer
from generator.preview.site_on_demand import Asked, SiteOnDemand
from generator.rendering.front_matter import with_front_matter
from generator.site import Document, Page

_KEPT = 64
"""So many pages are at hand as they were answered, and as they were when they could be made the last time."""

_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".ics": "text/calendar",
    ".gz": "application/gzip",
}
"""What some machines say otherwise of the ending of a file, or do not know."""

GoodPages = OrderedDict[str, Page]
"""Pages as they were when they could be made the last time, by name."""


class SiteAnswers:
    """The answers of one site; asked by one thread at a time."""

    def __init__(self, frame: SiteFrame, site: SiteOnDemand, failure: str, good: GoodPages) -> None:
        self._frame, self._site, self._good = frame, site, good
        self._failure = notice.failure_notice(failure)
        self._root = urlsplit(frame.config.site_url or "/").path.rstrip("/") + "/"
        self._answered: OrderedDict[str, tuple[str, Answer]] = OrderedDict()
        #: What search knows so far.
        self.entries: list[dict[str, Any]] = []

    def find(self, path: str) -> Answer:
        """The answer to a request for a path, from the root of the server."""
        if not f"{path}/".startswith(self._root):
            return _go_to(self._root) if path == "/" else self._nothing()
        address = posixpath.normpath(f"/{path.removeprefix(self._root)}").lstrip("/")
        if path.endswith("/"):
            address = posixpath.join(address, "index.html")
        found = self._find_page(address) or self._find_file(address)
        if found is None and not path.endswith("/") and self._has_page(f"{address}/index.html"):
            return _go_to(f"{path}/")
        return found or self._nothing()

    def _find_page(self, address: str) -> Answer | None:
        for name in self._frame.list_names(address):
            state = self._site.state_of(name)
            if (known := self._answered.get(address)) and known[0] == state:
                return known[1]
            if asked := self._site.page(name):
                answer = self._show(name, asked)
                _remember(self._answered, address, (self._site.state_of(name), answer))
                return answer
        file = self._frame.pages.get(address)
        return as_page("200 OK", self._frame.render_by_hand(file, self._failure)) if file else None

    def _show(self, name: str, asked: Asked) -> Answer:
        """A page of ours, with what is wrong above it; one that cannot be made is shown as it was before."""
        missing = notice.missing_notice(asked.missing, self._site.accounts)
        above = f"{self._failure}{missing}{notice.problems_notice(asked.problems)}"
        if isinstance(asked.made, Page):
            _remember(self._good, name, asked.made)
            return as_page("200 OK", self._frame.render_made(asked.made, above))
        page = self._good.get(name) or Page(name, with_front_matter(name, notice.unmade_page(name), {}), "")
        return as_page("500 Internal Server Error", self._frame.render_made(page, above))

    def _find_file(self, address: str) -> Answer | None:
        asked = self._site.document(address)
        if asked and isinstance(asked.made, Document):
            return _as_file(address, asked.made.data)
        if asked:
            page = Page("index.md", with_front_matter(address, notice.unmade_page(address), {}), "")
            body = self._frame.render_made(page, notice.problems_notice(asked.problems))
            return as_page("500 Internal Server Error", body)
        file = self._frame.files.get(address)
        if file and file.inclusion.is_in_serve():
            return _as_file(address, file.content_bytes)
        if address == INDEX and (index := self._frame.make_search_index(self.entries)) is not None:
            return _as_file(address, index)
        if address.removesuffix(".gz") in self._frame.config.theme.static_templates:
            names = self._site.list_names() if "sitemap" in address else ()
            return _as_file(address, self._frame.make_template(address, names))
        return None

    def _has_page(self, address: str) -> bool:
        names = self._frame.list_names(address)
        return address in self._frame.pages or any(self._site.has(name) for name in names)

    def _nothing(self) -> Answer:
        page = "404.html"
        if page in self._frame.config.theme.static_templates:
            return as_page("404 Not Found", self._frame.make_template(page, ()))
        return Answer("404 Not Found", "text/plain", b"There is no such page.\n")


def list_hand_written(frame: SiteFrame, site: SiteOnDemand) -> Iterable[File]:
    """The hand-written pages of a site, without those in whose place one is made."""
    return [file for file in frame.pages.values() if file.inclusion.is_included() and not site.has(file.src_uri)]


def _remember(kept: OrderedDict[str, Any], name: str, value: Any) -> None:
    kept[name] = value
    kept.move_to_end(name)
    if len(kept) > _KEPT:
        kept.popitem(last=False)


def as_page(status: str, body: bytes) -> Answer:
    """A page as the answer to a request, which loads again when it is another."""
    return Answer(status, "text/html; charset=utf-8", body, content_key(body)[:16])


def _as_file(address: str, body: bytes) -> Answer:
    known = mimetypes.guess_type(address)[0] or "application/octet-stream"
    return Answer("200 OK", _TYPES.get(posixpath.splitext(address)[1], known), body)


def _go_to(path: str) -> Answer:
    return Answer("302 Found", "text/plain", b"", location=quote(path))
