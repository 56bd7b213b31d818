"""A folder made aside and put in place whole, by one at a time: a finished site, or the pages for another builder."""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.disk.kept_links import drop_links
from generator.disk.lock import hold_lock
from generator.disk.write import CannotWrite, make_parent, write_file
from generator.site import Document, Page

WAIT = 600.0
"""How many seconds a build waits for another that makes the same folder: longer than a build takes."""

SITE_MARK, EXPORT_MARK = "built-by-playbook", "exported-by-playbook"
"""Files that say that a folder is ours, to be replaced whole: a finished site, and pages for another builder."""

_MARKS = {
    SITE_MARK: "Made anew by each build of the account playbook, with all that lies here; edit the project instead.\n",
    EXPORT_MARK: "Made anew by each `playbook export`; edit the project instead.\n",
}

INHERITED = "program.yml"
"""What the program's mkdocs.yml says for a project, beside the project's own."""

_NEW, _OLD, _LOCK = "new-", "old-", "lock"

_AT_HERE, _LINUX_EXCHANGE, _MACOS_SWAP = -100, 2, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""


class Publication:
    """A folder that is being made anew: what is in place stays as it is until `publish`."""

    def __init__(self, target: Path, work: Path) -> None:
        self._target, self._work = target, work
        #: Where the next contents are to be made; not there yet.
        self.folder = work / f"{_NEW}{secrets.token_hex(4)}"

    def publish(self) -> bool:
        """Put what was made in place; whether that was one step, so that nobody found nothing there meanwhile.

        CannotWrite leaves the old contents where they were.
        """
        try:
            if not self._target.exists():
                self.folder.rename(self._target)
                return True
            return exchange_folders(self.folder, self._target) or self._replace()
        except OSError as error:
            raise CannotWrite(f"cannot put {self._target} in place: {error.strerror}") from error

    def _replace(self) -> bool:
        old = self._work / f"{_OLD}{secrets.token_hex(4)}"
        self._target.rename(old)
        try:
            self.folder.rename(self._target)
        except OSError:
            old.rename(self._target)
            raise
        return False


@contextmanager
def open_publication(target: Path, say: Callable[[str], object], seconds: float = WAIT) -> Iterator[Publication]:
    """Make a folder anew, which nobody else makes meanwhile; what was not published is thrown away in the end.

    What an earlier process left behind when it was killed is put right and swept first. CannotWrite as in
    `reserve_folder`.
    """
    with _hold_folder(target, say, seconds) as work:
        _recover(target, work)
        _sweep(work)
        try:
            yield Publication(target, work)
        finally:
            _sweep(work)


@contextmanager
def reserve_folder(target: Path, say: Callable[[str], object], seconds: float = WAIT) -> Iterator[None]:
    """Be the only one to make a folder, in place.

    Who else makes it is said and waited for; Busy when they are still at it after ``seconds``, CannotWrite when the
    disk does not allow it.
    """
    with _hold_folder(target, say, seconds) as work:
        drop_links(work)
        yield


@contextmanager
def _hold_folder(target: Path, say: Callable[[str], object], seconds: float) -> Iterator[Path]:
    """Be the only one to make a folder; gives a folder of our own beside it."""
    work = target.with_name(f".{target.name}.publishing")
    with hold_lock(work / _LOCK, f"building {target}", seconds, say):
        yield work


def mark_folder(folder: Path, name: str) -> None:
    """Say in a folder that it is ours: SITE_MARK or EXPORT_MARK; CannotWrite when the disk does not allow it."""
    write_file(_MARKS[name].encode(), folder / name)


def write_pages(
    project: Path, pages: Iterable[Page], documents: Iterable[Document], folder: Path, brought: Mapping[str, bytes]
) -> int:
    """Make a folder that another builder can build: mkdocs.yml, and docs/ with hand-written and made files.

    ``brought`` are files of the program by their names in the folder; mkdocs.yml inherits from INHERITED if that is
    one. Returns the number of pages made; CannotWrite when the disk does not allow it.
    """
    docs = folder / "docs"
    try:
        if (project / "docs").is_dir():
            shutil.copytree(project / "docs", docs, ignore=_links)
        docs.mkdir(parents=True, exist_ok=True)
        if (project / "mkdocs.yml").is_file():
            inherits = f"INHERIT: {INHERITED}\n" if INHERITED in brought else ""
            (folder / "mkdocs.yml").write_bytes(inherits.encode() + (project / "mkdocs.yml").read_bytes())
        for name, data in brought.items():
            make_parent(folder / name).write_bytes(data)
        number = 0
        for page in pages:
            make_parent(docs / page.name).write_text(page.text, encoding="utf-8", newline="\n")
            number += 1
        for document in documents:
            make_parent(docs / document.name).write_bytes(document.data)
    except OSError as error:
        raise CannotWrite(f"cannot write {error.filename or folder}: {error.strerror}") from error
    mark_folder(folder, EXPORT_MARK)
    return number


def exchange_folders(one: Path, other: Path) -> bool:
    """Exchange two folders of one disk in one step; False, and nothing done, where the system or the disk cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and (rename := _system_call("renameat2")):
        return bool(rename(_AT_HERE, paths[0], _AT_HERE, paths[1], _LINUX_EXCHANGE) == 0)
    if sys.platform == "darwin" and (rename := _system_call("renamex_np")):
        return bool(rename(*paths, _MACOS_SWAP) == 0)
    return False


def _system_call(name: str) -> Callable[..., int] | None:
    """A function of the system's library; None where it has none of that name."""
    return getattr(ctypes.CDLL(None), name, None)


def _recover(target: Path, work: Path) -> None:
    """Bring back the old contents if they were being replaced in two steps and that was cut off between them."""
    old = next(work.glob(f"{_OLD}*"), None)
    if old and not old.is_symlink() and not target.exists():
        old.rename(target)


def _sweep(work: Path) -> None:
    """Remove what is left of builds: of this one, or of dead ones, since a living one would hold the lock."""
    with suppress(OSError):
        for left in (*work.glob(f"{_NEW}*"), *work.glob(f"{_OLD}*")):
            shutil.rmtree(left, ignore_errors=True)


def _links(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if (Path(folder) / name).is_symlink()]
