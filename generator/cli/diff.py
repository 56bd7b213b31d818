"""The verb `diff`: what changed in the plans, in sentences, for a review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.build import Checked, check
from generator.cli import options, terminal
from generator.context.changes.told import Told, told
from generator.earlier import Earlier, past
from generator.history import Commit, History, NoHistory
from generator.insight.changes.past import Since, Why, since
from generator.period import in_words, parse_day
from generator.project import Project
from generator.recall import gone, versions
from generator.text import count


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
    checked = check(found.sources, found.problems)
    day = options.day(as_of, checked.book)
    if account is not None:
        known = {each.id for each in checked.book.accounts} | {each.account for each in checked.problems} - {""}
        options.known(account, known, "account", "ACCOUNT")
    try:
        history = History(found.folder)
        asked = _asked(start, history, day)
        compared = _compared(history, asked, found, checked, day, account)
    except NoHistory as error:
        terminal.stop(f"Cannot say what changed: {error}.")
    _show(compared, form)
    unread = _unread(checked, account)
    if unread:
        terminal.say(unread)


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


def _compared(
    history: History, asked: _Asked, found: Project, checked: Checked, day: date, account: str | None
) -> list[report.Compared]:
    """What changed in each account asked for, those that are gone last."""
    now = {each.id: each for each in checked.book.accounts if account in (None, each.id)}
    starts = {id: _since(asked) or since(each, day) for id, each in now.items()}
    earlier = versions(history, starts, found.sources, asked.commit)
    compared = [report.Compared(now[id], _told(now, id, earlier, checked, day)) for id in now]
    return compared


def _since(asked: _Asked) -> Since | None:
    if asked.commit:
        return Since(asked.commit.on, Why.ASKED)
    return Since(asked.day, Why.ASKED) if asked.day else None


def _told(now: Mapping[str, object], id: str, earlier: Mapping[str, Earlier], checked: Checked, day: date) -> Told:
    ...
