"""What may become a dispute: people at odds, talks that went badly, promises of ours not kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.people.contact import Contact, ContactState, contact_state
from generator.insight.people.satisfaction import SatisfactionState, satisfaction_state
from generator.insight.promises.promises import open_promises
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.settings import Settings
from generator.model.ties import Tie
from generator.model.work import Commitment

LATELY = 90
"""How many days back to look for bad talks and broken promises."""
LAST, WORSE = 3, 2
"""Of how many contacts how many must have left the relationship worse for it to be going down."""


@dataclass(frozen=True, slots=True)
class Tension:
    """Signs of trouble ahead."""

    #: People there who are at odds with each other, and in no open dispute that we already look after.
    at_odds: tuple[Tie, ...]
    #: Contacts that left the relationship worse, newest first.
    worse: tuple[LogEntry, ...]
    #: Promises of ours that are late, the latest first, then those broken lately.
    not_kept: tuple[Commitment, ...]


def signs_of_tension(account: Account, as_of: date) -> Tension:
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
        at_odds=tuple(tie for tie in account.ties if tie.kind == "conflicts" and _is_unattended(account, tie)),
        worse=tuple(sorted(worse, key=lambda entry: entry.on, reverse=True)),
        not_kept=(*late, *sorted(broken, key=lambda promise: promise.due)),
    )


def _is_unattended(account: Account, tie: Tie) -> bool:
    both = [account.person(tie.from_), account.person(tie.to)]
    if not all(person and person.left is None for person in both):
        return False
    ends = {tie.from_, tie.to}
    return not any(conflict.open and ends <= set(conflict.parties) for conflict in account.conflicts)


def mood_falling(account: Account, as_of: date, settings: Settings) -> tuple[LogEntry, ...]:
    """The contacts that left the relationship worse, newest first, when two of the last three did.

    Only contacts whose mood was noted count, and only while the newest of them is no older than
    ``stale_days: satisfaction``; otherwise nothing.
    """
    known = [entry for entry in reversed(account.log) if entry.mood and entry.type != "internal" and entry.on <= as_of]
    last = sorted(known, key=lambda entry: entry.on, reverse=True)[:LAST]
    worse = tuple(entry for entry in last if entry.mood == "worse")
    if len(worse) < WORSE or (as_of - last[0].on).days > settings.stale_days.satisfaction:
        return ()
    return worse


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """Everything that could become a dispute, before anybody calls it one."""

    signs: Tension
    #: People of high or medium influence who should have heard from us and have not, the longest first.
    silent: tuple[Contact, ...]
    #: The newest judgement of their satisfaction, if it is worse than the one before and not old.
    less_satisfied: SatisfactionState | None

    @property
    def kinds(self) -> int:
        """How many kinds of sign there are, from 0 to 5; several of one kind count once."""
        signs = self.signs
        return sum(map(bool, (signs.at_odds, signs.worse, signs.not_kept, self.silent, self.less_satisfied)))


def early_warning(account: Account, as_of: date, settings: Settings) -> EarlyWarning:
    """Late contacts, promises not kept and falling sentiment, seen together on a date."""
    people = [
        contact_state(account, p, as_of, settings) for p in account.stakeholders if p.influence in ("high", "medium")
    ]
    silent = [person for person in people if person.state in (ContactState.LATE, ContactState.LOST_TOUCH)]
    judged = satisfaction_state(account, as_of, settings)
    fell = judged and judged.before and judged.newest.score < judged.before.score and not judged.old
    return EarlyWarning(
        signs=signs_of_tension(account, as_of),
        silent=tuple(sorted(silent, key=lambda contact: contact.elapsed or 0, reverse=True)),
        less_satisfied=judged if fell else None,
    )
