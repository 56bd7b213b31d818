"""What can be wrong with the structure of a file, in plain words: the likely mistake, where it is, what to try."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.yaml_reader.text import Fault


class Stop(Exception):
    """Reading ends here: at a mistake in the structure, or at a limit."""

    def __init__(self, fault: Fault, *, limit: bool = False) -> None:
        super().__init__(fault.rule)
        self.fault = fault
        self.limit = limit


class Mistake(NamedTuple):
    """A kind of mistake: the rule, what is said about it, what to try."""

    rule: str
    message: str
    hint: str

    def at(self, index: int, **names: object) -> Fault:
        """The mistake made at one character; ``names`` fill the places held in the message and the hint."""
        return Fault(index, self.rule, self.message.format(**names), self.hint.format(**names))


_QUOTE = "Put the whole value in quotes."
_QUOTE_TEXT = "If it is text, put the whole value in quotes."

# The whole file

EMPTY = Mistake(
    "empty-file",
    "The file is empty; it must hold `key: value` lines.",
    "Write at least one `key: value` line, or delete the file.",
)
NO_MAP = Mistake(
    "not-a-mapping",
    "The file must hold `key: value` lines, but it is {what}.",
    "Start with a key, such as `name: Brightwater`.",
)
TEXT_ON_MARKER = Mistake(
    "second-document", "Nothing else can stand on a line that starts with {sign}.", "Delete the {sign}. " + _QUOTE_TEXT
)
SECOND_DOCUMENT = Mistake(
    "second-document",
    "A second document starts here; a file holds one.",
    "Delete the --- or ... line, or indent it if it is part of a text.",
)
DIRECTIVE = Mistake(
    "directive",
    "A line that starts with % is an instruction to the parser, which is not used here.",
    "Delete the line, or indent it if it is part of a text.",
)
TOO_DEEP = Mistake(
    "too-deep",
    "Lists and maps are nested more than {limit} levels deep here.",
    "Check the indentation and the brackets; an account needs only a few levels.",
)
TOO_MANY = Mistake(
    "too-many-values",
    "The file holds more than {limit:,} keys and values.",
    "Split the account into several files in a folder of its own.",
)

# Lines and keys

TAB = Mistake("tab", "There is a tab here; YAML wants spaces.", "Replace the tab with spaces.")
INDENTATION = Mistake(
    "bad-indentation",
    "This line does not line up with the lines it belongs to.",
    "Start all keys or dashes of one level in the same column, using spaces.",
)
LIST_ON_KEY_LINE = Mistake(
    "list-on-key-line",
    "A list cannot start on the line of its key.",
    "Put the dash on the next line, indented. " + _QUOTE_TEXT,
)
LONG_KEY = Mistake(
    "long-key",
    "This is too long, or more than one line, to be a key.",
    "Use a short key and put the text after the colon.",
)
KEY_WITHOUT_SPACE = Mistake("missing-space", "There is no space after “{key}”.", "Put a space after the colon.")
ODD_COLON = Mistake(
    "missing-space",
    "The colon here, or the space after it, is a character that only looks like one.",
    "Type the colon and the space again.",
)
SECOND_COLON = Mistake(
    "colon-in-value",
    "There is a second “: ” on this line: where does the key end and the value start?",
    _QUOTE,
)
NO_COLON = Mistake(
    "missing-colon",
    "This line is not `key: value`: it has no colon with a space after it.",
    "If it carries on the text above, indent it further than the key of that text.{more}",
)

# Values

PLACEHOLDER = Mistake(
    "braces-in-value", "YAML takes “{{” at the start of a value for a map, not for a placeholder.", _QUOTE
)
STAR_BULLET = Mistake(
    "alias",
    "A list item starts with “- ” in YAML, not with “* ”.",
    "Use dashes, or put text that starts with * in quotes.",
)
_SHORTHAND = "YAML takes “%s” at the start of a value for %s are not used here."
_WRITE_OUT = "Put text that starts with & * or ! in quotes; write repeated values out."
SHORTHANDS = {
    "&": Mistake("anchor", _SHORTHAND % ("&", "the name of a shared value; shared values"), _WRITE_OUT),
    "*": Mistake("alias", _SHORTHAND % ("*", "a reference to a shared value; shared values"), _WRITE_OUT),
    "!": Mistake("tag", _SHORTHAND % ("!", "the name of a type; types"), _WRITE_OUT),
}
NO_VALUE = Mistake(
    "missing-value",
    "A value is missing before this comma.",
    "Remove the comma, or put text that starts with a comma in quotes.",
)
TIGHT_COMMENT = Mistake("missing-space", "There is no space before this #.", "Put a space before the comment.")
RESERVED = Mistake("reserved-character", "A value cannot start with “{sign}”.", _QUOTE)
AFTER_QUOTE = Mistake(
    "text-after-quote",
    "There is text after the closing quote.",
    "An apostrophe inside '...' is written twice (''); a quote inside \"...\" is written \\\".",
)
AFTER_BRACKET = Mistake(
    "text-after-bracket",
    "There is text after the closing {sign}.",
    _QUOTE + " Text that starts with [ or {{ needs them.",
)
UNCLOSED_QUOTE = Mistake(
    "unclosed-quote",
    "The quote opened here is never closed.",
    "Close it. Text that holds an apostrophe or a quote goes into quotes of the other kind.",
)
QUOTE_INDENTATION = Mistake(
    "bad-indentation",
    "This line belongs to the text whose quote opens in line {line}, but is not indented further than its key.",
    "Indent it with spaces, or close the quote where the text ends.",
)
ESCAPE = Mistake(
    "bad-escape",
    "A backslash between double quotes starts a code such as \\n, and this is not one.",
    "Write \\\\ for a backslash, or use 'single quotes'.",
)
BLOCK_HEADER = Mistake(
    "block-header",
    "“{sign}” announces text on the lines below, so nothing else can follow it on its line.",
    _QUOTE + " Or write | alone and the text on the lines below, indented.",
)
BLANK_LINE = Mistake(
    "bad-indentation",
    "The text starts with a blank line that holds another number of spaces than the lines below it.",
    "Delete the spaces on the blank line.",
)

# Brackets

_CLOSERS = {"[": "]", "{": "}"}
UNCLOSED_BRACKET = Mistake(
    "unclosed-bracket",
    "The {opener} opened here is not closed, or a comma is missing after one of its values.",
    "Close it with {closer}. " + _QUOTE_TEXT,
)
NO_COMMA = Mistake(
    "missing-comma",
    "A comma or {closer} was expected here.",
    "Put commas between the values, and quotes around text with signs in it.",
)

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
        return ODD_COLON.at(match.end() - 1)
    if match := _NO_SPACE.match(text, start):
        return KEY_WITHOUT_SPACE.at(match.end() - 1, key=match.group().strip(" -"))
    return None


def missing_colon(text: str, index: int) -> Fault:
    """A line where a key should be, without a colon and a space after it."""
    start, _ = _line_around(text, index)
    cut = start and " #" in _line_around(text, start - 1)[1]
    more = " A “ #” on the line above starts a comment and ends the text; quotes prevent that." if cut else ""
    return missing_space(text, index) or NO_COLON.at(index, more=more)


def colon_in_text(text: str, index: int) -> Fault:
    """A colon with a space after it where no key can be."""
    start, line = _line_around(text, index)
    if _COLON_BEFORE.search(text, start, index):
        return SECOND_COLON.at(index)
    above = text[:start].rstrip()
    fault = missing_space(above, len(above)) if above else None
    return fault or INDENTATION.at(start + len(line) - len(line.lstrip()))


def shorthand_fault(text: str, index: int) -> Fault:
    """A value that starts with ``&``, ``*`` or ``!``: YAML's shorthands, which are not used here."""
    return (STAR_BULLET if text.startswith("* ", index) else SHORTHANDS[text[index]]).at(index)


