"""The verb `learned`: something we found out, into the log, with who told us and how sure it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from generator.cli import edits, options, terminal
from generator.cli.edits import Desk
from generator.cli.log import AMONG_OURSELVES, KINDS
from generator.days.period import with_weekday
from generator.editing.entries import entry
from generator.editing.surgery import Value, append
from generator.model.log import LogEntry
from generator.model.record import Confidence
from generator.wording.text import sentence_case


@click.command("learned", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("text")
@click.option("--from", "source", metavar="WHO", help="Who told us, of theirs or of ours.")
@click.option("--on", "on", metavar="DAY", help="When. Default: today.")
@click.option("--type", "kind", type=click.Choice(KINDS), help="What kind of contact it was, if it was one.")
@click.option(
    "--confidence", type=click.Choice(get_args(Confidence)), help="How sure it is. Default: told, if somebody did."
)
@click.option("--so-what", metavar="TEXT", help="What we will do because of it.")
def learned_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
    text: str,
    source: str | None,
    on: str | None,
    kind: str | None,
    confidence: str | None,
    so_what: str | None,
) -> None:
    """Note TEXT, something we learnt about ACCOUNT.

    It joins the entry of the log for the contact with that person on that day. Where there is none it becomes an
    entry of its own: with `--type` a contact with them, without it a note among ourselves, which does not count as
    having been in touch.

    \b
    Examples:
      playbook learned norrland "The bank looks at stock every quarter" --from elin
      playbook learned norrland "Lars retires in May" --from rolf --type call --so-what "Meet his deputy"
    """
    text = sentence_case(edits.line_of(text, "TEXT"))
    desk = edits.open_account(project, as_of, account)
    when = edits.past_day(on, desk.day, "--on")
    teller = edits.chosen(source, [*desk.theirs, *desk.ours], "person", "--from") if source else None
    fact = entry(
        text=text,
        from_=teller,
        on=when,
        confidence=confidence or ("told" if teller else None),
        so_what=so_what,
    )
    terminal.say(
        f"{desk.account.name}: learnt{f' from {desk.called(teller)}' if teller else ''} on {with_weekday(when)}"
    )
    edits.finish(desk, lambda now: _noted(now, fact, teller, when, kind), yes=yes, dry_run=dry_run)


def _noted(desk: Desk, fact: Value, teller: str | None, when: date, kind: str | None) -> dict[str, bytes]:
    same = _contact(desk, teller, when, kind)
    if same:
        return desk.changed(same, lambda source, path: append(source, (*path, "learned"), fact))
    theirs = teller if teller and desk.account.person(teller) else None
    record = entry(
        on=when,
        type=kind or AMONG_OURSELVES,
        with_=theirs if kind not in (None, AMONG_OURSELVES) else None,
        note=f"Learnt from {desk.called(teller)}." if teller else "Learnt.",
    )
    return desk.logged([(when, {**record, "learned": [fact]})])


def _contact(desk: Desk, teller: str | None, when: date, kind: str | None) -> LogEntry | None:
    """The last entry of that day with that person, of the kind that was named."""
    for each in reversed(desk.account.log):
        if each.on == when and teller in each.with_ and kind in (None, each.type):
            return each
    return None
