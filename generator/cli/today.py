"""The verb `today`: the few things that need you, and what comes up in the days ahead, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.checks.day import choose_day
from generator.checks.rule import Severity
from generator.cli import options, terminal
from generator.cli.accounts import FoundOfAll, find_of_all
from generator.cli.attention import AttentionFilter, find_attention
from generator.cli.naming import choose_owner
from generator.days.period import in_full
from generator.load.book import load_common
from generator.model.problem import count_errors
from generator.parts.account_check import AccountHead, FindingLine
from generator.wording.text import count_noun

_COMING = 14
"""How many things that come up are said, unless all are asked for."""


@click.command("today", context_settings=options.SETTINGS)
@options.project_options
@options.owner_option
@click.option(
    "--days",
    type=click.IntRange(0, 366),
    default=30,
    show_default=True,
    help="How many days ahead to look.",
)
@click.option("--all", "everything", is_flag=True, help="Everything that needs you and all that comes up.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people; json for programs: what needs you alone, in the rows of playbook check.",
)
def today_command(project: Path, as_of: str | None, owner: str | None, days: int, everything: bool, form: str) -> None:
    """Say what needs you today, in which account and why, and what comes up in the next days.

    Each account manager is told of seven things at the most (things_a_day in the settings), what is most at stake
    first; with --all it is every finding that is red or amber. Below it stand contacts that fall due, meetings,
    reviews to hold and to prepare, promises of both sides, milestones, reports, and the customer's year.

    \b
    Examples:
      playbook today
      playbook today --owner priya --days 7
      playbook today --all
    """
    project_files = options.read_from(project)
    common = load_common(project_files.sources)
    as_of_day = options.choose_day(as_of, common)
    overview = find_of_all(project_files, common, as_of_day, days)
    owner = choose_owner(owner, overview.ours)
    asked = AttentionFilter(owner=owner)
    needing = find_attention(overview.accounts, asked)
    most = common.settings.things_a_day
    chosen = [_Day(None, _urgent_only(needing), None)] if everything else _choose_days(overview, needing, owner, most)
    if form == "json":
        terminal.show_text(report.as_json([], [replace(a, findings=(f,)) for day in chosen for a, f in day.in_order()]))
        return
    terminal.show_text(terminal.paint_words(_list_title(overview, as_of_day, owner), "heading") + "\n")
    if overview.accounts or overview.unread:
        _show_attention(overview, needing, chosen, owner)
        _show_coming(overview, asked, days, everything)
    else:
        terminal.show_text(terminal.NOTHING_YET)
    errors = count_errors(overview.problems)
    if errors:
        terminal.say_words(
            f"The data has {count_noun(errors, 'error')}, so something may be missing: see `playbook check`."
        )


@dataclass(frozen=True, slots=True)
class _Day:
    """What one account manager, or whoever was asked about, has to see to."""

    #: Whose day it is; None when it needs no heading.
    name: str | None
    #: Their accounts with all that is red or amber.
    needing: Sequence[AccountHead]
    #: What of it is for today; None when everything was asked for.
    chosen: Sequence[FindingLine] | None

    @property
    def more(self) -> int:
        """How many things are left for another day."""
        return sum(len(head.findings) for head in self.needing) - len(self.chosen or ())

    def in_order(self) -> Iterator[tuple[AccountHead, FindingLine]]:
        """What is for today with its account; or everything, account by account."""
        pairs = [(account, finding) for account in self.needing for finding in account.findings]
        if self.chosen is None:
            yield from pairs
            return
        account_of = {id(finding): account for account, finding in pairs}
        yield from ((account_of[id(finding)], finding) for finding in self.chosen)


def _list_title(overview: FoundOfAll, as_of: date, owner: str | None) -> str:
    title = in_full(as_of)
    return f"{title} · {_name_of(overview, owner)}" if owner else title


def _name_of(overview: FoundOfAll, id: str) -> str:
    return next((member.name for member in overview.ours if member.id == id), id)


def _urgent_only(needing: Sequence[AccountHead]) -> list[AccountHead]:
    """The accounts with something red or amber and that alone, the one that matters most first."""
    urgent = [
        replace(head, findings=findings)
        for head in needing
        if (findings := tuple(f for f in head.findings if f.severity is not Severity.NOTE))
    ]
    return sorted(urgent, key=lambda head: head.findings[0].rank)


def _choose_days(overview: FoundOfAll, needing: Sequence[AccountHead], owner: str | None, most: int) -> list[_Day]:
    """What is for today, for each account manager apart; for a colleague asked about in one."""
    urgent = _urgent_only(needing)
    managers = dict.fromkeys(head.owner for head in urgent) if owner is None else {owner: None}
    days = []
    for manager in managers:
        theirs = [head for head in urgent if owner or head.owner == manager]
        name = _name_of(overview, manager) if len(managers) > 1 else None
        chosen = choose_day([head.findings for head in theirs], most)
        days += [_Day(name, theirs, chosen)] if theirs else []
    return days


def _show_attention(
    overview: FoundOfAll, needing: Sequence[AccountHead], days: Sequence[_Day], owner: str | None
) -> None:
    terminal.show_text(terminal.paint_words("What needs you", "file") + "\n")
    for day in days:
        if day.chosen is not None:
            pairs = list(day.in_order())
            terminal.show_text(report.day_as_text(day.name, pairs, _say_more(day, owner), terminal.paint_words))
        else:
            for head in day.needing:
                terminal.show_text(report.findings_as_text(head, terminal.paint_words, places=False))
    if not any(day.needing for day in days):
        terminal.show_text("Nothing is red or amber.\n")
    for account in overview.unread:
        terminal.show_text(f"{account.name}: left out because of errors, see `playbook check`.\n")
    notes = sum(finding.severity is Severity.NOTE for head in needing for finding in head.findings)
    if notes:
        terminal.show_text(
            terminal.paint_words(f"Besides, {count_noun(notes, 'note')}: see `playbook check`.", "quiet") + "\n"
        )


def _say_more(day: _Day, owner: str | None) -> str:
    whose = f" --owner {owner or day.needing[0].owner}" if owner or day.name else ""
    return f"and {day.more:,} more: playbook today --all{whose}" if day.more else ""


def _show_coming(overview: FoundOfAll, asked: AttentionFilter, days: int, everything: bool) -> None:
    ahead = [
        (account, item)
        for account in overview.accounts
        for item in account.coming
        if asked.concerns(account, *item.concerns)
    ]
    ahead.sort(key=lambda pair: pair[1].on)
    shown = ahead if everything else ahead[:_COMING]
    terminal.show_text(terminal.paint_words(f"The next {count_noun(days, 'day')}" if days else "Today", "file") + "\n")
    terminal.show_text(report.coming_as_text(shown, terminal.paint_words) if shown else "Nothing comes up.")
    if len(shown) < len(ahead):
        whose = f" --owner {asked.owner}" if asked.owner else ""
        more = f"and {len(ahead) - len(shown):,} more in these days: playbook today --all{whose}"
        terminal.show_text("\n" + terminal.paint_words(more, "quiet"))
