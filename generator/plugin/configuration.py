"""What a configuration of MkDocs says of the project: where it lies, and where its files are edited."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.disk.program import playbook_files
from generator.disk.project import NoProject, find_project
from generator.load.merge import TEAM_FILE
from generator.model.problem import Level, Problem
from generator.pages.code_host import HOSTS, MADE_UP, Editor, edit_address, find_file_pattern
from generator.report import as_line
from generator.wording.text import in_prose

_LEVELS = {Level.ERROR: logging.ERROR, Level.WARNING: logging.WARNING, Level.NOTE: logging.INFO}

LOG = logging.getLogger("mkdocs.plugins.account-playbook")


def log_problem(problem: Problem) -> None:
    """Say in the log of MkDocs what is wrong with the data."""
    LOG.log(_LEVELS[problem.level], as_line(problem))


def config_file(config: MkDocsConfig) -> Path:
    """Where a configuration was read; MkDocs keeps the path as it was typed."""
    return Path(config.config_file_path or "mkdocs.yml").absolute()


def project_folder(config: MkDocsConfig) -> Path:
    """The folder of the project that a configuration is for, wherever that lies; PluginError when there is none."""
    try:
        return find_project(config_file(config).parent)
    except NoProject as error:
        raise PluginError(str(error)) from None


def docs_folder(config: MkDocsConfig) -> str:
    """The folder of hand-written pages, relative to the project, with slashes."""
    docs = Path(config.docs_dir)
    return os.path.relpath(docs.parent.resolve() / docs.name, project_folder(config)).replace(os.sep, "/")


def _edit_template(config: MkDocsConfig) -> str:
    """Where MkDocs says that a page is edited, with ``{path}`` for its name; empty where it says nothing."""
    if config.edit_uri_template:
        return str(config.edit_uri_template)
    return f"{config.edit_uri}{{path}}" if config.edit_uri else ""


def _file_pattern(config: MkDocsConfig) -> str:
    """The address of the pencil of a page; empty where there is none, with a warning if it should be."""
    template = _edit_template(config)
    pattern = find_file_pattern(config.repo_url or "", template, docs_folder(config)) if template else ""
    if template and not pattern and config.edit_uri not in MADE_UP:
        message = "%s in mkdocs.yml does not say where files beside %s/ are edited: made pages have no pencil"
        LOG.warning(message, "edit_uri_template" if config.edit_uri_template else "edit_uri", docs_folder(config))
    return pattern


def read_editor(config: MkDocsConfig, host: str, branch: str) -> Editor:
    """What gives the address at which files of the project are edited; PluginError for a host that is not known."""
    if host and host not in HOSTS and "{file}" not in host:
        known = in_prose([*HOSTS, "an address with {file} and {line} in it"], "or")
        raise PluginError(f"code_host is `{host}` in mkdocs.yml: expected {known}")
    edit = _edit_template(config).partition("{")[0]
    line = edit_address(config.repo_url or "", edit, docs_folder(config), host, branch)
    folder, made_of = project_folder(config), (TEAM_FILE, *playbook_files())
    not_edited = tuple(name for name in made_of if not (folder / name).is_file())
    return replace(line, file_pattern=_file_pattern(config), not_edited=not_edited)
