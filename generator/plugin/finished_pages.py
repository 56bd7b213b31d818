"""Our pages handed to MkDocs finished: their HTML, list of contents and anchors, and what search knows of them."""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import unquote, urlsplit

from material.plugins.search.plugin import SearchIndex, SearchPlugin  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from generator.plugin.configuration import LOG
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import FinishedPage, Page, SearchSection


class FinishedPages:
    """The pages of one build that MkDocs does not have to render itself."""

    def __init__(self, pages: Iterable[Page], finisher: PageFinisher) -> None:
        self._made = {page.name: page for page in pages}
        self._finisher = finisher
        self._finished: dict[File, FinishedPage] = {}

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

    def hand_to_search(self, config: MkDocsConfig) -> None:
        """Tell the theme's search what stands on our pages; it would find out by reading all their HTML again."""
        for plugin in config.plugins.values():
            if isinstance(plugin, SearchPlugin) and plugin.config.enabled:
                plugin.search_index = _SearchIndex(self._finished, plugin.config)

    def report_dead_links(self, config: MkDocsConfig, files: Files) -> None:
        """Say which links of our pages lead nowhere, as loudly as ``validation`` in mkdocs.yml wants it."""
        there = {file.dest_uri: file for file in files}
        for file, finished in self._finished.items():
            for link in finished.links:
                level, wrong = _find_fault(link, file, there, config)
                if level > 0:
                    LOG.log(level, "%s has a link to %s, %s", file.src_uri, link, wrong)


def _find_fault(link: str, file: File, there: Mapping[str, File], config: MkDocsConfig) -> tuple[int, str]:
    """What is wrong with a link of a file, and how loudly to say it; not at all where the number is 0 or less."""
    levels = config.validation.links
    try:
        scheme, host, path, _, anchor = urlsplit(link)
    except ValueError:
        return levels.unrecognized_links, "which is no address"
    if scheme or host:
        return 0, ""
    if path.startswith("/"):
        return levels.absolute_links, "which begins at the root of the server"
    name = posixpath.normpath(posixpath.join(posixpath.dirname(file.dest_uri), unquote(path)))
    if path.endswith("/"):
        name = posixpath.normpath(posixpath.join(name, "index.html"))
    target = there.get(name) if path else file
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

    def __init__(self, finished: dict[File, FinishedPage], config: Mapping[str, Any]) -> None:
        super().__init__(**config)
        self._finished = finished

    def add_entry_from_context(self, page: MkDocsPage) -> None:
        finished = self._finished.pop(page.file, None)  # nobody asks again, and there may be thousands
        if finished is None or page.content != finished.html or "search" in page.meta:
            super().add_entry_from_context(page)
            return
        for section in finished.sections:
            self.create_entry_for_section(_Section(section), page.toc, page.url, page)


class _Section:
    """A section as the theme has it: its texts in parts."""

    def __init__(self, section: SearchSection) -> None:
        self.id, self.title, self.text = section.id, [section.title] if section.title else [], [section.text]
