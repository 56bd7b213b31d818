"""How many of the people we know we are in touch with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.insight.people.contact import Contact, ContactState, contact_state
from generator.insight.people.weight import INFLUENCE
from generator.model.account import Account
from generator.model.settings import Settings

COVERED = (ContactState.IN_TOUCH, ContactState.DUE)
"""The states in which we are in touch with somebody; due is still on time."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """With whom of the people we know we are in touch."""

    #: Those we are in touch with, or whose contact is only due; in the order of the account.
    covered: tuple[Contact, ...]
    #: The others, the most influential first.
    missed: tuple[Contact, ...]

    @property
    def share(self) -> float:
        """The share we are in touch with, from 0 to 1; high influence counts three times, medium twice."""
        return _total_weight(self.covered) / _total_weight((*self.covered, *self.missed))

    @property
    def heads(self) -> float:
        """The same share with everybody counted once."""
        return len(self.covered) / (len(self.covered) + len(self.missed))


def contact_coverage(account: Account, as_of: date, settings: Settings) -> Coverage | None:
    """With whom we are in touch, people who left not counted; influence nobody judged weighs like a low one.

    People we have not met yet but still may in time are left out. None when there is nobody else, or when
    there is neither a contact with anybody nor a day since when the company is our customer.
    """
    contacts = [contact_state(account, person, as_of, settings) for person in account.stakeholders if person.present]
    told = [contact for contact in contacts if contact.state]
    if not told or all(contact.elapsed is None for contact in told):
        return None
    missed = sorted((contact for contact in told if contact.state not in COVERED), key=_weight_of, reverse=True)
    return Coverage(tuple(contact for contact in told if contact.state in COVERED), tuple(missed))


def _total_weight(people: Sequence[Contact]) -> int:
    return sum(map(_weight_of, people))


def _weight_of(contact: Contact) -> int:
    return INFLUENCE[contact.person.influence]
