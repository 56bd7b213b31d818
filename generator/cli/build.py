"""The verb `build`: check the accounts and make the finished site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import write
from generator.build import build, check
from generator.cli import options, terminal
from generator.larder import Larder
from generator.paths import HOME, Link, to_address
from generator.plugin import CannotBuild, build_site, editor_of
from generator.problem import Level, Problem
from generator.project import Project
from generator.recall import for_pages
from generator.site import Site
from generator.text import count


@click.command("build", context_settings=options.SETTINGS)
@options.project_options
@click.option("--site", "target", type=click.Path(path_type=Path), help="Where to put the site. Default: site/")
@click.option("--strict", is_flag=True, help="Let warnings end the build as well as errors.")
@click.option("--keep-going", is_flag=True, help="Build in spite of errors, without what they concern. Exit code 3.")
def build_command(project: Path, as_of: str | None, target: Path | None, strict: bool, keep_going: bool) -> None:
    """Check the accounts and build the site.

    The site is made aside and put in place whole: whatever goes wrong, an earlier site stays as it was.
    Exit code 0: built; 1: not built, for what is said; 2: wrong usage; 3: built without what has errors. With
    --keep-going a record that has an error in it is left out, its account says so on each of its pages and of our own
    papers, and an account that cannot be read keeps its place in every list.

    \b
    Examples:
      playbook build --as-of 2026-11-16
      playbook build --keep-going
    """
    if strict and keep_going:
        raise click.UsageError("--strict ends at warnings and --keep-going not even at errors: give one of them.")
    found = options.read(project)
    site = made(found, as_of)
    terminal.show_problems(site.problems)
    fatal = _fatal(site, strict, keep_going)
    if fatal:
        terminal.stop(f"{count(len(fatal), 'problem')}: nothing was built, an earlier site was left as it is.")
    target = (target or found.folder / "site").absolute()
    terminal.say(f"Building {count(len(site.pages), 'page')} as of {site.as_of.isoformat()} ...")
    terminal.quiet_mkdocs()
    try:
        build_site(found.folder / "mkdocs.yml", write.aside(target), site, strict)
        write.put_in_place(target)
    except (CannotBuild, write.CannotWrite, OSError) as error:
        write.discard(target)
        terminal.stop(f"{str(error) or 'MkDocs gave up'}: an earlier site was left as it is.")
    terminal.say(f"Done. Open {target / 'index.html'} with `playbook serve`, or put {target} on any web server.")
    if site.errors:
        terminal.say(f"{count(len(site.errors), 'error')}, see above: what they concern is left out.")
        sys.exit(INCOMPLETE)


INCOMPLETE = 3
"""The exit code of a build that left something out."""


def _fatal(site: Site, strict: bool, keep_going: bool) -> list[Problem]:
    """The problems that end a build; in spite of errors there has to be a first page."""
    if keep_going and any(page.name == HOME for page in site.pages):
        return []
    return [problem for problem in site.problems if problem.is_error or (strict and problem.level is Level.WARNING)]


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
