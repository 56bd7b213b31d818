"""The MkDocs plugin: hands the pages to MkDocs in memory; the only module that knows MkDocs."""

from __future__ import annotations

import logging
import os
import posixpath
from contextlib import ExitStack
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options
from mkdocs.config.base import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator import clock
from generator.build import build, check
from generator.code_host import HOSTS, Editor, editor, nowhere
from generator.larder import Larder
from generator.lock import Busy
from generator.problem import Level
from generator.project import WATCHED, read_project
from generator.publish import SITE_MARK, mark, reserve_folder
from generator.recall import for_pages
from generator.report import as_line
from generator.site import Site
from generator.text import count, in_prose
from generator.write import CannotWrite

_LOG = logging.getLogger("mkdocs.plugins.account-playbook")
_LEVELS = {Level.ERROR: logging.ERROR, Level.WARNING: logging.WARNING, Level.NOTE: logging.INFO}

_MADE_UP = ("edit/master/docs/", "src/default/docs/")
"""What MkDocs takes for ``edit_uri`` where nobody set it, with branches that few repositories have."""


class PluginConfig(Config):
    """What may be set for the plugin in mkdocs.yml."""

    as_of = config_options.Optional(config_options.Type((str, date)))
    """The day the site is made for; left out, the settings or the clock decide."""
    code_host = config_options.Optional(config_options.Type(str))
    """What runs at ``repo_url`` where nobody can see it, or the address of a line, with {file} and {line} in it."""
    branch = config_options.Optional(config_options.Type(str))
    """The branch on which records are edited; left out, that of ``edit_uri``."""


