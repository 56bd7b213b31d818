"""Links to the files of a site in place, kept beside it: the next site begins with them, as most of it stays the same.

To link each file anew, and to remove those of the site before, takes longer than all else where one account changed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_LINKS = "links"


def keep_links(replaced: Path, target: Path) -> None:
    """Keep of a site that was ``replaced`` what is in place still, in ``target``, as links to it.

    Nothing is kept that is not in place: what was deleted is gone.
    """
    with suppress(OSError):
        old, new = list_files(replaced), list_files(target)
        gone = [name for name in old if name not in new or not os.path.samestat(old[name], new[name])]
        remove_files(replaced, gone)
        replaced.rename(replaced.with_name(_LINKS))


def take_links(folder: Path) -> None:
    """Begin a site in ``folder``, which is not there yet, with the links that were kept, if there are any."""
    with suppress(OSError):
        folder.with_name(_LINKS).rename(folder)


def drop_links(work: Path) -> None:
    """Keep no links any more, as the site is made in another way: ``work`` is where it is made."""
    shutil.rmtree(work / _LINKS, ignore_errors=True)


def remove_files(folder: Path, names: Iterable[str]) -> None:
    """Remove files by their names in a folder, and the folders in it that are empty then."""
    folders: set[str] = set()
    for name in names:
        with suppress(OSError):
            os.unlink(f"{folder}/{name}")  # noqa: PTH108
        folders.update(str(above) for above in Path(name).parents)
    for above in sorted(folders, key=len, reverse=True):
        with suppress(OSError):  # it holds something
            (folder / above).rmdir()


def list_files(folder: Path) -> dict[str, os.stat_result]:
    """Every file below a folder, links among them, by its name there; none of what cannot be read."""
    files, left = {}, [(str(folder), "")]
    while left:
        path, name = left.pop()
        with suppress(OSError), os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append((entry.path, f"{name}{entry.name}/"))
                else:  # what the entry itself knows has no number on Windows
                    files[f"{name}{entry.name}"] = os.lstat(entry.path)
    return files
