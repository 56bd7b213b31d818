"""How wide a text will be, and what of it fits: an estimate, because fonts are the reader's own."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.wording.text import end_cut

SIZE = 12
"""The size of lettering in a chart."""
SMALL = 11
"""The size of what goes with it: units, captions, job titles."""

_PIECES = re.compile(r"[^ -]*-+(?=[^ -])|[^ ]+ ?")
"""What may not be broken: a word, or a part of one up to its hyphen."""
_CARE = 1.06
"""Readers' fonts run a little wider than the one measured."""
_BOLD = 1.08
_OTHER_SCRIPT = 0.65
_WIDTHS = {
    **dict.fromkeys("'", 0.19),
    **dict.fromkeys("ijl", 0.222),
    **dict.fromkeys(" !,./:;[\\]ftI·", 0.278),
    **dict.fromkeys("()-r`{}|‘’", 0.333),
    **dict.fromkeys('"*', 0.36),
    **dict.fromkeys("cksvxyzJ", 0.5),
    **dict.fromkeys("abdeghnopqu0123456789L$#?_ø–ß", 0.556),
    **dict.fromkeys("+<=>~^FTZł", 0.611),
    **dict.fromkeys("ABEKPSVXY&", 0.667),
    **dict.fromkeys("CDHNRUw", 0.722),
    **dict.fromkeys("GOQØ", 0.778),
    **dict.fromkeys("Mm", 0.833),
    **dict.fromkeys("%æ", 0.889),
    **dict.fromkeys("W…—Æœ", 1.0),
    "@": 1.015,
}


@lru_cache(maxsize=4096)
def _character_width(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.0
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, _OTHER_SCRIPT)


def text_width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """About how wide a text is, in the units of its size; Chinese, Japanese and Korean count one em a character."""
    return sum(map(_character_width, text)) * size * _CARE * (_BOLD if bold else 1)


def cut_to_width(text: str, limit: float, size: float = SIZE, bold: bool = False) -> str:
    """The text, cut to a width and ended with an ellipsis when it is too wide."""
    text = " ".join(text.split())
    if text_width(text, size, bold) <= limit:
        return text
    kept = ""
    for character in text:
        if text_width(kept + character + "…", size, bold) > limit:
            break
        kept += character
    head, _, _ = kept.rpartition(" ")
    # Cut at a word unless that would throw away more than a third of what there is room for.
    kept = head if len(head) > len(kept) * 2 / 3 else kept
    while kept and text_width(end_cut(kept), size, bold) > limit:  # what closes a quotation needs room as well
        kept = kept[:-1]
    return end_cut(kept)


def wrap_to_width(text: str, limit: float, size: float = SIZE, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines of a width, broken at spaces and hyphens, the last cut when there is more."""
    rest, cut_lines = _PIECES.findall(" ".join(text.split())), list[str]()
    while rest and len(cut_lines) < lines - 1:
        line = rest.pop(0)
        while rest and text_width(f"{line}{rest[0]}".strip(), size, bold) <= limit:
            line += rest.pop(0)
        cut_lines.append(cut_to_width(line, limit, size, bold))
    return (*cut_lines, cut_to_width("".join(rest), limit, size, bold)) if rest else tuple(cut_lines)
