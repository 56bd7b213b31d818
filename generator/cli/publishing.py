"""What the verbs share that put something on the disk where the user says: what is in the way stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from generator.cli import terminal
from generator.disk import write
from generator.disk.kept_links import keep_links
from generator.disk.publish import open_publication
from generator.disk.targets import SITE, FolderKind, RefusedTarget, file_to_write, folder_to_replace, is_unmarked_site

_IN_TWO_STEPS = "This system cannot exchange two folders in one step: for a moment readers found nothing there."


@contextmanager
def publish_folder(named: Path, project: Path, kind: FolderKind) -> Iterator[Path]:
    """A folder to make something in, which is put in place of ``named`` when that went well.

    Until then nobody else does the same. Where nothing was made in it, what is there stays. Ends in words when it
    cannot be done; it is wrong usage when what is there is not ours.
    """
    target = _choose_target(named, project, kind)
    if is_unmarked_site(target, project):
        terminal.say_words(f"{named} was made by an earlier version, so it is replaced; from now on it carries a mark.")
    try:
        with open_publication(target, terminal.say_words) as made:
            yield made.folder
            if not made.folder.is_dir():
                return
            _choose_target(target, project, kind)  # nobody may have put something there meanwhile
            if not made.publish():
                terminal.say_words(_IN_TWO_STEPS)
            elif kind is SITE:
                keep_links(made.folder, target)
    except (write.CannotWrite, OSError) as error:
        terminal.stop_with(f"{error}: what was there was left as it is.")


def _choose_target(named: Path, project: Path, kind: FolderKind) -> Path:
    try:
        return folder_to_replace(named, project, kind)
    except RefusedTarget as error:
        raise click.UsageError(str(error)) from None


def write_file(data: bytes, named: Path, project: Path, *, replace: bool) -> None:
    """Write a file that the user named; wrong usage when there is one that is not ours, unless told to ``replace``."""
    _write_site({named: data}, project, replace=replace)


def write_files(files: Mapping[str, bytes], folder: Path | None, project: Path, *, replace: bool) -> list[Path]:
    """Write files into the folder that the user named, else into the one they are in, and say where; all or none.

    Wrong usage when one is there that is not ours, unless told to ``replace`` it.
    """
    written = {(folder or Path()) / name: data for name, data in files.items()}
    _write_site(written, project if folder else None, replace=replace)
    terminal.show_text("\n".join(map(str, written)))
    return list(written)


def _write_site(files: Mapping[Path, bytes], project: Path | None, *, replace: bool) -> None:
    try:
        targets = {file_to_write(named, project, replace=replace): data for named, data in files.items()}
        for target, data in targets.items():
            write.write_file(data, target)
    except RefusedTarget as error:
        raise click.UsageError(str(error)) from None
    except write.CannotWrite as error:
        terminal.stop_with(str(error))
