"""What the verbs that write into accounts share: the account that is meant, who and when, and an edit of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli import options, terminal
from generator.cli.naming import choose_account, list_people
from generator.cli.writing import Change, put_down
from generator.days.period import with_weekday
from generator.disk.project import Project, read_project
from generator.editing.days import day_meant, day_since
from generator.editing.homes import LOG, find_again, find_spot, home_file
from generator.editing.naming import Candidate
from generator.editing.surgery import CannotEdit, Put, Value, append_item, apply_several, insert_items
from generator.load.book import Loaded, load_book
from generator.load.files import without_others
from generator.load.merge import FOLDER, files_by_account
from generator.load.settings import SETTINGS_FILE
from generator.model.account import Account
from generator.model.problem import Level, Problem
from generator.model.record import Record
from generator.model.team import TeamMember
from generator.yaml_reader.characters import odd_characters

Command = TypeVar("Command", bound=Callable[..., Any])
Edited = TypeVar("Edited")


def editing_command(name: str, *, unasked: bool = True) -> Callable[[Callable[..., None]], click.Command]:
    """Make a verb of a function: it gets an account opened for writing, and what else its options say.

    The account is the argument ACCOUNT, and of an import, which writes nothing ``unasked``, the option `--account`.
    """
    take_account = options.account_argument() if unasked else _account_option

    def make(run: Callable[..., None]) -> click.Command:
        @wraps(run)
        def open_and_run(
            project: Path, as_of: str | None, yes: bool, dry_run: bool, account: str, **given: object
        ) -> None:
            opened = open_account(project, as_of, account)
            run(replace(opened, yes=yes, dry_run=dry_run, unasked=unasked), **given)

        command = writing_options(take_account(open_and_run), unasked=unasked)
        return click.command(name, context_settings=options.SETTINGS)(command)

    return make


_account_option = click.option(
    "--account", metavar="ACCOUNT", required=True, help="The account they belong to: its id or part of its name."
)


def writing_options(command: Command, *, unasked: bool) -> Command:
    """Give a verb the options `--project`, `--as-of`, `--yes` and `--dry-run`; ``unasked`` as in `put_down`."""
    without = f"nothing is {'asked anyway' if unasked else 'written unless you say this'}"
    for option in (
        click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing."),
        click.option("--yes", is_flag=True, help=f"Write without asking. Without a terminal {without}."),
    ):
        command = option(command)
    return options.project_options(command)


@dataclass(frozen=True)
class AccountEditor:
    """One account opened for writing: what it says, the bytes of its files, and the day."""

    folder: Path
    account: Account
    #: The account's own files, by name.
    files: Mapping[str, bytes]
    #: The files of the project.
    sources: Mapping[str, bytes]
    #: The day things are written down.
    day: date
    #: Whether to write without asking.
    yes: bool = False
    #: Whether to show what would be written, and write nothing.
    dry_run: bool = False
    #: Whether to write where nobody can be asked.
    unasked: bool = True

    @property
    def theirs(self) -> list[Candidate]:
        """The customer's people."""
        return list_people(self.account)

    @property
    def ours(self) -> list[Candidate]:
        """Our own people."""
        return [Candidate(member.id, member.name) for member in self.team]

    @property
    def team(self) -> tuple[TeamMember, ...]:
        """Our own people, those of this account alone first."""
        return (*self.account.team, *self.account.colleagues)

    def name_of(self, id: str | None) -> str:
        """The name of somebody of either side."""
        return next((candidate.name for candidate in (*self.theirs, *self.ours) if candidate.id == id), id or "")

    def add_record(self, path: Sequence[str], *items: Value) -> dict[str, bytes]:
        """The file that takes new records in the list at a path of keys, with the records in it."""
        name = home_file(self.files, self.account.id, path[0], self.day)
        source = self.files.get(name, f"{path[0]}:\n".encode())
        for item in items:
            source = edit_safely(name, partial(append_item, source, tuple(path), item))
        return {name: source}

    def add_log_entries(self, entries: Iterable[tuple[date, Value]]) -> dict[str, bytes]:
        """The files of the log with new entries in them, each in that of its year, after all that are not newer."""
        homes: dict[int, str] = {}
        items: dict[str, list[tuple[date, Value]]] = {}
        for on, item in sorted(entries, key=lambda entry: entry[0]):
            if on.year not in homes:
                homes[on.year] = home_file(self.files, self.account.id, LOG, on)
            items.setdefault(homes[on.year], []).append((on, item))
        return {name: edit_safely(name, partial(self._insert_entries, name, new)) for name, new in items.items()}

    def _insert_entries(self, name: str, entries: Sequence[tuple[date, Value]]) -> bytes:
        there = [entry.on for entry in self.account.log if entry.typed_at and entry.typed_at.file == name]
        places = (next((at for at in range(len(there), 0, -1) if there[at - 1] <= on), 0) for on, _ in entries)
        source = self.files.get(name, f"{LOG}:\n".encode())
        return insert_items(source, (LOG,), [(at, item) for at, (_, item) in zip(places, entries, strict=True)])

    def change_record(self, record: Record, edit: Callable[[bytes, tuple[str | int, ...]], bytes]) -> dict[str, bytes]:
        """The file in which a record stands, after an edit of it; KeyError when the account has no such record."""
        at = find_spot(self.files, find_again(self.account, record))
        return {at.file: edit_safely(at.file, lambda: edit(self.files[at.file], at.path))}

    def set_keys(self, record: Record, values: Mapping[str, Value]) -> dict[str, bytes]:
        """The file in which a record stands, with these values of its keys; KeyError as in `change_record`."""

        def put(source: bytes, path: tuple[str | int, ...]) -> bytes:
            return apply_several(source, [Put(path, key, value) for key, value in values.items()])

        return self.change_record(record, put)

    def write(self, edit: Edit) -> Mapping[str, bytes]:
        """Show what an edit changes, ask, and write it, as `put_proved` does; gives the files with what comes."""
        make, again = partial(_make_change, self, edit), partial(_edit_again, self, edit)
        change = put_proved(self.folder, make, again, yes=self.yes, dry_run=self.dry_run, unasked=self.unasked)
        if not change.files:
            terminal.say_words("There is nothing to change.")
        return change.files


