"""A site on disk: the pages as a plain folder for any builder, and a finished site or file put in place whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.site import Document, Page

_ASIDE, _OLD = ".new", ".old"


class CannotWrite(Exception):
    """The disk did not allow it; the message says what was being written and why it failed."""


def aside(target: Path) -> Path:
    """The folder beside ``target`` in which its next contents are made; emptied, as a failed build may have left it."""
    folder = target.with_name(target.name + _ASIDE)
    recover(target)
    _remove(folder)
    return folder


def put_in_place(target: Path) -> None:
    """Swap what was made aside for what is in place, whole; CannotWrite leaves the old contents where they were."""
    made, old = target.with_name(target.name + _ASIDE), target.with_name(target.name + _OLD)
    try:
        _remove(old)
        if target.exists():
            target.rename(old)
        try:
            made.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    except OSError as error:
        raise CannotWrite(f"cannot put {target} in place: {error.strerror}") from error
    _remove(old)


def recover(target: Path) -> None:
    """Bring back the old contents if a swap was cut off between its two steps."""
    old = target.with_name(target.name + _OLD)
    if old.exists() and not target.exists():
        old.rename(target)


def discard(target: Path) -> None:
    """Remove what was made aside and shall not be put in place."""
    _remove(target.with_name(target.name + _ASIDE))


def export(project: Path, pages: Iterable[Page], documents: Iterable[Document], target: Path) -> int:
    """Write a folder that another builder can build: mkdocs.yml, and docs/ with hand-written and made files.

    The folder is made aside and put in place whole. Returns the number of pages made.
    CannotWrite when ``target`` is there and holds anything but an earlier export, or the disk does not allow it.
    """
    marker = "exported-by-playbook"
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / marker).exists())):
        raise CannotWrite(f"{target} is not empty and no earlier export; choose a new folder")
    try:
        made = aside(target)
        docs = made / "docs"
        if (project / "docs").is_dir():
            shutil.copytree(project / "docs", docs, ignore=_links)
        docs.mkdir(parents=True, exist_ok=True)
        if (project / "mkdocs.yml").is_file():
            shutil.copyfile(project / "mkdocs.yml", made / "mkdocs.yml")
        number = 0
        for page in pages:
            _parent(docs / page.name).write_text(page.text, encoding="utf-8", newline="\n")
            number += 1
        for document in documents:
            _parent(docs / document.name).write_bytes(document.data)
        (made / marker).write_text("Made anew by each `playbook export`; edit the project instead.\n", "utf-8")
    except OSError as error:
        discard(target)
        raise CannotWrite(f"cannot write {error.filename or target}: {error.strerror}") from error
    put_in_place(target)
    return number


def write_file(data: bytes, target: Path) -> None:
    """Put a file in place whole, with the folder it lies in; CannotWrite leaves what was there as it was."""
    made = target.with_name(target.name + _ASIDE)
    try:
        _parent(made).write_bytes(data)
        made.replace(target)
    except OSError as error:
        with suppress(OSError):
            made.unlink(missing_ok=True)
        raise CannotWrite(f"cannot write {target}: {error.strerror}") from error


def exchange(changes: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Put several files in place of what they were, all or none: each with its old bytes (None: not there) and its new.

    CannotWrite when a file is no longer what it was, or the disk does not allow it; then all are as they were.
    """
    done: list[Path] = []
    try:
        for target, (before, _) in changes.items():
            if (target.read_bytes() if target.exists() else None) != before:
                raise CannotWrite(f"{target} has been changed by somebody else meanwhile")
        for target, (before, data) in changes.items():
            made = _parent(target.with_name(target.name + _ASIDE))
            made.write_bytes(data)
            if before is not None:
                shutil.copymode(target, made)
        for target in changes:
            target.with_name(target.name + _ASIDE).replace(target)
            done.append(target)
    except OSError as error:
        with suppress(OSError):
            _take_back(changes, done)
        raise CannotWrite(f"cannot write {error.filename or next(iter(changes))}: {error.strerror}") from error


def _take_back(changes: Mapping[Path, tuple[bytes | None, bytes]], done: Iterable[Path]) -> None:
    for target in changes:
        target.with_name(target.name + _ASIDE).unlink(missing_ok=True)
    for target in done:
        before = changes[target][0]
        if before is None:
            target.unlink()
        else:
            write_file(before, target)


def put_new(files: Mapping[str, bytes], target: Path) -> None:
    """Put something new in place whole: a folder of files by their names in it, or a file, whose name is empty.

    CannotWrite when something is there already, or the disk does not allow it; then nothing is left behind.
    """
    made = target.with_name(f".{target.name}{_ASIDE}")
    try:
        _remove(made)
        for name, data in files.items():
            _parent(made / name if name else made).write_bytes(data)
        if os.path.lexists(target):
            raise CannotWrite(f"{target} is there already; nothing is ever written over it")
        made.rename(target)
    except OSError as error:
        raise CannotWrite(f"cannot write {target}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            _remove(made)


def _parent(path: Path) -> Path:
    """A path, with the folder it lies in there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _links(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if (Path(folder) / name).is_symlink()]


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    elif os.path.lexists(folder):
        folder.unlink()
