"""The verbs `import vcard` and `import ics`: people from contact cards, past meetings from a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import click

from generator.cli import edits, options, terminal
from generator.cli.import_writing import FILE, encoding_option, importing_options, read_file, show_lines
from generator.days.period import Span
from generator.importers import plan_wording
from generator.importers.cards import read_cards
from generator.importers.changes import Plan
from generator.importers.components import MOST_BYTES
from generator.importers.editing import edit_files
from generator.importers.kinds import People
from generator.importers.past_meetings import Suggestion, suggest_entries
from generator.importers.tally import Tally

DAYS_BACK = 90
"""How far back a calendar is read unless somebody says since when."""

account_option = click.option(
    "--account", metavar="ACCOUNT", required=True, help="The account they belong to: its id or part of its name."
)


@click.command("vcard", context_settings=options.SETTINGS)
@importing_options
@account_option
@encoding_option
@click.argument("file", type=FILE)
def vcard_command(
    project: Path, as_of: str | None, yes: bool, dry_run: bool, account: str, encoding: str | None, file: Path
) -> None:
    """Import people from contact cards (.vcf), of which a FILE may hold several.

    Somebody the account has already gets what is missing; what is written there stays. Everybody else is added with
    name, job title, e-mail address and telephone.

    \b
    Example:
      playbook import vcard dana.vcf --account norrland
    """
    editor = edits.open_account(project, as_of, account)
    tally = Tally()
    plan = Plan(editor.account.id, editor.account.name, tally=tally)
    contacts = read_cards(file.name, read_file(file, MOST_BYTES), tally, encoding)
    People(editor.account, contacts, plan).plan_changes()
    said = [*plan_wording.describe_cards(file.name, tally), *plan_wording.describe_plan(plan)]
    show_lines([*said, "", tally.summary])

    def edit(now: edits.AccountEditor) -> dict[str, bytes]:
        return edits.edit_safely(plan.name, lambda: edit_files(plan, now.account, now.files, now.day))

    if plan.changes:
        edits.finish_edit(editor, edit, yes=yes, dry_run=dry_run, unasked=False)


@click.command("ics", context_settings=options.SETTINGS)
@importing_options
@account_option
@encoding_option
@click.option("--since", metavar="DAY", help=f"The first day to look at. Default: {DAYS_BACK} days ago.")
@click.argument("file", type=FILE)
def ics_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
    since: str | None,
    encoding: str | None,
    file: Path,
) -> None:
    """Suggest entries of the log from the past meetings of a calendar (.ics).

    A meeting counts when somebody of the account took part, by address or by name. One that comes round is taken
    apart; what was cancelled, declined or logged already is left out. You choose what is written.

    \b
    Example:
      playbook import ics calendar.ics --account norrland --since 2026-10-01
    """
    editor = edits.open_account(project, as_of, account)
    first = edits.past_day(since, editor.day, "--since") if since else editor.day - timedelta(days=DAYS_BACK)
    data, tally = read_file(file, MOST_BYTES), Tally()
    entries = suggest_entries(file.name, data, editor.account, Span(first, editor.day), tally, encoding)
    show_lines(plan_wording.describe_suggestions(file.name, entries, tally, editor.account))
    unasked = yes or dry_run or not terminal.somebody_there()
    if wanted := entries if unasked else _choose_suggestions(entries):
        records = [(entry.on, entry.record) for entry in wanted]
        edits.finish_edit(editor, lambda now: now.add_log_entries(records), yes=yes, dry_run=dry_run, unasked=False)


def _choose_suggestions(entries: Sequence[Suggestion]) -> list[Suggestion]:
    """Those that somebody wants in the log, by their numbers."""
    if not entries:
        return []
    said = click.prompt("Which ones: all, none, or numbers such as 1 3", default="none", err=True).replace(",", " ")
    if said.strip() in ("all", "none"):
        return list(entries) if said.strip() == "all" else []
    numbers = said.split()
    if not all(number.isdigit() and 1 <= int(number) <= len(entries) for number in numbers):
        raise click.UsageError(f"Expected all, none, or numbers from 1 to {len(entries)}; nothing was written.")
    return [entries[int(each) - 1] for each in dict.fromkeys(numbers)]
