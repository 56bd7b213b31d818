"""The verb `today`: the few things that need you, and what comes up in the days ahead, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.checks.day import choose_day
from generator.checks.rule import Finding, Severity
from generator.cli import options, terminal
from generator.cli.accounts import CheckedAccounts, check_accounts
from generator.cli.attention import Attention, AttentionFilter, find_attention
from generator.cli.naming import choose_owner
from generator.days.period import in_full
from generator.insight.dates.dated_things import coming_dates
from generator.model.account import Account
from generator.model.book import Book
from generator.model.problem import count_errors
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
    found = options.read_from(project)
    checked = check_accounts(found)
    as_of_day = options.choose_day(as_of, checked.book)
    owner = choose_owner(owner, checked.book)
    asked = AttentionFilter(owner=owner)
    needing = find_attention(checked.book, as_of_day, asked)
    chosen = [_Day(None, _urgent_only(needing), None)] if everything else _choose_days(checked.book, needing, owner)
    if form == "json":
        terminal.show_text(report.as_json([], [(a, [f]) for day in chosen for a, f in day.in_order()]))
        return
    terminal.show_text(terminal.paint_words(_list_title(checked, as_of_day, owner), "heading") + "\n")
    if checked.book.accounts or checked.book.unread:
        _show_attention(checked, needing, chosen, owner)
        _show_coming(checked, as_of_day, asked, days, everything)
    else:
        terminal.show_text(terminal.NOTHING_YET)
    errors = count_errors(checked.problems)
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
    needing: Sequence[Attention]
    #: What of it is for today; None when everything was asked for.
    chosen: Sequence[Finding] | None

    @property
    def more(self) -> int:
        """How many things are left for another day."""
        return sum(len(one.findings) for one in self.needing) - len(self.chosen or ())

    def in_order(self) -> Iterator[tuple[Account, Finding]]:
        """What is for today with its account; or everything, account by account."""
        pairs = [(one.account, finding) for one in self.needing for finding in one.findings]
        if self.chosen is None:
            yield from pairs
            return
        account_of = {id(finding): account for account, finding in pairs}
        yield from ((account_of[id(finding)], finding) for finding in self.chosen)


def _list_title(checked: CheckedAccounts, as_of: date, owner: str | None) -> str:
    title = in_full(as_of)
    return f"{title} · {_name_of(checked.book, owner)}" if owner else title


def _name_of(book: Book, id: str) -> str:
    ours = (*book.team, *(member for account in book.accounts for member in account.team))
    return next((member.name for member in ours if member.id == id), id)


def _urgent_only(needing: Sequence[Attention]) -> list[Attention]:
    """The accounts with something red or amber and that alone, the one that matters most first."""
    urgent = [
        Attention(one.account, findings)
        for one in needing
        if (findings := tuple(f for f in one.findings if f.severity is not Severity.NOTE))
    ]
    return sorted(urgent, key=lambda one: one.findings[0].rank)


def _choose_days(book: Book, needing: Sequence[Attention], owner: str | None) -> list[_Day]:
    """What is for today, for each account manager apart; for a colleague asked about in one."""
    urgent = _urgent_only(needing)
    managers = dict.fromkeys(one.account.profile.owner for one in urgent) if owner is None else {owner: None}
    days = []
    for manager in managers:
        theirs = [one for one in urgent if owner or one.account.profile.owner == manager]
        name = _name_of(book, manager) if len(managers) > 1 else None
        chosen = choose_day([one.findings for one in theirs], book.settings.things_a_day)
        days += [_Day(name, theirs, chosen)] if theirs else []
    return days


def _show_attention(
    checked: CheckedAccounts, needing: Sequence[Attention], days: Sequence[_Day], owner: str | None
) -> None:
    terminal.show_text(terminal.paint_words("What needs you", "file") + "\n")
    for day in days:
        if day.chosen is not None:
            pairs = list(day.in_order())
            terminal.show_text(report.day_as_text(day.name, pairs, _say_more(day, owner), terminal.paint_words))
        else:
            for one in day.needing:
                terminal.show_text(
                    report.findings_as_text(one.account, one.findings, terminal.paint_words, places=False)
                )
    if not any(day.needing for day in days):
        terminal.show_text("Nothing is red or amber.\n")
    for account in checked.book.unread:
        terminal.show_text(f"{account.name}: left out because of errors, see `playbook check`.\n")
    notes = sum(finding.severity is Severity.NOTE for one in needing for finding in one.findings)
    if notes:
        terminal.show_text(
            terminal.paint_words(f"Besides, {count_noun(notes, 'note')}: see `playbook check`.", "quiet") + "\n"
        )


def _say_more(day: _Day, owner: str | None) -> str:
    whose = f" --owner {owner or day.needing[0].account.profile.owner}" if owner or day.name else ""
    return f"and {day.more:,} more: playbook today --all{whose}" if day.more else ""


def _show_coming(checked: CheckedAccounts, as_of: date, asked: AttentionFilter, days: int, everything: bool) -> None:
    ahead = [
        (account, item)
        for account in checked.book.accounts
        for item in coming_dates(account, as_of, days)
        if asked.concerns(account, *item.entry.concerns)
    ]
    ahead.sort(key=lambda each: each[1].on)
    shown = ahead if everything else ahead[:_COMING]
    terminal.show_text(terminal.paint_words(f"The next {count_noun(days, 'day')}" if days else "Today", "file") + "\n")
    terminal.show_text(report.coming_as_text(shown, terminal.paint_words) if shown else "Nothing comes up.")
    if len(shown) < len(ahead):
        whose = f" --owner {asked.owner}" if asked.owner else ""
        more = f"and {len(ahead) - len(shown):,} more in these days: playbook today --all{whose}"
        terminal.show_text("\n" + terminal.paint_words(more, "quiet"))
