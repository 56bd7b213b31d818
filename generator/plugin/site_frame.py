"""MkDocs set up once for the menu, the look and the hand-written pages of a site, to put one page into it at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from material.plugins.search.plugin import SearchPlugin  # type: ignore[import-untyped]
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.pages.code_host import Editor
from generator.paths import Link
from generator.plugin.completion import takes_from_program
from generator.plugin.page_by_page import find_obstacle
from generator.plugin.plugin import AccountPlaybookPlugin
from generator.preview.site_on_demand import SiteOnDemand
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Page, Site, keep_quiet


def find_serving_obstacle(config: MkDocsConfig) -> str:
    """What in a configuration asks for all pages before one can be shown, in words; empty for nothing."""
    if config.nav is None and not takes_from_program(config):
        return "a menu of all pages, as there is no `nav`"
    return find_obstacle(config)


class SiteFrame:
    """What stands around each page of a site: made anew only when mkdocs.yml, a hand-written page or the day changes.

    Every page goes through MkDocs and the plugins of ``config`` in the order of a build, one at a time.
    """

    def __init__(self, config: MkDocsConfig, plugin: AccountPlaybookPlugin, day: date) -> None:
        self.plugin, self._day = plugin, day
        config.plugins.on_startup(command="serve", dirty=False)
        plugin.use(self._note_ways, keep_quiet, None)
        self.config = config.plugins.on_config(config)
        self.config.plugins.on_pre_build(config=self.config)

    def _note_ways(self, link: Link, editor: Editor, finisher: PageFinisher | None) -> Site:
        """A site without a page, since these come when they are asked for."""
        self.link, self.editor, self.finisher = link, editor, finisher
        return Site((), (), (), self._day)

    def lay_out(self, site: SiteOnDemand) -> None:
        """Gather the hand-written pages and the menu, whose pages of ours are those of a ``site``."""
        config = self.config
        files, env = get_files(config), config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._by_hand = files
        self.use(site)
        nav = get_navigation(self._files, config)
        self._nav = config.plugins.on_nav(nav, config=config, files=self._files)
        for page in self._nav.pages:
            try:
                self._read_title(page)
            except Exception:  # noqa: BLE001 - whatever is wrong with it is said when somebody asks for it
                page.title = page.title or page.file.name
        self.plugin.take_page(None)
        self._env = config.plugins.on_env(env, config=config, files=self._files)
        shown = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        self.pages = {file.dest_uri: file for file in shown}
        self.files = {file.dest_uri: file for file in files if not file.is_documentation_page()}

    def use(self, site: SiteOnDemand) -> None:
        """Take the pages of ours from another ``site`` from now on."""
        self._site = site
        self._files = _FilesOnDemand(self._by_hand, self._find_made)

    def _find_made(self, name: str) -> File | None:
        """The file of a page or a document of ours, to which somebody has a link."""
        return self._file_of(name, "") if self._site.has(name) else None

    def _file_of(self, name: str, text: str) -> File:
        file = File.generated(self.config, name, content=text)
        set_exclusions([file], self.config)
        return file

    def _read_title(self, page: MkDocsPage) -> None:
        """Let a page of the menu know its title and what its front matter says."""
        titled = page.title is not None
        if self._by_hand.get_file_from_path(page.file.src_uri):
            page.read_source(self.config)
            if not titled and "title" not in page.meta:
                self._populate_by_hand(page.file)
        elif not titled and (asked := self._site.page(page.file.src_uri)) and isinstance(asked.made, Page):
            self._populate(asked.made, page)

    def list_names(self, address: str) -> list[str]:
        """The names that a page of ours may have which is at an address of the site, such as ``team/index.html``."""
        path = PurePosixPath(address)
        names = [f"{path.with_suffix('')}.md"] if path.suffix == ".html" else []
        if path.name == "index.html" and path.parent.name:
            names.insert(0, f"{path.parent}.md")
        files = (self._file_of(name, "") for name in names)
        return [file.src_uri for file in files if file.dest_uri == address and file.inclusion.is_in_serve()]

    def render_made(self, page: Page, notice: str = "") -> bytes:
        """A page of ours as it stands in the site, with a ``notice`` above what it says."""
        return self._build(self._populate(page, self._nav_page(page.name)), notice)

    def render_by_hand(self, file: File, notice: str = "") -> bytes:
        """A hand-written page as it stands in the site."""
        return self._build(self._populate_by_hand(file), notice)

    def list_search_entries(self, page: Page | File) -> list[dict[str, Any]]:
        """What search knows of a page of ours or of one written by hand."""
        found = self._populate(page, None) if isinstance(page, Page) else self._populate_by_hand(page)
        indexes = [index for index in self._search_indexes() if found.file.inclusion.is_included()]
        for index in indexes:
            index.add_entry_from_context(found)
        return [entry for index in indexes for entry in index.entries]

    def make_search_index(self, entries: Iterable[dict[str, Any]]) -> bytes | None:
        """The index of the search with these entries; None where there is no search."""
        for index in self._search_indexes():
            index.entries = list(entries)
            return str(index.generate_search_index(None)).encode()
        return None

    def make_template(self, name: str, pages: Iterable[str]) -> bytes:
        """A file of the theme that is made of the whole site, such as ``sitemap.xml``, which lists all ``pages``."""
        files = Files([*self._by_hand, *(self._file_of(page, "") for page in pages)])
        for file in files.documentation_pages():
            page = file.page or MkDocsPage(None, file, self.config)
            page.update_date = self._day.isoformat()
        _build_theme_template(name.removesuffix(".gz"), self._env, files, self.config, self._nav)
        return Path(self.config.site_dir, name).read_bytes()

    def _nav_page(self, name: str) -> MkDocsPage | None:
        return next((page for page in self._nav.pages if page.file.src_uri == name), None)

    def _populate(self, page: Page, known: MkDocsPage | None) -> MkDocsPage:
        """The page with its front matter and its HTML; ``known`` is the one in the menu."""
        found = known or MkDocsPage(None, self._file_of(page.name, page.text), self.config)
        found.file.content_string = page.text
        self.plugin.take_page(page).hand_to_search(self.config)
        _populate_page(found, self.config, self._files)
        return found

    def _populate_by_hand(self, file: File) -> MkDocsPage:
        found = file.page or MkDocsPage(None, file, self.config)
        self.plugin.take_page(None).hand_to_search(self.config)
        _populate_page(found, self.config, self._files)
        return found

    def _build(self, page: MkDocsPage, notice: str) -> bytes:
        if notice:
            page.content = f"{notice}\n{page.content}"
        pages = list(self.pages.values())
        excluded = page.file.inclusion.is_excluded()
        _build_page(page, self.config, pages, self._nav, self._env, excluded=excluded)
        return Path(page.file.abs_dest_path).read_bytes()

    def _search_indexes(self) -> list[Any]:
        plugins = self.config.plugins.values()
        return [plugin.search_index for plugin in plugins if isinstance(plugin, SearchPlugin) and plugin.config.enabled]


class _FilesOnDemand(Files):
    """The files of a site, where those that are made when they are asked for are found by their names."""

    def __init__(self, files: Iterable[File], find: Callable[[str], File | None]) -> None:
        super().__init__(files)
        self._find = find

    def get_file_from_path(self, path: str) -> File | None:
        return super().get_file_from_path(path) or self._remember(path)

    def _remember(self, path: str) -> File | None:
        file = self._find(path)
        if file:
            self.append(file)
        return file
