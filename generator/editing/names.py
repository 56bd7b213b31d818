"""A person's name in running text: the whole of it, and its parts as far as they mean nobody and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.wording.text import make_slug

_ALSO_WORDS = frozenset(
    "will may mark art grace hope joy faith rose bill frank sue pat rich drew chase grant dean june april august"
    " summer price young long short white black brown green king bank banks field hill wood stone page day".split()
)
"""First and last names that stand in a text for something else more often than for a person."""


@dataclass(frozen=True, slots=True)
class Names:
    """How a person is named."""

    id: str
    #: What surely means the person: the whole name, and each part of it that nobody else has.
    sure: tuple[str, ...]
    #: Parts of the name that may mean somebody or something else.
    unsure: tuple[str, ...]
    #: Addresses and numbers.
    marks: tuple[str, ...] = ()

    def in_text(self, text: str) -> bool:
        """Whether a text surely names the person."""
        pattern = self._pattern()
        return bool(pattern and pattern.search(text))

    def maybe_in_text(self, text: str) -> bool:
        """Whether a text has something in it that may be the person: part of a name, or one in other letters."""
        parts = [*self.unsure, *self.sure, *self.marks]
        return any(re.search(rf"(?<!\w){_spaced_pattern(part)}(?!\w)", text, re.IGNORECASE) for part in parts if part)

    def replace_in(self, text: str, instead: str) -> str:
        """The text with another name in place of this one, and of addresses and numbers."""
        pattern = self._pattern()
        return pattern.sub(lambda _: instead, text) if pattern else text

    def id_replaced(self, text: str, instead: str) -> str:
        """An id with another part in place of the person's own or of their name: ``rolf-prototype``."""
        parts = sorted({make_slug(part) for part in (self.id, *self.sure)} - {""}, key=len, reverse=True)
        return (
            re.sub(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, parts))})(?![a-z0-9])", instead, text) if parts else text
        )

    def _pattern(self) -> re.Pattern[str] | None:
        whole = [rf"(?<!\w){_spaced_pattern(part)}(?!\w)" for part in (*self.marks, *self.sure) if part]
        return re.compile("|".join(whole)) if whole else None


def _spaced_pattern(part: str) -> str:
    """A name as a pattern, in which a space may be the end of a line."""
    return r"\s+".join(re.escape(word) for word in part.split())


def names_of(id: str, name: str | None, marks: Iterable[str | None], others: Iterable[str]) -> Names:
    """How a person is named, ``others`` being the names of everybody and everything around them."""
    if not name:
        return Names(id, (), (), tuple(mark for mark in marks if mark))
    taken = {word.casefold() for other in others for word in re.findall(r"[\w'’-]+", other)}
    parts = [part for part in name.split() if len(part) > 1] if len(name.split()) > 1 else []
    own = [part for part in parts if part.casefold() not in taken | _ALSO_WORDS]
    rest = [part for part in parts if part not in own]
    return Names(id, (name, *own), tuple(rest), tuple(mark for mark in marks if mark))
