"""The folder where compiled templates are kept from one run to the next: the user's own, never one of a project."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator import rendering
from generator.disk.document_cache import DocumentCache

_NAME = "account-playbook"


class CompiledTemplates(DocumentCache):
    """Keeps code under a key; of another program nothing is found, nor what is not as it was put there.

    What lies there is run, unlike a template, which runs in a sandbox. A project may come from anybody, with all that
    is in its `.cache`; so this folder lies where the user keeps such things, and is read only if nobody else can write
    there.
    """

    def __init__(self) -> None:
        super().__init__(_caches())
        self._folder = _caches() / _NAME / "templates"
        self._swept = False

    def get(self, key: str) -> bytes | None:
        """What this program has put there under a key; None when it is not there, or cannot be trusted."""
        entry = super().get(self._own(key)) if self._is_private() else None
        mark, data = (entry or b"")[:_MARK], (entry or b"")[_MARK:]
        return data if entry and mark == hashlib.sha256(data).digest() else None

    def put(self, key: str, data: bytes) -> None:
        """Keep something, whole or not at all."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._is_private():
            if not self._swept:  # what is new makes something old
                self._swept = True
                self.sweep()
            super().put(self._own(key), hashlib.sha256(data).digest() + data)

    def _is_private(self) -> bool:
        """Whether the folder is the user's and nobody else may write there; on Windows it is so by where it lies."""
        with suppress(OSError):
            state = self._folder.stat()
            return sys.platform == "win32" or (state.st_uid == os.getuid() and not state.st_mode & 0o022)
        return False

    @staticmethod
    def _own(key: str) -> str:
        return hashlib.sha256(f"{_program()}\0{key}".encode()).hexdigest()


_MARK = hashlib.sha256().digest_size
"""How many bytes before what is kept say that it is whole."""


@cache
def _program() -> str:
    """What compiled code depends on besides the template: Python, Jinja, and how we use it."""
    ours = hashlib.sha256()
    for file in sorted(Path(rendering.__file__).parent.glob("*.py")):
        ours.update(file.read_bytes())
    return f"{sys.version} {version('jinja2')} {ours.hexdigest()}"


def _caches() -> Path:
    """Where the user's programs keep what can be made again."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or os.devnull)
    home = Path(os.environ.get("HOME") or os.devnull)  # below that nothing can be kept
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
