"""Characters that cannot be seen or that break spreadsheets, calendars and terminals, found in a value."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from generator.yaml_reader.faults import Fault, make_fault

#: Noncharacters, as the inside of a regular expression's character class.
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))

_FILLERS = "\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_INVISIBLE = f"\u00ad\u034f\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb{_FILLERS}"
# Joiners are normal in Persian, in Indian scripts and inside emoji; next to a Latin letter they are not.
_JOINER = "(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
_ODD = re.compile(
    "(?P<control_character>[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029])"
    "|(?P<bidi_control>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    "|(?P<lone_surrogate>[\ud800-\udfff])"
    f"|(?P<noncharacter>[{NONCHARACTERS}])"
    f"|(?P<hidden_character>[{_INVISIBLE}]|{_JOINER})"
    # Tag characters and runs of variation selectors can carry a whole message that nobody sees.
    "|(?P<hidden_text>[\U000e0000-\U000e007f]|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2})"
    "|(?P<no_break_space>[\u00a0\u2007\u202f])"
    "|(?P<damaged_text>\ufffd)"
)
#: The flags of England, Scotland and Wales are written with tag characters.
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")

_NAMES = dict(
    zip(
        "\0\a\b\v\f\r\x1b\x7f\x85",
        "NUL,bell,backspace,vertical tab,form feed,carriage return,escape,delete,next line".split(","),
        strict=True,
    )
)


def describe_character(character: str) -> str:
    """A character's code and name, such as ``U+200B ZERO WIDTH SPACE``."""
    name = _NAMES.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def join_surrogates(value: str) -> str:
    """Turn pairs such as the ones JSON writes for emoji into the one character meant; leave halves alone."""
    if value.isascii():
        return value
    try:
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return value


def odd_characters(value: str) -> list[Fault]:
    """The odd characters of a value, the first of each kind; where in a file each stands only its reader knows.

    Line feeds and tabs are fine: they can be seen, and are escaped where it matters.
    """
    oddities: dict[str, Fault] = {}
    for match in _ODD.finditer(_FLAG.sub("\U0001f3f4", value)):
        kind, character = match.lastgroup or "", match.group()[0]
        if kind not in oddities:
            fault = make_fault(kind.replace("_", "-"), 0, name=describe_character(character))
            oddities[kind] = replace(fault, character=character)
    return list(oddities.values())
