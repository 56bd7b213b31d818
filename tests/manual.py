"""The hand-written pages as tests read them: their blocks of code, the commands they print, their links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
from projects import ROOT

from generator.cli import VERBS, main

README = ROOT / "README.md"
DOCS = ROOT / "docs"

_FENCE = re.compile(
    r'^```(?P<language>\w+)?(?: title="(?P<title>[^"]*)")?\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE
)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code on a page."""

    language: str
    #: The file or place it stands for; empty when it has none.
    title: str
    text: str


@cache
def pages() -> tuple[Path, ...]:
    """The README and every hand-written page of the site."""
    return (README, *sorted(DOCS.rglob("*.md")))


def text(page: Path) -> str:
    """What a page says."""
    return page.read_text(encoding="utf-8")


def everything() -> str:
    """What all pages say."""
    return "\n".join(text(page) for page in pages())


@cache
def verbs() -> Mapping[str, click.Command]:
    """The verbs of the command, by their names."""
    found = {name: main.get_command(click.Context(main), name) for name in VERBS}
    return {name: command for name, command in found.items() if command}


def blocks(page: Path, language: str = "") -> list[Block]:
    """The blocks of code on a page, of one language or of all."""
    blocks = [Block(m["language"] or "", m["title"] or "", m["text"]) for m in _FENCE.finditer(text(page))]
    return [block for block in blocks if language in ("", block.language)]


def spans(page: Path) -> list[str]:
    """The words set as code within the sentences of a page."""
    return _SPAN.findall(_FENCE.sub("", text(page)))


def codes(sentence: str) -> list[str]:
    """The words set as code in a sentence or a cell."""
    return _SPAN.findall(sentence)


def links(page: Path) -> list[str]:
    """Where the links and pictures of a page lead."""
    return _LINK.findall(_FENCE.sub("", text(page)))


def commands(page: Path, program: str) -> list[list[str]]:
    """What follows the name of a program in every command a page prints: its arguments, up to a redirection."""
    lines = [line.removeprefix("$ ") for block in blocks(page, "console") for line in block.text.splitlines()]
    found = []
    for line in [*lines, *spans(page)]:
        # An output line or a sentence may hold a lone quote or a hash; only a command is split like one.
        words = shlex.split(line, comments=True) if program in line.split() else []
        if program in words:
            arguments = words[words.index(program) + 1 :]
            found.append(arguments[: arguments.index(">")] if ">" in arguments else arguments)
    return found


def shown_output(page: Path, command: str) -> str:
    """What a page says that a command prints."""
    texts = [block.text for block in blocks(page, "console") if block.text.startswith(f"$ {command}\n")]
    assert len(texts) == 1, f"{page.name} shows `{command}` {len(texts)} times"
    return texts[0].partition("\n")[2]
