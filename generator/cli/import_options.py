"""What every import can be told, and the files it is given; what is said of one that cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli import options, terminal
from generator.importers.errors import CannotImport

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(dir_okay=False, path_type=Path)
"""A file that is named; whether it is there shows when it is read."""

encoding_option = click.option(
    "--encoding", metavar="NAME", help="The encoding of the files, such as cp1251. Default: found by their letters."
)


def importing_options(command: Command) -> Command:
    """Give a verb the options `--project`, `--as-of`, `--dry-run` and `--yes`; an import never writes unasked."""
    for option in (
        click.option("--yes", is_flag=True, help="Write without asking; without a terminal nothing is written else."),
        click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing."),
    ):
        command = option(command)
    return options.project_options(command)


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file; CannotImport when it cannot be read or has more than ``most``."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise CannotImport(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > most:
        raise CannotImport(f"{path.name} has more than {most >> 20} MB. Export fewer at a time.")
    return data


def show_lines(lines: Iterable[str]) -> None:
    """Print some lines with an empty one after them."""
    terminal.show_text("\n".join([*lines, ""]))
