"""Files that are watched: when some of them have changed, and it has been quiet for a moment."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event

_EVERY = 0.1
"""Seconds between two looks at the files."""

_QUIET = 0.2
"""Seconds without a change after which somebody has done with saving."""

_SHARE = 5
"""A look is not taken before so many times as long has passed as the last one took, since there may be many files."""

Look = dict[str, tuple[int, int, int]]
"""Files as they were: of each its size in bytes, its time in nanoseconds and its number on the disk, by path."""


class FileWatch:
    """Files, and what there is below folders, as they were when somebody last asked."""

    def __init__(self, list_places: Callable[[], Iterable[Path]]) -> None:
        self._list_places = list_places
        self._seen = look_at_files(list_places())

    def wait(self, ended: Event) -> bool:
        """Wait until files have changed and nobody changes more of them; False when it is to end."""
        took = 0.0
        while not ended.wait(max(_EVERY, _SHARE * took)):
            begun = time.monotonic()
            now = look_at_files(self._list_places())
            took = time.monotonic() - begun
            if now != self._seen:
                self._seen = self._settle(now, ended)
                return not ended.is_set()
        return False

    def _settle(self, seen: Look, ended: Event) -> Look:
        while not ended.wait(_QUIET):
            now = look_at_files(self._list_places())
            if now == seen:
                break
            seen = now
        return seen


def look_at_files(places: Iterable[Path]) -> Look:
    """Files, and what there is below folders, as they are now."""
    return dict(entry for place in places for entry in _look_at(os.fspath(place)))


def _look_at(path: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name == ".git":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _look_at(entry.path)
                else:
                    yield entry.path, _state_of(entry.stat(follow_symlinks=False))
    except NotADirectoryError:
        with suppress(OSError):
            yield path, _state_of(Path(path).stat())
    except OSError:  # it has gone meanwhile
        return


def _state_of(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino
