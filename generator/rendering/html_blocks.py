"""A page divided into its Markdown and its blocks of HTML, which no Markdown parser has to read."""

from __future__ import annotations

import re
from functools import cache

_MARK = re.compile(r'<div data-block="(\d+)"></div>')

_MARKDOWN_INSIDE = re.compile(r"<[^>]*\smarkdown[\s=>]")

_ONE_BY_ONE = frozenset({"hr", "script", "style"})
"""Blocks that have no inside, or one that is read otherwise."""


class CannotDivide(Exception):
    """The blocks of a page cannot be told from its Markdown."""


def cut_out_blocks(text: str, tags: frozenset[str]) -> tuple[str, list[str]]:
    """The text with a mark in place of each run of blocks of HTML, and these runs.

    A block begins with one of ``tags`` at the beginning of a line, as Python-Markdown has it, and ends with that
    element. CannotDivide when one does not end, or when more follows on the line.
    """
    if _MARK.search(text):
        raise CannotDivide
    left: list[str] = []
    runs: list[str] = []
    at = 0
    while begin := _beginning(tags).search(text, at):
        if not begin["tag"]:  # fenced code is text, whatever it looks like
            left.append(text[at : begin.end()])
            at = begin.end()
            continue
        gap, start = text[at : begin.start("open")], begin.start("open")
        at = _end_of(begin["tag"], text, start)
        block = text[start:at]
        if _MARKDOWN_INSIDE.search(block):
            left.append(gap + block)
        elif left and left[-1] == _mark(len(runs) - 1) and not gap.strip():
            runs[-1] += ("\n\n" if gap.count("\n") > 1 else "\n") + block
        else:
            left += gap, _mark(len(runs))
            runs.append(block)
    return "".join([*left, text[at:]]), runs


def _mark(number: int) -> str:
    """What stands for a run of blocks: a small block of HTML itself, so that it is treated as one."""
    return f'<div data-block="{number}"></div>'


def put_in_blocks(text: str, runs: list[str]) -> str:
    """The text with the blocks of HTML where their marks are."""
    return _MARK.sub(lambda mark: runs[int(mark[1])], text)


@cache
def _beginning(tags: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(sorted(tags - _ONE_BY_ONE))
    fenced = r"^ *(?P<fence>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*? *(?P=fence) *$"
    return re.compile(rf"{fenced}|^ {{0,3}}(?P<open><)(?P<tag>{names})(?=[\s/>])", re.MULTILINE | re.IGNORECASE)


@cache
def _tags_named(name: str) -> re.Pattern[str]:
    attributes = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
    return re.compile(rf"<!--.*?-->|<(?P<close>/?){name}(?=[\s/>]){attributes}>", re.DOTALL | re.IGNORECASE)


def _end_of(tag: str, text: str, start: int) -> int:
    """Where an element ends that starts there; CannotDivide when it does not, or not at the end of a line."""
    depth = 0
    for match in _tags_named(tag.lower()).finditer(text, start):
        if match[0].startswith("<!--") or match[0].endswith("/>"):
            continue
        depth += -1 if match["close"] else 1
        if depth == 0:
            if text[match.end() :].partition("\n")[0].strip():
                break
            return match.end()
    raise CannotDivide
