"""The key under a chart: marks and their words, set in lines."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from generator.charts.coordinates import round_coordinate
from generator.charts.lettering import SMALL, text_width
from generator.wording.text import plain_words

SUPPORT = ("advocate", "supporter", "neutral", "sceptic", "opponent", "unknown")
"""Where a person stands towards us, in the order of a legend; ``unknown`` when nobody has noted it."""
LINE = 20
"""The height of one line of a legend."""
_MARK, _GAP = 14, 22


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: the kind of mark, what it stands for, and where the mark's centre is."""

    kind: str
    word: str
    x: float
    y: float


def known_support(support: str | None) -> str:
    """The support as charts draw it: what nobody has noted is ``unknown``."""
    return support if support in SUPPORT else "unknown"


def support_words(present: Iterable[str]) -> list[tuple[str, str]]:
    """The kinds of support that occur, with their words, in the legend's order."""
    kinds = set(present)
    return [
        (kind, "support not known yet" if kind == "unknown" else plain_words(kind)) for kind in SUPPORT if kind in kinds
    ]


def choose_entries(words: Mapping[str, str], present: Container[str]) -> list[tuple[str, str]]:
    """Of all kinds of mark with their words those that occur."""
    return [(kind, word) for kind, word in words.items() if kind in present]


def lay_out_legend(entries: Iterable[tuple[str, str]], left: float, right: float, y: float) -> tuple[Key, ...]:
    """Entries (kind of mark, word) set from left to right, in as many lines as they need; ``y`` is the first line."""
    keys, x = list[Key](), left
    for kind, word in entries:
        room = _MARK + text_width(word, SMALL)
        if keys and x + room > right:
            x, y = left, y + LINE
        keys.append(Key(kind, word, round_coordinate(x + 6), round_coordinate(y)))
        x += room + _GAP
    return tuple(keys)


def legend_height(keys: tuple[Key, ...]) -> float:
    """How much height a legend takes."""
    return keys[-1].y - keys[0].y + LINE if keys else 0
