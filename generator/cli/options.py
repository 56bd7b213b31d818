"""What every verb can be told, and what of it is read: the project, the day, ids of people and accounts."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from generator import clock
from generator.cli import help
from generator.disk.project import ACCOUNTS, NoProject, Project, find_project, read_project
from generator.editing.days import day_meant
from generator.load.merge import FOLDER, files_by_account
from generator.model.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

SETTINGS = help.SETTINGS
"""What every verb tells click."""


class _Day(click.ParamType[str]):
    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The day that is meant, said today, as it is written in files."""
        try:
            return day_meant(value, clock.as_of(None, {}, None), ahead=False).isoformat()
        except ValueError as error:
            self.fail(str(error), param, ctx)


class TargetPath(click.Path):
    """Where to put something; a ``~`` that the shell left alone, as in ``--site=~/www``, is the home folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as the user means it."""
        try:
            return super().convert(Path(value).expanduser(), param, ctx)
        except RuntimeError as error:
            self.fail(str(error), param, ctx)


def require_path(path: Path) -> Path:
    """A file or folder that was named and has to be there; wrong usage when it is not."""
    if not path.exists():
        raise click.UsageError(f"there is no {path}.")
    return path


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


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="In how many processes accounts are made. Default: as many as there are processors.",
)
"""Gives a verb that makes pages the option `--jobs`."""


owner_option = click.option(
    "--owner",
    metavar="COLLEAGUE",
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
        hint = "Go to your project, name it with --project, or begin one with `playbook init plans`"
        raise click.UsageError(f"{error}. {hint}.") from None


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
