"""Single values of a YAML file: where each ends, and the text it stands for."""

from __future__ import annotations

import re

from generator.yaml_reader import faults
from generator.yaml_reader.faults import Fault, Stop, make_fault
from generator.yaml_reader.tree import Piece

#: What stands for no value where it is not in quotes.
NOTHING = frozenset({"", "~", "null"})

_DOUBLE = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']++|'')*+)'")
_QUOTED_LINE = re.compile(r"\n( *+)[ \t\r]*+(?=[^ \t\r\n])")

# Line breaks inside a value; what follows `|` takes in other blanks at once, so that none is looked at twice.
_BREAKS = r"([ \t\r]*+\n[ \t\r\n]*+)"
_HEX = "[0-9A-Fa-f]"
_FOLDS = re.compile(rf"{_BREAKS}|[ \t\r]++")
_CODES = re.compile(
    rf"{_BREAKS}|[ \t\r]++|\\(\r?\n[ \t\r\n]*+|x{_HEX}{{2}}|u{_HEX}{{4}}|U(?:0010|000{_HEX}){_HEX}{{4}}|.?)", re.DOTALL
)
_LETTERS = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))

COLON_IN_LINE = re.compile(r":(?=[ \t\r]|\Z)")
_NEXT_LINE = re.compile(r"(?:[ \r]*+\n)++( *+)")
_HEADER = re.compile(r"[|>](?P<signs>[1-9][-+]?|[-+][1-9]?|)(?P<rest> +#[^\n]*| *)\r?(?:\n|\Z)")


def read_quoted(text: str, at: int, end: int, around: int) -> Piece:
    """The text in quotes that starts at an index, in a block whose entries start in the column ``around``."""
    style = text[at]
    match = (_SINGLE if style == "'" else _DOUBLE).match(text, at, end)
    if not match:
        if style == '"':
            line_end = text.find("\n", at, end)
            _decode_escapes(text[at + 1 : line_end if line_end >= 0 else end], at + 1)
        raise Stop(make_fault("unclosed-quote", at))
    value = match[1]
    fault = _outdented_line(text, at, match.end(), around) if "\n" in value else None
    if style == "'":
        value = fold_lines(value).replace("''", "'")
    elif "\n" in value or "\\" in value:
        value = _decode_escapes(value, at + 1)
    return Piece("text", at, match.end(), style, text=value, fault=fault)


def _outdented_line(text: str, at: int, end: int, around: int) -> Fault | None:
    for line in _QUOTED_LINE.finditer(text, at, end):
        if len(line[1]) <= around:
            index = line.end(1)
            mistake = "tab" if text[index] == "\t" else "quote-indentation"
            return make_fault(mistake, index, line=text.count("\n", 0, at) + 1)
    return None


def fold_lines(written: str) -> str:
    """A text over several lines: a line break counts as a space, blank lines as line breaks."""
    return _FOLDS.sub(_unfold_match, written) if "\n" in written else written


def _unfold_match(match: re.Match[str]) -> str:
    return ("\n" * (match[1].count("\n") - 1) or " ") if match[1] else match[0]


def _decode_escapes(written: str, start: int) -> str:
    """The text that stands in double quotes from an index on, its codes replaced."""

    def decode_match(match: re.Match[str]) -> str:
        code = match[2]
        if code is None:
            return _unfold_match(match)
        if code in _LETTERS:
            return _LETTERS[code]
        if "\n" in code:
            return "\n" * (code.count("\n") - 1)
        if len(code) < 2:
            raise Stop(make_fault("escape", start + match.start()))
        return chr(int(code[1:], 16))

    return _CODES.sub(decode_match, written)


