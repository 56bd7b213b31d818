"""Which folders may be replaced whole and which files written over: those that are ours, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.disk.manifest import NoManifest, find_differences, read_manifest
from generator.disk.project import ACCOUNTS, PLAYBOOK
from generator.disk.publish import EXPORT_MARK, SITE_MARK
from generator.history.versions import is_tracked
from generator.outputs.made_here import is_made_here

_SOURCES = (ACCOUNTS, PLAYBOOK, "generator", "docs", ".git")
"""The folders of a project in which somebody's work lies."""

_REPOSITORIES = (".git", ".hg", ".svn")

_HOMES = ("home", "Users")
"""Folders at the top of a disk in which systems keep those of their users."""

_LARGEST = 256 * 1024 * 1024
"""No file of ours has more bytes."""


class RefusedTarget(Exception):
    """What was named is not to be written over; the message says what is in the way, and what to type instead."""


@dataclass(frozen=True, slots=True)
class FolderKind:
    """A kind of folder that is made anew whole."""

    #: The file in it by which one of this kind is known; empty where a list beside it says what may be in it.
    mark: str
    #: How to name another one on the command line.
    typed: str
    #: What it is called unless somebody says so.
    usual: str


SITE = FolderKind(SITE_MARK, "--site", "site")
EXPORT = FolderKind(EXPORT_MARK, "playbook export", "pages")
EDITION = FolderKind("", "--out", "edition")


def folder_to_replace(named: Path, project: Path, kind: FolderKind) -> Path:
    """Where a folder that is made anew really lies, links resolved; Refused unless it is absent, empty or ours."""
    target = _resolve_path(named)
    if reason := _reason(target, project, kind):
        free = next(folder for folder in _others(target, project, kind) if not _reason(folder, project, kind))
        raise RefusedTarget(f"{named} {reason}. Nothing was touched. Name another folder, such as: {kind.typed} {free}")
    return target


def is_unmarked_site(target: Path, project: Path) -> bool:
    """Whether a folder is the site of a project as an earlier version made it, without a mark, and not kept in git."""
    pages = ("index.html", f"{ACCOUNTS}/index.html")
    return (
        target == project / SITE.usual
        and not (target / SITE.mark).exists()
        and all((target / page).is_file() for page in pages)
        and any((target / page).is_file() for page in ("attention/index.html", "attention.html"))
        and not is_tracked(target)
    )


def file_to_write(named: Path, project: Path | None, *, replace: bool) -> Path:
    """Where a file that is written really lies, links resolved; Refused when that is among the sources of a project.

    The sources do not matter without a ``project``: where nobody named a folder, the file goes where they stand.
    What is there already and not as we made it is refused unless told to ``replace`` it.
    """
    target = _resolve_path(named)
    try:
        reason = _reason_of_file(target, project, replace=replace)
    except OSError as error:
        reason = f"cannot be looked at ({error.strerror})"
    if reason:
        raise RefusedTarget(f"{named} {reason}. Nothing was touched.")
    return target


def _reason_of_file(target: Path, project: Path | None, *, replace: bool) -> str:
    """Why a file may not be written, and what to do instead; nothing when it may."""
    if project and (source := _source(target, project)):
        return f"lies in {source}, where somebody's work is kept: name another place"
    if file := _file_above(target):
        return f"would lie in {file}, which is a file: name another place"
    if target.is_dir():
        return "is a folder: name a file"
    if target.exists() and not target.is_file():
        return "is no ordinary file: name another one"
    if target.exists() and not replace and not _is_made_here(target):
        return "is there already, not as playbook made it: name another place, or say --replace to write over it"
    return ""


def _resolve_path(named: Path) -> Path:
    try:
        return named.resolve()
    except (OSError, RuntimeError) as error:
        raise RefusedTarget(f"{named} leads nowhere: {error}. Nothing was touched.") from None


