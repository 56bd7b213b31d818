"""Problems as people and machines read them: text, JSON, annotations for a code host."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from generator.problem import Level, Problem
from generator.text import count, in_prose

_PLURALS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}


def as_text(problems: Sequence[Problem], paint: Callable[[str, str], str] = lambda words, _: words) -> str:
    """Problems grouped by file, each with its line, column, key and hint; ``paint(words, role)`` may add colour.

    The roles are ``file``, ``error``, ``warning``, ``note`` and ``quiet``.
    """
    lines: list[str] = []
    for file, group in groupby(problems, key=lambda problem: problem.place.file):
        lines.append(paint(file, "file"))
        for problem in group:
            place = f"{problem.place.line}:{problem.place.column}"
            level = paint(f"{problem.level:<7}", problem.level)
            lines.append(f"  {place:>7}  {level}  {problem.message}")
            indent = " " * 20
            if problem.hint:
                lines.append(indent + f"→ {problem.hint}")
            detail = f"{problem.key} · {problem.rule}" if problem.key else problem.rule
            lines.append(indent + paint(detail, "quiet"))
        lines.append("")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem]) -> str:
    """Problems as a JSON list of rows with file, line, column, key, rule, level, message, hint, account."""
    rows = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "key": problem.key,
            "rule": problem.rule,
            "level": str(problem.level),
            "message": problem.message,
            "hint": problem.hint,
            "account": problem.account,
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def as_github(problems: Iterable[Problem]) -> str:
    """Problems as workflow commands, which GitHub and Gitea show beside the lines of a change."""
    return "\n".join(
        f"::{_COMMANDS[problem.level]} file={_property(problem.place.file)},line={problem.place.line},"
        f"col={problem.place.column},title={_property(problem.rule)}::{_data(_whole(problem))}"
        for problem in problems
    )


def _whole(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_line(problem: Problem) -> str:
    """One problem on one line, for a log."""
    hint = f" → {problem.hint}" if problem.hint else ""
    return f"{problem.place}: {problem.message}{hint}"


def summary(problems: Sequence[Problem], accounts: int) -> str:
    """What was found, in a sentence."""
    checked = count(accounts, "account")
    if not problems:
        return f"{checked} read, no problems."
    numbers = [
        count(sum(problem.level is level for problem in problems), word)
        for level, word in _PLURALS.items()
        if any(problem.level is level for problem in problems)
    ]
    return f"{checked} read: {in_prose(numbers)}."
