"""MkDocs run for the verbs `build`, `serve` and `export`, as its own command would run it."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import webbrowser
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from generator.disk.publish import INHERITED
from generator.disk.published_site import PublishedSite
from generator.pages.code_host import Editor, no_address
from generator.paths import Link
from generator.plugin.completion import configuration_left_out, files_left_out, takes_from_program
from generator.plugin.configuration import LOG
from generator.plugin.page_by_page import find_obstacle
from generator.plugin.plugin import MakeSite, find_plugin
from generator.plugin.served_site import ServedSite
from generator.plugin.short_way import MenuChanged, ShortWay
from generator.plugin.site_frame import find_serving_obstacle
from generator.preview.server import PreviewServer, as_application, serve_live
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Progress, Site


class CannotBuild(Exception):
    """MkDocs could not build the site; what went wrong is in the log already, or in the message."""


def editor_of(config_file: Path) -> Editor:
    """What gives the address at which files of a project are edited, by mkdocs.yml; none where that says nothing.

    CannotBuild for a host that is not known; what else is wrong with the file is said where a site is built with it.
    """
    try:
        config = load_config(str(config_file))
        return find_plugin(config).editor(config)
    except PluginError as error:
        raise CannotBuild(str(error)) from error
    except (Abort, ConfigurationError, OSError):
        return no_address


def left_out_of(config_file: Path) -> dict[str, bytes]:
    """What a project takes from the program, for another builder: files by their names beside its mkdocs.yml."""
    try:
        config = load_config(str(config_file))
        if not takes_from_program(config):
            return {}
    except (Abort, ConfigurationError, PluginError, OSError):
        return {}
    files = {f"docs/{name}": data for name, data in files_left_out(config).items()}
    said = configuration_left_out(config)
    return {**files, INHERITED: said.encode()} if said else files


def read_configuration(config_file: Path, target: Path, strict: bool) -> MkDocsConfig:
    """How MkDocs is to build a site into a folder; CannotBuild when it cannot, or would do so without our plugin.

    ``strict`` makes a warning of MkDocs, such as a link that leads nowhere, end the build.
    """
    try:
        config = load_config(str(config_file), strict=strict, site_dir=str(target))
        find_plugin(config)
    except (Abort, ConfigurationError, PluginError) as error:
        raise CannotBuild(str(error)) from error
    return config


def build_site(
    config: MkDocsConfig, make_site: MakeSite, whole: str, progress: Progress, published: PublishedSite
) -> str:
    """Let MkDocs build a site when it is made, and tell how far it is; CannotBuild when it cannot.

    What stays as it is comes from the site that was ``published`` last, unless something in the configuration asks for
    every page to go through MkDocs: returns what, in words. ``whole`` is a fingerprint of all that the site is made of.
    """
    once = _make_once(make_site)
    if obstacle := find_obstacle(config):
        _run_mkdocs(config, once, progress, None)
        return obstacle
    try:
        _run_mkdocs(config, once, progress, ShortWay(published, whole))
    except MenuChanged:
        shutil.rmtree(config.site_dir)  # nothing that was taken over may be written in place
        config = read_configuration(Path(config.config_file_path), Path(config.site_dir), config.strict)
        published.forget()
        _run_mkdocs(config, once, progress, ShortWay(published, whole))
    return ""


def is_up_to_date(config: MkDocsConfig, whole: str, published: PublishedSite) -> bool:
    """Whether the site that was ``published`` last is the one that would be made, so that it can stay as it is.

    ``whole`` is a fingerprint of all that it would be made of.
    """
    return bool(whole) and whole == published.record.inputs and not find_obstacle(config) and published.is_whole()


def _make_once(make_site: MakeSite) -> MakeSite:
    made: list[Site] = []

    def make(link: Link, editor: Editor, finisher: PageFinisher | None) -> Site:
        if not made:
            made.append(make_site(link, editor, finisher))
        return made[0]

    return make


def _run_mkdocs(config: MkDocsConfig, make_site: MakeSite, progress: Progress, way: ShortWay | None) -> None:
    logger, listener = logging.getLogger("mkdocs"), way.listen() if way else logging.NullHandler()
    try:
        config.plugins.on_startup(command="build", dirty=False)
        logger.addHandler(listener)
        _BUILDING.addFilter(_is_of_interest)
        try:
            find_plugin(config).use(make_site, progress, way)
            mkdocs_build(config, dirty=way is not None)
            if way:
                way.finish(config)
        finally:
            _BUILDING.removeFilter(_is_of_interest)
            logger.removeHandler(listener)
            config.plugins.on_shutdown()
    except (Abort, PluginError) as error:
        raise CannotBuild(str(error)) from error
    except (OSError, MenuChanged):
        raise
    except Exception as error:
        raise CannotBuild(f"{type(error).__name__}: {error}") from error


_BUILDING = logging.getLogger("mkdocs.commands.build")


def _is_of_interest(record: logging.LogRecord) -> bool:
    """Not the warning of MkDocs that it may pass over pages by the time of their files: we say which."""
    return "'dirty' build" not in record.getMessage()


def serve_site(config_file: Path, address: str | None, browser: bool) -> None:
    """Serve the site of a project, each page as it is asked for; CannotBuild when it cannot start.

    Where something in the configuration asks for every page to go through MkDocs, it is said, and MkDocs serves it.
    """
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        config = load_config(str(config_file), **options)
        find_plugin(config)
        if obstacle := find_serving_obstacle(config):
            LOG.info("Each edit takes all pages through MkDocs, as %s in mkdocs.yml may need.", obstacle)
            mkdocs_serve(str(config_file), open_in_browser=browser, **options)
        else:
            _serve_on_demand(config_file, config, options, browser)
    except (Abort, ConfigurationError, PluginError) as error:
        raise CannotBuild(str(error)) from error
    except OSError as error:
        raise CannotBuild(f"cannot listen on {address or 'the usual address'}: {error.strerror}") from error


def _serve_on_demand(config_file: Path, config: MkDocsConfig, options: dict[str, Any], browser: bool) -> None:
    """Serve pages as they are asked for, until the keyboard says that it is enough; then this process may end."""
    host, port = config.dev_addr
    with tempfile.TemporaryDirectory(prefix="playbook-", ignore_cleanup_errors=True) as scratch:
        tempfile.tempdir = os.environ["TMPDIR"] = os.environ["TEMP"] = scratch  # for other processes too
        site = ServedSite(config_file, Path(scratch), options)
        with PreviewServer(host, port, as_application(partial(serve_live, site))) as server:
            site.start()
            named = f"[{host}]" if ":" in host else host
            url = f"http://{named}:{port}{urlsplit(config.site_url or '/').path or '/'}"
            LOG.info("Serving on %s", url)
            if browser:
                webbrowser.open(url)
            with suppress(KeyboardInterrupt):
                server.serve_forever()
            ended = site.close()
    if not ended:
        logging.shutdown()
        os._exit(0)  # what other processes make would be waited for
