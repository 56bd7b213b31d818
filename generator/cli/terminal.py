"""What the command says on the terminal, in colour where there is one."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from generator import report
from generator.checks.rule import Severity
from generator.cli.progress import ProgressLine
from generator.model.problem import Level, Problem

_COLOURS: dict[str, dict[str, Any]] = {
    "file": {"bold": True},
    "heading": {"bold": True, "underline": True},
    Level.ERROR: {"fg": "red", "bold": True},
    Level.WARNING: {"fg": "yellow"},
    Level.NOTE: {"fg": "blue"},
    Severity.RED: {"fg": "red", "bold": True},
    Severity.AMBER: {"fg": "yellow"},
    "quiet": {"dim": True},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
}


def paint_words(words: str, role: str) -> str:
    """Words in the colour of a role, such as ``file``, ``error`` or ``amber``; click drops it in a pipe."""
    return click.style(words, **_COLOURS[role])


def show_text(words: str) -> None:
    """Print what was asked for; nothing for an empty text."""
    if words:
        click.echo(words)


def show_problems(problems: Sequence[Problem]) -> None:
    """Print problems beside what was asked for, on the error output."""
    _LINE.clear()
    if problems:
        click.echo(report.as_text(problems, paint_words), err=True)


def say_words(words: str) -> None:
    """Say how things go, on the error output."""
    _LINE.clear()
    click.echo(words, err=True)


def show_progress(what: str, done: int, of: int) -> None:
    """Say how many of something are done where somebody waits for it; what is said next takes its place."""
    _LINE.show(what, done, of)


_LINE = ProgressLine()


def somebody_there() -> bool:
    """Whether there is somebody who could answer a question."""
    return sys.stdin.isatty()


def stop_with(words: str) -> NoReturn:
    """Say why it cannot go on, and end with the exit code for problems."""
    say_words(click.style(words, fg="red") if words else "")
    sys.exit(1)


NOTHING_YET = (
    'There is no account yet. Begin one with `playbook new "NAME"`, or bring yours in with `playbook import crm FILE`.'
)
"""How to begin."""


def quiet_mkdocs(level: int = logging.WARNING) -> None:
    """Let MkDocs say on the terminal what it has to say from a level on, and the theme nothing of other builders."""
    os.environ["NO_MKDOCS_2_WARNING"] = os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.addFilter(_clear_line)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)


def _clear_line(_: logging.LogRecord) -> bool:
    _LINE.clear()
    return True
