"""How a value is written as YAML in house style: quotes only where the strict reader needs them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import TextWrapper

from generator.yaml_reader.source import Map, Scalar, read_yaml

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written: a text, a list or a block of keys."""

WIDTH = 110
"""Up to this column a text or a list stays on one line."""

#: Unquoted text that needs no trial; nothing in it means anything to YAML, in brackets or outside.
_HARMLESS = re.compile(r"(?!null\Z)\+?[A-Za-z0-9][A-Za-z0-9_]*(?:[ ./()@+-]+[A-Za-z0-9_]+)*[.)]?\Z", re.ASCII)
#: Clock times, which other programs take for numbers to the base of sixty.
_CLOCK = re.compile(r"\d+(:\d+)+\Z")


@dataclass(frozen=True, slots=True)
class Layout:
    """How deep things are indented in a file, in columns."""

    #: The keys of a block below the key it belongs to.
    step: int = 2
    #: The dashes of a list below the key it belongs to.
    dashes: int = 2
    #: Whether texts stay on one line and in quotes, as a comment follows that would else be taken for part of them.
    careful: bool = False


@lru_cache(maxsize=4096)
def write_text(value: str, *, in_brackets: bool = False) -> str:
    """One text on one line: unquoted where the strict reader then reads it back without a word, else in quotes."""
    if _HARMLESS.match(value):
        return value
    # In braces the strict reader refuses a second colon right after the first; in a list alone it would do.
    plain = not (_CLOCK.match(value) or "\n" in value or (in_brackets and value.startswith(":")))
    single = "\n" not in value and '"' in value and "'" not in value
    for candidate in ([value] if plain else []) + ([f"'{value}'"] if single else []) + [quote_text(value)]:
        if _reads_back(candidate, value, in_brackets):
            return candidate
    return json.dumps(value)


def quote_text(value: str) -> str:
    """A text in double quotes, as JSON has it."""
    return json.dumps(value, ensure_ascii=False)


def _reads_back(candidate: str, value: str, in_brackets: bool) -> bool:
    written = f"key: [{candidate}, next]\n" if in_brackets else f"key: {candidate}\n"
    tree, problems = read_yaml("", written.encode("utf-8", "surrogatepass"))
    read_value = tree and tree.get("key")
    if in_brackets:
        read_value = (
            read_value[0] if isinstance(read_value, list) and len(read_value) == 2 and read_value[1] == "next" else None
        )
    return not problems and isinstance(read_value, Scalar) and read_value == value


def write_brackets(value: Value) -> str:
    """Any value on one line, lists and blocks in brackets."""
    if isinstance(value, str):
        return write_text(value, in_brackets=True)
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{_write_key(key, in_brackets=True)}: {write_brackets(part)}" for key, part in value.items())
            + "}"
        )
    return "[" + ", ".join(write_brackets(item) for item in value) + "]"


def write_entry(key: str, value: Value, column: int, layout: Layout) -> list[str]:
    """The lines of one key of a block whose keys stand in a column (from 0)."""
    head = " " * column + _write_key(key) + ":"
    return [head + rest if at == 0 else rest for at, rest in enumerate(write_below(value, column, len(head), layout))]


def write_below(value: Value, column: int, used: int, layout: Layout) -> list[str]:
    """What follows the colon of a key in a column: the rest of its line, of which so much is used, and more lines."""
    if isinstance(value, str):
        return _text_lines(value, column + layout.step, used, layout)
    if not value or (_is_short(value) and used + len(write_brackets(value)) < WIDTH):
        return [" " + write_brackets(value)]
    if isinstance(value, Mapping):
        deeper = column + layout.step
        return ["", *(line for key, part in value.items() for line in write_entry(key, part, deeper, layout))]
    return ["", *(line for item in value for line in write_item(item, column + layout.dashes, layout))]


def write_item(value: Value, column: int, layout: Layout, gap: int = 1) -> list[str]:
    """The lines of one item of a list whose dashes stand in a column; ``gap`` spaces follow the dash."""
    head, inside = " " * column + "-" + " " * gap, column + 1 + gap
    if isinstance(value, str):
        lines = _text_lines(value, inside, len(head) - 1, layout)
        return [head[:-1] + lines[0], *lines[1:]]
    if isinstance(value, Mapping) and value:
        lines = [line for key, part in value.items() for line in write_entry(key, part, inside, layout)]
        return [head + lines[0][inside:], *lines[1:]]
    return [head + write_brackets(value)]


def _is_short(value: Value) -> bool:
    """Whether a value is a list of plain texts, which people write in brackets."""
    return not isinstance(value, str | Mapping) and all(isinstance(item, str) and "\n" not in item for item in value)


def _write_key(key: str, *, in_brackets: bool = False) -> str:
    if _HARMLESS.match(key):
        return key
    tree, problems = read_yaml("", f"{key}: next\n".encode("utf-8", "surrogatepass"))
    clear = not in_brackets and not problems and isinstance(tree, Map) and dict(tree) == {key: "next"}
    return key if clear else quote_text(key)


def _text_lines(value: str, indent: int, used: int, layout: Layout) -> list[str]:
    """A text after a colon or dash: on its line, folded below it when it is long, line by line when it has lines."""
    short = " " + (quote_text(value) if layout.careful else write_text(value))
    if layout.careful:
        return [short]
    if "\n" in value:
        return next(_proved_ways(_kept_lines(value, indent), value), [short])
    if used + len(short) <= WIDTH or len(value) < WIDTH // 2:
        return [short]
    wrapper = TextWrapper(WIDTH, break_long_words=False, break_on_hyphens=False)
    wrapper.initial_indent = wrapper.subsequent_indent = " " * indent
    return next(_proved_ways([[" >-", *wrapper.wrap(value)]], value), [short])


def _kept_lines(value: str, indent: int) -> Iterator[list[str]]:
    body = value.rstrip("\n")
    sign = {0: "|-", 1: "|"}.get(len(value) - len(body))
    if sign and body:
        yield [f" {sign}", *(" " * indent + line if line else "" for line in body.split("\n"))]


def _proved_ways(candidates: Iterable[list[str]], value: str) -> Iterator[list[str]]:
    """Those of several ways to write a text in lines that the strict reader reads back as it was."""
    for lines in candidates:
        tree, problems = read_yaml("", ("key:" + "\n".join(lines) + "\n").encode("utf-8", "surrogatepass"))
        if not problems and tree is not None and tree.get("key") == value:
            yield lines
