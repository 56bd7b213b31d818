"""Promises made on an occasion: in what the log notes, or at a meeting."""

from __future__ import annotations

from collections.abc import Container

from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.meetings import Meeting
from generator.model.work import Commitment


def agreed_in(account: Account, entry: LogEntry) -> tuple[Commitment, ...]:
    """The promises made when an entry of the log was written: those it names, then others of that day with its people.

    A promise that another entry names was made there.
    """
    named = [promise for promise in account.commitments if promise.id in entry.agreed]
    that_day = [p for p in account.commitments if p.made_on == entry.on and _concerns(p, entry.with_)]
    if not that_day:
        return tuple(named)
    claimed = {id for other in account.log if other.on == entry.on for id in other.agreed}
    return (*named, *(promise for promise in that_day if promise.id not in claimed))


def agreed_at(account: Account, meeting: Meeting) -> tuple[Commitment, ...]:
    """The promises made at a meeting: of its day, with those of theirs who were there, or noted in the log for it."""
    there = {id for id in meeting.attendees if account.person(id)}
    entries = [entry for entry in account.log if entry.on == meeting.on and there & set(entry.with_)]
    noted = {id for entry in entries for id in entry.agreed}
    return tuple(
        promise
        for promise in account.commitments
        if promise.id in noted or (promise.made_on == meeting.on and _concerns(promise, there))
    )


def _concerns(promise: Commitment, people: Container[str]) -> bool:
    return promise.by in people or promise.to in people
