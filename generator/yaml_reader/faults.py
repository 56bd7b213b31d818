"""What can be wrong with a file, in plain words: the likely mistake, where it is, what to try (`mistakes.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from generator.model.problem import Level

MISTAKES = tomllib.loads(files(__package__).joinpath("mistakes.toml").read_text("utf-8"))
"""What is said of each mistake, by its name."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at one character of the text; ``index`` counts characters from 0.

    ``damage`` says that the text around it is no longer what its author wrote.
    """

    index: int
    rule: str
    message: str
    hint: str = ""
    level: Level = Level.ERROR
    damage: bool = True
    #: The character itself, where it should not be in a value.
    character: str = ""


class Stop(Exception):
    """Reading ends here: at a mistake in the structure, or at a limit."""

    def __init__(self, fault: Fault, *, limit: bool = False) -> None:
        super().__init__(fault.rule)
        self.fault = fault
        self.limit = limit


def make_fault(mistake: str, index: int, **names: object) -> Fault:
    """The mistake of a name, made at one character; ``names`` fill the places held in the message and the hint."""
    said = {"rule": mistake, "hint": "", "level": Level.ERROR, "damage": True, **MISTAKES[mistake]}
    message, hint = (str(said[words]).format(**names) for words in ("message", "hint"))
    return Fault(index, said["rule"], message, hint, Level(said["level"]), said["damage"])


_CLOSERS = {"[": "]", "{": "}"}
_SHORTHANDS = {"&": "anchor", "*": "alias", "!": "tag"}
_NO_SPACE = re.compile(r" *(?:- +)*[A-Za-z_][\w-]*:(?=[^\s/\\:])")
_ODD_COLON = re.compile(" *(?:- +)*[A-Za-z_][\\w-]*(?::(?=[\u00a0\u2007\u202f\u3000\ufffd])|[\uff1a\ufe55\ua789])")
_COLON_BEFORE = re.compile(r":\s")


def _line_around(text: str, index: int) -> tuple[int, str]:
    """Where the line around an index starts, and its text."""
    start, end = text.rfind("\n", 0, index) + 1, text.find("\n", index)
    return start, text[start : end if end >= 0 else len(text)]


def missing_space(text: str, index: int) -> Fault | None:
    """The fault of a line such as ``name:Acme`` around an index, if it is one."""
    start = text.rfind("\n", 0, index) + 1
    if match := _ODD_COLON.match(text, start):
        return make_fault("odd-colon", match.end() - 1)
    if match := _NO_SPACE.match(text, start):
        return make_fault("key-without-space", match.end() - 1, key=match.group().strip(" -"))
    return None


def missing_colon(text: str, index: int) -> Fault:
    """A line where a key should be, without a colon and a space after it."""
    start, _ = _line_around(text, index)
    cut = start and " #" in _line_around(text, start - 1)[1]
    more = " A “ #” on the line above starts a comment and ends the text; quotes prevent that." if cut else ""
    return missing_space(text, index) or make_fault("no-colon", index, more=more)


def colon_in_text(text: str, index: int) -> Fault:
    """A colon with a space after it where no key can be."""
    start, line = _line_around(text, index)
    if _COLON_BEFORE.search(text, start, index):
        return make_fault("second-colon", index)
    above = text[:start].rstrip()
    fault = missing_space(above, len(above)) if above else None
    return fault or make_fault("indentation", start + len(line) - len(line.lstrip()))


def shorthand_fault(text: str, index: int) -> Fault:
    """A value that starts with ``&``, ``*`` or ``!``: YAML's shorthands, which are not used here."""
    return make_fault("star-bullet" if text.startswith("* ", index) else _SHORTHANDS[text[index]], index)


def reserved_fault(text: str, index: int) -> Fault:
    """A character that cannot start a value or a key."""
    sign = text[index]
    if text.startswith("{%", index - 1):
        return make_fault("placeholder", index - 1)
    if sign == "%" and index == _line_around(text, index)[0]:
        return make_fault("directive", index)
    other = {",": "no-value", "#": "tight-comment", "\t": "tab"}
    return make_fault(other.get(sign, "reserved"), index, sign=sign)


def after_value(text: str, index: int) -> Fault:
    """Something on the line of a value that is already over."""
    sign, before = text[index], text[_line_around(text, index)[0] : index].rstrip(" ")[-1:]
    if sign in "#\t":
        return reserved_fault(text, index)
    if sign == ":" and not text[index + 1 : index + 2].strip():
        return colon_in_text(text, index)
    return make_fault("after-bracket" if before in ("]", "}") else "after-quote", index, sign=before)


def unclosed_bracket(text: str, opened: int) -> Fault:
    """A bracket that is opened and never closed, as far as can be seen."""
    return make_fault("unclosed-bracket", opened, opener=text[opened], closer=_CLOSERS[text[opened]])


def no_comma(text: str, opened: int, index: int) -> Fault:
    """Something in brackets after a value, where a comma or the end was expected."""
    if text[index] == "#":
        return make_fault("tight-comment", index)
    if "\n" in text[opened:index]:
        return unclosed_bracket(text, opened)
    mistake = "key-without-space" if text[index] == ":" else "no-comma"
    return make_fault(mistake, index, key=":", closer=_CLOSERS[text[opened]])
