"""What a YAML parser complains about, in plain words: the likely mistake, where it is, what to try."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.yaml_text import Fault

_QUOTE = "Put the whole value in quotes."
_QUOTE_TEXT = "If it is text, put the whole value in quotes."

_NO_SPACE = re.compile(r" *(?:- +)*[A-Za-z_][\w-]*:(?=[^\s/\\:])")
_ODD_COLON = re.compile(" *(?:- +)*[A-Za-z_][\\w-]*(?::(?=[\u00a0\u2007\u202f\u3000\ufffd])|[\uff1a\ufe55\ua789])")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A parser's error: its own words, and places as indices into the text.

    ``index`` is where the parser gave up, ``opened`` where the thing began that it was reading.
    """

    text: str
    words: str
    index: int
    opened: int

    @property
    def character(self) -> str:
        """The character at which the parser gave up, empty at the end of the file."""
        return self.text[self.index : self.index + 1]

    @property
    def before(self) -> str:
        """What stands before that character on its line."""
        return self.text[self.text.rfind("\n", 0, self.index) + 1 : self.index]

    def line(self, index: int) -> tuple[int, str]:
        """Where the line around an index starts, and its text."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        return start, self.text[start : end if end >= 0 else len(self.text)]


def explain(complaint: Complaint) -> Fault:
    """The fault behind a parser's error; the words of ruamel.yaml and of libyaml lead to the same one."""
    if complaint.character == "\t":
        return tab(complaint.index)
    for words, diagnose in _DIAGNOSES:
        if re.search(words, complaint.words):
            return diagnose(complaint)
    return _unreadable(complaint)


def tab(index: int) -> Fault:
    """A tab where only spaces may stand."""
    return Fault(index, "tab", "There is a tab here; YAML wants spaces.", "Replace the tab with spaces.")


def missing_space(text: str, index: int) -> Fault | None:
    """The fault of a line such as ``name:Acme`` around an index, if it is one."""
    start = text.rfind("\n", 0, index) + 1
    if match := _ODD_COLON.match(text, start):
        message = "The colon here, or the space after it, is a character that only looks like one."
        return Fault(match.end() - 1, "missing-space", message, "Type the colon and the space again.")
    if match := _NO_SPACE.match(text, start):
        message = f"There is no space after “{match.group().strip(' -')}”."
        return Fault(match.end() - 1, "missing-space", message, "Put a space after the colon.")
    return None


def shorthand(text: str, index: int) -> Fault:
    """A value that starts with ``&``, ``*`` or ``!``: YAML's shorthands, which are not used here."""
    sign = text[index : index + 1]
    if text.startswith("* ", index):
        message = "A list item starts with “- ” in YAML, not with “* ”."
        return Fault(index, "alias", message, "Use dashes, or put text that starts with * in quotes.")
    rule, use = {
        "&": ("anchor", "the name of a shared value; shared values are not used here"),
        "*": ("alias", "a reference to a shared value; shared values are not used here"),
    }.get(sign, ("tag", "the name of a type; types are not used here"))
    message = f"YAML takes “{sign}” at the start of a value for {use}."
    hint = "Put text that starts with & * or ! in quotes; write repeated values out."
    return Fault(index, rule, message, hint)


def placeholder(index: int) -> Fault:
    """A value that starts with ``{{`` or ``{%``, as placeholders do."""
    message = "YAML takes “{” at the start of a value for a map, not for a placeholder."
    return Fault(index, "braces-in-value", message, _QUOTE)


def long_key(index: int) -> Fault:
    """A key that is too long, or more than one line, to be meant as one."""
    message = "This is too long, or more than one line, to be a key."
    return Fault(index, "long-key", message, "Use a short key and put the text after the colon.")


def _unreadable(complaint: Complaint) -> Fault:
    return Fault(complaint.index, "not-yaml", "This cannot be read as `key: value`.", _QUOTE_TEXT)


def _shorthand(complaint: Complaint) -> Fault:
    return shorthand(complaint.text, complaint.opened)


def _colon(complaint: Complaint) -> Fault:
    """A `: ` where no key can be."""
    if re.search(r":\s", complaint.before):
        message = "There is a second “: ” on this line: where does the key end and the value start?"
        return Fault(complaint.index, "colon-in-value", message, _QUOTE)
    start, line = complaint.line(complaint.index)
    above = complaint.text[:start].rstrip()
    if above and (fault := missing_space(above, len(above))):
        return fault
    return _indentation(start + len(line) - len(line.lstrip()))


def _indentation(index: int) -> Fault:
    message = "This line does not line up with the lines it belongs to."
    hint = "Start all keys or dashes of one level in the same column, using spaces."
    return Fault(index, "bad-indentation", message, hint)


def _no_colon(complaint: Complaint) -> Fault:
    """A line where a key should be, without a colon and a space after it."""
    start, line = complaint.line(complaint.opened)
    if fault := missing_space(complaint.text, complaint.opened):
        return fault
    if line.find(": ") > 1000:
        return long_key(complaint.opened)
    message = "This line is not `key: value`: it has no colon with a space after it."
    hint = "If it carries on the text above, indent it further than the key of that text."
    if " #" in complaint.line(max(start - 1, 0))[1]:
        hint += " A “ #” on the line above starts a comment and ends the text; quotes prevent that."
    return Fault(complaint.opened, "missing-colon", message, hint)


