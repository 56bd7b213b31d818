"""The project's folder on disk: which files the playbook is made from, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problem import Level, Place, Problem

ACCOUNTS, PLAYBOOK = "accounts", "playbook"
WATCHED = (ACCOUNTS, PLAYBOOK)
"""The folders whose files make the site."""

_LIMIT = 4 * 1024 * 1024
"""No file of the two folders is read beyond this many bytes; the YAML reader has a lower limit of its own."""


@dataclass(frozen=True, slots=True)
class Project:
    """The files of a project: names relative to it, with slashes, and their bytes."""

    folder: Path
    sources: dict[str, bytes]
    problems: tuple[Problem, ...]


class NoProject(Exception):
    """The folder is no project; the message says what was looked for."""


def find_project(start: Path) -> Path:
    """The nearest folder, from ``start`` upwards, that has an ``accounts`` folder; NoProject when there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / ACCOUNTS).is_dir():
            return folder
    raise NoProject(f"there is no folder `{ACCOUNTS}` in {start} or above it")


def read_project(folder: Path) -> Project:
    """Read the YAML files of the accounts and the whole playbook.

    Symbolic links are not followed, so that no file from outside the project can find its way into the site;
    each is a problem, as is a file that cannot be read.
    """
    sources: dict[str, bytes] = {}
    problems: list[Problem] = []
    for top in WATCHED:
        for path in _files(folder / top):
            name = path.relative_to(folder).as_posix()
            if path.is_symlink():
                message = "this is a link; links are not followed"
                level = Level.ERROR if name == top else Level.WARNING
                problems.append(Problem(Place(name), "link", message, "copy what it leads to", level=level))
            elif not path.is_file():  # a pipe would be waited for without end
                problems.append(Problem(Place(name), "unreadable", "this is no ordinary file", "remove it"))
            elif path.suffix in (".yaml", ".yml", ".j2", ".typ"):
                try:
                    with path.open("rb") as file:
                        sources[name] = file.read(_LIMIT)
                except OSError as error:
                    problems.append(Problem(Place(name), "unreadable", f"this file cannot be read: {error.strerror}"))
    return Project(folder, sources, tuple(problems))


def _files(top: Path) -> Iterator[Path]:
    if top.is_symlink():
        yield top
        return
    for directory, folders, files in os.walk(top):
        here = Path(directory)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted([*files, *linked]):
            if not name.startswith("."):
                yield here / name