def reserved_fault(text: str, index: int) -> Fault:
    """A character that cannot start a value or a key."""
    sign = text[index]
    if text.startswith("{%", index - 1):
        return PLACEHOLDER.at(index - 1)
    if sign == "%" and index == _line_around(text, index)[0]:
        return DIRECTIVE.at(index)
    other = {",": NO_VALUE, "#": TIGHT_COMMENT, "\t": TAB}
    return other.get(sign, RESERVED).at(index, sign=sign)


def after_value(text: str, index: int) -> Fault:
    """Something on the line of a value that is already over."""
    sign, before = text[index], text[_line_around(text, index)[0] : index].rstrip(" ")[-1:]
    if sign in "#\t":
        return reserved_fault(text, index)
    if sign == ":" and not text[index + 1 : index + 2].strip():
        return colon_in_text(text, index)
    return (AFTER_BRACKET if before in ("]", "}") else AFTER_QUOTE).at(index, sign=before)


def unclosed_bracket(text: str, opened: int) -> Fault:
    """A bracket that is opened and never closed, as far as can be seen."""
    return UNCLOSED_BRACKET.at(opened, opener=text[opened], closer=_CLOSERS[text[opened]])


def no_comma(text: str, opened: int, index: int) -> Fault:
    """Something in brackets after a value, where a comma or the end was expected."""
    if text[index] == "#":
        return TIGHT_COMMENT.at(index)
    if "\n" in text[opened:index]:
        return unclosed_bracket(text, opened)
    return (KEY_WITHOUT_SPACE if text[index] == ":" else NO_COMMA).at(index, key=":", closer=_CLOSERS[text[opened]])
