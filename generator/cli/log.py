"""The verb `log`: one line about a call, a meeting, a message, into the account's log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import get_args

import click

from generator.cli import edits, options, terminal
from generator.cli.edits import Desk
from generator.days.period import with_weekday
from generator.editing.entries import entry
from generator.editing.words import Heard, heard
from generator.model.log import InteractionType
from generator.wording.text import in_prose
from generator.wording.text import words as in_words

KINDS: tuple[str, ...] = get_args(InteractionType)
AMONG_OURSELVES = "internal"


@click.command("log", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("line")
@click.option("--with", "theirs", multiple=True, metavar="PERSON", help="Who of them took part; may be repeated.")
@click.option("--by", "ours", multiple=True, metavar="COLLEAGUE", help="Who of us. Default: the account's owner.")
@click.option("--on", "on", metavar="DAY", help="When: yesterday, friday, 3 Dec, 2026-12-03. Default: today.")
@click.option("--type", "kind", type=click.Choice(KINDS), help="What kind of contact, if the line does not say.")
@click.option("--answered", is_flag=True, help="Of an e-mail or message: they answered, so it counts as contact.")
@click.option("--mood", type=click.Choice(["better", "same", "worse"]), help="How it left the relationship.")
def log_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
    line: str,
    theirs: tuple[str, ...],
    ours: tuple[str, ...],
    on: str | None,
    kind: str | None,
    answered: bool,
    mood: str | None,
) -> None:
    """Write LINE into the log of ACCOUNT, in the file where that year's entries stand.

    What kind of contact it was, with whom and when is taken from the words before the first colon, or from the
    first words of the line, as far as they are clear: `call with Dana`, `met Henrik and Ebba`, `email from Dana
    yesterday`. What is not clear is asked, never guessed. ACCOUNT and people are named by id or part of the name.

    \b
    Examples:
      playbook log norrland "call with Dana: budget moves to May"
      playbook log norrland "Line 4 stands still" --type call --with dana --on yesterday
    """
    line = edits.line_of(line, "LINE")
    desk = edits.open_account(project, as_of, account)
    found = heard(line, desk.theirs, desk.ours, desk.day)
    when = _when(on, found, desk)
    with_, us = _people(theirs, ours, found, desk)
    kind = kind or _kind(found)
    record = entry(
        on=when,
        type=kind,
        with_=with_,
        us=[] if us == [desk.account.profile.owner] else us,
        initiated_by="customer" if found.started_by_them else None,
        two_way=answered,
        note=found.note,
        mood=mood,
    )
    names = in_prose([person.label for id in with_ if (person := desk.account.person(id))])
    what = "note among ourselves" if kind == AMONG_OURSELVES else in_words(kind)
    terminal.say(f"{desk.account.name}: {what}{f' with {names}' if names else ''} on {with_weekday(when)}")
    edits.finish(desk, lambda now: now.logged([(when, record)]), yes=yes, dry_run=dry_run)


def _when(on: str | None, found: Heard, desk: Desk) -> date:
    if on is None and found.day_doubt:
        raise click.BadParameter(found.day_doubt, param_hint="--on")
    return edits.past_day(on or (found.on.isoformat() if found.on else None), desk.day, "--on")


def _people(theirs: Sequence[str], ours: Sequence[str], found: Heard, desk: Desk) -> tuple[list[str], list[str]]:
    """Who of them and who of us took part: as the options say, else as the line does."""
    with_ = [edits.chosen(typed, desk.theirs, "person", "--with") for typed in theirs] or list(found.theirs)
    us = [edits.chosen(typed, desk.ours, "colleague", "--by") for typed in ours] or list(found.ours)
    for doubt in [] if theirs else found.doubts:
        if not doubt.candidates:
            new = f'playbook new person {desk.account.id} "NAME"'
            said = f"{doubt} If" if str(doubt).endswith("?") else f"{doubt}; if"
            raise click.BadParameter(f"{said} they are new, add them first: {new}", param_hint="--with")
        id = edits.settled(doubt, "--with")
        (with_ if desk.account.person(id) else us).append(id)
    return list(dict.fromkeys(with_)), list(dict.fromkeys(us))


def _kind(found: Heard) -> str:
    """What kind of contact the line says it was; asked where it says none or several."""
    if found.kind:
        return found.kind
    several = found.kinds or KINDS
    if not terminal.somebody_there():
        said = (
            f"it could be {in_prose(several, 'or')}"
            if found.kinds
            else "the line does not say what kind of contact it was"
        )
        raise click.BadParameter(f"{said}; one of {', '.join(KINDS)}", param_hint="--type")
    return str(click.prompt("What kind of contact was it", type=click.Choice(several), err=True))
