"""What the verbs of imports share: their files, and plans shown as changes, proved, confirmed and written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.cli import terminal
from generator.cli.edits import edit_safely, put_proved
from generator.cli.schema import put_schemas
from generator.cli.writing import Change
from generator.disk.project import Project, read_project
from generator.editing.surgery import CannotEdit
from generator.importers.changes import PEOPLE, Plan, Setting
from generator.importers.editing import begin_account, edit_files
from generator.importers.errors import CannotImport
from generator.importers.memory import file_of
from generator.load.book import load_book
from generator.load.first_questions import load_first_questions
from generator.load.merge import files_by_account
from generator.model.book import Book

_CROWD = 10
"""Of so many people who vanished nobody is asked about any."""

FILE = click.Path(dir_okay=False, path_type=Path)
"""A file that is named; whether it is there shows when it is read."""

encoding_option = click.option(
    "--encoding", metavar="NAME", help="The encoding of the files, such as cp1251. Default: found by their letters."
)


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file; CannotImport when it cannot be read or has more than ``most``."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise CannotImport("unreadable-file", name=path, why=error.strerror) from None
    if len(data) > most:
        raise CannotImport("too-large-file", name=path.name, most=most >> 20)
    return data


def show_lines(lines: Iterable[str]) -> None:
    """Print some lines with an empty one after them."""
    terminal.show_text("\n".join([*lines, ""]))


def write_plans(project: Project, book: Book, plans: Sequence[Plan], on: date, *, dry_run: bool, yes: bool) -> None:
    """Show the plans as changes of files and write them when somebody says so, all of them or none."""
    changing = [plan for plan in plans if plan.changes]
    remembered = {
        file_of(plan.account): (remembered_bytes(project, plan.account), plan.memory.as_bytes()) for plan in changing
    }

    def make(now: Project, accounts: Book) -> Change:
        files, _ = files_by_account(now.sources)
        changed: dict[str, bytes] = {}
        for plan in changing:
            if account := accounts.account(plan.account):
                if plan.head:
                    raise CannotEdit(f"somebody else has begun {plan.account}")
                own = {name: now.sources[name] for name in files[plan.account]}
                changed |= edit_safely(plan.name, partial(edit_files, plan, account, own, on))
            else:
                changed |= begin_account(plan, load_first_questions(now.sources)[0], on)
        return Change(now.sources, changed, remembered)

    def again() -> Change:
        now = read_project(project.folder)
        return make(now, load_book(now.sources).book)

    put_proved(project.folder, partial(make, project, book), again, yes=yes, dry_run=dry_run, unasked=False)
    if not dry_run and any(plan.head for plan in changing):
        put_schemas(project.folder)


def ask_who_left(plans: Sequence[Plan], on: date) -> None:
    """Ask of each person who vanished from the customer database whether they left, and plan to write that down.

    Nobody is asked about a crowd: then the files are most likely a part of what there is.
    """
    for plan in plans:
        gone = [record for record in plan.vanished if record.table == PEOPLE]
        for person in gone if len(gone) <= _CROWD else ():
            if click.confirm(f"{person.label} is not in these files. Have they left {plan.name}?", err=True):
                plan.settings.append(Setting(person, "left.on", on.isoformat()))


def remembered_bytes(project: Project, account: str) -> bytes | None:
    """The file in which imports remember what they wrote to an account; None when there is none."""
    path = project.folder / file_of(account)
    try:
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None
    except OSError as error:
        raise CannotImport("unreadable-file", name=file_of(account), why=error.strerror) from None
