"""Contexts as plain data for a template for paper, their texts cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from generator.days.period import in_short
from generator.model.record import Record
from generator.outputs.stand_ins import STAND_IN
from generator.paths import Target
from generator.wording.text import shorten_text

_SINGLE = (str, date, int, float, type(None))

_LONGEST_WORD = 24
"""From how many letters on a word may be broken anywhere, as nothing else can be done with it in a column."""

_SHAPING = "\u200c\u200d\u2066\u2068\u2069"
"""Signs without a shape of their own that say how letters are joined, and in which direction a part of a text runs."""

_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
"""Signs of languages in which lines are broken without spaces, by rules of their own: Thai, Chinese, Japanese."""

_TOO_LONG = re.compile(f"[^{_WITHOUT_SPACES}]{{{_LONGEST_WORD}}}(?=[^{_WITHOUT_SPACES}])")


def plain_data(value: Any, longest: int, say_day: Callable[[date], str] = in_short) -> Any:
    """A record of a context as plain data for a template: dates as ``say_day`` has them, texts cut, no address.

    Of what was typed there is what stands in a record itself, without the records inside it.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return break_long_words(shorten_text(value, longest))
    if isinstance(value, date):
        return say_day(value).replace(" ", "\u00a0")
    if isinstance(value, Target):
        return None
    if isinstance(value, Record):
        return {
            key: plain_data(typed, longest, say_day) for key, typed in vars(value).items() if isinstance(typed, _SINGLE)
        }
    if is_dataclass(value):
        return {entry.name: plain_data(getattr(value, entry.name), longest, say_day) for entry in fields(value)}
    if isinstance(value, tuple):
        return [plain_data(item, longest, say_day) for item in value]
    return value


def break_long_words(text: str) -> str:
    """A text on one line, without control characters, whose longest words can be broken.

    A square where nothing of it can be seen: a heading may not be empty.
    """
    if text.isprintable():
        shown = text
    else:
        shown = "".join(sign for sign in text if sign.isprintable() or sign.isspace() or sign in _SHAPING)
    return " ".join(_break_word(word) for word in shown.split()) or (STAND_IN if text.strip() else "")


def _break_word(word: str) -> str:
    return _TOO_LONG.sub("\\g<0>\u200b", word)
