"""With whom we are in touch on each floor of the customer's building."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_args

from generator.insight.people.contact import Contact, contact_state
from generator.insight.people.coverage import COVERED
from generator.model.account import Account
from generator.model.people import Floor
from generator.model.settings import Settings

FLOORS: tuple[str, ...] = get_args(Floor)
"""The floors from the top down."""


@dataclass(frozen=True, slots=True)
class FloorCoverage:
    """One floor of the building."""

    floor: str
    #: Where we stand with each person we know there; empty when we know nobody.
    people: tuple[Contact, ...]

    @property
    def covered(self) -> bool:
        """Whether we are in touch with somebody there."""
        return any(person.state in COVERED for person in self.people)

    @property
    def missed(self) -> bool:
        """Whether there is somebody we should be in touch with, and we are with nobody."""
        return not self.covered and any(person.state for person in self.people)

    @property
    def last(self) -> Contact | None:
        """The person there we were in contact with most recently."""
        met = [person for person in self.people if person.last]
        return max(met, key=lambda contact: contact.last.on if contact.last else date.min, default=None)


def floor_coverage(account: Account, as_of: date, settings: Settings) -> tuple[FloorCoverage, ...]:
    """Every floor from the top down, those where we know nobody among them."""
    present = [person for person in account.stakeholders if person.present]
    return tuple(
        FloorCoverage(
            floor,
            tuple(contact_state(account, person, as_of, settings) for person in present if person.floor == floor),
        )
        for floor in FLOORS
    )
