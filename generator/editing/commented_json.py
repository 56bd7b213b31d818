"""Entries put into a JSON file with comments, such as the settings of VS Code, and nothing else in it touched."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class CannotMerge(Exception):
    """The file is written in a way in which nothing can safely be put into it; the message says why."""


_TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)|(?P<text>"(?:[^"\\]|\\.)*")|(?P<sign>[{}\[\]:,])|(?P<word>[^\s{}\[\]:,"/]+)""",
    re.DOTALL,
)
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One key of an object: where its value begins and ends."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Object:
    """An object: its entries, where the last thing in it ends, and where its closing brace is."""

    entries: tuple[_Entry, ...]
    last: int
    close: int
    #: Whether a comma stands after the last entry.
    comma: bool

    def entry(self, key: str) -> _Entry | None:
        """The entry of a key; CannotMerge when there are two."""
        entries = [entry for entry in self.entries if entry.key == key]
        if len(entries) > 1:
            raise CannotMerge(f'the key "{key}" is there twice')
        return entries[0] if entries else None


def with_entries(data: bytes, key: str, wanted: Mapping[str, Any]) -> bytes:
    """The file with entries in the object that a key of it holds; what is there already under their names gives way.

    Comments, order and layout stay as they are. CannotMerge unless the result is what was there and the entries.
    """
    text = _decode_text(data)
    before = _plain(text)
    if not isinstance(before, dict) or not isinstance(before.get(key, {}), dict):
        where = f'"{key}" in it' if isinstance(before, dict) else "it"
        raise CannotMerge(f"{where} is not a block in braces")
    there = before.get(key, {})
    if all(there.get(name) == value for name, value in wanted.items()):
        return data
    start = _tokens(text)[0].start()
    if _object(text, start).entry(key) is None:
        text = _add_entry(text, _object(text, start), key, {}, 1)
    for name, value in wanted.items():
        # Read anew each time, since every change moves what comes after it.
        entry = _object(text, start).entry(key)
        text = _set_entry(text, _object(text, entry.start if entry else start), name, value)
    if _plain(text) != before | {key: there | dict(wanted)}:
        raise CannotMerge("it is laid out in a way that cannot be added to")
    return (_MARK if data.startswith(_MARK) else b"") + text.encode()


def _decode_text(data: bytes) -> str:
    try:
        return data.removeprefix(_MARK).decode()
    except UnicodeDecodeError:
        raise CannotMerge("it is not UTF-8 text") from None


def _tokens(text: str, start: int = 0) -> list[re.Match[str]]:
    """The signs, texts and words from a place on, without blanks and comments."""
    matches, reached = [], start
    while reached < len(text):
        match = _TOKEN.match(text, reached)
        if match is None:
            raise CannotMerge(f"line {text.count(chr(10), 0, reached) + 1} of it is not JSON")
        reached = match.end()
        if match.lastgroup != "skip":
            matches.append(match)
    return matches


def _plain(text: str) -> Any:
    """What the text says, without its comments and the commas that JSON does not know."""
    tokens = [match.group() for match in _tokens(text)]
    kept = [
        token for token, after in zip(tokens, [*tokens[1:], ""], strict=False) if not (token == "," and after in "]}")
    ]
    try:
        return json.loads(" ".join(kept))
    except (ValueError, RecursionError):
        raise CannotMerge("it is not JSON") from None


def _object(text: str, start: int) -> _Object:
    """The object whose opening brace stands at a place."""
    tokens = _tokens(text, start)
    entries: list[_Entry] = []
    depth, key, begun = 0, "", -1
    for before, token in zip([tokens[0], *tokens], tokens, strict=False):
        sign = token.group()
        if begun >= 0 and depth == 1 and sign in (",", "}"):
            entries.append(_Entry(json.loads(key), begun, before.end()))
            begun = -1
        depth += (sign in ("{", "[")) - (sign in ("}", "]"))
        if depth == 0:
            return _Object(tuple(entries), before.end(), token.start(), before.group() == ",")
        if depth == 1 and sign == ":":
            key = before.group()
        elif begun < 0 and before.group() == ":" and depth - (sign in ("{", "[")) == 1:
            begun = token.start()
    raise CannotMerge("it does not end")


def _set_entry(text: str, holder: _Object, key: str, value: Any) -> str:
    entry = holder.entry(key)
    if entry is None:
        return _add_entry(text, holder, key, value, 2)
    return text[: entry.start] + json.dumps(value) + text[entry.end :]


def _add_entry(text: str, holder: _Object, key: str, value: Any, depth: int) -> str:
    """The text with an entry on a line of its own after the last one of an object, in the file's own layout."""
    line = "\r\n" if "\r\n" in text else "\n"
    indented = re.search(r"\n([ \t]+)\"", text)
    pad = indented.group(1) if indented else "  "
    after = text[holder.last : holder.close]  # blanks and comments
    kept = after.rstrip()
    closing = after[len(kept) :] if "\n" in after[len(kept) :] else line + pad * (depth - 1)
    comma = "," if holder.entries and not holder.comma else ""
    entry = f"{line}{pad * depth}{json.dumps(key)}: {json.dumps(value)}"
    return text[: holder.last] + comma + kept + entry + closing + text[holder.close :]
