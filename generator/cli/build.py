"""The verb `build`: check the accounts and make the finished site."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generator.build import build, check
from generator.cli import options, terminal
from generator.cli.accounts import choose_accounts
from generator.cli.cluster import NoCluster, connect_cluster
from generator.cli.publishing import publish_folder
from generator.disk.compiled_templates import CompiledTemplates
from generator.disk.document_cache import PARTS, ROOM_OF_ACCOUNT, DocumentCache
from generator.disk.project import Project, read_project
from generator.disk.published_site import PublishedSite
from generator.disk.targets import SITE
from generator.history.baseline import for_pages
from generator.history.earlier_version import EarlierVersion
from generator.model.problem import Level, Problem, count_errors, count_problems
from generator.pages.code_host import Editor
from generator.parts.executors import OtherProcesses, Stores
from generator.parts.fingerprint import fingerprint
from generator.parts.local_processes import local_processes
from generator.paths import HOME, Link
from generator.plugin.builds import CannotBuild, build_site, is_up_to_date, read_configuration
from generator.plugin.plugin import MakeSite
from generator.plugin.short_way import describe_inputs
from generator.rendering.markdown_pieces import PageFinisher
from generator.site import Site
from generator.wording.text import count_noun


@click.command("build", context_settings=options.SETTINGS)
@options.project_options
@click.option("--site", "target", type=options.TargetPath(path_type=Path), help="Where to put the site. Default: site/")
@click.option(
    "--accounts",
    "patterns",
    multiple=True,
    metavar="PATTERN",
    help="Build a site that knows these accounts alone, by their ids: 'norr*'; may be said again.",
)
@click.option("--strict", is_flag=True, help="Let warnings end the build as well as errors.")
@click.option("--fresh", is_flag=True, help="Make everything again, and use nothing that was kept of earlier builds.")
@options.jobs_option
@click.option("--dask", metavar="ADDRESS", help="Let the workers of a Dask cluster make the accounts: tls://host:8786")
@click.option("--insecure", is_flag=True, help="Send everything to the cluster unencrypted.")
@click.option("--keep-going", is_flag=True, help="Build in spite of errors, without what they concern. Exit code 3.")
def build_command(
    project: Path,
    as_of: str | None,
    target: Path | None,
    patterns: tuple[str, ...],
    strict: bool,
    fresh: bool,
    jobs: int | None,
    dask: str | None,
    insecure: bool,
    keep_going: bool,
) -> None:
    """Check the accounts and build the site.

    The site is made aside and put in place whole: whatever goes wrong, an earlier site stays as it was. A folder that
    is not empty and no earlier site is never touched. While somebody else builds it, the second waits.

    Exit code 0: built; 1: not built, for what is said; 2: wrong usage; 3: built without what has errors. With
    --keep-going a record that has an error in it is left out, its account says so on each of its pages and of our own
    papers, and an account that cannot be read keeps its place in every list.

    \b
    Examples:
      playbook build --as-of 2026-11-16
      playbook build --keep-going
      playbook build --accounts 'norr*' --site ../norrland-team/site
    """
    if strict and keep_going:
        raise click.UsageError("--strict ends at warnings and --keep-going not even at errors: give one of them.")
    folder = options.folder_of(project)
    target = (target or folder / SITE.usual).absolute()
    terminal.quiet_mkdocs()
    errors, obstacle, published = 0, "", PublishedSite(folder, target, fresh=fresh)

    with _use_cluster(dask, insecure) as cluster, publish_folder(target, folder, SITE) as aside:
        try:
            configuration = read_configuration(folder / "mkdocs.yml", aside, strict)
            maker = site_maker(choose_accounts(read_project(folder), patterns), as_of, jobs, fresh, cluster)

            def make_and_judge(link: Link, editor: Editor, finisher: PageFinisher | None) -> Site:
                nonlocal errors
                site = maker.make(link, editor, finisher)
                goes_on = keep_going and any(page.name == HOME for page in site.pages)
                errors = _judge_problems(site.problems, strict, goes_on)
                terminal.say_words(f"Building {count_noun(len(site.pages), 'page')} as of {site.as_of.isoformat()} ...")
                return site

            if is_up_to_date(configuration, whole := describe_inputs(configuration, maker.inputs), published):
                errors = _judge_problems(published.record.problems, strict, keep_going)
                terminal.say_words(
                    f"Nothing has changed: {count_noun(published.record.made, 'page')} as of {maker.day.isoformat()}."
                )
            else:
                obstacle = build_site(configuration, make_and_judge, whole, terminal.show_progress, published)
        except CannotBuild as error:
            terminal.stop_with(f"{str(error) or 'MkDocs gave up'}: an earlier site was left as it is.")
    if obstacle:
        terminal.say_words(f"All pages went through MkDocs again, as {obstacle} in mkdocs.yml may need.")
    terminal.say_words(f"Done. Open {target / 'index.html'} with `playbook serve`, or put {target} on any web server.")
    if errors:
        terminal.say_words(f"{count_noun(errors, 'error')}, see above: what they concern is left out.")
        sys.exit(INCOMPLETE)


@contextmanager
def _use_cluster(address: str | None, insecure: bool) -> Iterator[OtherProcesses | None]:
    """The cluster at an address; None where none is named. What keeps it from being used ends the verb."""
    if insecure and not address:
        raise click.UsageError("--insecure says how to send something to a cluster: give --dask too.")
    try:
        with connect_cluster(address, insecure, terminal.say_words) if address else nullcontext() as cluster:
            yield cluster
    except NoCluster as error:
        terminal.stop_with(f"{error}.")


INCOMPLETE = 3
"""The exit code of a build that left something out."""


def _judge_problems(problems: Sequence[Problem], strict: bool, goes_on: bool) -> int:
    """Show what is wrong with a site, and end where it must not be published; how many errors it has.

    It ``goes_on`` in spite of errors where that is wanted and there is a first page.
    """
    terminal.show_problems(problems)
    fatal = count_problems(p for p in problems if p.is_error or (strict and p.level is Level.WARNING))
    if fatal and not goes_on:
        terminal.stop_with(f"{count_noun(fatal, 'problem')}: nothing was built, an earlier site was left as it is.")
    return count_errors(problems)


@dataclass(frozen=True)
class SiteInputs:
    """All that a site is made of, but for what MkDocs reads."""

    sources: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    day: date
    earlier: Mapping[str, EarlierVersion]
    fonts: bytes


@dataclass(frozen=True)
class SiteMaker:
    """What makes the site of a project."""

    make: MakeSite
    #: A fingerprint of all that it is made of, but for what MkDocs reads.
    inputs: str
    day: date


def site_maker(
    project: Project, as_of: str | None, jobs: int | None, fresh: bool = False, cluster: OtherProcesses | None = None
) -> SiteMaker:
    """What makes the site of a project, for a verb that puts it somewhere; wrong usage for a day that is none.

    ``jobs`` is in how many processes, None for as many as there are processors; ``fresh`` throws away what was kept; a
    ``cluster`` takes the place of processes of this machine.
    """
    papers, parts = DocumentCache(project.folder), DocumentCache(project.folder, PARTS)
    compiled = CompiledTemplates()
    for cache in (papers, parts) if fresh else ():
        cache.clear()
    checked = check(project.sources, project.problems, project.folder, papers, compiled, partial=project.others > 0)
    others = cluster or local_processes(jobs, Stores(papers, parts, compiled), terminal.say_words)
    day = options.choose_day(as_of, checked)
    earlier = for_pages(project.folder, project.sources, checked.settings, day)

    def make_site(link: Link, editor: Editor, finisher: PageFinisher | None) -> Site:
        site = build(checked, day, link, earlier, editor, finisher, terminal.show_progress, parts, others)
        for cache in (papers, parts):
            cache.sweep((len(checked.files) + project.others) * ROOM_OF_ACCOUNT)
        return site

    inputs = SiteInputs(project.sources, project.problems, day, earlier, checked.press.edition)
    return SiteMaker(make_site, fingerprint(inputs), day)
