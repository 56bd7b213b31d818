"""The project's folder on disk: which files the playbook is made from, and their bytes."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.disk.program import PLAYBOOK_ENDINGS, is_program, playbook_files
from generator.documents.logo import LOGO_KINDS
from generator.load.personal import is_personal
from generator.load.unread import unread_files
from generator.model.addresses import FILE_KINDS
from generator.model.problem import Level, Place, Problem

ACCOUNTS, PLAYBOOK = "accounts", "playbook"
DOCS = "docs"
WATCHED = (ACCOUNTS, PLAYBOOK)
"""The folders whose files make the site."""

TAKEN = ".taken"
"""The folder in ``playbook/`` with what files were that were taken over from the program's."""

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
    #: The names of those sources that are not the project's own but lie below them, in the program's playbook.
    brought: frozenset[str] = frozenset()
    #: How many accounts there are besides those whose files are among the sources.
    others: int = 0


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

    What each of us keeps of themselves, in `accounts/_people/`, is not read.

    A file of the playbook that the project does not have is the program's.
    Symbolic links are not followed, so that no file from outside the project can find its way into the site;
    each is a problem, among the hand-written pages too, as is a file that cannot be read.
    """
    sources: dict[str, bytes] = {}
    problems: list[Problem] = []
    ours, unread = [], []
    for path in (path for top in WATCHED for path in _files(folder / top)):
        name = path.relative_to(folder).as_posix()
        if is_personal(name):
            continue
        hidden = "/." in name
        if path.is_symlink():
            if not hidden:  # else it is an editor's lock
                problems.append(_link(name))
        elif hidden or not (limit := _limit(path, name)):
            unread.append(name)
        elif not path.is_file():  # a pipe would be waited for without end
            problems.append(Problem(Place(name), "unreadable", "this is no ordinary file", "remove it"))
        else:
            ours.append(name)
            try:
                sources.setdefault(_normal(name), _read(path, limit))
            except OSError as error:
                why = f"this file cannot be read: {error.strerror}"
                problems.append(Problem(Place(name), "unreadable", why))
            except OverflowError:
                problems.append(_too_large(name))
    problems += [_link(path.relative_to(folder).as_posix()) for path in _files(folder / DOCS) if path.is_symlink()]
    problems += [*_same_names(ours), *unread_files(unread, sources)]
    brought = {} if is_program(folder) else {n: path for n, path in playbook_files().items() if n not in sources}
    sources |= {name: path.read_bytes() for name, path in brought.items()}
    return Project(folder, sources, tuple(problems), frozenset(brought))


def _read(path: Path, limit: int) -> bytes:
    """The beginning of a file; OverflowError for one that is handed over and goes on."""
    with path.open("rb") as file:
        data = file.read(limit)
        if limit == _LARGEST and file.read(1):
            raise OverflowError
    return data


def _too_large(name: str) -> Problem:
    hint = "hand over a smaller one"
    return Problem(Place(name), "too-large", f"this file is larger than {_LARGEST // 1024**2} MB", hint)


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _same_names(names: Iterable[str]) -> Iterator[Problem]:
    """An error for each file or folder that has the name of another but for upper and lower case or Unicode form.

    On some machines the two are one. Names of accounts that differ in case are compared where they are read as ids.
    """
    first: dict[str, str] = {}
    told = set[str]()
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            part = "/".join(parts[:depth])
            other = first.setdefault(_normal(_normal(part).casefold()), part)
            if other == part:
                continue
            by_form = _normal(other) == _normal(part)
            if part not in told and (by_form or depth > 2 or parts[0] != ACCOUNTS):
                told.add(part)
                yield _same_name(name, other, part, by_form)
            break


def _same_name(file: str, other: str, name: str, by_form: bool) -> Problem:
    if by_form:
        message = f"{other!a} and {name!a} are the same name, its letters coded in two ways"
    else:
        message = f"{other} and {name} differ only in upper and lower case; on some machines they are one"
    return Problem(Place(file), "same-name", message, "rename one of them, or put them together")


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
    logo = top == PLAYBOOK and path.suffix.lower() in LOGO_KINDS
    return _LIMIT if logo or path.suffix in PLAYBOOK_ENDINGS else 0


def _files(top: Path) -> Iterator[Path]:
    """Every file and every link below a folder, hidden ones too but for those of git and of what was taken over."""
    if top.is_symlink():
        yield top
        return
    for directory, folders, files in os.walk(top):
        here = Path(directory)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in (".git", TAKEN, *linked))
        for name in sorted([*files, *linked]):
            yield here / name
