"""Our pages handed to MkDocs finished: their HTML, list of contents and anchors, and what search knows of them."""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any
from urllib.parse import unquote, urlsplit

from material.plugins.search.plugin import SearchIndex, SearchPlugin  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from generator.plugin.configuration import LOG
from generator.plugin.index_pieces import IndexPieces
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import FinishedPage, Page, SearchSection


class FinishedPages:
    """The pages of one build that MkDocs does not have to render itself."""

    def __init__(self, pages: Iterable[Page], finisher: PageFinisher) -> None:
        self._made = {page.name: page for page in pages}
        self._finisher = finisher
        self._finished: dict[File, FinishedPage] = {}
        self._kept: dict[File, tuple[tuple[str, str], ...]] = {}

    def take_over(self, page: MkDocsPage) -> None:
        """Hand a page over when MkDocs would render it; one that has to be rendered as a whole is left to it."""

        def render(config: MkDocsConfig, files: Files) -> None:
            finished = self._finish(page)
            if finished is None:
                MkDocsPage.render(page, config, files)
                return
            self._finished[page.file] = finished
            page.content, page.present_anchor_ids = finished.html, set(finished.ids)
            page.toc = get_toc([asdict(heading) for heading in finished.headings])  # type: ignore[misc]

        page.render = render  # type: ignore[method-assign]

    def _finish(self, page: MkDocsPage) -> FinishedPage | None:
        """The page as it was made, or made again when a plugin has changed its Markdown."""
        made, markdown = self._made[page.file.src_uri], page.markdown or ""
        if made.finished and made.text.endswith(f"\n---\n\n{markdown}"):
            return made.finished
        return self._finisher.finish(made.name, markdown)

    def keep(self, page: MkDocsPage, targets: tuple[tuple[str, str], ...]) -> None:
        """Know a page that is in the site already, and where its links lead."""
        self._kept[page.file] = targets
        page.present_anchor_ids = _LateIds(self._made[page.file.src_uri])  # type: ignore[assignment]

    def holds(self, file: File) -> bool:
        """Whether MkDocs did not have to render a page."""
        return file in self._finished

    def leaves(self, file: File) -> bool:
        """Whether a page of ours was left to MkDocs, since it had to be rendered as a whole."""
        return file.src_uri in self._made and file not in self._finished

    def hand_to_search(self, config: MkDocsConfig, pieces: IndexPieces | None = None) -> None:
        """Tell the theme's search what stands on our pages; it would find out by reading all their HTML again.

        With ``pieces`` the index is put together of them.
        """
        for plugin in config.plugins.values():
            if isinstance(plugin, SearchPlugin) and plugin.config.enabled:
                plugin.search_index = _SearchIndex(self._finished, pieces, plugin.config)

    def report_dead_links(self, config: MkDocsConfig, files: Files) -> set[File]:
        """Say which links of our pages lead nowhere, as loudly as ``validation`` in mkdocs.yml wants it.

        Returns the pages they are on.
        """
        there = {file.dest_uri: file for file in files}
        pages = {file: finished.links for file, finished in self._finished.items()}
        all_targets = set[tuple[str, str]]().union(*self._kept.values())
        gone = {(name, anchor) for name, anchor in all_targets if self._is_gone(there.get(name), anchor)}
        for file in (file for file, targets in self._kept.items() if not gone.isdisjoint(targets)):
            pages[file] = getattr(self._made[file.src_uri].finished, "links", ())
        wrong = set()
        for file, links in pages.items():
            for link in links:
                level, fault = _find_fault(link, file, there, config)
                if level > 0:
                    LOG.log(level, "%s has a link to %s, %s", file.src_uri, link, fault)
                    wrong.add(file)
        return wrong

    def targets_of(self, file: File) -> tuple[tuple[str, str], ...]:
        """Where the links of a page lead in the site: to which file and anchor."""
        found = (_find_target(link, file) for link in self._finished[file].links)
        return tuple(dict.fromkeys(target for target in found if target))

    def _is_gone(self, target: File | None, anchor: str) -> bool:
        """Whether a link that led there from a page that was kept leads nowhere now, for all that is known."""
        if target is None or target in self._kept:
            return target is None
        return bool(anchor and target.page and anchor not in (target.page.present_anchor_ids or {anchor}))


class _LateIds(Container[str]):
    """What links can lead to on a page that is not made again, looked up when one does."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __contains__(self, id: object) -> bool:
        return bool(self._page.finished and id in self._page.finished.ids)


def _find_target(link: str, file: File) -> tuple[str, str] | None:
    """To which file of the site a link of another leads, and to which anchor there; None for any other link."""
    with suppress(ValueError):
        scheme, host, path, _, anchor = urlsplit(link)
        if not (scheme or host or path.startswith("/")):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(file.dest_uri), unquote(path)))
            if path.endswith("/"):
                name = posixpath.normpath(posixpath.join(name, "index.html"))
            return (name if path else file.dest_uri), anchor
    return None


def _find_fault(link: str, file: File, there: Mapping[str, File], config: MkDocsConfig) -> tuple[int, str]:
    """What is wrong with a link of a file, and how loudly to say it; not at all where the number is 0 or less."""
    levels = config.validation.links
    found = _find_target(link, file)
    if found is None:
        try:
            scheme, host, *_ = urlsplit(link)
        except ValueError:
            return levels.unrecognized_links, "which is no address"
        return (0, "") if scheme or host else (levels.absolute_links, "which begins at the root of the server")
    target, anchor = there.get(found[0]), found[1]
    if target is None:
        return levels.not_found, "where nothing is"
    if target.inclusion.is_excluded():
        return min(logging.INFO, levels.not_found), "which is left out of the site"
    if anchor and target.page and target.page.present_anchor_ids is not None:
        known = unquote(anchor) in target.page.present_anchor_ids or anchor in target.page.present_anchor_ids
        return (0, "") if known else (levels.anchors, "where there is no such anchor")
    return 0, ""


class _SearchIndex(SearchIndex):  # type: ignore[misc]
    """The theme's index, which takes the sections of a finished page as long as no plugin has changed its HTML."""

    def __init__(
        self, finished: dict[File, FinishedPage], pieces: IndexPieces | None, config: Mapping[str, Any]
    ) -> None:
        super().__init__(**config)
        self._finished, self._pieces = finished, pieces

    def add_entry_from_context(self, page: MkDocsPage) -> None:
        before = len(self.entries)
        self._add_entries(page)
        if self._pieces:
            self._pieces.add(page.file.dest_uri, self.entries[before:])

    def generate_search_index(self, prev: SearchIndex | None) -> str:
        if self._pieces is None:
            return str(super().generate_search_index(prev))
        self.entries: list[dict[str, Any]] = []
        return self._pieces.join(super().generate_search_index(None))

    def _add_entries(self, page: MkDocsPage) -> None:
        finished = self._finished.pop(page.file, None)  # nobody asks again, and there may be thousands
        if finished is None or page.content != finished.html or page.meta.get("search", {}).get("exclude"):
            super().add_entry_from_context(page)
            return
        for section in finished.sections:
            self.create_entry_for_section(_Section(section), page.toc, page.url, page)


class _Section:
    """A section as the theme has it: its texts in parts."""

    def __init__(self, section: SearchSection) -> None:
        self.id, self.title, self.text = section.id, [section.title] if section.title else [], [section.text]
