"""The verb `diff`: what changed in the plans, in sentences, for a review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.changes import Compared, as_json, as_text
from generator.context.changes.account_changes import compare_versions
from generator.days.period import add_months, in_words, parse_day
from generator.disk.project import Project
from generator.history.baseline import gone, versions
from generator.history.earlier_version import past
from generator.history.versions import Commit, History, NoHistory
from generator.insight.changes.past import Since, Why, since
from generator.load.book import Loaded, load
from generator.load.files import without_others
from generator.load.merge import files_by_account
from generator.model.book import Book
from generator.wording.text import count


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the verb was told about the time to go back to."""

    #: The day asked for; None for the usual one of each account.
    day: date | None
    #: The commit asked for; None where a day was, or nothing.
    commit: Commit | None


@click.command("diff", context_settings=options.SETTINGS)
@options.project_options
@click.argument("account", required=False)
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
    """Say what changed in all plans or in that of ACCOUNT (its id), in sentences rather than lines of text.

    People who are new, who left or think otherwise of us, promises made, kept and moved, satisfaction, conflicts,
    contracts, projects, strategy, and how much came to the log. The files as they are now, committed or not, are
    compared with what git kept. Exit code 0, whatever changed; 1: there is no history; 2: wrong usage.

    \b
    Examples:
      playbook diff norrland
      playbook diff norrland --since 2026-10-01
      playbook diff --since HEAD~5 --format json
    """
    found = options.read(project)
    loaded, sources = _read(found, account)
    day = options.day(as_of, loaded.book)
    try:
        history = History(found.folder)
        asked = _asked(start, history, day)
        compared = _compared(history, asked, sources, loaded.book, day)
        if account is None:
            compared += _gone(history, asked, found, day)
    except NoHistory as error:
        terminal.stop(f"Cannot say what changed: {error}.")
    terminal.show(as_json(compared) if form == "json" else as_text(compared, terminal.paint))
    errors = sum(problem.is_error for problem in loaded.problems)
    if errors:
        terminal.say(f"The data has {count(errors, 'error')}, so something may be missing: see `playbook check`.")


def _read(found: Project, account: str | None) -> tuple[Loaded, Mapping[str, bytes]]:
    """The accounts of today and their files; the others are not read when one is asked for."""
    if account is None:
        return load(found.sources), found.sources
    files, _ = files_by_account(found.sources)
    options.known(account, files, "account", "ACCOUNT")
    sources = without_others(found.sources, [account])
    loaded = load(sources)
    if loaded.book.account(account) is None:
        terminal.show_problems([problem for problem in loaded.problems if problem.account == account])
        terminal.stop(f"accounts/{account} cannot be read, so there is nothing to compare.")
    return loaded, sources


def _asked(start: str | None, history: History, day: date) -> _Asked:
    """The day or the commit that was asked for; wrong usage for a day to come."""
    if start is None:
        return _Asked(None, None)
    try:
        first = parse_day(start)
    except ValueError:
        try:
            return _Asked(None, history.named(start))
        except NoHistory as error:
            hint = f"{error}, and it is no date such as 2026-10-01"
            raise click.BadParameter(hint, param_hint="--since") from None
    if first > day:
        raise click.BadParameter(f"{in_words(first)} is still to come on {in_words(day)}", param_hint="--since")
    return _Asked(first, None)


def _compared(history: History, asked: _Asked, sources: Mapping[str, bytes], book: Book, day: date) -> list[Compared]:
    """What changed in each account."""
    starts = {account.id: _since(asked) or since(account, day) for account in book.accounts}
    earlier = versions(history, starts, sources, asked.commit)
    return [
        Compared(each.id, each.name, compare_versions(each, past(each.id, earlier[each.id], each), book.settings, day))
        for each in book.accounts
    ]


def _since(asked: _Asked) -> Since | None:
    if asked.commit:
        return Since(asked.commit.on, Why.ASKED)
    return Since(asked.day, Why.ASKED) if asked.day else None


def _gone(history: History, asked: _Asked, found: Project, day: date) -> list[Compared]:
    """The accounts that are no longer in the plan; without a day or revision asked for, those of a month ago."""
    start = _since(asked) or Since(add_months(day, -1), Why.MONTH)
    at = asked.commit or history.before(start.day) or history.commits[-1]
    ids, _ = files_by_account(found.sources)
    return [
        Compared(id, then.account.name if (then := past(id, earlier, None)).account else id, None)
        for id, earlier in gone(history, start, at, ids).items()
    ]