class AccountPlaybookPlugin(BasePlugin[PluginConfig]):
    """Adds a page for everything in ``accounts/`` and ``playbook/`` to the site."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self._ready_made = False
        self._serving = self._dirty = False
        self._ours = False
        self._edit: dict[str, str] = {}
        self._held = ExitStack()

    def use(self, site: Site) -> None:
        """Take a site that was made already instead of making it from the files again."""
        self.site, self._ready_made = site, True

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is watching: a preview goes on in spite of errors, a build does not."""
        self._serving, self._dirty = command == "serve", dirty

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages; errors end the build here, before MkDocs empties the folder of the earlier site.

        From here on nobody else builds into that folder; a preview has a folder of its own.
        """
        if not (self._ready_made or self._serving):
            self._reserve(Path(config.site_dir))
        self._ours = self._will_be_ours(Path(config.site_dir))
        if self._ready_made:
            return
        self.site = self._made(Path(config.config_file_path).parent, self.editor(config))

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the pages and the other files, before MkDocs works out its navigation."""
        for page in self.site.pages if self.site else ():
            _add(files, File.generated(config, page.name, content=page.text))
            self._edit[page.name] = page.edit
        for document in self.site.documents if self.site else ():
            _add(files, File.generated(config, document.name, content=document.data))
        return files

    def on_pre_page(self, page: MkDocsPage, /, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Let the pencil of a page open the file its facts stand in, and date the page by the site's day."""
        edit = self._edit.get(page.file.src_uri)
        if edit and config.edit_uri and not config.edit_uri.startswith(("?", "#")):
            page.edit_url = edit_address(config, edit)
        if self.site:
            page.update_date = self.site.as_of.isoformat()
        return page

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give themes that print the time of the build the site's day instead, so that bytes do not differ."""
        if self.site:
            context["build_date_utc"] = datetime.combine(self.site.as_of, time(), UTC)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say in the site that it is ours, so that the next one may replace it."""
        try:
            if self._ours:
                mark(Path(config.site_dir), SITE_MARK)
        except CannotWrite as error:
            raise PluginError(str(error)) from error

    def on_shutdown(self) -> None:
        """Let others build."""
        self._held.close()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again whenever an account or a template changes."""
        for folder in WATCHED:
            path = Path(config.config_file_path).parent / folder
            if path.is_dir():
                server.watch(str(path))
        return server

    def editor(self, config: MkDocsConfig) -> Editor:
        """What gives the address at which a place in a file is edited; PluginError for a host that is not known."""
        host, branch = self.config.code_host or "", self.config.branch or ""
        if host and host not in HOSTS and "{file}" not in host:
            known = in_prose([*HOSTS, "an address with {file} and {line} in it"], "or")
            raise PluginError(f"code_host is `{host}` in mkdocs.yml: expected {known}")
        docs = os.path.relpath(config.docs_dir, Path(config.config_file_path).parent).replace(os.sep, "/")
        edit = config.edit_uri or ""
        return editor(config.repo_url or "", "" if edit in _MADE_UP else edit, docs, host, branch)

    def _will_be_ours(self, site: Path) -> bool:
        """Whether nobody's files will be left in the folder: MkDocs keeps hidden ones, and a dirty build keeps all."""
        if not site.is_dir() or (site / SITE_MARK).is_file():
            return True
        return not any(site.iterdir() if self._dirty else site.glob(".*"))

    def _reserve(self, site: Path) -> None:
        try:
            self._held.enter_context(reserve_folder(site.resolve(), _LOG.info))
        except Busy as error:
            raise PluginError(str(error)) from error
        except CannotWrite as error:
            # MkDocs writes into a folder that is there already, and where that lies we may not be allowed to.
            _LOG.info("Two builds at once would not notice each other: %s", error)

    def _made(self, folder: Path, edits: Editor) -> Site:
        project = read_project(folder)
        larder = Larder(project.folder)
        checked = check(project.sources, project.problems, project.folder, larder)
        given = self.config.as_of
        try:
            day = clock.as_of(str(given) if given else None, os.environ, checked.book.settings.as_of)
        except ValueError as error:
            where = f"as_of is `{given}` in mkdocs.yml: " if given else ""
            raise PluginError(f"{where}{error}") from None
        site = build(checked, day, earlier=for_pages(folder, project.sources, checked.book, day), editor=edits)
        larder.sweep()
        for problem in site.problems:
            _LOG.log(_LEVELS[problem.level], as_line(problem))
        if site.errors and not self._serving:
            errors = count(len(site.errors), "error")
            raise PluginError(f"{errors} in accounts/ or playbook/, see above; the earlier site was left as it is")
        return site


def _add(files: Files, file: File) -> None:
    if taken := files.get_file_from_path(file.src_uri):
        files.remove(taken)
        _LOG.warning("%s is made from the accounts; the file of that name in docs/ is not used", file.src_uri)
    files.append(file)


def edit_address(config: MkDocsConfig, file: str) -> str:
    """The address that edits a file of the project, from the one MkDocs has for files below ``docs/``."""
    base = config.edit_uri or ""
    if "://" not in base:
        base = f"{(config.repo_url or '').rstrip('/')}/{base.lstrip('/')}"
    docs = Path(config.docs_dir).relative_to(Path(config.config_file_path).parent)
    scheme, separator, rest = base.rpartition("://")
    return scheme + separator + posixpath.normpath(posixpath.join(rest, *[".."] * len(docs.parts), file))


def editor_of(config_file: Path) -> Editor:
    """What gives the address at which a place in a file is edited, by mkdocs.yml; none where that says nothing.

    CannotBuild for a host that is not known; what else is wrong with the file is said where a site is built with it.
    """
    try:
        config = load_config(str(config_file))
        return _plugin(config).editor(config)
    except PluginError as error:
        raise CannotBuild(str(error)) from error
    except (Abort, ConfigurationError, CannotBuild, OSError):
        return nowhere


class CannotBuild(Exception):
    """MkDocs could not build the site; what went wrong is in the log already, or in the message."""


def build_site(config_file: Path, target: Path, site: Site, strict: bool) -> None:
    """Let MkDocs build a site that has been made, into a folder; CannotBuild when it cannot.

    ``strict`` makes a warning of MkDocs, such as a link that leads nowhere, end the build.
    """
    try:
        config = load_config(str(config_file), strict=strict, site_dir=str(target))
        _plugin(config).use(site)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, ConfigurationError, PluginError) as error:
        raise CannotBuild(str(error)) from error
    except (CannotBuild, OSError):
        raise
    except Exception as error:
        raise CannotBuild(f"{type(error).__name__}: {error}") from error


def _plugin(config: MkDocsConfig) -> AccountPlaybookPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, AccountPlaybookPlugin):
            return plugin
    raise CannotBuild("mkdocs.yml does not name the plugin: add `- account-playbook` below `plugins:`")


def serve_site(config_file: Path, address: str | None, browser: bool) -> None:
    """Serve the site of a project and build it again at every change; CannotBuild when it cannot start."""
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        mkdocs_serve(str(config_file), open_in_browser=browser, **options)
    except (Abort, ConfigurationError, PluginError) as error:
        raise CannotBuild(str(error)) from error
    except OSError as error:
        raise CannotBuild(f"cannot listen on {address or 'the usual address'}: {error.strerror}") from error
