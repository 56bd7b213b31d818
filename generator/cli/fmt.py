"""The verb `fmt`: account files in house order and house style."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.naming import list_accounts
from generator.cli.writing import Change, write_all
from generator.disk.project import Project, read_project
from generator.editing.editor import kind_of
from generator.editing.house_style import in_house_style
from generator.editing.naming import Unclear, find_meant
from generator.editing.sheet import CannotEdit
from generator.load.first_questions import FIRST_QUESTIONS_FILE
from generator.load.merge import TEAM_FILE, files_by_account
from generator.load.plays import is_play_file
from generator.load.settings import SETTINGS_FILE
from generator.wording.text import count_noun, nearest_word


@click.command("fmt", context_settings=options.SETTINGS)
@options.project_options
@click.argument("what", metavar="[FILE|ACCOUNT]...", nargs=-1)
@click.option("--check", "checks", is_flag=True, help="Change nothing; exit code 1 when a file is not in house style.")
@click.option("--diff", "shows", is_flag=True, help="Change nothing; show what would be changed.")
def fmt_command(project: Path, as_of: str | None, what: tuple[str, ...], checks: bool, shows: bool) -> None:
    """Put files in house style: all accounts, or the files and accounts named.

    Keys come in the order of the account reference, everything stands two columns further in than what it belongs
    to, and a blank line keeps the blocks at the top apart. Comments stay with what they stand at. What a file says
    does not change; a file of which that cannot be shown is left alone, and the exit code is 1.

    \b
    Examples:
      playbook fmt
      playbook fmt norrland accounts/_team.yaml
      playbook fmt --check --diff
    """
    project_files = options.read_from(project)
    names = _find_named(what, project_files) if what else _list_all(project_files)
    changed, refused = _lay_out(names, project_files)
    for name, why in refused.items():
        terminal.say_words(f"{name} was left as it is: {why}")
    if shows:
        for name, data in changed.items():
            terminal.show_text(_show_difference(name, project_files.sources[name], data))
    elif not checks:
        write_all(
            project_files.folder,
            Change(project_files.sources, changed),
            lambda: _lay_out_again(project_files.folder, list(changed)),
        )
    if not shows:
        terminal.show_text("\n".join(changed))
    terminal.say_words(_summarise(len(names), len(changed), written=not (checks or shows)))
    sys.exit(bool(refused or (checks and changed)))


def _list_all(project: Project) -> list[str]:
    accounts, _ = files_by_account(project.sources)
    own = project.sources.keys() - project.brought
    shared = [name for name in (TEAM_FILE, SETTINGS_FILE, FIRST_QUESTIONS_FILE) if name in own]
    return sorted([*shared, *filter(is_play_file, own), *(name for names in accounts.values() for name in names)])


def _find_named(what: Sequence[str], project: Project) -> list[str]:
    """The files meant by ids of accounts, and by paths from here or from the project; wrong usage for others."""
    accounts, _ = files_by_account(project.sources)
    files = _list_all(project)
    meant: dict[str, None] = {}
    for typed in what:
        own = accounts.get(typed) or _list_below(typed, files, project.folder)
        try:
            own = own or accounts[find_meant(typed, list_accounts(project), "account").id]
        except Unclear as unclear:
            near = nearest_word(typed, [*accounts, *files])
            hint = f"; did you mean {near}?" if near else ""
            said = str(unclear) if unclear.candidates else f"there is no account and no file of one {typed}{hint}"
            raise click.BadParameter(said, param_hint="FILE|ACCOUNT") from None
        meant |= dict.fromkeys(own)
    return list(meant)


def _list_below(typed: str, files: Sequence[str], folder: Path) -> list[str]:
    """The files that are a path or lie below it."""
    for path in (os.path.abspath(typed), os.path.normpath(folder / typed)) if typed else ():  # noqa: PTH100 - no disk
        names = [name for name in files if (folder / name).is_relative_to(path)]
        if names:
            return names
    return []


def _lay_out(names: Sequence[str], project: Project) -> tuple[dict[str, bytes], dict[str, CannotEdit]]:
    """The files that are not in house style, laid out anew, and those that cannot be, with the reason."""
    changed, refused = {}, {}
    for name in names:
        try:
            laid_out = in_house_style(project.sources[name], kind_of(name).record)
        except CannotEdit as error:
            refused[name] = error
        else:
            if laid_out != project.sources[name]:
                changed[name] = laid_out
    return changed, refused


def _lay_out_again(folder: Path, names: Sequence[str]) -> Change:
    """The same files as they are now, laid out; CannotEdit when one of them cannot be, KeyError when one is gone."""
    project = read_project(folder)
    changed, refused = _lay_out(names, project)
    for error in refused.values():
        raise error
    return Change(project.sources, changed)


def _show_difference(name: str, before: bytes, after: bytes) -> str:
    old, new = (data.decode("utf-8-sig").replace("\r\n", "\n").split("\n") for data in (before, after))
    return "\n".join(difflib.unified_diff(old, new, name, f"{name} in house style", lineterm=""))


def _summarise(read: int, changed: int, *, written: bool) -> str:
    if not changed:
        return f"{count_noun(read, 'file')} looked at, nothing to change."
    verb = "put in house style" if written else "not in house style"
    return f"{count_noun(read, 'file')} looked at, {changed:,} {verb}."
