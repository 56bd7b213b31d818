"""The verb `done`: a promise that has been kept, or what else became of it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import edits, options, terminal
from generator.cli.edits import Desk
from generator.days.period import in_words, with_weekday
from generator.editing.naming import Named, Unclear, meant
from generator.editing.surgery import put
from generator.model.work import Commitment
from generator.wording.text import words

OUTCOMES = ("done", "broken", "withdrawn", "renegotiated")


@click.command("done", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("promise")
@click.option("--on", "on", metavar="DAY", help="When. Default: today.")
@click.option(
    "--as", "outcome", type=click.Choice(OUTCOMES), default="done", show_default=True, help="What became of it."
)
def done_command(
    project: Path, as_of: str | None, yes: bool, dry_run: bool, account: str, promise: str, on: str | None, outcome: str
) -> None:
    """Note that PROMISE, an open promise of ACCOUNT, has been kept: by us or by them.

    PROMISE is its id or some of its words.

    \b
    Examples:
      playbook done norrland "landed cost"
      playbook done norrland "landed cost" --as renegotiated --on yesterday
    """
    desk = edits.open_account(project, as_of, account)
    when = edits.past_day(on, desk.day, "--on")
    record = _open(promise, desk)
    if when < record.made_on:
        raise click.BadParameter(f"it was only made on {in_words(record.made_on)}", param_hint="--on")

    def settle(source: bytes, path: tuple[str | int, ...]) -> bytes:
        return put(put(source, path, "status", outcome), path, "closed", when.isoformat())

    terminal.say(f"{desk.account.name}: {record.text} ({words(outcome)}, {with_weekday(when)})")
    edits.finish(desk, lambda now: now.changed(record, settle), yes=yes, dry_run=dry_run)


def _open(typed: str, desk: Desk) -> Commitment:
    """The open promise that is meant; of one that is settled it is said that it is."""
    by_id = {each.id: each for each in desk.account.commitments}
    still_open = [Named(each.id, each.text) for each in by_id.values() if each.status == "open"]
    try:
        return by_id[meant(typed, still_open, "open promise").id]
    except Unclear as unclear:
        if not unclear.candidates and (settled := _settled(typed, desk)):
            raise click.BadParameter(settled, param_hint="PROMISE") from None
        return by_id[edits.settled(unclear, "PROMISE")]


def _settled(typed: str, desk: Desk) -> str:
    closed = {each.id: each for each in desk.account.commitments if each.status != "open"}
    try:
        found = closed[meant(typed, [Named(each.id, each.text) for each in closed.values()], "promise").id]
    except Unclear:
        return ""
    when = f" since {in_words(found.closed)}" if found.closed else ""
    return f"`{found.id}` is no longer open: {words(found.status)}{when}"
