"""The verb `today`: what needs you, and what comes up in the days ahead, on the terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator import report
from generator.checks.rule import Finding, Severity
from generator.cli import options, terminal
from generator.cli.accounts import CheckedAccounts, check_accounts
from generator.cli.attention import Attention, AttentionFilter, find_attention
from generator.cli.naming import choose_owner
from generator.days.period import in_full
from generator.insight.dates.dated_things import coming_dates
from generator.model.problem import count_errors
from generator.wording.text import count_noun


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
def today_command(project: Path, as_of: str | None, owner: str | None, days: int) -> None:
    """Say what needs you today, in which account and why, and what comes up in the next days.

    What needs you is every finding that is red or amber, the accounts with the most urgent first. Below it stand
    contacts that fall due, meetings, reviews to hold and to prepare, promises of both sides, milestones, reports,
    and the customer's year.

    \b
    Examples:
      playbook today
      playbook today --owner priya --days 7
    """
    found = options.read_from(project)
    checked = check_accounts(found)
    as_of_day = options.choose_day(as_of, checked.book)
    owner = choose_owner(owner, checked.book)
    asked = AttentionFilter(owner=owner)
    terminal.show_text(terminal.paint_words(_list_title(checked, as_of_day, owner), "heading") + "\n")
    if checked.book.accounts or checked.book.unread:
        _show_attention(checked, as_of_day, asked)
        _show_coming(checked, as_of_day, asked, days)
    else:
        terminal.show_text(terminal.NOTHING_YET)
    errors = count_errors(checked.problems)
    if errors:
        terminal.say_words(
            f"The data has {count_noun(errors, 'error')}, so something may be missing: see `playbook check`."
        )


def _list_title(checked: CheckedAccounts, as_of: date, owner: str | None) -> str:
    title = in_full(as_of)
    ours = (*checked.book.team, *(member for account in checked.book.accounts for member in account.team))
    return f"{title} · {next(member.name for member in ours if member.id == owner)}" if owner else title


def _show_attention(checked: CheckedAccounts, as_of: date, asked: AttentionFilter) -> None:
    needing = find_attention(checked.book, as_of, asked)
    urgent = [Attention(one.account, findings) for one in needing if (findings := _urgent_findings(one))]
    terminal.show_text(terminal.paint_words("What needs you", "file") + "\n")
    for one in sorted(urgent, key=_most_urgent_first):
        terminal.show_text(report.findings_as_text(one.account, one.findings, terminal.paint_words, places=False))
    if not urgent:
        terminal.show_text("Nothing is red or amber.\n")
    for account in checked.book.unread:
        terminal.show_text(f"{account.name}: left out because of errors, see `playbook check`.\n")
    notes = sum(len(one.findings) for one in needing) - sum(len(one.findings) for one in urgent)
    if notes:
        terminal.show_text(
            terminal.paint_words(f"Besides, {count_noun(notes, 'note')}: see `playbook check`.", "quiet") + "\n"
        )


def _urgent_findings(one: Attention) -> tuple[Finding, ...]:
    return tuple(finding for finding in one.findings if finding.severity is not Severity.NOTE)


def _most_urgent_first(one: Attention) -> tuple[int, int, str]:
    reds = sum(finding.severity is Severity.RED for finding in one.findings)
    return -reds, -len(one.findings), one.account.name.casefold()


def _show_coming(checked: CheckedAccounts, as_of: date, asked: AttentionFilter, days: int) -> None:
    ahead = [
        (account, item)
        for account in checked.book.accounts
        for item in coming_dates(account, as_of, days)
        if asked.concerns(account, *item.entry.concerns)
    ]
    ahead.sort(key=lambda each: each[1].on)
    terminal.show_text(terminal.paint_words(f"The next {count_noun(days, 'day')}" if days else "Today", "file") + "\n")
    terminal.show_text(report.coming_as_text(ahead, terminal.paint_words) if ahead else "Nothing comes up.")
