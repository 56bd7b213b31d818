"""A lock of the operating system's on a file: free again when whoever holds it is gone, however that came about."""

from __future__ import annotations

import getpass
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from generator.disk.write import CannotWrite, make_private_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.05
"""Seconds between two looks whether the lock is free."""

_FAR = 1 << 30
"""The byte that is locked on Windows, beyond all that is written: there nobody else may read a locked byte."""


class Busy(CannotWrite):
    """Somebody else holds the lock; the message says who, and what they are doing."""


@contextmanager
def hold_lock(file: Path, doing: str, seconds: float, say: Callable[[str], object]) -> Iterator[None]:
    """Hold the lock on a file, which lies in a folder for nothing else, while ``doing`` something.

    While somebody else holds it, that is said once; Busy when they still do after ``seconds``. CannotWrite when the
    disk does not allow it.
    """
    with _open_file(file) as held:
        if not _take(held):
            say(f"{_holder(held)} is {doing}: waiting for that ...")
            _wait(held, doing, time.monotonic() + seconds)
        _write(held, f"Process {os.getpid()} ({_user()} on {platform.node()})")
        try:
            yield
        finally:
            _write(held, "")
            _leave(held)


def _open_file(file: Path) -> BinaryIO:
    for path in (file, *file.parents[:2]):
        if path.is_symlink():
            raise CannotWrite(f"{path} is a link, and links are not followed there: remove it")
    try:
        make_private_folder(file.parent)
        return file.open("a+b")
    except OSError as error:
        raise CannotWrite(f"cannot write {file}: {error.strerror}") from error


def _wait(held: BinaryIO, doing: str, until: float) -> None:
    while not _take(held):
        if time.monotonic() > until:
            raise Busy(f"{_holder(held)} is still {doing}")
        time.sleep(_PAUSE)


def _take(held: BinaryIO) -> bool:
    """Whether the lock was free and is ours now; CannotWrite on a disk that knows no locks."""
    try:
        if sys.platform == "win32":
            held.seek(_FAR)
            msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        raise CannotWrite(f"cannot lock {held.name}: {error.strerror}") from error
    return True


def _leave(held: BinaryIO) -> None:
    """Free the lock by hand: a process started meanwhile may still have the file open."""
    if sys.platform == "win32":
        held.seek(_FAR)
        msvcrt.locking(held.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(held, fcntl.LOCK_UN)


def _write(held: BinaryIO, holder: str) -> None:
    with suppress(OSError):  # a full disk: the lock is held without a name
        held.truncate(0)
        held.write(holder.encode())
        held.flush()


def _holder(held: BinaryIO) -> str:
    """Who holds the lock, as they wrote it down; somebody else, when they have not come to that yet."""
    held.seek(0)
    return held.read(200).decode("utf-8", "replace") or "Another process"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "somebody"
