"""The verb `doctor`: which files of the playbook are a project's own, and what the program has changed in them."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.writing import show_difference
from generator.disk.program import is_program, playbook_files
from generator.disk.taken import OwnFile, list_own_files
from generator.editing.editor import schema_files
from generator.load.program_folder import PROGRAM
from generator.wording.text import nearest_word


@click.command("doctor", context_settings=options.SETTINGS)
@options.project_options
def doctor_command(project: Path, as_of: str | None) -> None:
    """Say after an upgrade what of yours to look at: files of the playbook you took over that the program has changed.

    For each it shows what you changed and what the program has changed since you took it. Put in what you want of
    that, then say `playbook take --seen FILE`.

    Exit code 0: nothing to look at; 1: something is; 2: wrong usage.

    \b
    Example:
      playbook doctor
    """
    folder = options.folder_of(project)
    if is_program(folder):
        terminal.say_words("This is the program itself: its playbook is what projects are given.")
        return
    terminal.say_words(
        f"Account Playbook {version('account-playbook')}. What changed in it: {PROGRAM / 'CHANGELOG.md'}\n"
    )
    try:
        own = list_own_files(folder)
    except OSError as error:
        terminal.stop_with(f"cannot read {error.filename}: {error.strerror}")
    for file in own:
        terminal.show_text(_describe_file(file))
    if stale := [name for name, data in schema_files().items() if _differs(folder / name, data)]:
        terminal.show_text(f"{stale[0]} is of another version: `playbook schema --write` makes it anew.\n")
    moved = sum(file.has_moved for file in own)
    others = len(playbook_files().keys() - {file.name for file in own})
    terminal.say_words(f"Files of the playbook: {len(own)} yours, {others} the program's, {moved} to look at.")
    sys.exit(bool(moved or stale))


def _describe_file(file: OwnFile) -> str:
    if file.program is None:
        return _describe_lonely(file)
    if file.is_same:
        return f"{file.name} says what the program's does: delete it, and it stays up to date.\n"
    if file.before is None:
        changes = show_difference(f"{file.name}: the program's, and yours", file.program, file.own)
        return f"{file.name} is yours; what it was taken from is not known.\n{changes}"
    changes = show_difference(f"{file.name}: what you changed", file.before, file.own)
    if file.has_moved:
        changes += show_difference(f"{file.name}: what the program has changed since", file.before, file.program)
    words = (
        "has been changed by the program since you took it" if file.has_moved else "is as you took it, in the program"
    )
    return f"{file.name} {words}.\n{changes}"


def _describe_lonely(file: OwnFile) -> str:
    """Of a file that the program does not have."""
    if file.before is not None:
        return f"{file.name} is gone from the program: nothing may use it any more.\n"
    near = nearest_word(file.name, playbook_files())
    hint = f" Did you mean {near}?" if near else ""
    return f"{file.name} is yours alone: the program has none of that name.{hint}\n"


def _differs(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() != data
