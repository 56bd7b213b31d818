"""The verb `done`: a promise that has been kept, or what else became of it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import edits, options, terminal
from generator.cli.edits import AccountEditor
from generator.days.period import in_words, with_weekday
from generator.editing.naming import Candidate, Unclear, find_meant
from generator.editing.surgery import put_value
from generator.model.work import Commitment
from generator.wording.text import plain_words

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
    editor = edits.open_account(project, as_of, account)
    when = edits.past_day(on, editor.day, "--on")
    record = _choose_promise(promise, editor)
    if when < record.made_on:
        raise click.BadParameter(f"it was only made on {in_words(record.made_on)}", param_hint="--on")

    def settle(source: bytes, path: tuple[str | int, ...]) -> bytes:
        return put_value(put_value(source, path, "status", outcome), path, "closed", when.isoformat())

    terminal.say_words(f"{editor.account.name}: {record.text} ({plain_words(outcome)}, {with_weekday(when)})")
    edits.finish_edit(editor, lambda now: now.change_record(record, settle), yes=yes, dry_run=dry_run)


def _choose_promise(typed: str, editor: AccountEditor) -> Commitment:
    """The open promise that is meant; of one that is settled it is said that it is."""
    by_id = {commitment.id: commitment for commitment in editor.account.commitments}
    still_open = [Candidate(promise.id, promise.text) for promise in by_id.values() if promise.status == "open"]
    try:
        return by_id[find_meant(typed, still_open, "open promise").id]
    except Unclear as unclear:
        if not unclear.candidates and (settled := _settle_promise(typed, editor)):
            raise click.BadParameter(settled, param_hint="PROMISE") from None
        return by_id[edits.settle_unclear(unclear, "PROMISE")]


def _settle_promise(typed: str, editor: AccountEditor) -> str:
    closed = {commitment.id: commitment for commitment in editor.account.commitments if commitment.status != "open"}
    try:
        promise = closed[
            find_meant(
                typed, [Candidate(commitment.id, commitment.text) for commitment in closed.values()], "promise"
            ).id
        ]
    except Unclear:
        return ""
    when = f" since {in_words(promise.closed)}" if promise.closed else ""
    return f"`{promise.id}` is no longer open: {plain_words(promise.status)}{when}"
