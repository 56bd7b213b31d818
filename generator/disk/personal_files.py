"""The files in which each of us keeps what concerns nobody else: read when asked for, and never in a build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.load.merge import ENDINGS
from generator.load.personal import PERSONAL_FOLDER


def find_personal_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """All of a project, by their names relative to it, with their bytes; OSError for one that cannot be read."""
    top = folder / PERSONAL_FOLDER
    if top.is_symlink() or not top.is_dir():
        return
    for path in sorted(top.iterdir()):
        if path.suffix in ENDINGS and path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def read_personal_file(folder: Path, id: str) -> tuple[str, bytes] | None:
    """That of one of us, by their id; None where there is none."""
    wanted = {f"{PERSONAL_FOLDER}{id}{ending}" for ending in ENDINGS}
    return next(((name, data) for name, data in find_personal_files(folder) if name in wanted), None)
