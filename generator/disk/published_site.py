"""The site that was published last: what its files were made of, so that what stays as it is need not be made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.disk.document_cache import DocumentCache
from generator.disk.kept_links import list_files, remove_files, take_links
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
    #: The key of what is known of its pages, which lies by itself: where nothing has changed nobody reads it.
    pages: str = ""


@dataclass(frozen=True, slots=True)
class _Pages:
    """What is known of the pages of a site, by name in it."""

    pages: dict[str, PublishedPage]


class PublishedSite:
    """The site in a folder, as far as it is the one that was recorded when it was made.

    No failure of the disk here stops anybody: what cannot be kept is made again. Nothing is taken over from a site
    that is ``fresh``.
    """

    def __init__(self, project: Path, target: Path, *, fresh: bool = False) -> None:
        self._target, self._cache = target, DocumentCache(project, SITES)
        self._key, self._pages_key = content_key(os.fsencode(target)), content_key(os.fsencode(target), b"pages")
        self._folders: set[str] = set()
        self._links: set[str] = set()
        self.record = SiteRecord() if fresh else self._read_record()

    @cached_property
    def pages(self) -> dict[str, PublishedPage]:
        """What is known of its pages, by name in the site."""
        kept = find_under(self._cache, self._pages_key) if self.record.pages else None
        if kept is not None and content_key(kept) == self.record.pages:
            with suppress(NotPlainData):
                return read_plain(_Pages, kept).pages
        return {}

    def forget(self) -> None:
        """Take nothing over from it any more."""
        self.record, self.pages, self._folders, self._links = SiteRecord(), {}, set(), set()

    @contextmanager
    def begin(self, folder: Path) -> Iterator[None]:
        """Begin the folder of the next site, with links that were kept; in the end it holds what `link` has put there.

        All else has to be gone before anybody writes, as a link is the file in place itself.
        """
        take_links(folder)
        made, known = _describe_files(folder), self.record.files
        self._links = {name for name, file in made.items() if name in known and file == replace(known[name], key="")}
        remove_files(folder, made.keys() - self._links)
        yield
        remove_files(folder, self._links)
        self._links = set()

    def link(self, name: str, key: str, folder: Path) -> bool:
        """Put a file into the folder of the next site; whether it was made of the same and nobody has changed it.

        It is the same file there, or a copy where the disk has no links. Who writes into either must put another in
        its place.
        """
        known = self.record.files.get(name)
        if not known or not key or known.key != key:
            return False
        if name in self._links:
            self._links.remove(name)
            return True
        return self._link(name, known, folder)

    def is_whole(self) -> bool:
        """Whether the site in place is the one that was recorded, file for file, and nothing lies there besides."""
        files = _describe_files(self._target)
        return bool(files) and files == {name: replace(file, key="") for name, file in self.record.files.items()}

    def _link(self, name: str, known: PublishedFile, folder: Path) -> bool:
        source, made = f"{self._target}/{name}", f"{folder}/{name}"
        with suppress(OSError):
            if (parent := made.rpartition("/")[0]) not in self._folders:
                os.makedirs(parent, exist_ok=True)  # noqa: PTH103
                self._folders.add(parent)
            try:
                os.link(source, made)
                taken = _is_same(made, known)
            except OSError:
                # Before and after, as somebody may exchange it meanwhile.
                taken = _is_same(source, known) and bool(shutil.copyfile(source, made)) and _is_same(source, known)
            if taken:
                return True
        with suppress(OSError):
            os.unlink(made)  # noqa: PTH108
        return False

    def read(self, name: str) -> bytes | None:
        """What a file holds; None when it is no longer the one that was recorded."""
        known, source = self.record.files.get(name), self._target / name
        with suppress(OSError):
            if known and _is_same(str(source), known):
                data = source.read_bytes()
                return data if _is_same(str(source), known) else None
        return None

    def write_record(
        self, record: SiteRecord, pages: Mapping[str, PublishedPage], keys: Mapping[str, str], folder: Path
    ) -> None:
        """Say of what the next site was made, which is still in a folder of its own, and by name what of it has a key.

        Said before it is published: where that fails, the files that are not there are not found and made again.
        """
        files = {name: replace(file, key=keys.get(name, "")) for name, file in _describe_files(folder).items()}
        known = write_plain(_Pages(dict(pages)))
        keep_under(self._cache, self._pages_key, known)
        keep_under(self._cache, self._key, write_plain(replace(record, files=files, pages=content_key(known))))
        self._cache.sweep()

    def _read_record(self) -> SiteRecord:
        kept = find_under(self._cache, self._key)
        if kept is not None:
            with suppress(NotPlainData):
                return read_plain(SiteRecord, kept)
        return SiteRecord()


def _is_same(path: str, known: PublishedFile) -> bool:
    with suppress(OSError):
        status = os.lstat(path)
        return (status.st_size, status.st_mtime_ns, status.st_ino) == (known.size, known.time, known.number)
    return False


def _describe_files(folder: Path) -> dict[str, PublishedFile]:
    """Every file below a folder, by its name there, without a key."""
    return {
        name: PublishedFile("", status.st_size, status.st_mtime_ns, status.st_ino)
        for name, status in list_files(folder).items()
    }
