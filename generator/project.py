"""The project's folder on disk: which files the playbook is made from, and their bytes."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.model.addresses import FILE_KINDS
from generator.problem import Level, Place, Problem

ACCOUNTS, PLAYBOOK = "accounts", "playbook"
DOCS = "docs"
WATCHED = (ACCOUNTS, PLAYBOOK)
"""The folders whose files make the site."""

_LIMIT = 4 * 1024 * 1024
"""No file of the two folders is read beyond this many bytes; the YAML reader has a lower limit of its own."""

_LARGEST = 32 * 1024 * 1024
"""No file that is handed over may be larger than this many bytes."""


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
    """Read the YAML files of the accounts, the files they hand over, and the whole playbook.

    Symbolic links are not followed, so that no file from outside the project can find its way into the site;
    each is a problem, among the hand-written pages too, as is a file that cannot be read.
    """
    sources: dict[str, bytes] = {}
    problems: list[Problem] = []
    for top in WATCHED:
        for path in _files(folder / top):
            name = path.relative_to(folder).as_posix()
            if path.is_symlink():
                problems.append(_link(name))
            elif not path.is_file():  # a pipe would be waited for without end
                problems.append(Problem(Place(name), "unreadable", "this is no ordinary file", "remove it"))
            elif limit := _limit(path, name):
                try:
                    with path.open("rb") as file:
                        data = file.read(limit)
                        if limit == _LARGEST and file.read(1):
                            problems.append(_too_large(name))
                        else:
                            sources[unicodedata.normalize("NFC", name)] = data
                except OSError as error:
                    problems.append(Problem(Place(name), "unreadable", f"this file cannot be read: {error.strerror}"))
    problems += [_link(path.relative_to(folder).as_posix()) for path in _files(folder / DOCS) if path.is_symlink()]
    return Project(folder, sources, tuple(problems))


def find_ring(top: Path) -> Path | None:
    """A symbolic link that leads to the folder it lies in or to one above: a folder, or one below it."""
    below = (Path(directory) / name for directory, folders, _ in os.walk(top) for name in folders)
    for path in chain([top], below):
        if path.is_symlink() and path.parent.resolve().is_relative_to(os.path.realpath(path)):
            return path
    return None


def lies_behind_link(path: Path, top: Path) -> bool:
    """Whether a path is, or leads through, a symbolic link from a folder above it on, that one among them."""
    return any(place.is_symlink() for place in (path, *path.parents) if place.is_relative_to(top))


def _link(name: str) -> Problem:
    level = Level.WARNING if "/" in name else Level.ERROR
    return Problem(Place(name), "link", "this is a link; links are not followed", "copy what it leads to", level=level)


def _limit(path: Path, name: str) -> int:
    """How much of a file is read; 0 for one that is no concern of ours."""
    top, _, *inside = name.split("/")
    if top == ACCOUNTS and inside[:1] == ["files"]:
        return _LARGEST if path.suffix.lower().lstrip(".") in FILE_KINDS else 0
    return _LIMIT if path.suffix in (".yaml", ".yml", ".j2", ".typ") else 0


def _too_large(name: str) -> Problem:
    hint = "hand over a smaller one"
    return Problem(Place(name), "too-large", f"this file is larger than {_LARGEST // 1024**2} MB", hint)


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
