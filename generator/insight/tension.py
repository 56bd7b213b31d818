"""What may become a dispute: people at odds, talks that went badly, promises of ours not kept (S73)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.promises import open_promises
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.people import Tie
from generator.model.work import Commitment

LATELY = 90
"""How many days back to look for bad talks and broken promises."""


@dataclass(frozen=True, slots=True)
class Tension:
    """Signs of trouble ahead."""

    #: People there who are at odds with each other, and in no open dispute that we already look after.
    at_odds: tuple[Tie, ...]
    #: Contacts that left the relationship worse, newest first.
    worse: tuple[LogEntry, ...]
    #: Promises of ours that are late, the latest first, then those broken lately.
    not_kept: tuple[Commitment, ...]


def tension(account: Account, as_of: date) -> Tension:
    """Signs of trouble on a date."""
    start = as_of - timedelta(days=LATELY)
    worse = [entry for entry in account.log if entry.mood == "worse" and start < entry.on <= as_of]
    late = [promise.commitment for promise in open_promises(account, "us", as_of) if promise.days_late]
    broken = [
        promise
        for promise in account.commitments
        if promise.side == "us" and promise.status == "broken" and start < (promise.closed or promise.due) <= as_of
    ]
    return Tension(
        at_odds=tuple(tie for tie in account.ties if tie.kind == "conflicts" and _unattended(account, tie)),
        worse=tuple(sorted(worse, key=lambda entry: entry.on, reverse=True)),
        not_kept=(*late, *sorted(broken, key=lambda promise: promise.due)),
    )


def _unattended(account: Account, tie: Tie) -> bool:
    both = [account.person(tie.from_), account.person(tie.to)]
    if not all(person and person.left is None for person in both):
        return False
    ends = {tie.from_, tie.to}
    return not any(conflict.open and ends <= set(conflict.parties) for conflict in account.conflicts)
