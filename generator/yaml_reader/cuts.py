"""Places where YAML quietly reads less, or something else, than the author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from generator.model.problem import Level
from generator.yaml_reader.faults import Fault, make_fault, missing_space

_COMMENT = re.compile(r"(?P<gap> +)#(?P<rest>[^\n]*)")
_LIST_ITEM = re.compile(r"\n *(-(?: |[A-Za-z\"'\[{]))")
_LINE = re.compile(r"\n *(?=[^\s#])")
#: So many lines of one value are looked at.
_ENOUGH = 100
#: ``mailto:dana@...`` and the like are addresses, not keys without a space.
_SCHEMES = tuple("mailto: tel: sip: sips: sms: urn: data: geo: xmpp: callto: news: doi:".split())


def after_value(text: str, start: int, end: int) -> Fault | None:
    """The comment that ends an unquoted value, unless it is clearly meant as one.

    ``Acme #1 Ltd`` is read as ``Acme``. A ``#`` with a space after it is taken for a comment when two spaces
    stand before it, or when the value is a single word and the comment does not start with a digit.
    """
    match = _COMMENT.match(text, end) if text.startswith(" ", end) else None
    if match is None or _is_comment(text[start:end], match):
        return None
    return make_fault("cut-by-hash", match.end("gap"))


def _is_comment(value: str, match: re.Match[str]) -> bool:
    rest = match["rest"].rstrip("\r")
    if rest and rest[0] not in " #!":
        return False
    return not value or len(match["gap"]) > 1 or not (" " in value or rest.strip()[:1].isdigit())


def inside_value(text: str, start: int, end: int) -> Iterator[Fault]:
    """Lines of an unquoted value that look like list items or keys of their own."""
    written = text[start:end]
    if ":" not in written and "-" not in written:
        return
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if not before.strip(" -"):
        yield from _key_without_space(text, start)
        if text[start] == "-" and text[start + 1 : start + 2].isalpha() and "-" not in before:
            yield make_fault("tight-dash", start)
    if "\n" not in written:
        return
    for match in islice(_LIST_ITEM.finditer(text, start, end), _ENOUGH):
        yield make_fault("folded-list-item", match.start(1))
    for match in islice(_LINE.finditer(text, start, end), _ENOUGH):
        yield from _key_without_space(text, match.end())


def _key_without_space(text: str, index: int) -> Iterator[Fault]:
    fault = missing_space(text, index)
    if fault and not text.startswith(_SCHEMES, index):
        yield replace(fault, level=Level.WARNING)


def inside_braces(text: str, start: int, end: int) -> Fault | None:
    """A key without a value in braces that is meant as both, such as ``{tier:1}``."""
    colon = text.find(":", start, end)
    if colon < 0 or text.startswith(_SCHEMES, start) or text.startswith("//", colon + 1):
        return None
    return make_fault("tight-colon-in-braces", colon, key=text[start : colon + 1])
