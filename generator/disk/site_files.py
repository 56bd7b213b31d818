"""The made files of a site below `.cache/pages`, for plugins of MkDocs that ask where a page lies on the disk."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from generator.disk.write import CannotWrite, write_file

FOLDER = Path(".cache") / "pages"
"""Where they are, in a project."""

_IGNORE, _IGNORED = ".gitignore", b"# Made by playbook: the pages of the last build, to be thrown away at will.\n*\n"


def write_site_files(project: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files of a site by their names into FOLDER, and take away those of an earlier one.

    What is the same stays untouched, so that nobody who watches the folder sees a change. Where the disk does not
    allow it, or the folder holds what is not ours, a site can be built without.
    """
    folder = project / FOLDER
    ignore = folder / _IGNORE
    with suppress(CannotWrite, OSError):
        if folder.is_symlink() or (folder.is_dir() and any(folder.iterdir()) and not _holds(ignore, _IGNORED)):
            return
        wanted = {ignore: _IGNORED, **{folder / name: content for name, content in files.items()}}
        _take_away(folder, wanted.keys())
        for path, content in wanted.items():
            data = content.encode() if isinstance(content, str) else content
            if not _holds(path, data):
                write_file(data, path)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _take_away(folder: Path, kept: Collection[Path]) -> None:
    """Remove what is not kept, links and folders that are empty then."""
    for directory, folders, names in os.walk(folder, topdown=False):
        here = Path(directory)
        for path in (here / name for name in (*folders, *names)):
            if path.is_symlink() or (path.is_file() and path not in kept):
                path.unlink()
        with suppress(OSError):  # it holds something
            here.rmdir()
