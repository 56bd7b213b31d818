"""What a colleague would miss who had to take the account over tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.insight.absence import uncovered
from generator.insight.contact import Quadrant, quadrant
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.model.record import Record
from generator.model.relationship import DecisionMaking
from generator.model.work import Commitment
from generator.period import Span

SILENT_AFTER = 90
"""After how many days without a log entry nobody could tell what has been going on."""
AWAY_WITHIN = 14
"""How many days ahead an absence needs its cover."""


class Lack(StrEnum):
    """Something a successor would miss."""

    NO_OWNER = "no_owner"
    NO_FORMAT = "no_format"
    NO_HANDLING = "no_handling"
    NO_CONTEXT = "no_context"
    SILENT_LOG = "silent_log"
    NO_PROTOCOL = "no_protocol"
    NO_DECISION_MAKING = "no_decision_making"
    NO_COVER = "no_cover"


@dataclass(frozen=True, slots=True)
class SuccessionGap:
    """One thing a successor would miss, and where."""

    lack: Lack
    #: The person, promise or absence it is about; None when the account as a whole lacks it.
    record: Record | None = None


def succession_gaps(account: Account, as_of: date) -> tuple[SuccessionGap, ...]:
    """Everything a successor would miss: the account could be picked up with so many gaps.

    Of people to manage closely: who looks after them, in which format they want information, how to deal
    with them. Of open promises: on which occasion they were made. Of the account: a log entry in the last 90
    days, a protocol, how they decide, and who stands in when its owner is away in the next 14 days. Whether
    there are disputes cannot be told from their absence, so nothing is asked about them here.
    """
    people = [person for person in account.stakeholders if closely_managed(person)]
    whole = {
        Lack.SILENT_LOG: silent_for(account, as_of) is None or (silent_for(account, as_of) or 0) > SILENT_AFTER,
        Lack.NO_PROTOCOL: account.protocol is None and not any(p.protocol for p in account.projects if p.open),
        Lack.NO_DECISION_MAKING: account.decision_making == DecisionMaking(),
    }
    return (
        *(SuccessionGap(Lack.NO_OWNER, person) for person in people if person.contact.owner is None),
        *(SuccessionGap(Lack.NO_FORMAT, person) for person in people if not person.information.formats),
        *(SuccessionGap(Lack.NO_HANDLING, person) for person in people if not person.handling),
        *(SuccessionGap(Lack.NO_CONTEXT, promise) for promise in without_context(account, as_of)),
        *(SuccessionGap(lack) for lack, missing in whole.items() if missing),
        *(
            SuccessionGap(Lack.NO_COVER, gap.absence)
            for gap in uncovered(account, account.profile.owner, coming_days(as_of))
        ),
    )


def closely_managed(person: Stakeholder) -> bool:
    """Whether a person is still there and of high influence and interest."""
    return person.present and quadrant(person) is Quadrant.MANAGE_CLOSELY


def without_context(account: Account, as_of: date) -> tuple[Commitment, ...]:
    """The open promises of which nothing says how they came about: no occasion, no step, no log entry."""
    logged = {promise for entry in account.log if entry.on <= as_of for promise in entry.agreed}
    return tuple(
        promise
        for promise in account.commitments
        if promise.status == "open"
        and promise.made_on <= as_of
        and not (promise.made_at or promise.progress or promise.id in logged)
    )


def newest_entry(account: Account, as_of: date) -> LogEntry | None:
    """The newest log entry dated no later than the as-of date; of two on one day, the one that was added later."""
    known = [entry for entry in reversed(account.log) if entry.on <= as_of]
    return max(known, key=lambda entry: entry.on, default=None)


def silent_for(account: Account, as_of: date) -> int | None:
    """Days since the newest log entry; None when there is none."""
    newest = newest_entry(account, as_of)
    return (as_of - newest.on).days if newest else None


def coming_days(as_of: date) -> Span:
    """The days for which an absence has to be covered by now."""
    return Span(as_of, as_of + timedelta(days=AWAY_WITHIN))
