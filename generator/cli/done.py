"""The verb `done`: a promise that has been kept, to them, to us or to ourselves, or what else became of it."""

from __future__ import annotations

import click

from generator.cli import edits, terminal
from generator.cli.edits import AccountEditor
from generator.cli.naming import settle_unclear
from generator.days.period import in_words, with_weekday
from generator.editing.naming import Candidate, Unclear, find_meant
from generator.model.plays import OwnPromise
from generator.model.work import Commitment
from generator.wording.text import plain_words

OUTCOMES = ("done", "broken", "withdrawn", "renegotiated")
_OUTCOMES_OF_OWN = ("done", "withdrawn")


@edits.editing_command("done")
@click.argument("promise")
@click.option("--on", "on", metavar="DAY", help="When. Default: today.")
@click.option(
    "--as", "outcome", type=click.Choice(OUTCOMES), default="done", show_default=True, help="What became of it."
)
def done_command(editor: AccountEditor, promise: str, on: str | None, outcome: str) -> None:
    """Note that PROMISE, an open promise of ACCOUNT, has been kept: by us, by them, or to ourselves.

    PROMISE is its id or some of its words. What we promised ourselves is done or withdrawn.

    \b
    Examples:
      playbook done norrland "landed cost"
      playbook done norrland "landed cost" --as renegotiated --on yesterday
    """
    when = edits.past_day(on, editor.day, "--on")
    record = _choose_promise(promise, editor)
    if when < record.made_on:
        raise click.BadParameter(f"it was only made on {in_words(record.made_on)}", param_hint="--on")
    if outcome not in _OUTCOMES_OF_OWN and isinstance(record, OwnPromise):
        raise click.BadParameter("what we promised ourselves is done or withdrawn", param_hint="--as")
    terminal.say_words(f"{editor.account.name}: {record.text} ({plain_words(outcome)}, {with_weekday(when)})")
    editor.write(lambda now: now.set_keys(record, {"status": outcome, "closed": when.isoformat()}))


def _choose_promise(typed: str, editor: AccountEditor) -> Commitment | OwnPromise:
    """The open promise that is meant; of one that is settled it is said that it is."""
    promises: dict[str, Commitment | OwnPromise] = {promise.id: promise for promise in editor.account.own_promises}
    promises |= {promise.id: promise for promise in editor.account.commitments}
    open_ones, settled = (
        [Candidate(promise.id, promise.text) for promise in promises.values() if (promise.status == "open") is is_open]
        for is_open in (True, False)
    )
    try:
        return promises[find_meant(typed, open_ones, "open promise").id]
    except Unclear as unclear:
        if unclear.candidates:
            return promises[settle_unclear(unclear, "PROMISE")]
        try:
            promise = promises[find_meant(typed, settled, "promise").id]
        except Unclear:
            raise click.BadParameter(str(unclear), param_hint="PROMISE") from None
    when = f" since {in_words(promise.closed)}" if promise.closed else ""
    said = f"`{promise.id}` is no longer open: {plain_words(promise.status)}{when}"
    raise click.BadParameter(said, param_hint="PROMISE")
