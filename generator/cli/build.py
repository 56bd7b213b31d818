"""The verb `build`: check the accounts and make the finished site."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import build, check
from generator.cli import options, terminal
from generator.cli.publishing import publish_folder
from generator.larder import Larder
from generator.paths import Link, to_address
from generator.plugin import CannotBuild, build_site, editor_of
from generator.problem import Level, number
from generator.project import Project, read_project
from generator.recall import for_pages
from generator.site import Site
from generator.targets import SITE
from generator.text import count


@click.command("build", context_settings=options.SETTINGS)
@options.project_options
@click.option("--site", "target", type=options.TargetPath(path_type=Path), help="Where to put the site. Default: site/")
@click.option("--strict", is_flag=True, help="Let warnings end the build as well as errors.")
def build_command(project: Path, as_of: str | None, target: Path | None, strict: bool) -> None:
    """Check the accounts and build the site.

    The site is made aside and put in place whole: whatever goes wrong, an earlier site stays as it was. A folder that
    is not empty and no earlier site is never touched. While somebody else builds it, the second waits.

    \b
    Example:
      playbook build --as-of 2026-11-16
    """
    folder = options.folder_of(project)
    target = (target or folder / SITE.usual).absolute()
    with publish_folder(target, folder, SITE) as aside:
        site = made(read_project(folder), as_of)
        terminal.show_problems(site.problems)
        levels = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
        fatal = number([problem for problem in site.problems if problem.level in levels])
        if fatal:
            terminal.stop(f"{count(fatal, 'problem')}: nothing was built, an earlier site was left as it is.")
        terminal.say(f"Building {count(len(site.pages), 'page')} as of {site.as_of.isoformat()} ...")
        terminal.quiet_mkdocs()
        try:
            build_site(folder / "mkdocs.yml", aside, site, strict)
        except CannotBuild as error:
            terminal.stop(f"{str(error) or 'MkDocs gave up'}: an earlier site was left as it is.")
    terminal.say(f"Done. Open {target / 'index.html'} with `playbook serve`, or put {target} on any web server.")


def made(project: Project, as_of: str | None, link: Link = to_address) -> Site:
    """The pages of a project, for a verb that puts them somewhere; ``link`` says how they write links."""
    larder = Larder(project.folder)
    checked = check(project.sources, project.problems, project.folder, larder)
    day = options.day(as_of, checked.book)
    earlier = for_pages(project.folder, project.sources, checked.book, day)
    try:
        site = build(checked, day, link, earlier, editor_of(project.folder / "mkdocs.yml"))
    except CannotBuild as error:
        terminal.stop(str(error))
    larder.sweep()
    return site
