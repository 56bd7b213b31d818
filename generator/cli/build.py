"""The verb `build`: check the accounts and make the finished site."""

from __future__ import annotations

from pathlib import Path

import click

from generator import write
from generator.build import build, check
from generator.cli import options, terminal
from generator.code_host import Editor
from generator.larder import Larder
from generator.paths import Link
from generator.plugin import CannotBuild, MakeSite, build_site
from generator.problem import Level
from generator.project import Project
from generator.recall import for_pages
from generator.site import Site
from generator.text import count


@click.command("build", context_settings=options.SETTINGS)
@options.project_options
@click.option("--site", "target", type=click.Path(path_type=Path), help="Where to put the site. Default: site/")
@click.option("--strict", is_flag=True, help="Let warnings end the build as well as errors.")
def build_command(project: Path, as_of: str | None, target: Path | None, strict: bool) -> None:
    """Check the accounts and build the site.

    The site is made aside and put in place whole: whatever goes wrong, an earlier site stays as it was.

    \b
    Example:
      playbook build --as-of 2026-11-16
    """
    found = options.read(project)
    target = (target or found.folder / "site").absolute()
    terminal.quiet_mkdocs()

    make_site = site_maker(found, as_of)

    def make_and_judge(link: Link, editor: Editor) -> Site:
        site = make_site(link, editor)
        _stop_at_problems(site, strict)
        terminal.say(f"Building {count(len(site.pages), 'page')} as of {site.as_of.isoformat()} ...")
        return site

    try:
        build_site(found.folder / "mkdocs.yml", write.aside(target), make_and_judge, strict)
        write.put_in_place(target)
    except (CannotBuild, write.CannotWrite, OSError) as error:
        write.discard(target)
        terminal.stop(f"{str(error) or 'MkDocs gave up'}: an earlier site was left as it is.")
    terminal.say(f"Done. Open {target / 'index.html'} with `playbook serve`, or put {target} on any web server.")


def _stop_at_problems(site: Site, strict: bool) -> None:
    """Show what is wrong with a site, and end where it must not be published."""
    terminal.show_problems(site.problems)
    fatal = [problem for problem in site.problems if problem.is_error or (strict and problem.level is Level.WARNING)]
    if fatal:
        terminal.stop(f"{count(len(fatal), 'problem')}: nothing was built, an earlier site was left as it is.")


def site_maker(project: Project, as_of: str | None) -> MakeSite:
    """What makes the site of a project, for a verb that puts it somewhere; wrong usage for a day that is none."""
    larder = Larder(project.folder)
    checked = check(project.sources, project.problems, project.folder, larder)
    day = options.day(as_of, checked.book)

    def make_site(link: Link, editor: Editor) -> Site:
        site = build(checked, day, link, for_pages(project.folder, project.sources, checked.book, day), editor)
        larder.sweep()
        return site

    return make_site
