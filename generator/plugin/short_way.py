"""The short way of `playbook build`: pages that stay as they are come from the last site, past MkDocs."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.disk.compiled_templates import CompiledTemplates
from generator.disk.published_site import PublishedPage, PublishedSite, SiteRecord
from generator.parts.fingerprint import fingerprint
from generator.parts.kept_parts import key_of
from generator.parts.program import identify_program
from generator.plugin.configuration import config_file
from generator.plugin.finished_pages import FinishedPages
from generator.plugin.index_pieces import INDEX, IndexPieces
from generator.plugin.page_by_page import VERSIONS, find_version
from generator.rendering.compiled_code import CompiledCode
from generator.rendering.markdown_pieces import describe_settings
from generator.site import Site


class MenuChanged(Exception):
    """The menu on each page is another than on those that were taken over."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What shapes all pages alike, but for the menu."""

    #: What stands in mkdocs.yml.
    settings: str
    program: str
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandInputs:
    """What a page written by hand is made of."""

    text: bytes
    #: A fingerprint of the names of all files of the site, since links say where these are.
    names: str


@dataclass(frozen=True, slots=True)
class WholeInputs:
    """What a whole site is made of."""

    frame: PageFrame
    #: A fingerprint of what MkDocs does not read.
    others: str
    #: The folder of pages, by name.
    files: tuple[tuple[str, bytes], ...]


class ShortWay:
    """One build that takes over what it can from the site that was published last."""

    def __init__(self, published: PublishedSite, inputs: str) -> None:
        self._published = published
        self._record = SiteRecord(inputs)
        self._keys: dict[str, str] = {}
        self._pages: dict[str, PublishedPage] = {}
        self._kept: dict[File, PublishedPage] = {}
        self._warned: set[str] = set()
        self._frame = self._menu = ""
        self._nav = Navigation([], [])
        self._pieces: IndexPieces | None = None
        #: The page that MkDocs is at.
        self.current: File | None = None

    def take_over(
        self, site: Site, finished: FinishedPages, nav: Navigation, files: Files, config: MkDocsConfig
    ) -> int:
        """Link what stays as it is into the next site, and let MkDocs pass it over; the number of pages among it."""
        record, folder = self._published.record, Path(config.site_dir)
        self._record = replace(self._record, problems=site.problems, made=len(site.pages))
        self._nav, self._frame = nav, fingerprint(_frame_of(config))
        self._keys = _list_keys(site, files)
        index = self._published.read(INDEX)
        same_frame = self._frame == record.frame and (index is not None or INDEX not in record.files)
        made = {page.name for page in site.pages}
        with self._published.begin(folder):
            for file in files:
                key, page = self._keys.get(file.dest_uri, ""), self._published.pages.get(file.dest_uri)
                wanted = not file.is_documentation_page() or (same_frame and page and file.inclusion.is_included())
                kept = bool(wanted) and self._published.link(file.dest_uri, key, folder)
                file.is_modified = _no if kept else _yes  # type: ignore[method-assign]
                if kept and page:
                    self._kept[file] = page
                    _restore(file, page, files, config)
                    if file.src_uri in made:
                        finished.keep(_page_of(file, config), page.targets)
        day = site.as_of.isoformat()
        names = []
        for file in files.documentation_pages():
            _page_of(file, config).update_date = day
            names.append(file.dest_uri)
        kept_entries = {file.dest_uri: page.entries for file, page in self._kept.items()}
        self._pieces = IndexPieces(names, index or b"", kept_entries)
        return len(self._kept)

    def keep_templates(self, env: Any) -> None:
        """Let the templates of the theme be compiled once for as long as they and their libraries stay the same."""
        env.bytecode_cache = CompiledCode(CompiledTemplates(), f"MkDocs {' '.join(map(find_version, VERSIONS))} ")

    def compare_menu(self) -> None:
        """MenuChanged when pages were taken over that show another menu than this site has."""
        self._menu = fingerprint(_describe_menu(self._nav.items))
        if self._kept and self._menu != self._published.record.menu:
            raise MenuChanged

    def note_pages(self, finished: FinishedPages, files: Files, wrong: Iterable[File]) -> IndexPieces | None:
        """Note what has to be known of each page the next time; of what the index of the search is put together."""
        self.current = None
        self._warned.update(file.dest_uri for file in wrong)
        for file in files.documentation_pages():
            if page := self._kept.get(file) or _describe_page(_page_of(file, None), finished):
                self._pages[file.dest_uri] = page
        return self._pieces

    def finish(self, config: MkDocsConfig) -> None:
        """Record of what the site was made, once MkDocs is through."""
        folder = Path(config.site_dir)
        places = self._pieces.places if self._pieces else {}
        pages = {
            name: replace(page, entries=places.get(name, (0, 0)))
            for name, page in self._pages.items()
            if name not in self._warned
        }
        keys = {name: key for name, key in self._keys.items() if name not in self._warned}
        record = replace(self._record, frame=self._frame, menu=self._menu)
        self._published.write_record(record, pages, keys, folder)

    def listen(self) -> logging.Handler:
        """What notes which page MkDocs warns of: it is made each time, so that the warning is not lost."""
        return _Listener(self)

    def note_warning(self) -> None:
        """Note that MkDocs warned of something."""
        self._record = replace(self._record, inputs="")
        if self.current:
            self._warned.add(self.current.dest_uri)


