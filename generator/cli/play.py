"""The verb `play`: which plays there are, what an account calls for, and the steps of one as promises to ourselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.checks.findings import find_findings
from generator.checks.rule import Severity
from generator.cli import edits, options, terminal
from generator.cli.edits import AccountEditor
from generator.cli.naming import choose_colleague, choose_id
from generator.context.findings import find_plays
from generator.days.period import in_words, with_weekday
from generator.editing.entries import make_entry, new_id
from generator.editing.naming import Candidate
from generator.editing.surgery import Value
from generator.insight.promises.own_promises import name_play, running_plays
from generator.insight.promises.play_steps import DatedStep, date_steps
from generator.load.plays import load_plays
from generator.model.plays import Play
from generator.wording.text import count_noun, in_prose, sentence_case

_OWN_PROMISES = ("own_promises",)
_SHOWN = 2
"""How many of the findings that call for a play are said."""


@click.command("play", context_settings=options.SETTINGS)
@partial(edits.writing_options, unasked=True)
@options.account_argument(required=False)
@click.argument("play", required=False)
@click.option("--start", metavar="DAY", help="The day from which the days of the steps are counted. Default: today.")
@click.option("--about", metavar="PERSON", help="The one of them whom it is about.")
@click.option("--to", "asked_by", metavar="COLLEAGUE", help="Who of us asks after the steps.")
def play_command(
    project: Path,
    as_of: str | None,
    account: str | None,
    play: str | None,
    start: str | None,
    about: str | None,
    asked_by: str | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Begin PLAY on ACCOUNT: write its steps as promises to ourselves, each with a day and one of us.

    Without PLAY it says which plays run on ACCOUNT and which its findings call for; without ACCOUNT, which there are
    and when to use each. A day on which one of the sides does not work is passed over; where who does a step is away,
    whoever stands in does it, or it waits. No customer hears of the steps, and they count in no share of kept promises.

    \b
    Examples:
      playbook play
      playbook play norrland
      playbook play norrland recovery --start 2026-12-01
      playbook play norrland champion-gone --start monday --about dana
    """
    plays, problems = load_plays(options.read_from(project).sources)
    terminal.show_problems([problem for problem in problems if problem.is_error])
    if account is None:
        _list_plays(plays)
        return
    editor = replace(edits.open_account(project, as_of, account), yes=yes, dry_run=dry_run)
    if play is None:
        _list_called_for(editor, plays)
        return
    known = {play.id: play for play in plays}
    meant = known[choose_id(play, [Candidate(play.id, play.name) for play in plays], "play", "PLAY")]
    begin = edits.day_of(start, editor.day, "--start", ahead=True)
    person = choose_id(about, editor.theirs, "person", "--about") if about else None
    asking = choose_colleague(asked_by, editor.team, "--to") if asked_by else None
    _begin_play(editor, meant, begin, person, asking)


def _list_plays(plays: Sequence[Play]) -> None:
    for play in plays:
        terminal.show_text(f"{terminal.paint_words(play.id, 'file')}  {count_noun(len(play.steps), 'step')}")
        terminal.show_text(f"  {play.when}")
    if not plays:
        terminal.say_words("There is no play in playbook/plays/.")


def _list_called_for(editor: AccountEditor, plays: Sequence[Play]) -> None:
    """Which plays run on an account, with what is next, and which its findings call for."""
    account, day = editor.account, editor.day
    names = {play.id: play.name for play in plays}
    for id, steps in running_plays(account, day).items():
        title = f"{names.get(id, sentence_case(name_play(id)))} runs: {count_noun(len(steps), 'step')} open"
        terminal.show_text(terminal.paint_words(title, "heading"))
        terminal.show_text(f"  next, by {in_words(steps[0].due)}, {editor.name_of(steps[0].by)}: {steps[0].text}")
    called: dict[str, list[str]] = {}
    for finding in find_findings(account, day, account.settings):
        for play in find_plays(plays, finding) if finding.severity is not Severity.NOTE else ():
            called.setdefault(play.id, []).append(finding.message)
    for id, messages in called.items():
        terminal.show_text(f"{terminal.paint_words(id, 'file')}  called for by")
        more = [f"and {len(messages) - _SHOWN} more"] if len(messages) > _SHOWN else []
        terminal.show_text("\n".join(f"  {message}" for message in (*messages[:_SHOWN], *more)))
    if not called:
        terminal.say_words(f"Nothing that is urgent or to be seen to in {account.name} calls for a play.")


def _begin_play(editor: AccountEditor, play: Play, start: date, about: str | None, asking: str | None) -> None:
    """Write the steps of a play that starts on a day; wrong usage when it runs already."""
    running = running_plays(editor.account, editor.day).get(play.id, ())
    if any(promise.about == about for promise in running):
        said = f"{play.name} runs already, with {count_noun(len(running), 'open step')}: do or withdraw these first"
        raise click.BadParameter(said, param_hint="PLAY")
    steps = list(date_steps(play, editor.account, start))
    by = in_prose(list(dict.fromkeys(editor.name_of(step.by) for step in steps)))
    last = max(step.due for step in steps)
    terminal.say_words(
        f"{editor.account.name}: {play.name}, {count_noun(len(steps), 'step')} from {with_weekday(steps[0].due)} "
        f"to {with_weekday(last)}, by {by}"
    )
    editor.write(lambda now: now.add_record(_OWN_PROMISES, *_write_steps(now, play, steps, start, about, asking)))


def _write_steps(
    editor: AccountEditor, play: Play, steps: Iterable[DatedStep], start: date, about: str | None, asking: str | None
) -> list[Value]:
    """The steps as they are written into the account."""
    taken, records = {promise.id for promise in editor.account.own_promises}, list[Value]()
    for dated in steps:
        id = new_id(play.id, taken, "step", start.strftime("%Y-%m-%d"))
        taken.add(id)
        records.append(
            make_entry(
                id=id,
                by=dated.by,
                to=asking if asking != dated.by else None,
                text=dated.step.do,
                made_on=min(editor.day, start),
                due=dated.due,
                about=about,
                play=play.id,
            )
        )
    return records
