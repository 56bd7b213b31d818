"""The verb `calendar`: what comes up month by month, on the terminal or as a file for a calendar program."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from generator import report
from generator.cli import options, terminal
from generator.cli.accounts import CheckedAccounts, check_accounts
from generator.cli.naming import choose_account, choose_owner, list_ours
from generator.cli.publishing import write_file
from generator.context.feeds.feed import AHEAD, Feed, feed_window
from generator.context.feeds.feeds import ALL_NAME, joint_feed
from generator.days.period import Span, add_months, in_words, span_in_words
from generator.insight.dates.dated_things import calendar_entries
from generator.model.problem import count_errors
from generator.outputs.ics import IcsWriter
from generator.wording.text import count_noun

PRINTED = 3
"""How many months are printed unless somebody asks for others; a file holds AHEAD of them."""


@click.command("calendar", context_settings=options.SETTINGS)
@options.project_options
@options.owner_option
@options.account_argument(required=False)
@click.option(
    "--months",
    type=click.IntRange(1, 36),
    help=f"How many months ahead to look. Default: {PRINTED}, and {AHEAD} in a file.",
)
@click.option(
    "--ics",
    "file",
    type=options.TargetPath(dir_okay=False, path_type=Path),
    help="Write a file for a calendar program instead, with the last month as well.",
)
@options.replace_option
def calendar_command(
    project: Path,
    as_of: str | None,
    owner: str | None,
    account: str | None,
    months: int | None,
    file: Path | None,
    replace: bool,
) -> None:
    """Print what comes up in all accounts or in ACCOUNT, month by month.

    The customers' year with the days on which our part in it has to begin, meetings, reviews that are due, the
    promises of both sides, contracts, milestones, reports, next steps, ideas to tell and what to bring. The site
    has the same as calendars to subscribe to; a file is for whom the site is out of reach, and has to be written
    and imported anew to follow a change.

    \b
    Examples:
      playbook calendar
      playbook calendar norrland --months 12
      playbook calendar --owner priya --ics priya.ics
    """
    project_files = options.read_from(project)
    checked = check_accounts(project_files)
    as_of_day = options.choose_day(as_of, checked.book)
    owner = choose_owner(owner, list_ours(checked.book))
    account = choose_account(account, project_files) if account is not None else None
    errors = count_errors(checked.problems)
    if file is None:
        window = Span(as_of_day, add_months(as_of_day, months or PRINTED) - timedelta(days=1))
        if not (checked.book.accounts or checked.book.unread):
            terminal.show_text(terminal.NOTHING_YET)
            return
        _print_feed(_choose_feed(checked, as_of_day, window, account, owner), window, account is not None)
        if errors:
            terminal.say_words(
                f"The data has {count_noun(errors, 'error')}, so something may be missing: see `playbook check`."
            )
        return
    if errors:
        terminal.stop_with(f"The data has {count_noun(errors, 'error')}, see `playbook check`: nothing was written.")
    feed = _choose_feed(checked, as_of_day, feed_window(as_of_day, ahead=months or AHEAD), account, owner)
    if not feed.entries:
        terminal.stop_with(f"Nothing comes up for {feed.name}, so there is nothing to write to {file}.")
    write_file(IcsWriter().ics(feed), file, project_files.folder, replace=replace)
    last = in_words(feed.entries[-1].span.start)
    terminal.say_words(f"Wrote {count_noun(len(feed.entries), 'entry', 'entries')}, the last on {last}, to {file}.")


def _choose_feed(checked: CheckedAccounts, as_of: date, window: Span, account: str | None, owner: str | None) -> Feed:
    """What was asked for, named by the account, else by the colleague."""
    asked = [plan for plan in checked.book.accounts if account in (None, plan.id)]
    feeds = [Feed(plan.name, calendar_entries(plan, as_of, window), as_of) for plan in asked]
    ours = (*checked.book.team, *(member for plan in asked for member in plan.team))
    owned = next((member.name for member in ours if member.id == owner), ALL_NAME)
    return joint_feed(feeds[0].name if account else owned, feeds, as_of, owner)


def _print_feed(feed: Feed, window: Span, of_one: bool) -> None:
    terminal.show_text(terminal.paint_words(f"{feed.name} · {span_in_words(window)}", "heading") + "\n")
    told = report.calendar_as_text(feed.entries, window, terminal.paint_words, of_one=of_one)
    terminal.show_text(told or "Nothing comes up.")
