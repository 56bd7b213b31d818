"""How many of the people we know we are in touch with, and how deep the contact goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.insight.contact import Contact, ContactState, contact, contacts
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings

COVERED = (ContactState.IN_TOUCH, ContactState.DUE)
"""The states in which we are in touch with somebody; due is still on time."""

_WEIGHT = {"high": 3, "medium": 2, "low": 1, None: 1}
_BRIEF, _MULTIPLE = 1, 5
_YEAR = 365


class Depth(StrEnum):
    """How much contact there was in a year."""

    NONE = "none"
    BRIEF = "brief"
    MULTIPLE = "multiple"
    IN_DEPTH = "in_depth"


def depth(account: Account, person: Stakeholder, as_of: date, settings: Settings) -> Depth:
    """How deep the contact with a person went in the last 365 days: 0, 1, 2 to 5, or more contacts."""
    start = as_of - timedelta(days=_YEAR)
    number = sum(entry.on > start for entry in contacts(account, person.id, as_of, settings))
    if number <= _BRIEF:
        return Depth.BRIEF if number else Depth.NONE
    return Depth.MULTIPLE if number <= _MULTIPLE else Depth.IN_DEPTH


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
        return _weight(self.covered) / _weight((*self.covered, *self.missed))

    @property
    def heads(self) -> float:
        """The same share with everybody counted once."""
        return len(self.covered) / (len(self.covered) + len(self.missed))


def coverage(account: Account, as_of: date, settings: Settings) -> Coverage | None:
    """With whom we are in touch, people who left not counted; influence nobody judged weighs like a low one.

    People we have not met yet but still may in time are left out. None when there is nobody else, or when
    there is neither a contact with anybody nor a day since when the company is our customer.
    """
    found = [contact(account, person, as_of, settings) for person in account.stakeholders if person.present]
    told = [each for each in found if each.state]
    if not told or all(each.elapsed is None for each in told):
        return None
    missed = sorted((each for each in told if each.state not in COVERED), key=_weight_of, reverse=True)
    return Coverage(tuple(each for each in told if each.state in COVERED), tuple(missed))


def _weight(people: Sequence[Contact]) -> int:
    return sum(map(_weight_of, people))


def _weight_of(found: Contact) -> int:
    return _WEIGHT[found.person.influence]
