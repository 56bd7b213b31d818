"""The folder where finished documents are kept from one run to the next; it can be thrown away at any time."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.disk.write import make_private_folder

PAPER, PARTS = Path(".cache") / "paper", Path(".cache") / "parts"
"""Where it is in a project: finished papers, and what was made of each account."""

_LIMIT = 2 * 1024**3
"""How many bytes are kept in a folder at the most."""

ROOM_OF_ACCOUNT = 8 * 1024**2
"""How many bytes an account may take in a folder, however many accounts there are."""

_KEPT_DAYS = 14
"""How long what nobody asks for is kept."""

_DAY = 24 * 60 * 60


class DocumentCache:
    """A shelf in a folder of a project: no failure of the disk here stops anybody, the document is made again."""

    def __init__(self, project: Path, folder: Path = PAPER, limit: int = _LIMIT) -> None:
        self._folder, self._limit = project / folder, limit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and other._folder == self._folder

    def __hash__(self) -> int:
        return hash(self._folder)

    def __getstate__(self) -> dict[str, Any]:
        """What another process is told: where it is, and not what is known of it here."""
        return {name: value for name, value in vars(self).items() if name != "_used_lately"}

    def get(self, key: str) -> bytes | None:
        """What was put there under a key; None when it is not there, or cannot be read."""
        path = self._folder / key
        with suppress(OSError):
            data = path.read_bytes()
            self._note_use(key)
            return data
        return None

    def has(self, key: str) -> bool:
        """Whether something lies there under a key; it stays there as if it had been asked for."""
        with suppress(OSError):
            self._note_use(key)
            return True
        return False

    @cached_property
    def _used_lately(self) -> set[str]:
        """The keys of what is known to have been asked for lately: a look at the folder instead of one at each file."""
        with suppress(OSError), os.scandir(self._folder) as entries:
            lately = time.time_ns() - _DAY * 10**9
            return {entry.name for entry in entries if lately < os.lstat(entry.path).st_atime_ns}
        return set()

    def _note_use(self, key: str) -> None:
        """Note that somebody asked, once a day; OSError when it is not there.

        When it was written stays, or a preview that looks at the folder would build again.
        """
        if key not in self._used_lately:
            path = self._folder / key
            os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))
            self._used_lately.add(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep something, whole or not at all."""
        with suppress(OSError):
            make_private_folder(self._folder)
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix="new-", delete=False) as file:
                file.write(data)
            Path(file.name).replace(self._folder / key)

    def clear(self) -> None:
        """Throw away everything."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name != ".gitignore":
                    path.unlink(missing_ok=True)

    def sweep(self, room: int = 0) -> None:
        """Throw away what nobody has asked for in the two weeks before the last time that anybody asked.

        Where the rest takes more room than it may, what nobody has asked for the longest goes as well; ``room`` is how
        many bytes there have to be for what is in use.
        """
        with suppress(OSError):
            kept = {path: path.stat() for path in self._folder.iterdir() if path.name != ".gitignore"}
            oldest = max((status.st_atime for status in kept.values()), default=0) - _KEPT_DAYS * _DAY
            room = max(self._limit, room)
            for path, status in sorted(kept.items(), key=lambda entry: -entry[1].st_atime):
                room -= status.st_size
                if status.st_atime < oldest or room < 0:
                    path.unlink(missing_ok=True)
