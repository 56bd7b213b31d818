"""Promises of both sides: what is open, what is late, what was kept (D14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.account import Account
from generator.model.work import Commitment, Side


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment seen on a date."""

    commitment: Commitment
    #: Days past its due date; 0 when it is not late or no longer open.
    days_late: int


def open_promises(account: Account, side: Side, as_of: date) -> list[Promise]:
    """The open promises of one side, the most overdue first."""
    found = [
        Promise(commitment, max(0, (as_of - commitment.due).days))
        for commitment in account.commitments
        if commitment.side == side and commitment.status == "open" and commitment.made_on <= as_of
    ]
    return sorted(found, key=lambda promise: (promise.commitment.due, promise.commitment.text))


def settled_promises(account: Account) -> list[Commitment]:
    """The promises that are no longer open, newest first."""
    closed = [commitment for commitment in account.commitments if commitment.status != "open"]
    return sorted(closed, key=lambda c: (c.closed or c.due, c.text), reverse=True)
