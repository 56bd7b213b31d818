"""The verb `hosting`: recipes for serving a site, and the policy of its content."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.naming import find_logins
from generator.hosting.policy import PolicyParts, policy_of, read_parts
from generator.hosting.recipes import FILES, ODD_LETTERS, Place, fill_in, find_odd_path
from generator.wording.text import in_prose

_POLICY = "csp"
_HOST = "plans.example.com"


@click.command("hosting", context_settings=options.SETTINGS)
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="A folder of the project. Default: the folder you are in.",
)
@click.option("--host", default=_HOST, show_default=True, help="The name under which people reach the site.")
@click.argument("recipe", type=click.Choice([*FILES, _POLICY]))
@click.argument("site", required=False, type=options.TargetPath(file_okay=False, path_type=Path))
def hosting_command(project: Path, host: str, recipe: str, site: Path | None) -> None:
    """Print RECIPE: how to serve a site behind a login, and make it anew each night.

    nginx and caddy take SITE, a finished site in a folder that holds nothing else, and have the policy of its content
    in them; csp prints that alone: everything comes from the site itself, and of the scripts in its pages those run
    that are there now. Print it again after an upgrade.

    \b
    Examples:
      playbook hosting nginx /srv/plans/site --host plans.larkfield.example
      playbook hosting systemd
      playbook hosting csp site
    """
    if site is None and recipe in ("nginx", "caddy", _POLICY):
        raise click.UsageError(f"{recipe} looks at a finished site: name its folder.")
    policy = _read_policy(options.require_path(site)) if site else ""
    if recipe == _POLICY:
        terminal.show_text(f"Content-Security-Policy: {policy}")
        return
    home = options.folder_of(project)
    place = Place(
        project=home.as_posix(),
        served=(site.resolve().parent if site else Path("/srv/plans")).as_posix(),
        host=host,
        policy=policy,
        command=Path(shutil.which("playbook") or Path(sys.executable).with_name("playbook")).as_posix(),
        user=next(iter(find_logins()), "plans"),
    )
    if odd := find_odd_path(recipe, place):
        raise click.UsageError(f"In {recipe} no path can have {in_prose(ODD_LETTERS, 'or')} in it, as {odd} has.")
    terminal.show_text(fill_in(recipe, place).rstrip("\n"))


def _read_policy(site: Path) -> str:
    pages = sorted(site.rglob("*.html"))
    if not pages:
        terminal.stop_with(f"{site} holds no page: build the site first.")
    parts: PolicyParts = read_parts(page.read_text(encoding="utf-8") for page in pages)
    if parts.handlers:
        terminal.say_words(f"Not allowed by the policy, and so without effect: {in_prose(sorted(parts.handlers))}.")
    return policy_of(parts)
