"""The verb `build`: check the accounts and make the finished site."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import build, check
from generator.cli import options, terminal
from generator.cli.publishing import publish_folder
from generator.code_host import Editor
from generator.larder import Larder
from generator.paths import Link
from generator.plugin import CannotBuild, MakeSite, build_site
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
    terminal.quiet_mkdocs()
    with publish_folder(target, folder, SITE) as aside:
        make_site = site_maker(read_project(folder), as_of)

        def make_and_judge(link: Link, editor: Editor) -> Site:
            site = make_site(link, editor)
            _stop_at_problems(site, strict)
            terminal.say(f"Building {count(len(site.pages), 'page')} as of {site.as_of.isoformat()} ...")
            return site

        try:
            build_site(folder / "mkdocs.yml", aside, make_and_judge, strict)
        except CannotBuild as error:
            terminal.stop(f"{str(error) or 'MkDocs gave up'}: an earlier site was left as it is.")
    terminal.say(f"Done. Open {target / 'index.html'} with `playbook serve`, or put {target} on any web server.")


def _stop_at_problems(site: Site, strict: bool) -> None:
    """Show what is wrong with a site, and end where it must not be published."""
    terminal.show_problems(site.problems)
    fatal = number(p for p in site.problems if p.is_error or (strict and p.level is Level.WARNING))
    if fatal:
        terminal.stop(f"{count(fatal, 'problem')}: nothing was built, an earlier site was left as it is.")


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
