"""How far a build is, in one line of the terminal that is written over and goes again."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_AFTER = 2.0
"""Seconds after which somebody begins to wonder."""

_EVERY = 0.1
"""Seconds for which the line stays as it is at least."""


class ProgressLine:
    """A line such as ``pages: 120 of 219``, on a terminal only, and only in what takes longer than two seconds."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._wanted = self._stream.isatty()
        self._next = time.monotonic() + _AFTER
        self._shown = 0

    def show(self, what: str, done: int, of: int) -> None:
        """Say how many of something are done."""
        if self._wanted and time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY
            words = f"{what}: {done} of {of}"
            self._write(words)
            self._shown = len(words)

    def clear(self) -> None:
        """Take the line away, for what is said next or because all is done."""
        if self._shown:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()
            self._shown = 0

    def _write(self, words: str) -> None:
        self._stream.write("\r" + words.ljust(self._shown))
        self._stream.flush()
