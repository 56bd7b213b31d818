"""What the verbs that write into accounts share: the account meant, the change shown, all files written or none."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from generator import write
from generator.authoring.days import day_meant
from generator.authoring.homes import LOG, home, spot
from generator.authoring.naming import Named, Unclear, meant
from generator.authoring.surgery import CannotEdit, Value, append, insert
from generator.cli import options, terminal
from generator.load.book import Loaded, load
from generator.load.files import file_folder
from generator.load.merge import FOLDER, TEAM_FILE, files_by_account
from generator.load.settings import SETTINGS_FILE
from generator.model.account import Account
from generator.model.record import Record
from generator.period import with_weekday
from generator.problem import Level
from generator.text import shortened
from generator.yaml_characters import odd_characters
from generator.yaml_source import Map, Scalar, read

_CONTEXT = 100
"""So many letters of a line that does not change are shown."""

Command = TypeVar("Command", bound=Callable[..., Any])


def editing_options(command: Command) -> Command:
    """Give a verb the options `--project`, `--as-of`, `--yes` and `--dry-run`."""
    for option in (
        click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing."),
        click.option("--yes", is_flag=True, help="Write without asking. Without a terminal nothing is asked anyway."),
    ):
        command = option(command)
    return options.project_options(command)


@dataclass(frozen=True)
class Desk:
    """One account opened for writing: what it says, the bytes of its files, and the day."""

    folder: Path
    account: Account
    #: The account's own files, by name.
    files: Mapping[str, bytes]
    #: These, the files all accounts share, and those that may be handed over, which its records name.
    sources: Mapping[str, bytes]
    #: The day things are written down.
    day: date

    @property
    def theirs(self) -> list[Named]:
        """The customer's people; who has left is meant only where nobody present has that name."""
        return [Named(person.id, person.label, person.left is not None) for person in self.account.stakeholders]

    @property
    def ours(self) -> list[Named]:
        """Our own people."""
        return [Named(member.id, member.name) for member in (*self.account.team, *self.account.colleagues)]

    def called(self, id: str | None) -> str:
        """The name of somebody of either side."""
        return next((each.name for each in (*self.theirs, *self.ours) if each.id == id), id or "")

    def added(self, key: str, item: Value) -> dict[str, bytes]:
        """The file that takes a new record below a key, with the record in it."""
        name = home(self.files, self.account.id, key, self.day)
        return {name: edited(name, lambda: append(self.files.get(name, f"{key}:\n".encode()), (key,), item))}

    def logged(self, entries: Iterable[tuple[date, Value]]) -> dict[str, bytes]:
        """The files of the log with new entries in them, each in that of its year, after all that are not newer."""
        homes: dict[int, str] = {}
        items: dict[str, list[tuple[date, Value]]] = {}
        for on, item in sorted(entries, key=lambda entry: entry[0]):
            if on.year not in homes:
                homes[on.year] = home(self.files, self.account.id, LOG, on)
            items.setdefault(homes[on.year], []).append((on, item))
        return {name: edited(name, partial(self._log, name, new)) for name, new in items.items()}

    def _log(self, name: str, entries: Sequence[tuple[date, Value]]) -> bytes:
        there = [entry.on for entry in self.account.log if entry.typed_at and entry.typed_at.file == name]
        places = (next((at for at in range(len(there), 0, -1) if there[at - 1] <= on), 0) for on, _ in entries)
        source = self.files.get(name, f"{LOG}:\n".encode())
        return insert(source, (LOG,), [(at, item) for at, (_, item) in zip(places, entries, strict=True)])

    def changed(self, record: Record, edit: Callable[[bytes, tuple[str | int, ...]], bytes]) -> dict[str, bytes]:
        """The file in which a record stands, after an edit of it."""
        at = spot(self.files, record)
        return {at.file: edited(at.file, lambda: edit(self.files[at.file], at.path))}


def open_account(project: Path, as_of: str | None, typed: str) -> Desk:
    """The account that is meant, by id or by part of its name; ends in words when it has errors."""
    found = options.read(project)
    files, _ = files_by_account(found.sources)
    id = chosen(typed, _accounts(files, found.sources, typed), "account", "ACCOUNT")
    own = {name: found.sources[name] for name in files[id]}
    shared = {name: found.sources[name] for name in (TEAM_FILE, SETTINGS_FILE) if name in found.sources}
    shared |= {name: data for name, data in found.sources.items() if name.startswith(file_folder(id))}
    loaded = load({**shared, **own})
    account = loaded.book.account(id)
    errors = [problem for problem in loaded.problems if problem.is_error]
    if errors or account is None:
        terminal.show_problems(errors)
        terminal.stop(f"{files[id][0]} cannot be edited before this is mended: nothing was written.")
    return Desk(found.folder, account, own, {**shared, **own}, options.day(as_of, loaded.book))


def _accounts(files: Mapping[str, list[str]], sources: Mapping[str, bytes], typed: str) -> list[Named]:
    """The accounts, with their names only where the id alone does not say who is meant: names take reading."""
    if typed in files:
        return [Named(typed, typed)]
    return [Named(id, _name(names, sources) or id) for id, names in files.items()]


def _name(names: Iterable[str], sources: Mapping[str, bytes]) -> str:
    for name in names:
        if sources[name].startswith(b"account:") or b"\naccount:" in sources[name]:
            tree, _ = read(name, sources[name])
            head = tree.get("account") if tree else None
            found = head.get("name") if isinstance(head, Map) else None
            return str(found) if isinstance(found, Scalar) else ""
    return ""


# Who and when


def chosen(typed: str, among: Sequence[Named], what: str, option: str) -> str:
    """The id of the one that is meant; of several the user is asked for one where there is a terminal."""
    try:
        return meant(typed, among, what).id
    except Unclear as unclear:
        return settled(unclear, option)


