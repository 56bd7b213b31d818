"""What one of us noted for themselves, in a file of their own: read and added to by the verbs that print it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.cli import edits, terminal
from generator.cli.writing import Change, put_down
from generator.disk.personal_files import read_personal_file
from generator.editing.surgery import CannotEdit, Value, append_item
from generator.load.personal import PERSONAL_FOLDER, load_personal_file


def read_own_file(folder: Path, member: str) -> tuple[str, bytes | None]:
    """The name of somebody's own file, and what is in it; None where there is none yet."""
    try:
        return read_personal_file(folder, member) or (f"{PERSONAL_FOLDER}{member}.yaml", None)
    except OSError as error:
        terminal.stop_with(f"cannot read {error.filename}: {error.strerror}")


def note_for_oneself(folder: Path, member: str, key: str, entry: Value, *, yes: bool, dry_run: bool) -> None:
    """Add an entry to one of the lists of somebody's own file, as other verbs write into an account."""
    make = partial(_add_entry, folder, member, key, entry)
    try:
        change = make()
    except CannotEdit as error:
        terminal.stop_with(f"{str(error).rstrip('.')}. Nothing was written; type it in by hand.")
    put_down(folder, change, make, yes=yes, dry_run=dry_run)


def _add_entry(folder: Path, member: str, key: str, entry: Value) -> Change:
    """Somebody's own file with one entry more; CannotEdit when it could not be read afterwards."""
    name, data = read_own_file(folder, member)
    added = edits.edit_safely(name, partial(append_item, data or f"{key}:\n".encode(), (key,), entry))
    _, problems = load_personal_file(name, added)
    if errors := [problem for problem in problems if problem.is_error]:
        raise CannotEdit(f"{name} has an error in line {errors[0].place.line}")
    return Change({name: data} if data is not None else {}, {name: added})
