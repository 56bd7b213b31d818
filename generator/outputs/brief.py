"""The brief before a meeting as a PDF of two pages at most."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from generator.context.brief.emphasis import TIGHTEST
from generator.context.brief.views import Brief
from generator.model.record import Record
from generator.outputs.paper import Press, Printed, TooLong
from generator.paths import Target
from generator.period import in_short
from generator.text import shortened

SHEET = "brief/brief.typ"
PAGES = 2

LONGEST = (150, 130, 115, 100, 90, 80, 65, 50, 40)
"""How many letters a text may have, by how far its page is tightened."""

_LONGEST_WORD = 24
"""From how many letters on a word may be broken anywhere, as nothing else can be done with it in a column."""


def brief_pdf(press: Press, make: Callable[[tuple[int, int]], Brief], paper: str) -> Printed:
    """A brief as a PDF; ``make`` gives it tightened as far as is asked for, page by page.

    A page that is too full is tightened as little as does; TooLong when nothing does.
    """

    def printed(first: int, second: int) -> Printed:
        brief, longest = make((first, second)), {"first": LONGEST[first], "second": LONGEST[second]}
        parts = {
            part.name: plain(getattr(brief, part.name), longest.get(part.name, LONGEST[0])) for part in fields(brief)
        }
        return press.pdf(SHEET, parts, paper, PAGES)

    def too_full(first: int, second: int) -> int:
        """The first page that is too full; 0 when none is."""
        try:
            printed(first, second)
        except TooLong as error:
            return error.page
        return 0

    first = _least(lambda level: too_full(level, 0) != 1)
    second = _least(lambda level: too_full(first, level) == 0)
    return printed(first, second)


def _least(fits: Callable[[int], bool]) -> int:
    """The least a page has to be tightened to fit; as far as it can be, when that is not known to do."""
    return 0 if fits(0) else bisect_left(range(TIGHTEST), True, lo=1, key=fits)


def plain(value: Any, longest: int) -> Any:
    """A record of a context as plain data for a template: dates in words, texts cut, no address and no model."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return fitting(shortened(value, longest))
    if isinstance(value, date):
        return in_short(value).replace(" ", "\u00a0")
    if isinstance(value, (Target, Record)):
        return None
    if is_dataclass(value):
        return {entry.name: plain(getattr(value, entry.name), longest) for entry in fields(value)}
    if isinstance(value, tuple):
        return [plain(item, longest) for item in value]
    return value


def fitting(text: str) -> str:
    """A text on one line, without control characters, whose longest words can be broken."""
    if text.isprintable():
        shown = text
    else:
        shown = "".join(character for character in text if character.isprintable() or character.isspace())
    return " ".join(_breakable(word) for word in shown.split())


def _breakable(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    return "\u200b".join(word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))
