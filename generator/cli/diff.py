"""The verb `diff`: what changed in the plans, in sentences, for a review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.changes import ComparedAccount, as_json, as_text
from generator.cli.naming import choose_account
from generator.context.changes.account_changes import compare_versions
from generator.days.period import in_words
from generator.disk.project import Project
from generator.editing.days import day_since
from generator.history.baseline import find_gone, find_versions
from generator.history.earlier_version import read_past
from generator.history.versions import Commit, History, NoHistory
from generator.insight.changes.past import Since, Why, find_since
from generator.load.book import Loaded, load_book
from generator.load.files import without_others
from generator.load.merge import files_by_account
from generator.model.book import Book
from generator.model.head import Reviewed
from generator.model.problem import count_errors
from generator.wording.text import count_noun


@dataclass(frozen=True, slots=True)
class _Start:
    """What the verb was told about the time to go back to."""

    #: The day asked for; None for the usual one of each account.
    day: date | None
    #: The commit asked for; None where a day was, or nothing.
    commit: Commit | None


@click.command("diff", context_settings=options.SETTINGS)
@options.project_options
@options.account_argument(required=False)
@click.option(
    "--since",
    "start",
    metavar="DATE|REV",
    help="From that day on, or since that revision of git. Default: the day on which the plan was last reviewed "
    "(account: reviewed: on), else a month ago.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
def diff_command(project: Path, as_of: str | None, account: str | None, start: str | None, form: str) -> None:
    """Say what changed in all plans or in that of ACCOUNT, in sentences rather than lines of text.

    People who are new, who left or think otherwise of us, promises made, kept and moved, satisfaction, conflicts,
    contracts, projects, strategy, and how much came to the log. The files as they are now, committed or not, are
    compared with what git kept. Exit code 0, whatever changed; 1: there is no history; 2: wrong usage.

    \b
    Examples:
      playbook diff norrland
      playbook diff norrland --since 2026-10-01
      playbook diff --since HEAD~5 --format json
    """
    project_files = options.read_from(project)
    loaded, sources = _read_accounts(project_files, account)
    day = options.choose_day(as_of, loaded.book)
    try:
        history = History(project_files.folder)
        asked = _read_start(start, history, day)
        compared = _compare_accounts(history, asked, sources, loaded.book, day)
        if account is None:
            compared += _compare_gone(history, asked, project_files, day)
    except NoHistory as error:
        terminal.stop_with(f"Cannot say what changed: {error}.")
    terminal.show_text(as_json(compared) if form == "json" else as_text(compared, terminal.paint_words))
    errors = count_errors(loaded.problems)
    if errors:
        terminal.say_words(
            f"The data has {count_noun(errors, 'error')}, so something may be missing: see `playbook check`."
        )


def _read_accounts(project: Project, account: str | None) -> tuple[Loaded, Mapping[str, bytes]]:
    """The accounts of today and their files; the others are not read when one is asked for."""
    if account is None:
        return load_book(project.sources), project.sources
    account = choose_account(account, project)
    sources = without_others(project.sources, [account])
    loaded = load_book(sources, project=project.sources)
    if loaded.book.account(account) is None:
        terminal.show_problems([problem for problem in loaded.problems if problem.account == account])
        terminal.stop_with(f"accounts/{account} cannot be read, so there is nothing to compare.")
    return loaded, sources


def _read_start(start: str | None, history: History, day: date) -> _Start:
    """The day or the commit that was asked for; wrong usage for a day to come."""
    if start is None:
        return _Start(None, None)
    try:
        first = day_since(start, day)
    except ValueError:
        try:
            return _Start(None, history.find_commit(start))
        except NoHistory as error:
            hint = f"{error}, and it is no date such as 2026-10-01"
            raise click.BadParameter(hint, param_hint="--since") from None
    if first > day:
        raise click.BadParameter(f"{in_words(first)} is still to come on {in_words(day)}", param_hint="--since")
    return _Start(first, None)


def _compare_accounts(
    history: History, asked: _Start, sources: Mapping[str, bytes], book: Book, day: date
) -> list[ComparedAccount]:
    """What changed in each account."""
    starts = {account.id: _find_since(asked, account.profile.reviewed, day) for account in book.accounts}
    earlier = find_versions(history, starts, sources, asked.commit)
    return [
        ComparedAccount(
            account.id,
            account.name,
            compare_versions(account, read_past(account.id, earlier[account.id], account), book.settings, day),
        )
        for account in book.accounts
    ]


def _find_since(asked: _Start, reviewed: Reviewed | None, day: date) -> Since:
    if asked.commit:
        return Since(asked.commit.on, Why.ASKED)
    return Since(asked.day, Why.ASKED) if asked.day else find_since(reviewed.on if reviewed else None, day)


def _compare_gone(history: History, asked: _Start, project: Project, day: date) -> list[ComparedAccount]:
    """The accounts that are no longer in the plan; without a day or revision asked for, those of a month ago."""
    start = _find_since(asked, None, day)
    at = asked.commit or history.before(start.day) or history.commits[-1]
    ids, _ = files_by_account(project.sources)
    return [
        ComparedAccount(id, then.account.name if (then := read_past(id, earlier, None)).account else id, None)
        for id, earlier in find_gone(history, start, at, ids).items()
    ]
