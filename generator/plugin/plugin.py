"""The MkDocs plugin: hands the pages and all other files to MkDocs."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator.build import build
from generator.disk.lock import Busy
from generator.disk.project import DOCS, WATCHED, find_ring, lies_behind_link
from generator.disk.publish import SITE_MARK, mark_folder, reserve_folder
from generator.disk.site_files import write_site_files
from generator.disk.write import CannotWrite
from generator.model.problem import count_errors
from generator.pages.code_host import Editor
from generator.paths import HOME, Link, to_address, to_html
from generator.plugin.completion import complete_configuration, read_left_out, takes_from_program
from generator.plugin.configuration import (
    LOG,
    config_file,
    docs_folder,
    log_problem,
    project_folder,
    read_editor,
)
from generator.plugin.finished_pages import FinishedPages
from generator.plugin.made_files import MadeFile, ReadContent, folder_of_made, list_contents
from generator.plugin.project_inputs import read_inputs
from generator.plugin.short_way import ShortWay
from generator.preview.host_check import answer_only_for
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Page, Progress, Site, keep_quiet
from generator.wording.text import count_noun


class PluginConfig(Config):
    """What may be set for the plugin in mkdocs.yml."""

    as_of = config_options.Optional(config_options.Type((str, date)))
    """The day the site is made for; left out, the settings or the clock decide."""
    code_host = config_options.Optional(config_options.Type(str))
    """What runs at ``repo_url`` where nobody can see it, or the address of a line, with {file} and {line} in it."""
    branch = config_options.Optional(config_options.Type(str))
    """The branch on which records are edited; left out, that of ``edit_uri``."""
    jobs = config_options.Optional(config_options.Type(int))
    """In how many processes accounts are made; left out, as many as there are processors."""


MakeSite = Callable[[Link, Editor, PageFinisher | None], Site]
"""What makes the site, once it is known how pages link to each other, where records are edited, and what makes HTML."""


class AccountPlaybookPlugin(BasePlugin[PluginConfig]):
    """Adds a page for everything in ``accounts/`` and ``playbook/`` to the site."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self._make_site: MakeSite | None = None
        self._serving = self._dirty = self._ours = False
        self._contents: dict[str, ReadContent] = {}
        self._edit: dict[str, str] = {}
        self._held = ExitStack()
        self._finisher: PageFinisher | None = None
        self._finished: FinishedPages | None = None
        self._progress: Progress = keep_quiet
        self._short_way: ShortWay | None = None
        self._read = self._written = self._pages = 0

    def use(self, make_site: MakeSite, progress: Progress, short_way: ShortWay | None) -> None:
        """Let the site be made by somebody else instead of making it from the files, and tell them how far it is.

        With a ``short_way`` pages that stay as they are are taken over from the last site.
        """
        self._make_site, self._progress, self._short_way = make_site, progress, short_way

    def take_page(self, page: Page | None) -> FinishedPages:
        """Take one page of a site whose pages come one at a time; None before MkDocs is at one written by hand."""
        assert self._finisher is not None
        if page:
            self._edit[page.name], self._contents[page.name] = page.edit, partial(_give, "")
        self._finished = FinishedPages([page] if page else [], self._finisher)
        return self._finished

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Begin anew, as MkDocs keeps a plugin for the next configuration; a preview goes on in spite of errors."""
        self._serving, self._dirty, self._make_site, self.site = command == "serve", dirty, None, None
        self._progress, self._short_way = keep_quiet, None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig, /) -> None:
        """Set what mkdocs.yml leaves out as the program has it, before other plugins look at it."""
        if takes_from_program(config):
            complete_configuration(config)
        if "attr_list" not in config.markdown_extensions:  # headings of made pages say with it where links find them
            config.markdown_extensions.append("attr_list")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages; errors end the build here, before MkDocs empties the folder of the earlier site.

        From here on nobody else builds into that folder; a preview has a folder of its own.
        """
        if self.site and not self._serving:  # a plugin for several languages builds once for each
            return
        if not self._serving and self._make_site is None:
            self._reserve(Path(config.site_dir))
        self._ours = self._will_be_ours(Path(config.site_dir))
        if ring := find_ring(Path(config.docs_dir)):  # MkDocs would follow it round and round
            raise PluginError(f"{ring} is a link to a folder above it; remove it")
        make_site = self._make_site or partial(self._build_with, project_folder(config))
        link = to_address if config.use_directory_urls else to_html
        self._finisher = PageFinisher(config.markdown_extensions, config.mdx_configs, link)
        self.site = make_site(link, self.editor(config), self._finisher)
        self._edit = {page.name: page.edit for page in self.site.pages}
        left_out = read_left_out(config) if takes_from_program(config) else {}
        self._contents = {name: partial(_give, content) for name, content in left_out.items()}
        self._contents |= list_contents(self.site.pages, self.site.documents)
        if self.site.pages and not self._short_way:  # else no plugin asks there
            write_site_files(project_folder(config), {name: read() for name, read in self._contents.items()})

    def _add_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the pages and the other files, before MkDocs works out its navigation; leave out links on the disk."""
        if self.site and self._finisher:
            self._finished = FinishedPages(self.site.pages, self._finisher)
        _leave_out_links(files, config)
        folder = folder_of_made(config)
        for name, read in self._contents.items():
            if taken := files.get_file_from_path(name):
                files.remove(taken)
                LOG.warning("%s is made from the accounts; the file of that name in docs/ is not used", name)
            files.append(MadeFile.make(config, folder, name, read))
        return files

    @event_priority(-150)
    def _fill_copies(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Give the copies of our files that a plugin for several languages makes what they hold, all in one folder."""
        home, made_in = files.get_file_from_path(HOME), folder_of_made(config)
        folder = posixpath.dirname(home.dest_uri) if home else ""
        for copy in [file for file in files if file.src_uri in self._contents and file.generated_by is None]:
            made = MadeFile.make(config, made_in, copy.src_uri, self._contents[copy.src_uri])
            if made.is_documentation_page():
                copy.content_string = made.content_string
                copy.abs_src_path = made.abs_src_path
            else:  # such a plugin leaves what is no page where it was
                files.remove(copy)
                made.dest_uri = posixpath.join(folder, copy.src_uri)
                files.append(made)
        return files

    on_files = CombinedEvent(_add_files, _fill_copies)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        """Count the pages, without those that are taken over."""
        self._read, self._written, self._pages = 0, 0, len(files.documentation_pages())
        if self._short_way and self.site and self._finished:
            self._pages -= self._short_way.take_over(self.site, self._finished, nav, files, config)

    def on_pre_page(self, page: MkDocsPage, /, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Let plugins that ask git of a page look at the file its facts stand in, and date it by the site's day.

        The theme gets no address of a made page for a pencil, as the page has one of its own.
        """
        self._read += 1
        self._go_to(page)
        self._progress("pages read by MkDocs", self._read, self._pages)
        if page.file.src_uri in self._contents:
            source = project_folder(config) / self._edit.get(page.file.src_uri, "")
            page.edit_url = None
            page.file.abs_src_path = str(source if source.is_file() else config_file(config))
            page.file.generated_by = None
            if self._finished and page.file.src_uri in self._edit:
                self._finished.take_over(page)
        if self.site:
            page.update_date = self.site.as_of.isoformat()
        return page

    def on_page_markdown(self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """Keep plugins that take Markdown for a template away from made pages, which are the outcome of one."""
        if page.file.src_uri in self._edit:
            page.meta.setdefault("render_macros", False)

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        """Say where links of our pages lead nowhere, now that all pages are read; tell search what stands on them."""
        if self._finished:
            if self._short_way:
                self._short_way.keep_templates(env)
                self._short_way.compare_menu()
            wrong = self._finished.report_dead_links(config, files)
            pieces = self._short_way.note_pages(self._finished, files, wrong) if self._short_way else None
            self._finished.hand_to_search(config, pieces)

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give themes that print the time of the build the site's day instead, so that bytes do not differ."""
        self._written += 1
        self._go_to(page)
        self._progress("pages written by MkDocs", self._written, self._pages)
        if self.site:
            context["build_date_utc"] = datetime.combine(self.site.as_of, time(), UTC)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say in the site that it is ours, so that the next one may replace it."""
        try:
            if self._ours:
                mark_folder(Path(config.site_dir), SITE_MARK)
        except CannotWrite as error:
            raise PluginError(str(error)) from error

    def on_shutdown(self) -> None:
        """Let others build."""
        self._held.close()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again whenever an account or a template changes, and answer nobody else's requests."""
        for folder in WATCHED:
            path = project_folder(config) / folder
            if path.is_dir():
                server.watch(str(path))
        if application := server.get_app():
            server.set_app(answer_only_for(str(server.server_address[0]), application))
        return server

    def _go_to(self, page: MkDocsPage) -> None:
        if self._short_way:
            self._short_way.current = page.file

    def editor(self, config: MkDocsConfig) -> Editor:
        """What gives the address at which files of the project are edited; PluginError for a host that is not known."""
        return read_editor(config, self.config.code_host or "", self.config.branch or "")

    def _will_be_ours(self, site: Path) -> bool:
        """Whether nobody's files will be left in the folder: MkDocs keeps hidden ones, and a dirty build keeps all."""
        if not site.is_dir() or (site / SITE_MARK).is_file():
            return True
        return not any(site.iterdir() if self._dirty else site.glob(".*"))

    def _reserve(self, site: Path) -> None:
        try:
            self._held.enter_context(reserve_folder(site.resolve(), LOG.info))
        except Busy as error:
            raise PluginError(str(error)) from error
        except CannotWrite as error:
            # MkDocs writes into a folder that is there already, and where that lies we may not be allowed to.
            LOG.info("Two builds at once would not notice each other: %s", error)

    def _build_with(self, folder: Path, link: Link, edits: Editor, finisher: PageFinisher | None) -> Site:
        inputs = read_inputs(folder, self.config.as_of, self.config.jobs, LOG.info)
        day, earlier, others = inputs.day, inputs.earlier, inputs.others
        site = build(inputs.checked, day, link, earlier, edits, finisher, kept=inputs.parts, others=others)
        inputs.sweep()
        for problem in site.problems:
            log_problem(problem)
        if site.errors and not self._serving:
            errors = count_noun(count_errors(site.problems), "error")
            raise PluginError(f"{errors} in accounts/ or playbook/, see above; the earlier site was left as it is")
        return site


def _give(content: str | bytes) -> str | bytes:
    return content


def find_plugin(config: MkDocsConfig) -> AccountPlaybookPlugin:
    """Our plugin in a configuration; ConfigurationError where it is not named."""
    for plugin in config.plugins.values():
        if isinstance(plugin, AccountPlaybookPlugin):
            return plugin
    raise ConfigurationError("mkdocs.yml does not name the plugin: add `- account-playbook` below `plugins:`")


def _leave_out_links(files: Files, config: MkDocsConfig) -> None:
    """Leave out what lies behind a link in the folder of hand-written pages: it could be any file of the machine."""
    docs = Path(config.docs_dir)
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        if lies_behind_link(docs / file.src_uri, docs):
            files.remove(file)
            if docs_folder(config) != DOCS:  # of a link below docs/ the project itself has a problem
                LOG.warning("%s is or lies behind a link; links are not followed", file.src_uri)
