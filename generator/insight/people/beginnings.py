"""Which side seeks the other: who began the contacts of the last three months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.people.contact import counts_as_contact
from generator.model.account import Account
from generator.model.settings import Settings

DAYS = 90
"""How many days back to look."""


@dataclass(frozen=True, slots=True)
class InitiativeShare:
    """How many of the contacts that count we began."""

    begun_by_us: int
    #: All contacts that count: the n of the share.
    contacts: int
    #: From how many contacts on a share says something.
    min_sample: int

    @property
    def share(self) -> float | None:
        """The share we began, from 0 to 1; None with too few contacts to say."""
        return self.begun_by_us / self.contacts if self.contacts >= max(1, self.min_sample) else None


def initiative_share(account: Account, as_of: date, settings: Settings) -> InitiativeShare:
    """Of the contacts that count in the last 90 days, how many we began rather than they.

    It informs and is not judged: whether we should be the ones to begin depends on the customer.
    """
    start = as_of - timedelta(days=DAYS)
    entries = [entry for entry in account.log if start < entry.on <= as_of and counts_as_contact(entry, settings)]
    return InitiativeShare(sum(entry.initiated_by == "us" for entry in entries), len(entries), settings.min_sample)
