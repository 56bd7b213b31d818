"""Promises as pages print them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.states import value_state
from generator.context.views import State, Tone, Who
from generator.insight.promises.promises import open_promises, settled_promises
from generator.model.account import Account
from generator.model.work import Commitment, Side
from generator.wording.text import count_noun


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise."""

    #: The promise as typed.
    record: Commitment
    by: Who | None
    #: To whom it was made; None when nobody is named.
    to: Who | None
    #: Open, late by so many days, done, broken ...
    state: State


def open_rows(account: Account, side: Side, as_of: date, directory: Directory) -> tuple[PromiseRow, ...]:
    """The open promises of one side, the most overdue first."""
    promises = open_promises(account, side, as_of)
    return tuple(_promise_row(promise.commitment, directory, promise.days_late) for promise in promises)


def settled_rows(account: Account, directory: Directory) -> tuple[PromiseRow, ...]:
    """The promises that are no longer open, newest first."""
    return tuple(_promise_row(commitment, directory, 0) for commitment in settled_promises(account))


def promise_rows(promises: Iterable[Commitment], as_of: date, directory: Directory) -> tuple[PromiseRow, ...]:
    """Promises, open or not, as they stand on a date."""
    return tuple(
        _promise_row(promise, directory, max(0, (as_of - promise.due).days) if promise.status == "open" else 0)
        for promise in promises
    )


def _promise_row(commitment: Commitment, directory: Directory, days_late: int) -> PromiseRow:
    shown = State(f"late by {count_noun(days_late, 'day')}", Tone.BAD) if days_late else value_state(commitment.status)
    return PromiseRow(commitment, directory.who(commitment.by), directory.who(commitment.to), shown)
