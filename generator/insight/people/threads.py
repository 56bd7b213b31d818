"""Through how many people the relationship runs on either side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.people.channels import of_us
from generator.insight.people.contact import Contact, contact_state, counts_as_contact
from generator.insight.people.coverage import COVERED
from generator.insight.value.contract_clock import ContractClock, nearest_end
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.settings import Settings

LATELY = 90
"""How many days back a contact counts for our side."""


@dataclass(frozen=True, slots=True)
class Threads:
    """The people through whom the relationship runs."""

    #: Those of them we are in touch with, or whose contact is only due.
    theirs: tuple[Contact, ...]
    #: Ids of those of us who had a contact in the last 90 days, the busiest first.
    ours: tuple[str, ...]
    #: Those contacts, oldest first.
    entries: tuple[LogEntry, ...]
    #: The contract that comes near its end, or the day for giving notice, while it is so; None when none does.
    ending: ContractClock | None

    @property
    def single(self) -> bool:
        """Whether it hangs by one person, or none, on either side."""
        return len(self.theirs) <= 1 or len(self.ours) <= 1


def relationship_threads(account: Account, as_of: date, settings: Settings) -> Threads | None:
    """Through whom the relationship runs on a date; None while no contact with anybody has been noted."""
    known = [entry for entry in account.log if entry.with_ and entry.on <= as_of and counts_as_contact(entry, settings)]
    if not known:
        return None
    start = as_of - timedelta(days=LATELY)
    recent = sorted((entry for entry in known if entry.on > start), key=lambda entry: entry.on)
    busy = Counter(member for entry in recent for member in of_us(account, entry))
    people = [contact_state(account, person, as_of, settings) for person in account.stakeholders if person.present]
    return Threads(
        theirs=tuple(person for person in people if person.state in COVERED),
        ours=tuple(sorted(busy, key=lambda member: (-busy[member], member))),
        entries=tuple(recent),
        ending=nearest_end(account, as_of, settings),
    )
