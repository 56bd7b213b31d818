"""The verb `promise`: what one side promised the other, written among the commitments; also `new commitment`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli import edits, options, terminal
from generator.cli.edits import AccountEditor
from generator.days.period import with_weekday
from generator.editing.entries import make_entry, new_id
from generator.editing.naming import Candidate
from generator.wording.text import sentence_case

US = "us"
"""Stands for the account's owner, where somebody is asked for."""


def _promise_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--shared", is_flag=True, help="The customer may see it in writing."),
        click.option("--for", "work", metavar="PROJECT", help="The project it belongs to."),
        click.option("--on", "on", metavar="DAY", help="When it was made. Default: today."),
        click.option("--due", "due", metavar="DAY", required=True, help="By when: friday, in 2 weeks, 2026-12-03."),
        click.option("--to", "to", metavar="WHO", help="To whom it was made."),
        click.option(
            "--by", metavar="WHO", default=US, show_default=True, help="Who keeps it: us, a colleague, one of them."
        ),
        click.argument("text"),
        options.account_argument(),
        edits.editing_options,
    ):
        command = option(command)
    return command


@_promise_options
def _promise(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
    text: str,
    by: str,
    to: str | None,
    due: str,
    on: str | None,
    work: str | None,
    shared: bool,
) -> None:
    """Write down what one side promised the other, in the words used: TEXT, of ACCOUNT.

    `--by us` is the account's owner; a colleague may be named, or one of them for a promise of theirs. The promise
    gets an id from its words, by which the log can refer to it.

    \b
    Examples:
      playbook promise norrland "send landed cost" --to dana --due friday
      playbook promise norrland "the list of part numbers" --by dana --due "in 2 weeks"
      playbook new commitment norrland "send landed cost" --to dana --due 2026-12-03
    """
    text = sentence_case(edits.line_of(text, "TEXT"))
    editor = edits.open_account(project, as_of, account)
    made_on = edits.past_day(on, editor.day, "--on")
    due_on = edits.day_of(due, editor.day, "--due", ahead=True)
    if due_on < made_on:
        raise click.BadParameter(f"{with_weekday(due_on)} is before it was made", param_hint="--due")
    keeper, taker = _choose_maker(by, editor, "--by"), _choose_maker(to, editor, "--to") if to else None
    theirs = editor.account.person(keeper) is not None
    if taker and theirs is (editor.account.person(taker) is not None):
        raise click.BadParameter("a promise is made to the other side", param_hint="--to")
    known = [Candidate(each.id, each.name) for each in editor.account.projects]
    record = make_entry(
        id=new_id(text, {commitment.id for commitment in editor.account.commitments}, "promise"),
        side="customer" if theirs else US,
        by=keeper,
        to=taker,
        text=text,
        made_on=made_on,
        due=due_on,
        project=edits.choose_id(work, known, "project", "--for") if work else None,
        audience="shared" if shared else None,
    )
    terminal.say_words(f"{editor.account.name}: promised by {editor.name_of(keeper)}, due {with_weekday(due_on)}")
    edits.finish_edit(editor, lambda now: now.add_record("commitments", record), yes=yes, dry_run=dry_run)


def _choose_maker(typed: str, editor: AccountEditor, option: str) -> str:
    if typed.casefold() == US:
        return editor.account.profile.owner
    return edits.choose_id(typed, [*editor.theirs, *editor.ours], "person", option)


promise_command = click.command("promise", context_settings=options.SETTINGS)(_promise)
commitment_command = click.Command(
    "commitment",
    context_settings=options.SETTINGS,
    callback=promise_command.callback,
    params=promise_command.params,
    help=promise_command.help,
)
