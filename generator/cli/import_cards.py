"""The verbs `import vcard` and `import ics`: people from contact cards, past meetings from a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import click

from generator.cli import edits, terminal
from generator.cli.import_writing import FILE, encoding_option, read_file, show_lines
from generator.days.period import Span
from generator.importers import plan_wording
from generator.importers.cards import read_cards
from generator.importers.changes import Plan
from generator.importers.components import MOST_BYTES
from generator.importers.editing import edit_files
from generator.importers.elsewhere import note_people_elsewhere
from generator.importers.kinds import People
from generator.importers.past_meetings import Suggestion, suggest_entries
from generator.importers.tally import Tally

DAYS_BACK = 90
"""How far back a calendar is read unless somebody says since when."""


@edits.editing_command("vcard", unasked=False)
@encoding_option
@click.argument("file", type=FILE)
def vcard_command(editor: edits.AccountEditor, encoding: str | None, file: Path) -> None:
    """Import people from contact cards (.vcf), of which a FILE may hold several.

    Somebody the account has already gets what is missing; what is written there stays. Everybody else is added with
    name, job title, e-mail address and telephone.

    \b
    Example:
      playbook import vcard dana.vcf --account norrland
    """
    tally = Tally()
    plan = Plan(editor.account.id, editor.account.name, tally=tally)
    contacts = read_cards(file.name, read_file(file, MOST_BYTES), tally, encoding)
    People(editor.account, contacts, plan).plan_changes()
    note_people_elsewhere(plan, editor.sources)
    show_lines([*plan_wording.describe_cards(file.name, tally), *plan_wording.describe_plan(plan), "", tally.summary])
    if plan.changes:
        editor.write(
            lambda now: edits.edit_safely(plan.name, lambda: edit_files(plan, now.account, now.files, now.day))
        )


@edits.editing_command("ics", unasked=False)
@encoding_option
@click.option("--since", metavar="DAY", help=f"The first day to look at. Default: {DAYS_BACK} days ago.")
@click.argument("file", type=FILE)
def ics_command(editor: edits.AccountEditor, since: str | None, encoding: str | None, file: Path) -> None:
    """Suggest entries of the log from the past meetings of a calendar (.ics).

    A meeting counts when somebody of the account took part, by address or by name. One that comes round is taken
    apart; what was cancelled, declined or logged already is left out. You choose what is written.

    \b
    Example:
      playbook import ics calendar.ics --account norrland --since 2026-10-01
    """
    first = edits.first_day(since, editor.day, "--since") if since else editor.day - timedelta(days=DAYS_BACK)
    data, tally = read_file(file, MOST_BYTES), Tally()
    entries = suggest_entries(file.name, data, editor.account, Span(first, editor.day), tally, encoding)
    show_lines(plan_wording.describe_suggestions(file.name, entries, tally, editor.account))
    if terminal.somebody_there() and not (editor.yes or editor.dry_run):
        entries = _choose_suggestions(entries)
    if entries:
        editor.write(lambda now: now.add_log_entries([(entry.on, entry.record) for entry in entries]))


def _choose_suggestions(entries: Sequence[Suggestion]) -> list[Suggestion]:
    """Those that somebody wants in the log, by their numbers."""
    if not entries:
        return []
    said = click.prompt("Which ones: all, none, or numbers such as 1 3", default="none", err=True)
    every = [str(number) for number in range(1, len(entries) + 1)]
    numbers = {"all": every, "none": []}.get(said.strip(), said.replace(",", " ").split())
    if not set(numbers) <= set(every):
        raise click.UsageError(f"Expected all, none, or numbers from 1 to {len(entries)}; nothing was written.")
    return [entries[int(number) - 1] for number in dict.fromkeys(numbers)]
