"""What the verbs of imports share: their options and files, and changes proved, shown, confirmed and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli import options, terminal
from generator.cli.edits import edit_safely
from generator.cli.schema import put_schemas
from generator.cli.writing import Change, put_down
from generator.disk.project import Project, read_project
from generator.editing.surgery import CannotEdit
from generator.importers.changes import PEOPLE, Plan, Setting
from generator.importers.editing import begin_account, edit_files
from generator.importers.errors import CannotImport
from generator.importers.memory import file_of
from generator.load.book import load_book
from generator.load.files import without_others
from generator.load.first_questions import load_first_questions
from generator.load.merge import files_by_account
from generator.model.book import Book
from generator.model.problem import Problem

Command = TypeVar("Command", bound=Callable[..., Any])

_CROWD = 10
"""Of so many people who vanished nobody is asked about any."""

FILE = click.Path(dir_okay=False, path_type=Path)
"""A file that is named; whether it is there shows when it is read."""

encoding_option = click.option(
    "--encoding", metavar="NAME", help="The encoding of the files, such as cp1251. Default: found by their letters."
)


def importing_options(command: Command) -> Command:
    """Give a verb the options `--project`, `--as-of`, `--dry-run` and `--yes`; an import never writes unasked."""
    for option in (
        click.option("--yes", is_flag=True, help="Write without asking; without a terminal nothing is written else."),
        click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing."),
    ):
        command = option(command)
    return options.project_options(command)


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file; CannotImport when it cannot be read or has more than ``most``."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise CannotImport(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > most:
        raise CannotImport(f"{path.name} has more than {most >> 20} MB. Export fewer at a time.")
    return data


def show_lines(lines: Iterable[str]) -> None:
    """Print some lines with an empty one after them."""
    terminal.show_text("\n".join([*lines, ""]))


def write_plans(project: Project, book: Book, plans: Sequence[Plan], on: date, *, dry_run: bool, yes: bool) -> None:
    """Show the plans as changes of files and write them when somebody says so, all of them or none."""
    changing = [plan for plan in plans if plan.changes]
    try:
        changes = _find_changes(project, book, changing, on)
    except CannotEdit as error:
        terminal.stop_with(f"{error}. Nothing was written.")
    if not changes:
        return
    if errors := _find_errors(project, changes):
        terminal.show_problems(errors)
        terminal.stop_with("The accounts would have these errors afterwards. Nothing was written.")
    remembered = {
        file_of(plan.account): (remembered_bytes(project, plan.account), plan.memory.as_bytes()) for plan in changing
    }

    def again() -> Change:
        now = read_project(project.folder)
        accounts = load_book(now.sources).book
        changed = _find_changes(now, accounts, changing, on)
        if _find_errors(now, changed) or any(plan.head and accounts.account(plan.account) for plan in changing):
            raise CannotEdit("the accounts would have errors, or somebody else has begun one of them")
        return Change(now.sources, changed, remembered)

    change = Change(project.sources, changes, remembered)
    put_down(project.folder, change, again, yes=yes, dry_run=dry_run, unasked=False)
    if not dry_run and any(plan.head for plan in changing):
        put_schemas(project.folder)


def ask_who_left(plans: Sequence[Plan], on: date) -> None:
    """Ask of each person who vanished from the customer database whether they left, and plan to write that down.

    Nobody is asked about a crowd: then the files are most likely a part of what there is.
    """
    for plan in plans:
        gone = [each for each in plan.vanished if each.table == PEOPLE]
        for vanished in gone if len(gone) <= _CROWD else ():
            if click.confirm(f"{vanished.label} is not in these files. Have they left {plan.name}?", err=True):
                plan.settings.append(Setting(vanished, ("left",), {"on": on.isoformat()}))


def remembered_bytes(project: Project, account: str) -> bytes | None:
    """The file in which imports remember what they wrote to an account; None when there is none."""
    name = file_of(account)
    path = project.folder / name
    try:
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None
    except OSError as error:
        raise CannotImport(f"{name} cannot be read: {error.strerror}") from None


def _find_changes(project: Project, book: Book, plans: Sequence[Plan], on: date) -> dict[str, bytes]:
    files, _ = files_by_account(project.sources)
    changes: dict[str, bytes] = {}
    for plan in plans:
        if account := book.account(plan.account):
            own = {name: project.sources[name] for name in files[plan.account]}
            changes |= edit_safely(plan.name, partial(edit_files, plan, account, own, on))
        else:
            changes |= begin_account(plan, load_first_questions(project.sources)[0], on)
    return changes


def _find_errors(project: Project, changes: Mapping[str, bytes]) -> list[Problem]:
    """The errors that the accounts would have afterwards."""
    sources = {**project.sources, **changes}
    files, _ = files_by_account(sources)
    touched = [id for id, names in files.items() if changes.keys() & set(names)]
    return [problem for problem in load_book(without_others(sources, touched)).problems if problem.is_error]
