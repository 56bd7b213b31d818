"""The verb `learned`: something we found out, into the log, with who told us and how sure it is."""

from __future__ import annotations

from datetime import date
from typing import get_args

import click

from generator.cli import edits, terminal
from generator.cli.edits import AccountEditor
from generator.cli.log import AMONG_OURSELVES, KINDS
from generator.cli.naming import choose_id
from generator.days.period import with_weekday
from generator.editing.entries import make_entry
from generator.editing.surgery import Value, append_item
from generator.model.log import LogEntry
from generator.model.record import Confidence
from generator.wording.text import sentence_case


@edits.editing_command("learned")
@click.argument("text")
@click.option("--from", "source", metavar="WHO", help="Who told us, of theirs or of ours.")
@click.option("--on", "on", metavar="DAY", help="When. Default: today.")
@click.option("--type", "kind", type=click.Choice(KINDS), help="What kind of contact it was, if it was one.")
@click.option(
    "--confidence", type=click.Choice(get_args(Confidence)), help="How sure it is. Default: told, if somebody did."
)
@click.option("--so-what", metavar="TEXT", help="What we will do because of it.")
def learned_command(
    editor: AccountEditor,
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
    when = edits.past_day(on, editor.day, "--on")
    teller = choose_id(source, [*editor.theirs, *editor.ours], "person", "--from") if source else None
    fact = make_entry(
        text=text,
        from_=teller,
        on=when,
        confidence=confidence or ("told" if teller else None),
        so_what=so_what,
    )
    terminal.say_words(
        f"{editor.account.name}: learnt{f' from {editor.name_of(teller)}' if teller else ''} on {with_weekday(when)}"
    )
    editor.write(lambda now: _note_fact(now, fact, teller, when, kind))


def _note_fact(
    editor: AccountEditor, fact: Value, teller: str | None, when: date, kind: str | None
) -> dict[str, bytes]:
    same = _find_contact(editor, teller, when, kind)
    if same:
        return editor.change_record(same, lambda source, path: append_item(source, (*path, "learned"), fact))
    theirs = teller if teller and editor.account.person(teller) else None
    record = make_entry(
        on=when,
        type=kind or AMONG_OURSELVES,
        with_=theirs if kind not in (None, AMONG_OURSELVES) else None,
        note=f"Learnt from {editor.name_of(teller)}." if teller else "Learnt.",
    )
    return editor.add_log_entries([(when, {**record, "learned": [fact]})])


def _find_contact(editor: AccountEditor, teller: str | None, when: date, kind: str | None) -> LogEntry | None:
    """The last entry of that day with that person, of the kind that was named."""
    for entry in reversed(editor.account.log):
        if entry.on == when and teller in entry.with_ and kind in (None, entry.type):
            return entry
    return None
