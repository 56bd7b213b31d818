"""The site that was published last: what its files were made of, so that what stays as it is need not be made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.disk.document_cache import DocumentCache
from generator.disk.write import make_parent
from generator.model.plain_data import NotPlainData, read_plain, write_plain
from generator.model.problem import Problem
from generator.outputs.document_store import content_key, find_under, keep_under

SITES = Path(".cache") / "sites"
"""Where it is said, in a project, what the site in each folder was made of."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a site, known again by its size in bytes, its time in nanoseconds and its number on the disk."""

    #: Of what it was made; empty when it is made each time.
    key: str
    size: int
    time: int
    number: int


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """What other pages, the search and the check of links have to know of a page that is not made again."""

    title: str
    #: Its front matter, as JSON.
    meta: str
    #: Of a made page, where its links lead in the site: to which file and anchor.
    targets: tuple[tuple[str, str], ...] = ()
    #: Of another, what links can lead to on it, and which anchors its own lead to: in which file of Markdown, which,
    #: and as it was written.
    ids: tuple[str, ...] = ()
    anchors: tuple[tuple[str, str, str], ...] = ()
    #: Where its entries begin and end in the index of the search, in bytes; (0, 0) without any.
    entries: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """Of what a site was made."""

    #: A fingerprint of all that went in; empty where something was said that has to be said each time.
    inputs: str = ""
    #: What was wrong with it, and how many pages were made.
    problems: tuple[Problem, ...] = ()
    made: int = 0
    #: Fingerprints of what shapes all pages alike, and of the menu on each.
    frame: str = ""
    menu: str = ""
    #: By name in the site.
    files: dict[str, PublishedFile] = field(default_factory=dict)
    pages: dict[str, PublishedPage] = field(default_factory=dict)


class PublishedSite:
    """The site in a folder, as far as it is the one that was recorded when it was made.

    No failure of the disk here stops anybody: what cannot be kept is made again. Nothing is taken over from a site
    that is ``fresh``.
    """

    def __init__(self, project: Path, target: Path, *, fresh: bool = False) -> None:
        self._target, self._cache = target, DocumentCache(project, SITES)
        self._key = content_key(os.fsencode(target))
        self.record = SiteRecord() if fresh else self._read_record()

    def link(self, name: str, key: str, folder: Path) -> bool:
        """Put a file into the folder of the next site; whether it was made of the same and nobody has changed it.

        It is the same file there, or a copy where the disk has no links. Who writes into either must put another in
        its place.
        """
        known = self.record.files.get(name)
        return bool(known and key and known.key == key and self._link(name, known, folder))

    def link_all(self, folder: Path) -> bool:
        """Put all files into the folder of the next site; False, and nothing there, when one of them is another."""
        files = self.record.files
        if files and all(self._link(name, known, folder) for name, known in files.items()):
            return True
        shutil.rmtree(folder, ignore_errors=True)
        return False

    def _link(self, name: str, known: PublishedFile, folder: Path) -> bool:
        source, made = self._target / name, folder / name
        if not _is_same(source, known):
            return False
        with suppress(OSError):
            try:
                os.link(source, make_parent(made))
            except OSError:
                shutil.copyfile(source, made)
            if _is_same(source, known):  # nobody has exchanged it meanwhile
                return True
        with suppress(OSError):
            made.unlink(missing_ok=True)
        return False

    def read(self, name: str) -> bytes | None:
        """What a file holds; None when it is no longer the one that was recorded."""
        known, source = self.record.files.get(name), self._target / name
        with suppress(OSError):
            if known and _is_same(source, known):
                data = source.read_bytes()
                return data if _is_same(source, known) else None
        return None

    def write_record(self, record: SiteRecord, keys: Mapping[str, str], folder: Path) -> None:
        """Say of what the next site was made, which is still in a folder of its own, and by name what of it has a key.

        Said before it is published: where that fails, the files that are not there are not found and made again.
        """
        files = {}
        with suppress(OSError):
            for path in (path for path in folder.rglob("*") if not path.is_dir()):
                name, found = path.relative_to(folder).as_posix(), path.lstat()
                files[name] = PublishedFile(keys.get(name, ""), found.st_size, found.st_mtime_ns, found.st_ino)
        body = write_plain(replace(record, files=files))
        keep_under(self._cache, self._key, body)
        self._cache.sweep()

    def _read_record(self) -> SiteRecord:
        kept = find_under(self._cache, self._key)
        if kept is not None:
            with suppress(NotPlainData):
                return read_plain(SiteRecord, kept)
        return SiteRecord()


def _is_same(path: Path, known: PublishedFile) -> bool:
    with suppress(OSError):
        found = path.lstat()
        return (found.st_size, found.st_mtime_ns, found.st_ino) == (known.size, known.time, known.number)
    return False