def settled(unclear: Unclear, option: str) -> str:
    """Who is meant of several, as the user says; wrong usage where nobody can be asked or nobody was found."""
    if not unclear.candidates or not terminal.somebody_there():
        raise click.BadParameter(str(unclear), param_hint=option)
    terminal.say("Several fit:")
    for each in unclear.candidates:
        terminal.say(f"  {each.id}  {each.name}")
    ids = [each.id for each in unclear.candidates]
    return str(click.prompt("Which one", type=click.Choice(ids), err=True))


def day_of(words: str | None, today: date, option: str, *, ahead: bool) -> date:
    """The day that is meant, today when nothing was said; wrong usage when it is none or could be two."""
    if words is None:
        return today
    try:
        return day_meant(words, today, ahead=ahead)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None


def past_day(words: str | None, today: date, option: str) -> date:
    """The day that is meant of something that has happened, today when nothing was said; wrong usage otherwise."""
    found = day_of(words, today, option, ahead=False)
    if found > today:
        raise click.BadParameter(f"{with_weekday(found)} is still to come", param_hint=option)
    return found


def line_of(typed: str, option: str) -> str:
    """What was typed, as one line; wrong usage when there is nothing in it, or something nobody can see."""
    line = " ".join(typed.split())
    odd = next((each for each in odd_characters(line) if each.level is Level.ERROR), None)
    if odd or not line:
        raise click.BadParameter(odd.message if odd else "there is nothing in it", param_hint=option)
    return line


def edited(name: str, edit: Callable[[], bytes]) -> bytes:
    """The bytes of a file after an edit; ends in words when it cannot be edited safely."""
    try:
        return edit()
    except CannotEdit as error:
        why = str(error).rstrip(".")
        terminal.stop(f"{name} cannot be edited safely: {why}. Nothing was written; type it in by hand.")


# Writing


def finish(desk: Desk, changed: Mapping[str, bytes], *, yes: bool, dry_run: bool, unasked: bool = True) -> None:
    """Show what changes, ask where there is a terminal, and write all files or none; ``unasked`` as in ``put_down``.

    Nothing is written when the account would have an error that it has not now, or when a file is no longer what
    was read.
    """
    changed = {name: data for name, data in changed.items() if desk.sources.get(name) != data}
    if not changed:
        terminal.say("There is nothing to change.")
        return
    _refuse_new_errors(desk, changed)
    put_down(desk.folder, desk.sources, changed, yes=yes, dry_run=dry_run, unasked=unasked)


def put_down(
    folder: Path,
    sources: Mapping[str, bytes],
    changed: Mapping[str, bytes],
    *,
    yes: bool,
    dry_run: bool,
    unshown: Mapping[str, tuple[bytes | None, bytes]] | None = None,
    unasked: bool = True,
) -> None:
    """Show what changes in some files of a project, ask where there is a terminal, and write all files or none.

    ``sources`` are the bytes that were read. ``unshown`` goes with it without being shown: what was there, and what
    comes. Without a terminal it is written all the same, unless not ``unasked``: then it is wrong usage without
    ``yes``.
    """
    for name, data in changed.items():
        terminal.show(difference(name, sources.get(name), data))
    if dry_run:
        terminal.say("Nothing was written.")
        return
    if not yes and not terminal.somebody_there() and not unasked:
        raise click.UsageError(
            "Nothing was written: there is nobody to confirm it. Say --yes to write it all the same."
        )
    if not yes and terminal.somebody_there() and not click.confirm("Write this?", default=True, err=True):
        terminal.stop("Nothing was written.")
    everything = {name: (sources.get(name), data) for name, data in changed.items()}
    _write(folder, {**everything, **(unshown or {})}, list(changed))


def _refuse_new_errors(desk: Desk, changed: Mapping[str, bytes]) -> None:
    loaded: Loaded = load({**desk.sources, **changed})
    errors = [problem for problem in loaded.problems if problem.is_error]
    if errors or loaded.book.account(desk.account.id) is None:
        terminal.show_problems(errors)
        terminal.stop("With that the account would have this error: nothing was written.")


def _write(folder: Path, changed: Mapping[str, tuple[bytes | None, bytes]], said: Sequence[str]) -> None:
    for name in changed:
        if not (folder / name).resolve().is_relative_to(folder.resolve() / FOLDER):
            _stop_writing(f"{name} leads out of {FOLDER}")
    try:
        write.exchange({folder / name: both for name, both in changed.items()})
    except write.CannotWrite as error:
        _stop_writing(str(error))
    terminal.say(f"Written to {', '.join(said)}.")


def _stop_writing(why: str) -> NoReturn:
    terminal.stop(f"{why}. Nothing was written.")


def difference(name: str, before: bytes | None, after: bytes) -> str:
    """What changes in a file, line by line, with the lines around it."""
    old = (before or b"").decode("utf-8-sig").splitlines()
    new = after.decode("utf-8-sig").splitlines()
    lines = [terminal.paint(name if before is not None else f"{name} (new)", "file")]
    for hunk in difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(1):
        first = next(at for tag, _, _, at, _ in hunk if tag != "equal")
        lines.append(terminal.paint(f"  line {first + 1}", "quiet"))
        for tag, start, end, new_start, new_end in hunk:
            if tag == "equal":
                around = (" " + shortened(line, _CONTEXT) for line in old[start:end] if line.strip())
                lines += [terminal.paint(line, "quiet") for line in around]
                continue
            lines += [terminal.paint(f"-{line}", "removed") for line in old[start:end]]
            lines += [terminal.paint(f"+{line}", "added") for line in new[new_start:new_end]]
    return "\n".join(lines) + "\n"
