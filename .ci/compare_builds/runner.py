"""Runs the calls of ``calls.txt`` with the program of one commit, all in one process, and keeps what they print."""

from __future__ import annotations

import logging
import os
import re
import shlex
import sys
import traceback
from importlib import import_module
from pathlib import Path

import click
from click.testing import CliRunner, Result

CALLS = Path(__file__).with_name("calls.txt")


def read_calls(file: Path = CALLS) -> list[tuple[str, str]]:
    """The project and the words of every call, in the order of the file of calls."""
    lines = file.read_text("utf-8").splitlines()
    calls = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return [(project, words) for project, _, words in calls]


def load_command(entry_point: str) -> click.Group:
    """The command that a project's ``module:name`` stands for."""
    module, _, name = entry_point.partition(":")
    command = getattr(import_module(module), name)
    assert isinstance(command, click.Group)
    return command


def help_calls(command: click.Group, before: tuple[str, ...] = ()) -> list[str]:
    """Asks for the help of every verb, and of the verbs below it."""
    context = click.Context(command)
    calls = [shlex.join([*before, "--help"])]
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        words = (*before, name)
        calls += help_calls(below, words) if isinstance(below, click.Group) else [shlex.join([*words, "--help"])]
    return calls


def run_call(command: click.Group, words: list[str]) -> Result:
    """What a call prints and how it ends; MkDocs' handlers do not outlive the streams they write to."""
    logger = logging.getLogger("mkdocs")
    handlers, level = list(logger.handlers), logger.level
    try:
        return CliRunner().invoke(command, words, prog_name="playbook")
    finally:
        logger.handlers[:] = handlers
        logger.setLevel(level)


def keep_printed(result: Result, words: str, target: Path, folders: dict[str, str]) -> None:
    """Write what a call printed to a file, without the names of this machine's folders."""
    text = f"exit code {int(result.exit_code)}\n--- output\n{result.stdout}--- errors\n{result.stderr}"
    if result.exc_info and not isinstance(result.exception, SystemExit | None):
        text += "".join(traceback.format_exception_only(result.exception))
    for folder, name in folders.items():
        text = text.replace(folder, name)
    file = target / f"{re.sub(r'[^A-Za-z0-9]+', '-', words).strip('-')[:120]}.printed"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def main(entry_point: str, projects: Path, target: Path, exports: Path, calls: Path = CALLS) -> None:
    """Make every call in its project below ``projects``; files and output go below ``target``."""
    command = load_command(entry_point)
    folders = {str(target): "OUT", str(projects): "PROJECTS", str(exports): "EXPORTS"}
    for project, words in [*read_calls(calls), *(("samples", words) for words in help_calls(command))]:
        if not (projects / project).is_dir():
            continue
        os.chdir(projects / project)
        files = target / project / "files"
        files.mkdir(parents=True, exist_ok=True)
        given = [word.format(files=files, exports=exports) for word in shlex.split(words)]
        keep_printed(run_call(command, given), words, target / project / "printed", folders)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
