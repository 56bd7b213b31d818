"""What every verb can be told, and what of it is read: the project, the day, ids of people and accounts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from generator import clock
from generator.days.period import parse_day
from generator.disk.project import ACCOUNTS, NoProject, Project, find_project, read_project
from generator.load.merge import FOLDER, files_by_account
from generator.model.book import Book
from generator.model.settings import Settings
from generator.wording.text import nearest_word

Command = TypeVar("Command", bound=Callable[..., Any])

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""How the command and each verb talk; each has them itself, so that it is the same by itself."""


class _Day(click.ParamType[str]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            parse_day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return value


class TargetPath(click.Path):
    """Where to put something; a ``~`` that the shell left alone, as in ``--site=~/www``, is the home folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as the user means it."""
        try:
            return super().convert(Path(value).expanduser(), param, ctx)
        except RuntimeError as error:
            self.fail(str(error), param, ctx)


def project_options(command: Command) -> Command:
    """Give a verb the options `--project` and `--as-of`."""
    for option in (
        click.option(
            "--as-of",
            type=_Day(),
            help="The day to make everything for. Default: SOURCE_DATE_EPOCH, else as_of in "
            "playbook/settings.yaml, else today.",
        ),
        click.option(
            "--project",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            default=".",
            help="A folder of the project, which has a folder accounts/. Default: the folder you are in.",
        ),
    ):
        command = option(command)
    return command


replace_option = click.option(
    "--replace", is_flag=True, help="Write over a file of that name even if it is not as playbook made it."
)
"""Gives a verb that makes a file the option `--replace`."""


def output_options(command: Command) -> Command:
    """Give a verb that makes files the options `--open`, `--out` and `--replace`."""
    for option in (
        replace_option,
        click.option(
            "--out",
            "folder",
            type=TargetPath(file_okay=False, path_type=Path),
            help="Where to put it. Default: the folder you are in.",
        ),
        click.option("--open", "show", is_flag=True, help="Open it, in whatever opens such files here."),
    ):
        command = option(command)
    return command


owner_option = click.option(
    "--owner",
    metavar="ID",
    help="Only what concerns this colleague: the accounts they manage, and elsewhere what they should see to.",
)
"""Gives a verb the option `--owner`."""


def _complete_ids(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
    """The ids of the accounts that begin so, for a shell that completes what is typed; only names are looked at."""
    try:
        folder = find_project(Path(ctx.params.get("project") or ".")) / ACCOUNTS
    except NoProject:
        return []
    names = [
        f"{FOLDER}{path.name}/account.yaml" if path.is_dir() else f"{FOLDER}{path.name}" for path in folder.iterdir()
    ]
    return [id for id in sorted(files_by_account(names)[0]) if id.startswith(typed)]


def account_argument(*, required: bool = True) -> Callable[[Command], Command]:
    """Give a verb the argument ACCOUNT."""
    return click.argument("account", required=required, shell_complete=_complete_ids)


def read_from(project: Path) -> Project:
    """The project a folder belongs to; wrong usage when there is none."""
    return read_project(folder_of(project))


def folder_of(project: Path) -> Path:
    """The folder of the project a folder belongs to; wrong usage when there is none."""
    try:
        return find_project(project)
    except NoProject as error:
        raise click.UsageError(f"{error}. Go to your project, or name it with --project.") from None


class HasSettings(Protocol):
    """What knows the settings of the site."""

    @property
    def settings(self) -> Settings:
        """Those of the site."""


def choose_day(as_of: str | None, book: HasSettings) -> date:
    """The day to make everything for; wrong usage when the environment names none."""
    try:
        return clock.as_of(as_of, os.environ, book.settings.as_of)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def refuse_unknown(id: str, among: Iterable[str], what: str, option: str) -> None:
    """Refuse an id that nobody has as wrong usage, and name the one that was probably meant."""
    ids = sorted(set(among))
    if id not in ids:
        meant = nearest_word(id, ids)
        hint = f"; did you mean {meant}?" if meant else ""
        raise click.BadParameter(f"there is no {what} {id}{hint}", param_hint=option)


def known_colleague(id: str | None, book: Book) -> None:
    """Refuse an owner who is none of us."""
    if id is not None:
        ours = (*book.team, *(member for account in book.accounts for member in account.team))
        refuse_unknown(id, (member.id for member in ours), "colleague", "--owner")
