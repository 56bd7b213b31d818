"""The verb `log`: one line about a call, a meeting, a message, into the account's log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

import click

from generator.cli import edits, terminal
from generator.cli.edits import AccountEditor
from generator.cli.naming import choose_id, settle_unclear
from generator.days.period import with_weekday
from generator.editing.entries import make_entry
from generator.editing.naming import Candidate
from generator.editing.words import ParsedLine, parse_line
from generator.model.log import InteractionType
from generator.wording.text import in_prose
from generator.wording.text import plain_words as in_words

KINDS: tuple[str, ...] = get_args(InteractionType)
AMONG_OURSELVES = "internal"


@edits.editing_command("log")
@click.argument("line")
@click.option("--with", "theirs", multiple=True, metavar="PERSON", help="Who of them took part; may be repeated.")
@click.option("--by", "ours", multiple=True, metavar="COLLEAGUE", help="Who of us. Default: the account's owner.")
@click.option("--on", "on", metavar="DAY", help="When: yesterday, friday, 3 Dec, 2026-12-03. Default: today.")
@click.option("--type", "kind", type=click.Choice(KINDS), help="What kind of contact, if the line does not say.")
@click.option("--about", multiple=True, metavar="PROJECT", help="A project it was about; may be repeated.")
@click.option("--answered", is_flag=True, help="Of an e-mail or message: they answered, so it counts as contact.")
@click.option("--mood", type=click.Choice(["better", "same", "worse"]), help="How it left the relationship.")
def log_command(
    editor: AccountEditor,
    line: str,
    theirs: tuple[str, ...],
    ours: tuple[str, ...],
    on: str | None,
    kind: str | None,
    about: tuple[str, ...],
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
    parsed = parse_line(line, editor.theirs, editor.ours, editor.day)
    when = _choose_day(on, parsed, editor)
    with_, us = _choose_people(theirs, ours, parsed, editor)
    kind = kind or _choose_kind(parsed)
    record = make_entry(
        on=when,
        type=kind,
        with_=with_,
        us=[] if us == [editor.account.profile.owner] else us,
        initiated_by="customer" if parsed.started_by_them else None,
        two_way=answered,
        note=parsed.note,
        about=_choose_projects(about, editor),
        mood=mood,
    )
    names = in_prose([person.label for id in with_ if (person := editor.account.person(id))])
    what = "note among ourselves" if kind == AMONG_OURSELVES else in_words(kind)
    terminal.say_words(f"{editor.account.name}: {what}{f' with {names}' if names else ''} on {with_weekday(when)}")
    editor.write(lambda now: now.add_log_entries([(when, record)]))


def _choose_day(on: str | None, parsed: ParsedLine, editor: AccountEditor) -> date:
    if on is None and parsed.day_doubt:
        raise click.BadParameter(parsed.day_doubt, param_hint="--on")
    return edits.past_day(on or (parsed.on.isoformat() if parsed.on else None), editor.day, "--on")


def _choose_people(
    theirs: Sequence[str], ours: Sequence[str], parsed: ParsedLine, editor: AccountEditor
) -> tuple[list[str], list[str]]:
    """Who of them and who of us took part: as the options say, else as the line does."""
    with_ = [choose_id(typed, editor.theirs, "person", "--with") for typed in theirs] or list(parsed.theirs)
    us = [choose_id(typed, editor.ours, "colleague", "--by") for typed in ours] or list(parsed.ours)
    for doubt in [] if theirs else parsed.doubts:
        if not doubt.candidates:
            new = f'playbook new person {editor.account.id} "NAME"'
            said = f"{doubt} If" if str(doubt).endswith("?") else f"{doubt}; if"
            raise click.BadParameter(f"{said} they are new, add them first: {new}", param_hint="--with")
        id = settle_unclear(doubt, "--with")
        (with_ if editor.account.person(id) else us).append(id)
    return list(dict.fromkeys(with_)), list(dict.fromkeys(us))


def _choose_projects(about: Sequence[str], editor: AccountEditor) -> list[str]:
    projects = [Candidate(project.id, project.name, not project.open) for project in editor.account.projects]
    return list(dict.fromkeys(choose_id(typed, projects, "project", "--about") for typed in about))


def _choose_kind(parsed: ParsedLine) -> str:
    """What kind of contact the line says it was; asked where it says none or several."""
    if parsed.kind:
        return parsed.kind
    several = parsed.kinds or KINDS
    if not terminal.somebody_there():
        said = (
            f"it could be {in_prose(several, 'or')}"
            if parsed.kinds
            else "the line does not say what kind of contact it was"
        )
        raise click.BadParameter(f"{said}; one of {', '.join(KINDS)}", param_hint="--type")
    return str(click.prompt("What kind of contact was it", type=click.Choice(several), err=True))
