"""Changes of the files of a project: shown, confirmed, and all of them written or none, beside others who write."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import click

from generator.cli import terminal
from generator.disk import write
from generator.disk.lock import hold_lock
from generator.editing.sheet import CannotEdit
from generator.wording.text import shorten_text

_LOCK = Path(".cache") / "writing" / "lock"

_WAIT = 120.0
"""How many seconds a verb waits for others that write: each takes about one."""

_CONTEXT = 100
"""So many letters of a line that does not change are shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of some files of a project, by their names."""

    #: The bytes that were read.
    sources: Mapping[str, bytes]
    #: The bytes that come.
    files: Mapping[str, bytes]
    #: Files that go with these without being shown: what was there (None: nothing), and what comes.
    unshown: Mapping[str, tuple[bytes | None, bytes]] = field(default_factory=dict)

    @property
    def pairs(self) -> dict[str, tuple[bytes | None, bytes]]:
        """Old and new bytes of all files."""
        return {**{name: (self.sources.get(name), data) for name, data in self.files.items()}, **self.unshown}

    @property
    def lines(self) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
        """How often which line comes to which file, and how often it goes; indentation and blank lines do not count."""
        before = self._count_lines({name: self.sources.get(name, b"") for name in self.files})
        after = self._count_lines(self.files)
        return after - before, before - after

    @staticmethod
    def _count_lines(files: Mapping[str, bytes]) -> Counter[tuple[str, str]]:
        lines = ((name, line.strip()) for name, data in files.items() for line in _split_lines(data))
        return Counter(line for line in lines if line[1])


def put_down(
    folder: Path, change: Change, again: Callable[[], Change], *, yes: bool, dry_run: bool, unasked: bool = True
) -> None:
    """Show a change of some files of a project, ask where there is a terminal, and write all files or none.

    Without a terminal it is written all the same, unless not ``unasked``: then it is wrong usage without ``yes``.
    ``again`` is as in `write_all`; what it gives is written only if it does no more than what was shown.
    """
    for name, data in change.files.items():
        terminal.show_text(show_difference(name, change.sources.get(name), data))
    if dry_run:
        terminal.say_words("Nothing was written.")
        return
    if not yes and not terminal.somebody_there() and not unasked:
        raise click.UsageError(
            "Nothing was written: there is nobody to confirm it. Say --yes to write it all the same."
        )
    if not yes and terminal.somebody_there() and not click.confirm("Write this?", default=True, err=True):
        terminal.stop_with("Nothing was written.")

    def same_again() -> Change:
        made = again()
        (coming, going), (shown_coming, shown_going) = made.lines, change.lines
        if not coming <= shown_coming or going != shown_going:
            raise CannotEdit("it would not be the change that was shown")
        return made

    write_all(folder, change, same_again)
    terminal.say_words(f"Written to {', '.join(change.files)}.")


def write_all(folder: Path, change: Change, again: Callable[[], Change]) -> Change:
    """Write the files of a change, all or none, and give what was written; ends in words when it cannot be done.

    When a file is no longer what was read, the change is made ``again`` of what is there now, once and while nobody
    else writes; CannotEdit or KeyError from there says that it does not fit any more.
    """
    for name in change.pairs:
        top = name.partition("/")[0]
        if not (folder / name).resolve().is_relative_to(folder.resolve() / top):
            _stop_saying(f"{name} leads out of {top}/")
    try:
        with hold_writing_lock(folder):
            try:
                return _exchange_files(folder, change)
            except write.ChangedFile as changed:
                try:
                    return _exchange_files(folder, again())
                except (CannotEdit, KeyError):
                    raise changed from None
    except write.CannotWrite as error:
        _stop_saying(str(error))


@contextmanager
def hold_writing_lock(folder: Path) -> Iterator[None]:
    """Be the only one of our commands to write into a project; CannotWrite when others do not come to an end."""
    with hold_lock(folder / _LOCK, f"writing into {folder}", _WAIT, lambda _: None):
        yield


def _exchange_files(folder: Path, change: Change) -> Change:
    write.exchange_files({folder / name: pair for name, pair in change.pairs.items()})
    return change


def _stop_saying(why: str) -> NoReturn:
    terminal.stop_with(f"{why}. Nothing was written.")


def show_difference(name: str, before: bytes | None, after: bytes) -> str:
    """What changes in a file, line by line, with the lines around it."""
    old, new = _split_lines(before or b""), _split_lines(after)
    lines = [terminal.paint_words(name if before is not None else f"{name} (new)", "file")]
    for hunk in difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(1):
        first = next(at for tag, _, _, at, _ in hunk if tag != "equal")
        lines.append(terminal.paint_words(f"  line {first + 1}", "quiet"))
        for tag, start, end, new_start, new_end in hunk:
            if tag == "equal":
                around = (" " + shorten_text(line, _CONTEXT) for line in old[start:end] if line.strip())
                lines += [terminal.paint_words(line, "quiet") for line in around]
                continue
            lines += [terminal.paint_words(f"-{line}", "removed") for line in old[start:end]]
            lines += [terminal.paint_words(f"+{line}", "added") for line in new[new_start:new_end]]
    return "\n".join(lines) + "\n"


def _split_lines(data: bytes) -> Sequence[str]:
    return data.decode("utf-8-sig").splitlines()
