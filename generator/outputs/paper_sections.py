"""Where the sections of a printed document begin and end, from what its template notes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_PAGE_HEIGHT = 842.0
"""How much a section counts for each page it begins anew, in points."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a document."""

    title: str
    #: The page it is meant for, and the one it ends on.
    meant: int
    ends: int
    #: In points.
    height: float


def make_sections(notes: Sequence[Mapping[str, Any]]) -> list[Section]:
    """The sections of a document from the notes at their beginnings and ends."""
    begun = {note["title"]: note for note in notes if note["kind"] == "begin"}
    return [
        Section(
            end["title"],
            end["meant"],
            end["page"],
            end["y"] - start["y"] + _PAGE_HEIGHT * (end["page"] - start["page"]),
        )
        for end in notes
        if end["kind"] == "end" and (start := begun.get(end["title"]))
    ]
