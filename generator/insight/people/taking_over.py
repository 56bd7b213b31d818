"""Whether the account manager is new to the customer: others of us have met them, this one has not yet."""

from __future__ import annotations

from datetime import date

from generator.insight.people.channels import of_us
from generator.insight.people.contact import counts_as_contact
from generator.model.account import Account
from generator.model.settings import Settings


def has_taken_over(account: Account, as_of: date, settings: Settings) -> bool:
    """Whether the log shows contact with the customer up to a date, and none of it was the account manager's.

    An entry that names nobody of us was of whoever managed the account on that day. Nothing in the log says nothing.
    """
    met = [entry for entry in account.log if entry.on <= as_of and entry.with_ and counts_as_contact(entry, settings)]
    return bool(met) and not any(account.profile.owner in of_us(account, entry) for entry in met)
