"""Files as people and editors leave them: comments, odd indentation, CRLF, brackets, blocks of text."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from hypothesis import strategies as st

from generator.editing.sheet import plain_tree
from generator.yaml_reader.source import read_yaml

WORDS = [
    "Acme",
    "it's late",
    "00123",
    "a: b",
    "half # way",
    "Zoë",
    "yes",
    "two  spaces",
    '"so"',
    "x, y",
    "2026-08-03",
    "-",
]
COMMENTS = ["# note", "#", "# with\ta tab", "# - on: 2026-01-01", "# key: value", "#shout", '# it\'s "open" [ {']


class OddFile:
    """Writes a tree in as many odd ways as the strict reader accepts; ``text`` is the outcome."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.step, self.dashes = chance.choice([1, 2, 2, 3, 5]), chance.choice([0, 2, 2, 4])
        self.remarks = chance.choice([0.0, 0.1, 0.5])

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def tree(self) -> dict[str, Any]:
        """A tree as the reader gives it: texts, lists, maps, and None for nothing."""
        return {f"key{at}": self.value(3) for at in range(self.chance.randint(1, 4))}

    def value(self, depth: int) -> Any:
        kind = self.chance.choice(["text", "text", "lines", "none", "map", "list", "list"][: 7 if depth else 4])
        if kind == "map":
            return {f"k{at}": self.value(depth - 1) for at in range(self.chance.randint(1, 3))}
        if kind == "list":
            return [self.value(depth - 1) for _ in range(self.chance.randint(0, 3))]
        if kind == "lines":
            return "\n".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(2, 3)))
        return None if kind == "none" else self.chance.choice(WORDS)

    def key(self, key: str) -> str:
        return self.chance.choice([key, key, key, f'"{key}"', f"'{key}'", f"{key} "])

    def remark(self) -> str:
        return "  " + self.chance.choice(COMMENTS) if self.maybe(self.remarks) else ""

    def between(self, column: int) -> list[str]:
        """Comments and blank lines before an entry."""
        if not self.maybe(self.remarks):
            return []
        lines = ["", " " * self.chance.choice([0, column, column, 1, 7]) + self.chance.choice(COMMENTS), " " * column]
        return self.chance.sample(lines, self.chance.randint(1, 2))

    def block(self, tree: dict[str, Any], column: int) -> list[str]:
        lines: list[str] = []
        for key, value in tree.items():
            lines += self.between(column)
            head, *rest = self.after(value, column)
            lines += [" " * column + self.key(key) + ":" + head, *rest]
        return lines

    def after(self, value: Any, column: int) -> list[str]:
        """What follows the colon of a key in a column."""
        if isinstance(value, dict) and not self.maybe(0.2):
            return [self.remark(), *self.block(value, column + self.step)]
        if isinstance(value, list) and value and not self.maybe(0.2):
            return [self.remark(), *self.items(value, column + self.dashes)]
        return self.short(value, column)

    def items(self, values: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        gap = self.chance.choice([1, 1, 1, 3])
        for value in values:
            lines += self.between(column)
            dash, inside = " " * column + "-", column + 1 + gap
            if isinstance(value, dict) and not self.maybe(0.3):
                first, *rest = self.plain_block(value, inside)
                apart = self.maybe(0.1)
                lines += [dash + self.remark(), first, *rest] if apart else [dash + " " * gap + first[inside:], *rest]
            elif isinstance(value, list) and value and not self.maybe(0.3):
                first, *rest = self.items(value, inside)
                lines += (
                    [dash + self.remark(), first, *rest]
                    if not first.strip().startswith("-")
                    else [
                        dash + " " * gap + first[inside:],
                        *rest,
                    ]
                )
            else:
                head, *rest = self.short(value, column)
                lines += [dash + head, *rest]
        return lines

    def plain_block(self, tree: dict[str, Any], column: int) -> list[str]:
        """A block that begins with its first key, as one after a dash must."""
        lines = self.block(tree, column)
        while not lines[0].strip() or lines[0].lstrip().startswith("#"):
            lines.pop(0)
        return lines

    def short(self, value: Any, column: int) -> list[str]:
        if value is None:
            return [self.chance.choice(["", "", " ~", " null"]) + self.remark()]
        if isinstance(value, str) and self.maybe(0.3) and value.strip() == value and "\n" in value:
            sign = self.chance.choice(["|-", "|-", "|2-"])
            indent = max(column, 0) + (2 if "2" in sign else self.chance.choice([1, 2, 4]))
            return [f" {sign}{self.remark()}", *(" " * indent + line for line in value.split("\n"))]
        return [" " + self.on_one_line(value) + self.remark()]

    def on_one_line(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.on_one_line(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            comma = self.chance.choice([",", ", ", " , "])
            return "[" + comma.join(self.on_one_line(each) for each in value) + "]"
        if value is None:
            return "~"
        if value in ("Acme", "Zoë", "00123", "2026-08-03") and self.maybe(0.7):
            return str(value)
        if "'" not in value and "\n" not in value and self.maybe(0.5):
            return f"'{value}'"
        return json.dumps(value, ensure_ascii=self.maybe(0.3))

    def written(self, tree: dict[str, Any]) -> bytes:
        lines = [*self.between(0), *self.block(tree, 0), *self.between(0)]
        ending = self.chance.choice(["\n", "\n", "\r\n"])
        text = ending.join(lines) + self.chance.choice([ending, ending, "", ending * 2])
        mark = b"\xef\xbb\xbf" if self.maybe(0.1) else b""
        return mark + text.encode()


@st.composite
def odd_files(draw: st.DrawFn) -> tuple[dict[str, Any], bytes]:
    """What a file says, and the file."""
    odd = OddFile(draw(st.randoms(use_true_random=False)))
    source = odd.written(odd.tree())
    tree, problems = read_yaml("", source)
    assert not any(problem.is_error for problem in problems), (source, problems)
    return plain_tree(tree), source
