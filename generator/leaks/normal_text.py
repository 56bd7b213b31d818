"""Texts made comparable: letters and digits alone, whatever case, accents, spaces and line breaks stood around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

SHORTEST = 12
"""A text of fewer letters and digits says too little to be found again as itself."""

_OTHER = re.compile(r"[\W_]+")

Finder = Callable[[str], bool]
"""Whether something stands in a text as it is."""


def normal_text(text: str) -> str:
    """The letters and digits of a text, without case and accents; a hyphen at the end of a line goes like any other."""
    return _OTHER.sub("", unicodedata.normalize("NFKD", text).casefold())


class NormalCorpus:
    """Some texts, to ask whether one of them holds a text."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = "\n".join(texts)
        self._whole = "\n".join(map(normal_text, texts))
        self._begins = {self._whole[at : at + SHORTEST] for at in range(len(self._whole) - SHORTEST + 1)}

    def holds(self, normal: str, finder: Finder | None = None) -> bool:
        """Whether a text is in it, which is normal already: a long one by its letters, one with a finder by that."""
        if len(normal) >= SHORTEST and normal[:SHORTEST] not in self._begins:
            return False
        return normal in self._whole and (finder is None or finder(self._texts))