Edit = Callable[[AccountEditor], Mapping[str, bytes]]
"""From an account to its files that change, with their new bytes; CannotEdit when that is not safe."""


def open_account(project: Path, as_of: str | None, typed: str) -> AccountEditor:
    """The account that is meant, by id or by part of its name; ends in words when it has errors."""
    project_files = options.read_from(project)
    id = choose_account(typed, project_files)
    own, sources, loaded = _read_account(project_files, id)
    account = loaded.book.account(id)
    errors = [problem for problem in loaded.problems if problem.is_error]
    if errors or account is None:
        terminal.show_problems(errors)
        terminal.stop_with(f"{next(iter(own))} cannot be edited before this is mended: nothing was written.")
    return AccountEditor(project_files.folder, account, own, sources, options.choose_day(as_of, loaded.book))


def _read_account(project: Project, id: str) -> tuple[dict[str, bytes], dict[str, bytes], Loaded]:
    """An account's own files, those of the project, and what its own say; KeyError when it has none."""
    own = {name: project.sources[name] for name in files_by_account(project.sources)[0][id]}
    return own, project.sources, _load_accounts(project.sources, [id])


def _load_accounts(sources: Mapping[str, bytes], ids: Collection[str]) -> Loaded:
    """What the files of some accounts say, with as little as they can be read with."""
    own = without_others(sources, ids)
    read = {name: data for name, data in own.items() if name == SETTINGS_FILE or name.startswith(FOLDER)}
    return load_book(read, project=sources)


# Who and when


def day_of(words: str | None, today: date, option: str, *, ahead: bool, deadline: bool = False) -> date:
    """The day that is meant, today when nothing was said; wrong usage when it is none or could be two."""
    if words is None:
        return today
    try:
        return day_meant(words, today, ahead=ahead, deadline=deadline)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None


def first_day(words: str, today: date, option: str) -> date:
    """The day from which on something is told; wrong usage when it is none, could be two or is still to come."""
    try:
        day = day_since(words, today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
    return _not_to_come(day, today, option)


def past_day(words: str | None, today: date, option: str) -> date:
    """The day that is meant of something that has happened, today when nothing was said; wrong usage otherwise."""
    return _not_to_come(day_of(words, today, option, ahead=False), today, option)


def _not_to_come(day: date, today: date, option: str) -> date:
    if day > today:
        raise click.BadParameter(f"{with_weekday(day)} is still to come", param_hint=option)
    return day


def line_of(typed: str, option: str) -> str:
    """What was typed, as one line; wrong usage when there is nothing in it, or something nobody can see."""
    line = " ".join(typed.split())
    odd = next((oddity for oddity in odd_characters(line) if oddity.level is Level.ERROR), None)
    if odd or not line:
        raise click.BadParameter(odd.message if odd else "there is nothing in it", param_hint=option)
    return line


def edit_safely(what: str, edit: Callable[[], Edited]) -> Edited:
    """What an edit gives; CannotEdit says what cannot be edited safely, such as the name of a file."""
    try:
        return edit()
    except CannotEdit as error:
        raise CannotEdit(f"{what} cannot be edited safely: {error}") from None


# Writing


def put_proved(
    folder: Path, make: Callable[[], Change], again: Callable[[], Change], *, yes: bool, dry_run: bool, unasked: bool
) -> Change:
    """Show a change, ask where there is a terminal, and write all files or none; gives the change.

    It ends in words when it cannot be made, or when an account would have an error. When somebody else writes
    meanwhile, it is made ``again`` of what is there then. ``unasked`` as in `put_down`.
    """
    try:
        change = make()
    except CannotEdit as error:
        terminal.stop_with(f"{str(error).rstrip('.')}. Nothing was written; type it in by hand.")
    if errors := _find_errors(change):
        terminal.show_problems(errors)
        terminal.stop_with("With that the account would have this error: nothing was written.")

    def prove_again() -> Change:
        made = again()
        if _find_errors(made):
            raise CannotEdit("an account would have an error")
        return made

    if change.files:
        put_down(folder, change, prove_again, yes=yes, dry_run=dry_run, unasked=unasked)
    return change


def _find_errors(change: Change) -> list[Problem]:
    """The errors that the accounts whose files change would have afterwards."""
    sources = {**change.sources, **change.files}
    touched = [id for id, names in files_by_account(sources)[0].items() if change.files.keys() & set(names)]
    return [problem for problem in _load_accounts(sources, touched).problems if problem.is_error]


def _make_change(editor: AccountEditor, edit: Edit) -> Change:
    changed = {name: data for name, data in edit(editor).items() if editor.sources.get(name) != data}
    return Change(editor.sources, changed)


def _edit_again(editor: AccountEditor, edit: Edit) -> Change:
    """The same edit of the account as it is now; CannotEdit or KeyError when that cannot be."""
    own, sources, loaded = _read_account(read_project(editor.folder), editor.account.id)
    account = loaded.book.account(editor.account.id)
    if account is None:
        raise KeyError(editor.account.id)
    return _make_change(replace(editor, account=account, files=own, sources=sources), edit)
