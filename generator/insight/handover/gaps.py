"""What a colleague would miss who had to take the account over tomorrow, gap by gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.insight.people.absence import uncovered_absences
from generator.insight.people.succession import closely_managed, coming_days, newest_entry, without_context
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.record import Record
from generator.model.relationship import DecisionMaking

SILENT_DAYS = 90
"""After how many days without an entry of the log nobody can pick up the thread."""


class GapKind(StrEnum):
    """What is missing, what matters most first."""

    NOBODY = "nobody"
    PERSON = "person"
    PROMISES = "promises"
    DECISIONS = "decisions"
    PROTOCOL = "protocol"
    LOG = "log"
    ABSENCE = "absence"


class PersonFact(StrEnum):
    """What should be known of somebody who matters most."""

    OWNER = "owner"
    BACKUP = "backup"
    FORMAT = "format"
    HANDLING = "handling"


@dataclass(frozen=True, slots=True)
class SuccessionGap:
    """One thing that a colleague would miss."""

    kind: GapKind
    #: What it is about, the one to open first at the head; empty for the account as a whole.
    records: tuple[Record, ...] = ()
    #: Of a person: what is not known of them.
    missing: tuple[PersonFact, ...] = ()


def succession_gaps(account: Account, as_of: date) -> tuple[SuccessionGap, ...]:
    """Everything that a colleague would miss on a date, what matters most first; nothing of a closed account."""
    if account.profile.status == "closed":
        return ()
    return (*_people_gaps(account), *_record_gaps(account, as_of))


def _people_gaps(account: Account) -> Iterator[SuccessionGap]:
    people = [person for person in account.stakeholders if closely_managed(person)]
    if not people:
        yield SuccessionGap(GapKind.NOBODY)
    for person in people:
        missing = tuple(fact for fact in PersonFact if not _is_known(person, fact))
        if missing:
            yield SuccessionGap(GapKind.PERSON, (person,), missing)


def _is_known(person: Stakeholder, fact: PersonFact) -> bool:
    match fact:
        case PersonFact.OWNER:
            return person.contact.owner is not None
        case PersonFact.BACKUP:
            return person.contact.backup is not None
        case PersonFact.FORMAT:
            return bool(person.information.formats)
        case PersonFact.HANDLING:
            return bool(person.handling)


def _record_gaps(account: Account, as_of: date) -> Iterator[SuccessionGap]:
    if bare := without_context(account, as_of):
        yield SuccessionGap(GapKind.PROMISES, bare)
    if account.decision_making == DecisionMaking():
        yield SuccessionGap(GapKind.DECISIONS)
    if account.protocol is None:
        yield SuccessionGap(GapKind.PROTOCOL)
    newest = newest_entry(account, as_of)
    if newest is None or newest.on < as_of - timedelta(days=SILENT_DAYS):
        yield SuccessionGap(GapKind.LOG, (newest,) if newest else ())
    for gap in uncovered_absences(account, account.profile.owner, coming_days(as_of)):
        yield SuccessionGap(GapKind.ABSENCE, (gap.absence,))
