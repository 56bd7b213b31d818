"""The verb `left`: somebody has left the customer; who follows, and where they went."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import edits, options, terminal
from generator.days.period import in_words, with_weekday
from generator.editing.entries import entry
from generator.editing.surgery import put

UNKNOWN = "unknown"


@click.command("left", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("person")
@click.option("--to", "company", metavar="COMPANY", help="Where they went.")
@click.option("--on", "on", metavar="DAY", help="When they left. Default: today.")
@click.option("--successor", metavar="PERSON", help="Who took over, or unknown.")
@click.option("--follow-up", metavar="DAY", help="When to look them up there.")
def left_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
    person: str,
    company: str | None,
    on: str | None,
    successor: str | None,
    follow_up: str | None,
) -> None:
    """Note that PERSON has left ACCOUNT, the customer. Their entry stays, as the log refers to it.

    What they were named for and is still to come (promises, meetings, projects) is among what needs you afterwards.

    \b
    Examples:
      playbook left norrland dana --to "New Co"
      playbook left norrland dana --on "30 Nov" --successor maja --follow-up "in 6 months"
    """
    desk = edits.open_account(project, as_of, account)
    id = edits.chosen(person, desk.theirs, "person", "PERSON")
    record = desk.account.person(id)
    if record is None or record.left:
        when = f" on {in_words(record.left.on)}" if record and record.left else ""
        raise click.BadParameter(f"{desk.called(id)} has left already{when}", param_hint="PERSON")
    gone = edits.day_of(on, desk.day, "--on", ahead=False)
    again = edits.day_of(follow_up, gone, "--follow-up", ahead=True) if follow_up else None
    if again and again < gone:
        raise click.BadParameter(f"{with_weekday(again)} is before they left", param_hint="--follow-up")
    others = [each for each in desk.theirs if each.id != id]
    after = successor if successor in (None, UNKNOWN) else edits.chosen(successor, others, "person", "--successor")
    value = entry(on=gone, to_company=company, follow_up=again, successor=after)

    def leave(source: bytes, path: tuple[str | int, ...]) -> bytes:
        return put(source, path, "left", value)

    terminal.say(f"{desk.account.name}: {record.label} left on {with_weekday(gone)}")
    edits.finish(desk, lambda now: now.changed(record, leave), yes=yes, dry_run=dry_run)
