"""The index of the theme's search put together of the entries of each page, those of an earlier index among them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

INDEX = "search/search_index.json"
"""Where the index is in a site."""

_EMPTY = "[]}"
"""How an index ends that has no entries."""


class IndexPieces:
    """The entries of pages as they stand in the index, in ASCII.

    Those of pages that are not made again are cut out of the ``earlier`` index, by where they began and ended.
    """

    def __init__(self, names: Sequence[str], earlier: bytes, kept: Mapping[str, tuple[int, int]]) -> None:
        self._names = names
        self._pieces = {name: earlier[begin:end].decode("ascii") for name, (begin, end) in kept.items()}
        #: Where the entries of each page that has any begin and end, once they are put together.
        self.places: dict[str, tuple[int, int]] = {}

    def add(self, name: str, entries: Iterable[Mapping[str, Any]]) -> None:
        """Add the entries of a page."""
        self._pieces[name] = ",".join(json.dumps(entry, separators=(",", ":"), default=str) for entry in entries)

    def join(self, empty: str) -> str:
        """The index with all entries, in the order of the pages; ``empty`` is the one without any."""
        begin, end = empty[: -len(_EMPTY) + 1], empty[-len(_EMPTY) + 1 :]
        at = len(begin)
        for name in self._names:
            if piece := self._pieces.get(name):
                self.places[name] = (at, at + len(piece))
                at += len(piece) + 1
        return f"{begin}{','.join(self._pieces[name] for name in self.places)}{end}"