class _Listener(logging.Handler):
    def __init__(self, way: ShortWay) -> None:
        super().__init__(logging.WARNING)
        self._way = way

    def emit(self, record: logging.LogRecord) -> None:
        self._way.note_warning()


def _no() -> bool:
    return False


def _yes() -> bool:
    return True


def describe_inputs(config: MkDocsConfig, others: str) -> str:
    """A fingerprint of all that a site is made of: ``others`` is one of what is not MkDocs' own.

    Empty where that cannot be said, as there are links in the folder of pages.
    """
    docs = Path(config.docs_dir)
    paths = sorted(path for path in docs.rglob("*") if path.is_symlink() or path.is_file())
    if any(path.is_symlink() for path in paths):
        return ""
    files = tuple((path.relative_to(docs).as_posix(), path.read_bytes()) for path in paths)
    return fingerprint(WholeInputs(_frame_of(config), others, files))


def _page_of(file: File, config: MkDocsConfig | None) -> MkDocsPage:
    """The page of a file; MkDocs makes those that are in no menu when it reads them."""
    if file.page is None and config is not None:
        MkDocsPage(None, file, config)
    assert file.page is not None
    return file.page


def _frame_of(config: MkDocsConfig) -> PageFrame:
    with config_file(config).open("rb") as file:  # with what it inherits and takes from the environment
        settings = describe_settings(yaml_load(file, get_yaml_loader(config=config)))
    return PageFrame(settings, identify_program(), tuple(map(find_version, VERSIONS)))


def _list_keys(site: Site, files: Files) -> dict[str, str]:
    """What stands in pages and made files, as a key, by their names in the site; not of two by one name."""
    made = {page.name: key_of(page) for page in site.pages}
    made |= {document.name: key_of(document) for document in site.documents}
    names = Counter(file.dest_uri.casefold() for file in files)
    all_names = fingerprint(sorted(file.src_uri for file in files if file.inclusion.is_included()))
    keys = {}
    for file in files:
        if names[file.dest_uri.casefold()] > 1:
            continue
        if file.src_uri in made:
            keys[file.dest_uri] = made[file.src_uri]
        elif file.is_documentation_page():
            keys[file.dest_uri] = fingerprint(HandInputs(file.content_bytes, all_names))
    return keys


def _restore(file: File, known: PublishedPage, files: Files, config: MkDocsConfig) -> None:
    """Let a page that MkDocs passes over be what others have to know of it."""
    page = _page_of(file, config)
    page.title, page.meta = known.title, json.loads(known.meta)
    page.present_anchor_ids = set(known.ids)
    page.links_to_anchors = {}
    for name, anchor, link in known.anchors:
        if target := files.get_file_from_path(name):
            page.links_to_anchors.setdefault(target, {})[anchor] = link


def _describe_page(page: MkDocsPage, finished: FinishedPages) -> PublishedPage | None:
    """What has to be known of a page that was read; None when it is to be read each time.

    That is where its front matter cannot be said in JSON, and a page of ours whose links MkDocs has worked out.
    """
    meta = json.dumps(page.meta, default=str)
    if json.loads(meta) != page.meta or not isinstance(page.title, str) or finished.leaves(page.file):
        return None
    if finished.holds(page.file):
        return PublishedPage(page.title, meta, finished.targets_of(page.file))
    links = page.links_to_anchors or {}
    anchors = [(file.src_uri, anchor, link) for file, all in links.items() for anchor, link in all.items()]
    return PublishedPage(page.title, meta, (), tuple(sorted(page.present_anchor_ids or ())), tuple(anchors))


def _describe_menu(items: Iterable[Any]) -> list[Any]:
    """All that pages show of each other: titles, addresses and front matter, in the order of the menu."""
    return [
        [
            type(item).__name__,
            item.title,
            getattr(item, "url", None),
            json.dumps(getattr(item, "meta", None), default=str),
            _describe_menu(item.children or ()),
        ]
        for item in items
    ]
