"""The verb `left`: somebody has left the customer; who follows, and where they went."""

from __future__ import annotations

import click

from generator.cli import edits, terminal
from generator.cli.edits import AccountEditor
from generator.cli.naming import choose_id
from generator.days.period import in_words, with_weekday
from generator.editing.entries import make_entry

UNKNOWN = "unknown"


@edits.editing_command("left")
@click.argument("person")
@click.option("--to", "company", metavar="COMPANY", help="Where they went.")
@click.option("--on", "on", metavar="DAY", help="When they left. Default: today.")
@click.option("--successor", metavar="PERSON", help="Who took over, or unknown.")
@click.option("--follow-up", metavar="DAY", help="When to look them up there.")
def left_command(
    editor: AccountEditor,
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
    id = choose_id(person, editor.theirs, "person", "PERSON")
    record = editor.account.person(id)
    if record is None or record.left:
        when = f" on {in_words(record.left.on)}" if record and record.left else ""
        raise click.BadParameter(f"{editor.name_of(id)} has left already{when}", param_hint="PERSON")
    gone = edits.day_of(on, editor.day, "--on", ahead=False)
    again = edits.day_of(follow_up, gone, "--follow-up", ahead=True, deadline=True) if follow_up else None
    if again and again < gone:
        raise click.BadParameter(f"{with_weekday(again)} is before they left", param_hint="--follow-up")
    others = [candidate for candidate in editor.theirs if candidate.id != id]
    after = successor if successor in (None, UNKNOWN) else choose_id(successor, others, "person", "--successor")
    value = make_entry(on=gone, to_company=company, follow_up=again, successor=after)
    terminal.say_words(f"{editor.account.name}: {record.label} left on {with_weekday(gone)}")
    editor.write(lambda now: now.set_keys(record, {"left": value}))
