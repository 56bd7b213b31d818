"""The verb `init`: a new project, with the files that are its own."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import click

from generator.cli import help, options, terminal
from generator.cli.edits import line_of
from generator.cli.naming import find_logins
from generator.disk import write
from generator.disk.program import read_help, read_samples
from generator.disk.project import ACCOUNTS
from generator.editing.project_files import CI, CI_OF_HOSTS, NewProject, make_project_files
from generator.load.book import load_book
from generator.pages.code_host import HOSTS, host_of
from generator.plugin.completion import theme_languages
from generator.wording.text import in_prose

_LOGOS = (".svg", ".png", ".jpg", ".webp")
_EXAMPLE = "https://github.com/you/plans"
_ADDRESS = re.compile(r"https?://[^\s{}#\"']+")
_LARGEST_LOGO = 1024 * 1024


@click.command("init", context_settings=help.SETTINGS)
@click.argument("folder", metavar="DIR", type=options.TargetPath(file_okay=False, path_type=Path))
@click.option("--company", metavar="NAME", help="What your house is called.")
@click.option("--name", metavar="NAME", help="Your own name; you are the first account manager.")
@click.option("--email", metavar="ADDRESS", help="Your e-mail address.")
@click.option(
    "--logo",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"Your logo, a file that ends in {in_prose(_LOGOS, 'or')}. Default: ours, to be replaced.",
)
@click.option(
    "--repository",
    metavar="ADDRESS",
    help=f"Where it will be kept, such as {_EXAMPLE}: the pencil on a page leads there.",
)
@click.option("--host", type=click.Choice(list(HOSTS)), help="What runs at that address, where its name does not say.")
@click.option("--ci", type=click.Choice(CI), help="What checks each change. Default: that of the code host.")
@click.option("--language", metavar="CODE", default="en", show_default=True, help="Of the words around a page.")
@click.option("--samples", is_flag=True, help="Bring the invented accounts, to try things with.")
def init_command(
    folder: Path,
    company: str | None,
    name: str | None,
    email: str | None,
    logo: Path | None,
    repository: str | None,
    host: str | None,
    ci: str | None,
    language: str,
    samples: bool,
) -> None:
    """Begin a project of your own in DIR, a folder that is empty or not there yet.

    It holds what is yours alone: your people, what you do otherwise than the program, the name of the site. Where
    there is a terminal, what is not given is asked for. Nothing that is there is ever written over.

    \b
    Examples:
      playbook init plans
      playbook init plans --company "Larkfield Systems" --name "Priya Nair" --repository https://github.com/you/plans
      playbook init trial --samples
    """
    _refuse_filled(folder)
    if language not in theme_languages():
        raise click.BadParameter(f"known are {in_prose(theme_languages())}", param_hint="--language")
    company = _ask("What is your house called", company, "Our company", "--company")
    name = _ask("What is your name", name, find_logins()[0] if find_logins() else "Account manager", "--name")
    email = _ask("Your e-mail address (Enter for none)", email, "", "--email")
    repository = _ask("Address of the repository it will be kept in (Enter for none)", repository, "", "--repository")
    host = _choose_host(repository, host)
    ci = ci or CI_OF_HOSTS.get(host, "none")
    project = NewProject(company, name, email, _read_logo(logo), repository, host, ci, language)
    files = make_project_files(project, version("account-playbook"), read_samples() if samples else {})
    _write_project(folder, files)
    shown = [name for name in files if not name.startswith(".schema/")]
    terminal.show_text("\n".join(str(folder / name) for name in shown))
    terminal.say_words(
        f"{name} of {company} is in accounts/_team.yaml, your colleagues go there too. Go on with:\n"
        f'  cd {_as_word(folder)}\n  playbook new "A CUSTOMER" --owner me\n  playbook serve'
    )


def _as_word(folder: Path) -> str:
    """A path as one word, for a shell of any system."""
    return str(folder) if re.fullmatch(r"[\w./\\:-]+", str(folder)) else f'"{folder}"'


def _refuse_filled(folder: Path) -> None:
    """Wrong usage for a folder in which something lies but what is hidden, such as a new repository of git."""
    try:
        filled = folder.exists() and any(not path.name.startswith(".") for path in folder.iterdir())
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be looked into: {error.strerror}.") from None
    if filled:
        reason = "is a project already" if (folder / ACCOUNTS).is_dir() else "is not empty"
        raise click.UsageError(f"{folder} {reason}. Name a folder that is not there yet, such as {folder / 'plans'}.")


def _ask(question: str, given: str | None, default: str, option: str) -> str:
    """What was given, else what is answered where there is somebody to ask, else the default; on one line."""
    if given is None:
        if not terminal.somebody_there():
            return default
        given = click.prompt(question, default=default, show_default=bool(default), err=True)
    return line_of(given, option) if given else ""


def _choose_host(repository: str, given: str | None) -> str:
    """What runs where the repository is kept; wrong usage for what is no address, and where it cannot be told."""
    if not repository:
        return ""
    if not _ADDRESS.fullmatch(repository):
        raise click.BadParameter(f"expected an address such as {_EXAMPLE}", param_hint="--repository")
    if host := given or host_of(repository):
        return host
    if not terminal.somebody_there():
        raise click.UsageError(f"Say what runs at {repository}, with --host: {in_prose(list(HOSTS), 'or')}.")
    return str(click.prompt("What runs there", type=click.Choice(list(HOSTS)), err=True))


def _read_logo(file: Path | None) -> tuple[str, bytes]:
    """The ending and the bytes of a logo, ours for none; wrong usage for what is none."""
    if file is None:
        return ".svg", read_help()["assets/logo.svg"]
    ending = file.suffix.lower()
    if ending not in _LOGOS or file.stat().st_size > _LARGEST_LOGO:
        raise click.BadParameter(f"expected a picture of at most 1 MB in {in_prose(_LOGOS, 'or')}", param_hint="--logo")
    return ending, file.read_bytes()


def _write_project(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files in place, all or none; wrong usage where one is there, or what was typed would be refused."""
    if there := [name for name in files if os.path.lexists(folder / name)]:
        raise click.UsageError(f"{folder / there[0]} is there already; nothing is ever written over.")
    if errors := [problem for problem in load_book(files).problems if problem.is_error]:
        terminal.show_problems(errors)
        raise click.UsageError("Of that no project can be made, so nothing was written.")
    try:
        write.exchange_files({folder / name: (None, data) for name, data in files.items()})
    except write.CannotWrite as error:
        terminal.stop_with(str(error))
