"""The front door for data: a YAML file to a tree of text with positions, and every problem on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import ruamel.yaml
from ruamel.yaml import events as ruamel_events
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner

from generator.problem import Problem, in_order
from generator.yaml_builder import Builder
from generator.yaml_errors import Complaint
from generator.yaml_outline import Part, Piece, outlined
from generator.yaml_steps import Event, GaveUp
from generator.yaml_text import Limits, Source, decode
from generator.yaml_tree import Items, Map, Node, Scalar

__all__ = ["HAS_C_PARSER", "Items", "Limits", "Map", "Node", "Part", "Piece", "Scalar", "outline", "read"]

#: Whether ruamel.yaml found its optional parser in C, many times as fast as the one in Python.
HAS_C_PARSER = bool(ruamel.yaml.__with_libyaml__)

#: Signs of what only the Python parser objects to: a second `...`, `a:,` or `'a':b` in brackets, `|#`, spaces
#: on a blank line at the head of a text.
_ONLY_PYTHON_OBJECTS = (
    re.compile(r"\n\.\.\."),
    re.compile(r":[,\]}]"),
    re.compile(r"[\"'\]}]:\S"),
    re.compile(r"[|>][-+\d]*(?:#|(?: +#.*)?\s*\n +\r?\n)"),
)

#: An escape code above the last character, at which ruamel.yaml raises an exception without a position.
_BIG_ESCAPE = re.compile(r"\\U(?!0010|000)[0-9A-Fa-f]{8}")

_KINDS: dict[type, str] = {
    ruamel_events.ScalarEvent: "scalar",
    ruamel_events.AliasEvent: "alias",
    ruamel_events.MappingStartEvent: "map",
    ruamel_events.SequenceStartEvent: "list",
    ruamel_events.MappingEndEvent: "end",
    ruamel_events.SequenceEndEvent: "end",
    ruamel_events.DocumentStartEvent: "document",
    ruamel_events.StreamEndEvent: "over",
}


def read(file: str, data: bytes, limits: Limits = Limits(), *, pure: bool = False) -> tuple[Map | None, list[Problem]]:
    """Read one YAML file; ``file`` is the name used in positions, ``data`` its bytes.

    Never raises and never runs away: whatever the bytes are, the result is what could be understood (``None``
    when that is nothing) and every problem with its line and column. A bad part is reported and left out: a
    value becomes ``None``, a key is dropped, the second of two equal keys is dropped, and after a mistake in
    the structure only the top-level entries complete before it are kept.

    Refused are anchors, aliases, merge keys, tags, directives, further documents, keys that are not text,
    and whatever YAML programs read differently. ``pure`` keeps to the parser written in Python; the verdict
    is the same.
    """
    source, refused = decode(file, data, limits)
    if source is None:
        return None, refused
    pure = pure or not HAS_C_PARSER
    builder = _built(source, limits, pure=pure)
    if not pure and _doubtful(builder, source.text):
        builder = _built(source, limits, pure=True)
    return builder.tree, _shortened(in_order(builder.problems), limits.repeats)


def outline(text: str, *, pure: bool = False) -> Piece | None:
    """Where each value of a text is written that ``read`` has accepted, without its byte order mark.

    None when it is not even a map; for a text that was refused the outcome is undefined.
    """
    if not pure and HAS_C_PARSER:
        with suppress(GaveUp):  # the parser written in Python has the last word, as in reading
            return outlined(text, _events(text, pure=False))
    return outlined(text, _events(text, pure=True))


def _built(source: Source, limits: Limits, *, pure: bool) -> Builder:
    builder = Builder(source, limits, _events(source.text, pure=pure))
    builder.build()
    return builder


def _doubtful(builder: Builder, text: str) -> bool:
    """Whether the parser written in Python must have the last word, for the verdict to be the same everywhere."""
    if builder.limited:
        return False
    if any(problem.is_error for problem in builder.problems):
        return True
    return any(sign.search(text) for sign in _ONLY_PYTHON_OBJECTS)


def _events(text: str, *, pure: bool) -> Iterator[Event]:
    """The parser's steps, up to its end or to a ``GaveUp``."""
    reached = 0
    try:
        for raw in _parser(pure=pure).parse(text):
            reached = raw.end_mark.index
            if kind := _KINDS.get(type(raw)):
                yield _event(kind, raw)
    except MarkedYAMLError as error:
        words = f"{error.context or ''} {error.problem or ''}"
        mark = error.problem_mark or error.context_mark
        index = min(mark.index, len(text)) if mark else reached
        opened = error.context_mark.index if error.context_mark else index
        raise GaveUp(Complaint(text, words, index, opened)) from None
    except Exception as error:  # noqa: BLE001 - ruamel.yaml lets ValueError, OverflowError, IndexError ... out
        big = _BIG_ESCAPE.search(text, reached)
        index = big.start() if big else reached
        raise GaveUp(Complaint(text, "escape" if big else str(error), index, index)) from None