def _misplaced(complaint: Complaint) -> Fault:
    """Something where a key, a dash or the end of a level was expected."""
    before = complaint.before.rstrip(" ")
    if not before:
        return _indentation(complaint.index)
    if before[-1] in "\"'":
        message = "There is text after the closing quote."
        hint = "An apostrophe inside '...' is written twice (''); a quote inside \"...\" is written \\\"."
        return Fault(complaint.index, "text-after-quote", message, hint)
    if before[-1] in "]}":
        message = f"There is text after the closing {before[-1]}."
        hint = f"{_QUOTE} Text that starts with [ or {{ needs them."
        return Fault(complaint.index, "text-after-bracket", message, hint)
    return _unreadable(complaint)


def _in_brackets(complaint: Complaint) -> Fault:
    """A list in [ ] or a map in { } that goes on in a way it cannot."""
    opener = complaint.text[complaint.opened : complaint.opened + 1]
    closer = "}" if opener == "{" else "]"
    if opener not in ("[", "{"):
        return _unreadable(complaint)
    at_end = not complaint.text[complaint.index :].strip()
    if at_end or "\n" in complaint.text[complaint.opened : complaint.index]:
        message = f"The {opener} opened here is not closed, or a comma is missing after one of its values."
        return Fault(complaint.opened, "unclosed-bracket", message, f"Close it with {closer}. {_QUOTE_TEXT}")
    message = f"A comma or {closer} was expected here."
    hint = "Put commas between the values, and quotes around text with signs in it."
    return Fault(complaint.index, "missing-comma", message, hint)


def _tight_colon(complaint: Complaint) -> Fault:
    message = "There is no space after this colon."
    return Fault(complaint.index, "missing-space", message, "Put a space after the colon.")


def _no_content(complaint: Complaint) -> Fault:
    """Nothing that can start a value."""
    if not complaint.character.strip():
        return _in_brackets(complaint)
    if complaint.character == ",":
        hint = "Remove the comma, or put text that starts with a comma in quotes."
        return Fault(complaint.index, "missing-value", "A value is missing before this comma.", hint)
    return _reserved(complaint)


def _reserved(complaint: Complaint) -> Fault:
    if complaint.text.startswith("{%", complaint.index - 1):
        return placeholder(complaint.index - 1)
    message = f"A value cannot start with “{complaint.character}”."
    return Fault(complaint.index, "reserved-character", message, _QUOTE)


def _dash(complaint: Complaint) -> Fault:
    if not re.search(r":\s", complaint.before):
        return _indentation(complaint.index)
    message = "A list cannot start on the line of its key."
    hint = f"Put the dash on the next line, indented. {_QUOTE_TEXT}"
    return Fault(complaint.index, "list-on-key-line", message, hint)


def _quote(complaint: Complaint) -> Fault:
    message = "The quote opened here is never closed."
    hint = "Close it. Text that holds an apostrophe or a quote goes into quotes of the other kind."
    return Fault(complaint.opened, "unclosed-quote", message, hint)


def _escape(complaint: Complaint) -> Fault:
    index = complaint.text.rfind("\\", 0, complaint.index + 1)
    message = "A backslash between double quotes starts a code such as \\n, and this is not one."
    hint = "Write \\\\ for a backslash, or use 'single quotes'."
    return Fault(index if index >= 0 else complaint.index, "bad-escape", message, hint)


def _header(complaint: Complaint) -> Fault:
    """A text after | or > that does not start as it must."""
    if "more indented" in complaint.words:
        above = complaint.text[: complaint.opened].rstrip(" ").rstrip()
        index = complaint.text.find("\n", len(above)) + 1
        message = "The text starts with a blank line that holds fewer spaces than the lines below it."
        return Fault(index, "bad-indentation", message, "Delete the spaces on the blank line.")
    sign = complaint.text[complaint.opened : complaint.opened + 1]
    message = f"“{sign}” announces text on the lines below, so nothing else can follow it on its line."
    hint = f"{_QUOTE} Or write | alone and the text on the lines below, indented."
    return Fault(complaint.opened, "block-header", message, hint)


def _outside(complaint: Complaint) -> Fault:
    """Something after the whole file seemed to be over."""
    start, line = complaint.line(complaint.index)
    if line.startswith(("---", "...")):
        message = f"Nothing else can stand on a line that starts with {line[:3]}."
        return Fault(complaint.index, "second-document", message, f"Delete the {line[:3]}. {_QUOTE_TEXT}")
    # The parser reads over a line with % and objects to the next one.
    above, line_above = complaint.line(max(start - 1, 0))
    for index, found in ((start, line), (above, line_above)):
        if found.startswith("%"):
            message = "A line that starts with % is an instruction to the parser, which is not used here."
            hint = "Delete the line, or indent it if it is part of a text."
            return Fault(index, "directive", message, hint)
    if complaint.text[:start].rstrip().endswith(("]", "}")) and not complaint.before:
        message = "The file starts with a bracket, so it is over where that bracket is closed."
        return Fault(complaint.index, "text-after-bracket", message, "Write plain `key: value` lines instead.")
    return _misplaced(complaint)


#: Words of both parsers (`|` separates them), the first that fits decides.
_DIAGNOSES: tuple[tuple[str, Callable[[Complaint], Fault]], ...] = (
    ("unexpected (end of stream|document (separator|indicator))", _quote),
    ("(scanning|parsing) an? (anchor|alias|tag)|undefined tag handle", _shorthand),
    ("escape|hexdecimal", _escape),
    ("block scalar", _header),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("sequence entries are not allowed", _dash),
    ("mapping keys are not allowed|cannot start any token", _reserved),
    ("expected ',' or", _in_brackets),
    ("unexpected ':'", _tight_colon),
    ("node content", _no_content),
    ("directive|document (start|end)", _outside),
    ("block end|expected key|'-' indicator", _misplaced),
)
