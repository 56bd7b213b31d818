"""MkDocs run for the verbs `build`, `serve` and `export`, as its own command would run it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from generator.disk.publish import INHERITED
from generator.pages.code_host import Editor, no_address
from generator.plugin.completion import configuration_left_out, files_left_out, takes_from_program
from generator.plugin.plugin import AccountPlaybookPlugin, MakeSite
from generator.site import Progress


class CannotBuild(Exception):
    """MkDocs could not build the site; what went wrong is in the log already, or in the message."""


def editor_of(config_file: Path) -> Editor:
    """What gives the address at which a place in a file is edited, by mkdocs.yml; none where that says nothing.

    CannotBuild for a host that is not known; what else is wrong with the file is said where a site is built with it.
    """
    try:
        config = load_config(str(config_file))
        return _find_plugin(config).editor(config)
    except PluginError as error:
        raise CannotBuild(str(error)) from error
    except (Abort, ConfigurationError, CannotBuild, OSError):
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
    except (Abort, ConfigurationError, PluginError) as error:
        raise CannotBuild(str(error)) from error
    _find_plugin(config)
    return config


def build_site(config: MkDocsConfig, make_site: MakeSite, progress: Progress) -> None:
    """Let MkDocs build a site when it is made, and tell how far it is; CannotBuild when it cannot."""
    try:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            _find_plugin(config).use(make_site, progress)
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, PluginError) as error:
        raise CannotBuild(str(error)) from error
    except OSError:
        raise
    except Exception as error:
        raise CannotBuild(f"{type(error).__name__}: {error}") from error


def _find_plugin(config: MkDocsConfig) -> AccountPlaybookPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, AccountPlaybookPlugin):
            return plugin
    raise CannotBuild("mkdocs.yml does not name the plugin: add `- account-playbook` below `plugins:`")


def serve_site(config_file: Path, address: str | None, browser: bool) -> None:
    """Serve the site of a project and build it again at every change; CannotBuild when it cannot start."""
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        _find_plugin(load_config(str(config_file)))
        mkdocs_serve(str(config_file), open_in_browser=browser, **options)
    except (Abort, ConfigurationError, PluginError) as error:
        raise CannotBuild(str(error)) from error
    except OSError as error:
        raise CannotBuild(f"cannot listen on {address or 'the usual address'}: {error.strerror}") from error