def _reason(target: Path, project: Path, kind: FolderKind) -> str:
    """Why a folder may not be replaced; nothing when it may."""
    try:
        place = _reason_of_place(target, project, kind)
        return place if place or not target.exists() else _reason_of_contents(target, project, kind)
    except OSError as error:
        return f"cannot be looked into ({error.strerror})"


def _reason_of_contents(target: Path, project: Path, kind: FolderKind) -> str:
    if not target.is_dir():
        return "is a file"
    if not any(target.iterdir()):
        return ""
    if not kind.mark:
        return _reason_of_list(target)
    if not (target / kind.mark).is_file() and not (kind is SITE and is_unmarked_site(target, project)):
        return "is not empty, and nothing in it says that playbook made it"
    work = next(_work_below(target), None)
    return f"holds {work}, which playbook did not make" if work else ""


def _reason_of_list(target: Path) -> str:
    """Why a folder that holds something may not be replaced by what leaves the house; nothing when all of it did."""
    try:
        manifest = read_manifest(target)
    except NoManifest as error:
        return f"is not empty, and {error}"
    words = {"added": "which was not made with it", "changed": "which is not as it was made"}
    other = next((file for file in find_differences(target, manifest.files) if file.what in words), None)
    return f"holds {other.name}, {words[other.what]}" if other else ""


def _reason_of_place(target: Path, project: Path, kind: FolderKind) -> str:
    if _is_same(target, project):
        return "is the project"
    if any(_is_same(target, above) for above in project.parents):
        return "holds the project"
    if source := _source(target, project):
        return f"lies in {source}, where somebody's work is kept" if target != source else "holds somebody's work"
    if any(_is_same(target, folder) for folder in _home()):
        return "is your home folder, or holds it"
    if target.exists() and len(target.parts) <= 3 and target.parts[1:2] in [(name,) for name in _HOMES]:
        return "is the home folder of somebody, or holds such folders"
    if os.path.ismount(target):
        below = target / kind.usual
        return f"is where a disk of its own begins, and only folders on it can be replaced whole, such as {below}"
    file = _file_above(target)
    return f"would lie in {file}, which is a file" if file else ""


def _file_above(target: Path) -> Path | None:
    """The file that stands where one of the folders above a place would be."""
    nearest = next((path for path in target.parents if path.exists()), None)
    return None if nearest is None or nearest.is_dir() else nearest


def _home() -> tuple[Path, ...]:
    """The user's home folder and those above it; none where the system knows of no home."""
    try:
        home = Path.home().resolve()
    except (OSError, RuntimeError):
        return ()
    return (home, *home.parents)


def _source(target: Path, project: Path) -> Path | None:
    """The folder of sources, of this project or another one, that a place is or lies in."""
    for folder in (target, *target.parents):
        if folder.name in _REPOSITORIES:
            return folder
        above = folder.parent
        if above == project or _is_project(above):
            path = next((above / name for name in _SOURCES if _is_same(folder, above / name)), None)
            if path:
                return path
    return None


def _is_project(folder: Path) -> bool:
    return (folder / ACCOUNTS).is_dir() and (folder / "mkdocs.yml").is_file()


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same place, on disks too on which case does not count."""
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _work_below(folder: Path) -> Iterator[Path]:
    """Repositories and projects in a folder, itself included."""
    for here, folders, files in os.walk(folder):
        repositories = [name for name in (*folders, *files) if name in _REPOSITORIES]
        if repositories:
            yield Path(here, repositories[0])
        elif ACCOUNTS in folders and "mkdocs.yml" in files:
            yield Path(here)


def _others(target: Path, project: Path, kind: FolderKind) -> Iterator[Path]:
    """Folders to propose instead, none of them lost on whoever named this one."""
    yield project / kind.usual
    yield target.with_name(f"{target.name}-{kind.usual}")
    for number in count(2):
        yield project / f"{kind.usual}-{number}"


def _is_made_here(file: Path) -> bool:
    return file.stat().st_size < _LARGEST and is_made_here(file.read_bytes())
