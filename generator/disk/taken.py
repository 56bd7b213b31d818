"""Files of the program's playbook that a project has taken over, with what they were when it did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.disk.program import PLAYBOOK_ENDINGS, playbook_files
from generator.disk.project import PLAYBOOK, TAKEN
from generator.disk.write import write_file
from generator.load.settings import SETTINGS_FILE

_KEPT = Path(PLAYBOOK) / TAKEN


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of a project's own playbook."""

    #: Its name relative to the project: ``playbook/account/people.md.j2``.
    name: str
    own: bytes
    #: What the program had when it was taken over; None where nobody knows.
    before: bytes | None
    #: What the program has today; None where it has no file of that name.
    program: bytes | None

    @property
    def is_same(self) -> bool:
        """Whether it says what the program's does."""
        return self.own == self.program

    @property
    def has_moved(self) -> bool:
        """Whether the program's is not what it was when this one was taken over, or nobody knows whether it is."""
        return self.before != self.program and not self.is_same and (self.program or self.before) is not None


def list_own_files(folder: Path) -> list[OwnFile]:
    """The files of a project's own playbook but for its settings, which lie over the program's key by key.

    Line ends do not count: git may have changed them. OSError for a file that cannot be read.
    """
    program = playbook_files()
    names = [path.relative_to(folder).as_posix() for path in sorted((folder / PLAYBOOK).rglob("*")) if path.is_file()]
    own = [name for name in names if name.endswith(PLAYBOOK_ENDINGS) and "/." not in name and name != SETTINGS_FILE]
    return [
        OwnFile(
            name,
            _read_lines(folder / name) or b"",
            _read_lines(folder / _kept_as(name)),
            _read_lines(program[name]) if name in program else None,
        )
        for name in own
    ]


def take_file(name: str, folder: Path) -> None:
    """Copy a file of the program's playbook into a project's own; CannotWrite when the disk does not allow it."""
    note_seen(name, folder)
    write_file(playbook_files()[name].read_bytes(), folder / name)


def note_seen(name: str, folder: Path) -> None:
    """Keep what the program has today as what a file of a project was taken from; CannotWrite as `take_file`."""
    write_file(playbook_files()[name].read_bytes(), folder / _kept_as(name))


def _kept_as(name: str) -> Path:
    return _KEPT / name.removeprefix(f"{PLAYBOOK}/")


def _read_lines(path: Path) -> bytes | None:
    """The bytes of a file, whatever ends its lines, as text that can be shown; None where there is none."""
    if not path.is_file():
        return None
    return path.read_bytes().replace(b"\r\n", b"\n").decode("utf-8", "replace").encode()