def read_plain(text: str, at: int, end: int, around: int) -> Piece:
    """The text without quotes that starts at an index and goes on over all lines indented more than ``around``."""
    line = at
    while True:
        line_end = text.find("\n", line, end)
        words = text[line : line_end if line_end >= 0 else end]
        comment = words.find(" #")
        if comment >= 0:
            words = words[:comment]
        if "\t" in words:
            raise Stop(make_fault("tab", line + words.index("\t")))
        if ":" in words and (match := COLON_IN_LINE.search(words)):
            index = line + match.start()
            raise Stop(faults.colon_in_text(text, index) if around >= 0 else faults.missing_colon(text, at))
        stop = line + len(words.rstrip(" \r"))
        below = _NEXT_LINE.match(text, line_end, end) if comment < 0 <= line_end else None
        if below is None or below.end() == end:
            break
        line = below.end()
        if text[line] in "#\t" or len(below[1]) <= around:
            break
    return make_unquoted(at, stop, text[at:stop])


def make_unquoted(at: int, end: int, written: str) -> Piece:
    """A text without quotes, which may be the sign for nothing."""
    return Piece("nothing" if written in NOTHING else "text", at, end, text=fold_lines(written))


def block_text(text: str, at: int, end: int, around: int) -> tuple[Piece, int]:
    """The text announced by ``|`` or ``>`` at an index, and where the line after it starts."""
    header = _HEADER.match(text, at, end)
    if not header:
        line_end = text.find("\n", at, end)
        tab = text.find("\t", at, line_end if line_end >= 0 else end)
        tabbed = tab >= 0 and not text[at + 1 : tab].strip(" +-123456789")
        raise Stop(make_fault("tab", tab) if tabbed else make_fault("block-header", at, sign=text[at]))
    digit = header["signs"].strip("+-")
    indent = max(around, 0) + int(digit) if digit else 0
    lines: list[str] = []
    stop, line = header.end("rest"), header.end()
    while line < end:
        line_end = text.find("\n", line, end)
        after = line_end if line_end >= 0 else end
        written = text[line:after].rstrip("\r")
        depth = len(written) - len(written.lstrip(" "))
        if depth < len(written):
            if not indent:
                indent = max(depth, around + 1, 1)
                _refuse_blank_lines(text, header.end(), line, indent)
            if depth < indent:
                break
        lines.append(written[indent:] if indent else "")
        if lines[-1] or depth < len(written):
            stop = line + len(written)
        line = after + 1
    signs = text[at : header.start("rest")]
    return _block_piece(text, at, min(line, end), stop, signs, lines)


def _refuse_blank_lines(text: str, start: int, end: int, indent: int) -> None:
    """Parsers differ about blank lines before the first line of a text that hold other spaces than it starts with."""
    at = start
    for line in text[start:end].split("\n"):
        spaces = len(line.rstrip("\r"))
        if spaces not in (0, indent):
            raise Stop(make_fault("blank-line", at))
        at += len(line) + 1


def _block_piece(text: str, at: int, after: int, stop: int, signs: str, lines: list[str]) -> tuple[Piece, int]:
    blanks = len(lines)
    while lines and not lines[-1]:
        lines.pop()
    blanks -= len(lines)
    value = ("\n".join(lines) if signs[0] == "|" else _folded_lines(lines)) if lines else ""
    cut_off = text[after - 1] != "\n" and not blanks and bool(lines) and bool(lines[-1].strip(" "))
    if "-" not in signs and lines and not cut_off:
        value += "\n"
    if "+" in signs and blanks:
        value += "\n" * blanks
        stop = after - (text[after - 1] == "\n")
        stop -= text[stop - 1] == "\r"
    return Piece("text", at, stop, signs[0], text=value), after


def _folded_lines(lines: list[str]) -> str:
    """Lines after ``>``: those that are indented no further become one, with a space in between."""
    value, blanks, spaced = "", 0, True
    for number, line in enumerate(lines):
        if not line:
            blanks += 1
            continue
        deeper = line[0] in " \t"
        if number == blanks:
            value = "\n" * blanks + line
        elif deeper or spaced:
            value += "\n" * (blanks + 1) + line
        else:
            value += ("\n" * blanks or " ") + line
        blanks, spaced = 0, deeper
    return value
