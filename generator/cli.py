"""The command `playbook`: build, serve, check, schema, export."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import clock, report, write
from generator.build import Checked, Site, build, check
from generator.paths import Link, to_address, to_file
from generator.period import parse_day
from generator.plugin import CannotBuild, build_site, serve_site
from generator.problem import Level, Problem
from generator.project import NoProject, Project, find_project, read_project
from generator.schema import json_schema
from generator.text import count

_COLOURS: dict[str, dict[str, Any]] = {
    "file": {"bold": True},
    Level.ERROR: {"fg": "red", "bold": True},
    Level.WARNING: {"fg": "yellow"},
    Level.NOTE: {"fg": "blue"},
    "quiet": {"dim": True},
}

Command = TypeVar("Command", bound=Callable[..., Any])


class _Day(click.ParamType[str]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            parse_day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return value


def _project_options(command: Command) -> Command:
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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="account-playbook", prog_name="playbook")
def main() -> None:
    """Account plans as files, read through the six roles an account manager plays.

    \b
    Facts about customers stand in accounts/, the method in playbook/.
    A first look:           playbook serve
    Before you hand it on:  playbook check
    The finished site:      playbook build
    """


@main.command("build")
@_project_options
@click.option("--site", "target", type=click.Path(path_type=Path), help="Where to put the site. Default: site/")
@click.option("--strict", is_flag=True, help="Let warnings end the build as well as errors.")
def build_command(project: Path, as_of: str | None, target: Path | None, strict: bool) -> None:
    """Check the accounts and build the site.

    The site is made aside and put in place whole: whatever goes wrong, an earlier site stays as it was.

    \b
    Example:
      playbook build --as-of 2026-11-16
    """
    found = _read(project)
    site = _made(found, as_of)
    _print(site.problems)
    fatal = [problem for problem in site.problems if problem.is_error or (strict and problem.level is Level.WARNING)]
    if fatal:
        _stop(f"{count(len(fatal), 'problem')}: nothing was built, an earlier site was left as it is.")
    target = (target or found.folder / "site").absolute()
    _say(f"Building {count(len(site.pages), 'page')} as of {site.as_of.isoformat()} ...")
    _quiet_mkdocs()
    try:
        build_site(found.folder / "mkdocs.yml", write.aside(target), site, strict)
        write.put_in_place(target)
    except (CannotBuild, write.CannotWrite, OSError) as error:
        write.discard(target)
        _stop(f"{str(error) or 'MkDocs gave up'}: an earlier site was left as it is.")
    _say(f"Done. Open {target / 'index.html'} with `playbook serve`, or put {target} on any web server.")


@main.command("serve")
@_project_options
@click.option("--address", metavar="HOST:PORT", help="Where to serve. Default: 127.0.0.1:8000")
@click.option("--open", "browser", is_flag=True, help="Open it in your browser.")
def serve_command(project: Path, as_of: str | None, address: str | None, browser: bool) -> None:
    """Show the site in your browser while you write; an edit appears by itself.

    Problems with the data are shown here and on a page of the site, and the preview goes on.

    \b
    Example:
      playbook serve --open
    """
    found = _read(project)
    if as_of:
        # The preview reads its configuration again at every change; the environment carries the day through.
        os.environ["SOURCE_DATE_EPOCH"] = str(clock.epoch(as_of))
    _quiet_mkdocs(logging.INFO)
    try:
        serve_site(found.folder / "mkdocs.yml", address, browser)
    except CannotBuild as error:
        _stop(str(error))


@main.command("check")
@_project_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations beside a change.",
)
@click.option("--account", "accounts", multiple=True, metavar="ID", help="Only this account; may be repeated.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help="The mildest level that counts as failure.",
)
def check_command(project: Path, as_of: str | None, form: str, accounts: tuple[str, ...], fail_on: str) -> None:
    """Check all accounts and the playbook without building anything.

    Every problem comes with file, line and column, what was expected, and what to try.
    Exit code 0: nothing at or above the level; 1: problems found; 2: wrong usage.

    \b
    Examples:
      playbook check
      playbook check --account norrland
      playbook check --format json > problems.json
    """
    found = _read(project)
    checked = check(found.sources, found.problems)
    _day(as_of, checked)
    ids = {account.id for account in checked.book.accounts} | {p.account for p in checked.problems}
    for id in accounts:
        if id not in ids:
            raise click.BadParameter(f"there is no account {id}", param_hint="--account")
    problems = [p for p in checked.problems if not accounts or p.account in accounts]
    if form == "text":
        _print(problems, err=False)
        _say(report.summary(problems, len(accounts) or len(checked.book.accounts)))
    elif form == "json":
        click.echo(report.as_json(problems))
    elif problems:
        click.echo(report.as_github(problems))
    levels = list(Level)
    counted = levels[: levels.index(Level(fail_on)) + 1]
    sys.exit(any(problem.level in counted for problem in problems))


@main.command("schema")
@_project_options
def schema_command(project: Path, as_of: str | None) -> None:
    """Print the JSON Schema of an account file, for completion and help in an editor.

    \b
    Example:
      playbook schema > account.schema.json
    """
    click.echo(json_schema(), nl=False)


@main.command("export")
@_project_options
@click.argument("folder", type=click.Path(path_type=Path))
def export_command(project: Path, as_of: str | None, folder: Path) -> None:
    """Write all pages as Markdown into FOLDER, with mkdocs.yml, for another builder.

    \b
    Example:
      playbook export build/pages
      zensical build -f build/pages/mkdocs.yml
    """
    found = _read(project)
    site = _made(found, as_of, to_file)
    _print(site.problems)
    if site.errors:
        _stop(f"{count(len(site.errors), 'problem')}: nothing was exported.")
    try:
        pages = write.export(found.folder, site.pages, folder.absolute())
    except write.CannotWrite as error:
        _stop(str(error))
    _say(f"Wrote {count(pages, 'page')} and the hand-written ones below {folder / 'docs'}.")


def _read(project: Path) -> Project:
    try:
        return read_project(find_project(project))
    except NoProject as error:
        raise click.UsageError(f"{error}. Go to your project, or name it with --project.") from None


def _day(as_of: str | None, checked: Checked) -> date:
    try:
        return clock.as_of(as_of, os.environ, checked.book.settings.as_of)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _made(project: Project, as_of: str | None, link: Link = to_address) -> Site:
    checked = check(project.sources, project.problems)
    return build(checked, _day(as_of, checked), link)


def _print(problems: Sequence[Problem], err: bool = True) -> None:
    if problems:
        click.echo(report.as_text(problems, lambda words, role: click.style(words, **_COLOURS[role])), err=err)


def _say(words: str) -> None:
    click.echo(words, err=True)


def _stop(words: str) -> None:
    _say(click.style(words, fg="red") if words else "")
    sys.exit(1)


def _quiet_mkdocs(level: int = logging.WARNING) -> None:
    """Let MkDocs say on the terminal what it has to say from a level on."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)


if __name__ == "__main__":
    main()
