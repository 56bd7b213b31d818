"""The verb `check`: what is wrong with the data, and what needs attention in the accounts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from generator import report
from generator.checks.all import ALL
from generator.cli import options, terminal
from generator.cli.accounts import FoundOfAll, find_of_all
from generator.cli.attention import AttentionFilter, find_attention
from generator.cli.left_out_mails import write_left_out_mails
from generator.cli.naming import choose_account, choose_owner
from generator.disk.compiled_templates import CompiledTemplates
from generator.disk.document_cache import DocumentCache
from generator.disk.personal_files import find_personal_files
from generator.disk.project import Project
from generator.documents.fonts_needed import find_font_needs, find_fonts, warn_of_fonts
from generator.load.book import Common, load_common
from generator.load.personal import PERSONAL_FOLDER, load_personal_file
from generator.model.problem import Problem
from generator.pages.render import find_broken
from generator.parts.account_check import AccountHead
from generator.parts.method_files import read_method

PAPERS_NOT_MADE = "Papers were not made: --papers finds what is too long for one, or has letters that no font has."

LEVELS = {
    "error": {"error"},
    "warning": {"error", "warning"},
    "red": {"error", "red"},
    "amber": {"error", "red", "amber"},
    "note": {"error", "warning", "red", "amber", "note"},
}
"""What each level takes in: errors of the data always; a word for findings those as grave or graver."""

_LEVELS_HELP = (
    "error and warning: of the data alone; red and amber: errors, and findings at least so urgent; note: everything."
)


@click.command("check", context_settings=options.SETTINGS)
@options.project_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations beside a change.",
)
@click.option("--account", "accounts", multiple=True, metavar="ACCOUNT", help="Only this account; may be repeated.")
@options.owner_option
@click.option(
    "--role",
    type=click.Choice(tuple(dict.fromkeys(rule.role for rule in ALL))),
    help="Only findings of this role; record is the state of the plan itself. Problems of the data stay.",
)
@click.option(
    "--level", type=click.Choice(tuple(LEVELS)), default="note", show_default=True, help=f"What to show. {_LEVELS_HELP}"
)
@click.option(
    "--fail-on",
    type=click.Choice(tuple(LEVELS)),
    default="error",
    show_default=True,
    help="What counts as failure, shown or not; the same words.",
)
@click.option(
    "--papers", is_flag=True, help="Make all pages and papers too, and keep none, to find what only shows in them."
)
@click.option(
    "--mail",
    type=options.TargetPath(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a message (eml) for each account manager whose accounts have errors as well.",
)
def check_command(
    project: Path,
    as_of: str | None,
    form: str,
    accounts: tuple[str, ...],
    owner: str | None,
    role: str | None,
    level: str,
    fail_on: str,
    papers: bool,
    mail: Path | None,
) -> None:
    """Check all accounts and the playbook without building anything.

    Two things come out. Problems of the data: what is mistyped or cannot be, with file, line and column, what was
    expected and what to try. Findings: what needs attention in an account, why, and what to do about it.
    A text too long for its paper, or with letters that no font has, shows when papers are made: with --papers, or by
    `playbook build`.
    Exit code 0: nothing that counts as failure; 1: something does; 2: wrong usage.

    \b
    Examples:
      playbook check
      playbook check --account norrland --level amber
      playbook check --owner priya --role mediator
      playbook check --level warning --format json > problems.json
      playbook check --papers --fail-on warning
    """
    project_files = options.read_from(project)
    common = load_common(project_files.sources)
    as_of_day = options.choose_day(as_of, common)
    method = read_method(project_files.sources, common, CompiledTemplates())
    of_method = (*method.problems, *find_broken(method.templates))
    overview = find_of_all(project_files, common, as_of_day, found=of_method)
    chosen = tuple(choose_account(typed, project_files, "--account") for typed in accounts)
    asked = AttentionFilter(chosen, choose_owner(owner, overview.ours), role)
    everything = _make_all(project_files, as_of_day) if papers else overview.problems
    everything = (
        *everything,
        *_check_personal_files(project_files),
        *(() if papers else _check_fonts(project_files, common)),
    )
    problems = _choose_problems(everything, asked, overview)
    if mail:
        write_left_out_mails(mail, project_files.folder, overview, problems, as_of_day)
    needing = find_attention(overview.accounts, asked)
    shown = [problem for problem in problems if problem.level in LEVELS[level]]
    _show_all(form, shown, _of_level(needing, level))
    if form == "text":
        read = len(accounts) or sum(asked.concerns(account, "") for account in overview.accounts)
        terminal.say_words(
            report.summarise(problems, read, [finding for head in needing for finding in head.findings], level)
        )
        if not papers:
            terminal.say_words(PAPERS_NOT_MADE)
        if not (overview.accounts or overview.unread):
            terminal.say_words(terminal.NOTHING_YET)
    failed = any(problem.level in LEVELS[fail_on] for problem in problems) or _of_level(needing, fail_on)
    sys.exit(bool(failed))


def _check_personal_files(project: Project) -> Iterator[Problem]:
    """That something is wrong with what one of us keeps of themselves, and where: never what stands there."""
    for name, data in find_personal_files(project.folder):
        owner = name.removeprefix(PERSONAL_FOLDER).rpartition(".")[0]
        hint = f"`playbook ninety-days {owner}` says what it is"
        for problem in load_personal_file(name, data)[1]:
            yield Problem(problem.place, "personal-file", "something here cannot be understood", hint)


def _check_fonts(project: Project, common: Common) -> Iterator[Problem]:
    """What papers, which are not made, would show in a font that is not meant for it, or not at all."""
    if common.settings.print:
        fonts = find_fonts(common.settings, project.folder)
        yield from warn_of_fonts(find_font_needs(project.sources, {}, fonts), project.sources)


def _make_all(project: Project, as_of: date) -> tuple[Problem, ...]:
    """Make all pages and papers for what only shows in them; what makes them is not loaded for anything else."""
    building = import_module("generator.build")
    papers = DocumentCache(project.folder)
    checked = building.check(project.sources, project.problems, project.folder, papers, CompiledTemplates())
    problems: tuple[Problem, ...] = building.build(checked, as_of).problems
    return problems


def _choose_problems(problems: Sequence[Problem], asked: AttentionFilter, overview: FoundOfAll) -> list[Problem]:
    """The problems of the accounts asked about; those of no account only when all are."""
    if not asked.accounts and asked.owner is None:
        return list(problems)
    theirs = {account.id for account in overview.accounts if asked.concerns(account, "")}
    return [
        problem
        for problem in problems
        if problem.account and asked.about(problem.account) and (asked.owner is None or problem.account in theirs)
    ]


def _of_level(needing: Sequence[AccountHead], level: str) -> list[AccountHead]:
    cut = [
        replace(head, findings=tuple(finding for finding in head.findings if finding.severity in LEVELS[level]))
        for head in needing
    ]
    return [head for head in cut if head.findings]


def _show_all(form: str, problems: Sequence[Problem], needing: Sequence[AccountHead]) -> None:
    if form == "json":
        terminal.show_text(report.as_json(problems, needing))
    elif form == "github":
        terminal.show_text(report.as_github(problems, needing))
    else:
        terminal.show_text(report.as_text(problems, terminal.paint_words))
        for account in needing:
            terminal.show_text(report.findings_as_text(account, terminal.paint_words))
