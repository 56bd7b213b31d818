"""From the bytes of a file to text that any YAML parser reads alike, before a parser sees it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate

from generator.model.problem import Place, Problem
from generator.yaml_reader.characters import NONCHARACTERS, describe_character
from generator.yaml_reader.faults import Fault, make_fault


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold before it is refused, so that no file can stall or crash a build."""

    #: Size of the file, in bytes.
    bytes: int = 256 * 1024
    #: Lists and maps inside each other.
    depth: int = 24
    #: Keys, values, lists and maps together.
    values: int = 15_000
    #: Length of a key, in characters.
    key: int = 200


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, fit for the parser, and what was wrong with it as text."""

    file: str
    text: str
    faults: tuple[Fault, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        object.__setattr__(self, "_starts", [0, *accumulate(lengths)])

    def place(self, index: int) -> Place:
        """The position of a character."""
        line = min(bisect_right(self._starts, index), len(self._starts) - 1)
        return Place(self.file, line, index - self._starts[line - 1] + 1)


_FORMATS = {
    # UTF-32 before UTF-16, whose mark is the start of its own
    b"\xff\xfe\0\0": "UTF-32 text",
    b"\0\0\xfe\xff": "UTF-32 text",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"PK\x03\x04": "a ZIP, Word or Excel file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"%PDF": "a PDF file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}

_RAW = re.compile(
    "(?P<bad_bytes>[\udc80-\udcff]+)|(?P<byte_order_mark>(?m:^)\ufeff)|(?P<lone_carriage_return>\r(?!\n))"
    "|(?P<line_separator>[\x0b\x0c\x85\u2028\u2029])|(?P<control_in_file>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f])"
    f"|(?P<noncharacter_in_file>[{NONCHARACTERS}])"
)
#: What may hold one of those: a single class of characters is searched many times as fast.
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\udc80-\udcff\ufdd0-\ufdef\ufeff-\uffff\U00010000-\U0010ffff]"
)
#: What the parser sees in place of each: a line break, a space, nothing; else the sign for a lost character.
_INSTEAD = {"lone_carriage_return": "\n", "line_separator": " ", "byte_order_mark": ""}
#: Everything before the first line of content, and its directives.
_HEAD = re.compile(r"(?:%[^\n]*(?:\n|$)| *(?:#[^\n]*)?\r?\n)*")
_PERCENT = re.compile(r"^%", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
#: With more odd places than this the file is not worth reading: it is not text.
_HOPELESS = 500


def decode_source(file: str, data: bytes, limits: Limits) -> tuple[Source | None, list[Problem]]:
    """The text of a file, or the one problem for which it is refused as a whole.

    Only UTF-8 is text here (with or without a byte order mark). Characters that no parser should see are
    replaced and reported as faults of the source, at the position they have in the file.
    """
    refused = _too_large(file, data, limits) or _another_format(file, data)
    if refused:
        return None, [refused]
    text, faults = _clean_text(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape"))
    if len(faults) > _HOPELESS:
        message = f"{faults[0].message} There are more than {_HOPELESS} such places: this is not UTF-8 text."
        place = Source(file, text).place(faults[0].index)
        return None, [_refusal_problem(place, replace(faults[0], message=message))]
    text = _without_directives(text, faults)
    source = Source(file, text, tuple(sorted(faults, key=lambda fault: fault.index)))
    if conflict := _CONFLICT.search(text):
        return None, [_refusal_problem(source.place(conflict.start()), make_fault("merge-conflict", 0))]
    return source, []


def _refusal_problem(place: Place, fault: Fault) -> Problem:
    return Problem(place, fault.rule, fault.message, fault.hint)


def _too_large(file: str, data: bytes, limits: Limits) -> Problem | None:
    if len(data) <= limits.bytes:
        return None
    line = data.count(b"\n", 0, limits.bytes) + 1
    tail = data[data.rfind(b"\n", 0, limits.bytes) + 1 : limits.bytes].decode("utf-8", "ignore")
    fault = make_fault("file-too-large", 0, size=_size_words(len(data)), most=_size_words(limits.bytes))
    return _refusal_problem(Place(file, line, len(tail) + 1), fault)


def _size_words(count: int) -> str:
    return f"{count / 1024:,.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:,.1f} MB"


def _another_format(file: str, data: bytes) -> Problem | None:
    name = next((name for start, name in _FORMATS.items() if data.startswith(start)), "") or _without_mark(data)
    if not name:
        return None
    fault = make_fault("not-utf8" if name.startswith("UTF") else "not-text", 0, name=name)
    return _refusal_problem(Place(file), fault)


def _without_mark(data: bytes) -> str:
    """Latin letters are half NUL in UTF-16 and three quarters NUL in UTF-32."""
    head = data[:4096]
    share = head.count(0) / max(len(head), 1)
    if share == 1:
        return "empty (NUL bytes only)"
    return "UTF-32 text" if share > 0.6 else "UTF-16 text" if share > 0.3 else ""


def _clean_text(text: str) -> tuple[str, list[Fault]]:
    """The text as the parser may see it, and a fault for every character that was replaced."""
    if not _SUSPECT.search(text):
        return text, []
    parts: list[str] = []
    faults: list[Fault] = []
    done = length = returns = 0
    for match in _RAW.finditer(text):
        kind, characters = match.lastgroup or "", match.group()
        before, instead = text[done : match.start()], _INSTEAD.get(kind, "\ufffd" * len(characters))
        length += len(before)
        returns += kind == "lone_carriage_return"
        # One report is enough for a whole file of lone carriage returns.
        if kind != "lone_carriage_return" or returns == 1:
            faults.append(_raw_fault(kind.replace("_", "-"), length, characters))
        parts += (before, instead)
        length += len(instead)
        done = match.end()
        if len(faults) > _HOPELESS:
            break
    parts.append(text[done:])
    return "".join(parts), faults


def _raw_fault(mistake: str, index: int, characters: str) -> Fault:
    if mistake != "bad-bytes":
        return make_fault(mistake, index, name=describe_character(characters))
    raw = bytes(ord(character) - 0xDC00 for character in characters)
    shown, guess = " ".join(f"0x{byte:02X}" for byte in raw[:8]), raw.decode("cp1252", "replace")
    clear = len(raw) <= 8 and "\ufffd" not in guess
    return make_fault(mistake, index, shown=shown, guess=f" In Windows-1252 this would be “{guess}”." * clear)


def _without_directives(text: str, faults: list[Fault]) -> str:
    """Turn ``%`` lines at the head of the file into comments: parsers differ on them, and none is needed."""
    head = _HEAD.match(text)
    end = head.end() if head else 0
    if first := _PERCENT.search(text, 0, end):
        faults.append(make_fault("directive-at-head", first.start()))
    return _PERCENT.sub("#", text[:end]) + text[end:]
