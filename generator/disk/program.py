"""What the program brings along for every project: its playbook, help pages with the look, configuration, samples."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from generator.load.program_folder import PROGRAM
from generator.load.settings import SETTINGS_FILE

PLAYBOOK_ENDINGS = (".yaml", ".yml", ".j2", ".typ", ".css")
"""The files that a playbook is made of."""

PAGES_FOR_PROGRAMMERS = ("add-a-field.md", "add-a-key.md", "architecture.md", "contributing.md")
"""Help pages that are of no use where the program is not changed."""

_OF_THIS_REPOSITORY = ("docs_dir", "edit_uri", "site_description", "site_dir", "site_name", "validation")
"""What its mkdocs.yml says of itself alone."""


def is_program(folder: Path) -> bool:
    """Whether a project is the repository that the program is run from."""
    return folder.exists() and folder.samefile(PROGRAM)


def playbook_files() -> dict[str, Path]:
    """The files of the program's playbook, by their names relative to a project: ``playbook/account/people.md.j2``.

    Its settings are not among them: what they say is what the model has.
    """
    files = _files_below("playbook")
    return {name: path for name, path in files.items() if name.endswith(PLAYBOOK_ENDINGS) and name != SETTINGS_FILE}


def read_help() -> dict[str, bytes]:
    """The help pages and what gives the site its look, by their names below ``docs/``."""
    files = {name.removeprefix("docs/"): path for name, path in _files_below("docs").items()}
    return {name: path.read_bytes() for name, path in files.items() if name not in PAGES_FOR_PROGRAMMERS}


def read_samples() -> dict[str, bytes]:
    """The accounts that come with the program and the settings they are for, by their names relative to a project."""
    files = {**_files_below("accounts"), SETTINGS_FILE: PROGRAM / SETTINGS_FILE}
    return {name: path.read_bytes() for name, path in files.items()}


def read_configuration(without: Collection[str]) -> str:
    """What mkdocs.yml of the program says for any project, as YAML, without some of its keys."""
    text = (PROGRAM / "mkdocs.yml").read_text(encoding="utf-8")
    for key in (*_OF_THIS_REPOSITORY, *without):
        text = re.sub(rf"(?m)^{re.escape(key)}:.*\n(?:[ \t].*\n|\n)*", "", text)
    pages = "|".join(map(re.escape, PAGES_FOR_PROGRAMMERS))
    return re.sub(rf"(?m)^ +- .*: (?:{pages})\n", "", text)


def _files_below(top: str) -> dict[str, Path]:
    """The files below a folder of the program, by their names, without hidden ones."""
    paths = sorted(path for path in (PROGRAM / top).rglob("*") if path.is_file())
    names = {path.relative_to(PROGRAM).as_posix(): path for path in paths}
    return {name: path for name, path in names.items() if "/." not in name}
