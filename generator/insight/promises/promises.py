"""Promises of both sides: what is open, what is late, and whether both sides promise anything."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.work import Commitment, Side

ONE_SIDED_FROM = 3
"""From how many open promises of one side on the other is expected to have one too."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment seen on a date."""

    commitment: Commitment
    #: Days past its due date; 0 when it is not late or no longer open.
    days_late: int


def open_promises(account: Account, side: Side, as_of: date) -> list[Promise]:
    """The open promises of one side, the most overdue first."""
    promises = [
        Promise(commitment, max(0, (as_of - commitment.due).days))
        for commitment in account.commitments
        if commitment.side == side and commitment.status == "open" and commitment.made_on <= as_of
    ]
    return sorted(promises, key=lambda promise: (promise.commitment.due, promise.commitment.text))


@dataclass(frozen=True, slots=True)
class OpenPromises:
    """What both sides owe each other on a date."""

    ours: tuple[Promise, ...]
    theirs: tuple[Promise, ...]

    @property
    def one_sided(self) -> Side | None:
        """The side that alone has promised anything, and a good deal of it; None when it is not so."""
        if not self.theirs and len(self.ours) >= ONE_SIDED_FROM:
            return "us"
        return "customer" if not self.ours and len(self.theirs) >= ONE_SIDED_FROM else None


def open_on_both_sides(account: Account, as_of: date) -> OpenPromises:
    """The open promises of both sides against each other."""
    return OpenPromises(
        ours=tuple(open_promises(account, "us", as_of)),
        theirs=tuple(open_promises(account, "customer", as_of)),
    )


def settled_promises(account: Account) -> list[Commitment]:
    """The promises that are no longer open, newest first."""
    closed = [commitment for commitment in account.commitments if commitment.status != "open"]
    return sorted(closed, key=lambda c: (c.closed or c.due, c.text), reverse=True)


def not_forgotten(
    account: Account, side: Side, people: AbstractSet[str], as_of: date, settings: Settings
) -> tuple[Commitment, ...]:
    """The promises of a side that are late or were broken, which some people of theirs were made or made themselves.

    What was promised to nobody by name was promised to each of them. Broken ones are not forgotten for
    ``kept_window_days``.
    """
    since = as_of - timedelta(days=settings.kept_window_days)
    late = [promise.commitment for promise in open_promises(account, side, as_of) if promise.days_late]
    broken = [
        commitment
        for commitment in account.commitments
        if commitment.side == side
        and commitment.status == "broken"
        and since < (commitment.closed or commitment.due) <= as_of
    ]
    return tuple(
        commitment
        for commitment in (*broken, *late)
        if (commitment.by in people if side == "customer" else commitment.to is None or commitment.to in people)
    )