def _parser(*, pure: bool) -> ruamel.yaml.YAML:
    parser = ruamel.yaml.YAML(typ="safe", pure=pure)
    if pure:
        parser.Reader, parser.Scanner, parser.Parser = _Reader, _Scanner, _Parser
    return parser


class _Reader(Reader):
    """Ruamel.yaml's own, which moves on by pieces of text instead of character by character."""

    def peek(self, index: int = 0) -> str:
        """The character so many places on; the text ends with NUL."""
        return self.buffer[self.pointer + index]

    def forward(self, length: int = 1) -> None:
        """Move on; lines end with a line feed only, see ``yaml_text``."""
        passed = self.buffer[self.pointer : self.pointer + length]
        self.pointer += length
        self.index += length
        if "\n" in passed:
            self.line += passed.count("\n")
            self.column = 0
            passed = passed[passed.rfind("\n") + 1 :]
        self.column += len(passed) - passed.count("\ufeff")


class _Scanner(Scanner):
    """Ruamel.yaml's own, which looks up its parts once and does not look for keys where there can be none."""

    reader: Any = None
    scanner_processing_version: Any = None

    def __init__(self, loader: Any) -> None:
        self.reader = loader.reader
        self.scanner_processing_version = loader.resolver.processing_version
        super().__init__(loader)

    def need_more_tokens(self) -> bool:
        """Whether the next token is not yet known."""
        if self.possible_simple_keys or not self.tokens:
            return super().need_more_tokens()
        return False


class _Parser(Parser):
    """Ruamel.yaml's own, which looks up its parts once."""

    scanner: Any = None
    resolver: Any = None

    def __init__(self, loader: Any) -> None:
        self.scanner, self.resolver = loader.scanner, loader.resolver
        super().__init__(loader)


def _event(kind: str, raw: Any) -> Event:
    start, end, line = raw.start_mark.index, raw.end_mark.index, raw.start_mark.line
    if kind == "scalar":
        marked = raw.anchor is not None or raw.ctag is not None
        return Event(kind, start, end, line, raw.value, raw.style or "", marked)
    if kind in ("map", "list"):
        marked = raw.anchor is not None or raw.ctag is not None
        return Event(kind, start, end, line, "", "[" if raw.flow_style else "", marked)
    return Event(kind, start, end, line)


def _shortened(problems: list[Problem], repeats: int) -> list[Problem]:
    """At most ``repeats`` problems of one rule, and then one that says how many more there are."""
    by_rule: dict[str, list[Problem]] = {}
    for problem in problems:
        by_rule.setdefault(problem.rule, []).append(problem)
    kept: list[Problem] = []
    for same in by_rule.values():
        kept += same[: repeats + 1]
        more = len(same) - repeats - 1
        if more > 0:
            kept[-1] = replace(kept[-1], message=f"{kept[-1].message} ({more:,} more of this kind below.)")
    return in_order(kept)
