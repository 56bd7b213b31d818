"""Files put in place whole: one, several together, or none."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

_ASIDE = ".new"
_IGNORED = "# Made by playbook; nothing here has to be kept.\n*\n"


class CannotWrite(Exception):
    """The disk did not allow it; the message says what was being written and why it failed."""


class ChangedFile(CannotWrite):
    """A file is no longer what it was when it was read."""


def make_private_folder(folder: Path) -> None:
    """A folder for what can be thrown away at any time, left out by git; OSError when the disk does not allow it."""
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignore:
        ignore.write(_IGNORED)


def make_parent(path: Path) -> Path:
    """A path, with the folder it lies in made where it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write_file(data: bytes, target: Path) -> None:
    """Put a file in place whole, with the folder it lies in; CannotWrite leaves what was there as it was."""
    made = target.with_name(f".{target.name}.{secrets.token_hex(4)}{_ASIDE}")
    try:
        make_parent(made).write_bytes(data)
        made.replace(target)
    except OSError as error:
        with suppress(OSError):
            made.unlink(missing_ok=True)
        raise CannotWrite(f"cannot write {target}: {error.strerror}") from error


def exchange_files(changes: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Put several files in place of what they were, all or none: each with its old bytes (None: not there) and its new.

    Whoever calls this holds a lock, so that nobody else does so meanwhile. Changed when a file is no longer what it
    was, CannotWrite when the disk does not allow it; then all are as they were.
    """
    done: list[Path] = []
    try:
        for target, (before, _) in changes.items():
            if (target.read_bytes() if target.exists() else None) != before:
                raise ChangedFile(f"{target} has been changed by somebody else meanwhile")
        for target, (before, data) in changes.items():
            made = make_parent(target.with_name(target.name + _ASIDE))
            made.unlink(missing_ok=True)  # left behind, or a link to somewhere else
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
            make_parent(made / name if name else made).write_bytes(data)
        if os.path.lexists(target):
            raise CannotWrite(f"{target} is there already; nothing is ever written over it")
        made.rename(target)
    except OSError as error:
        raise CannotWrite(f"cannot write {target}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            _remove(made)


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    elif os.path.lexists(folder):
        folder.unlink()
