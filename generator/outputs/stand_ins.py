"""Stand-ins for what no font shows: put into the texts of a document, and into nothing else of it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

STAND_IN = "\N{WHITE SQUARE}"

_JOINER = "\N{ZERO WIDTH JOINER}"
_NO_LETTER = "\N{NO-BREAK SPACE}"
"""What a mark stands on that has no letter of its own."""

_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""They only say how the letter before them is to look."""


def texts_of(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a document, with the title of the section it stands in, else its key."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        title = value.get("title") if "lines" in value else None
        for key, inside in value.items():
            yield from texts_of(inside, title or where or key)
    elif isinstance(value, list):
        for inside in value:
            yield from texts_of(inside, where)


def as_json(document: Any) -> str:
    """A document as a template is given it: the same text for the same document."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True)


def mend_texts(data: str, mend: Callable[[str], tuple[str, Sequence[str]]]) -> tuple[str, tuple[str, ...]]:
    """A document, as JSON, with each of its texts mended, and the signs for which a square now stands in them."""
    lacking = set[str]()

    def mend_text(text: str) -> str:
        instead, signs = mend(text)
        lacking.update(signs)
        return instead

    return as_json(_with_texts(json.loads(data), mend_text)), tuple(sorted(lacking))


def make_harmless(data: str) -> str:
    """A document, as JSON, with nothing in its texts that a template could stumble over."""
    return as_json(_with_texts(json.loads(data), lambda text: text.encode("ascii", "replace").decode()[:_SHORT]))


_SHORT = 40
"""Longer than any word by which a template knows how to lay something out."""


def _with_texts(value: Any, change: Callable[[str], str]) -> Any:
    """A document with its texts changed; its keys, its numbers and what is neither stay as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _with_texts(inside, change) for key, inside in value.items()}
    if isinstance(value, list):
        return [_with_texts(inside, change) for inside in value]
    return value


def stand_ins_for_signs(text: str, shows: Callable[[str], bool]) -> tuple[str, list[str]]:
    """A text with a stand-in for each sign that ``shows`` refuses, and the signs for which a square stands."""
    if text.isascii():
        return text, []
    shown, lacking = list[str](), list[str]()
    for sign in _split_signs(text):
        # A mark at the head of a text would go on the last letter of whatever the template prints before it.
        placed = _NO_LETTER + sign if _is_mark(sign[0]) else sign
        instead = placed if sign.isascii() or shows(placed) else _stand_in(sign, shows)
        shown.append(instead)
        if STAND_IN in instead and instead != sign:
            lacking.append(sign)
    return "".join(shown) or STAND_IN, lacking


def stand_ins_in_order(text: str, shows: Callable[[str], bool]) -> tuple[str, list[str]]:
    """The same for a text that is refused as a whole: what cannot follow what stands before it becomes a square."""
    mended, lacking = stand_ins_for_signs(text, shows)
    if mended.isascii() or shows(mended):
        return mended, lacking
    shown = ""
    for sign in _split_signs(mended):
        if shows(shown + sign):
            shown += sign
        else:
            shown += STAND_IN
            lacking.append(sign)
    return shown, lacking


def _split_signs(text: str) -> list[str]:
    """A text cut into what is seen as one sign each: a letter with its marks, a flag, joined emoji."""
    signs: list[str] = []
    for character in text:
        if signs and _belongs_to(character, signs[-1]):
            signs[-1] += character
        else:
            signs.append(character)
    return signs


def _belongs_to(character: str, sign: str) -> bool:
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or sign.endswith(_JOINER):
        return True
    toned = 0x1F3FB <= ord(character) <= 0x1F3FF
    return toned or (_is_flag_letter(character) and len(sign) == 1 and _is_flag_letter(sign))


def _is_flag_letter(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def _stand_in(sign: str, shows: Callable[[str], bool]) -> str:
    """As much of a sign as can be shown, with a square for the rest; without one when only what nobody sees goes."""
    seen = "".join(character for character in sign if not _is_unseen(character))
    if not seen or (seen != sign and shows(seen)):
        return seen
    base = sign[0]
    kept = base if len(seen) > 1 and not _is_mark(base) and base != STAND_IN and shows(base) else ""
    return kept + STAND_IN


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _is_unseen(character: str) -> bool:
    selector = any(ord(character) in selectors for selectors in _SELECTORS)
    formats = unicodedata.category(character) == "Cf" and unicodedata.bidirectional(character) == "BN"
    return selector or (formats and character != _JOINER)
