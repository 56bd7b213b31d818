"""The parts somebody has to play in decisions about us, and how safe our champions are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.insight.people.contact import Contact, contact_state
from generator.insight.people.coverage import COVERED
from generator.insight.people.departures import successor_unknown
from generator.insight.people.weight import GRADE_ORDER
from generator.model.account import Account
from generator.model.people import DecisionRole, Stakeholder
from generator.model.settings import Settings

KEY_PARTS: tuple[tuple[DecisionRole, ...], ...] = (
    ("executive_sponsor",),
    ("decision_maker", "economic_buyer"),
    ("champion",),
)
"""The parts of which each needs somebody; where two are named, either will do."""


@dataclass(frozen=True, slots=True)
class MissingRole:
    """A part that nobody we know plays."""

    #: The part, or the two of which one would do.
    roles: tuple[DecisionRole, ...]
    #: Places that have the part, but whose holder we do not know by name yet.
    places: tuple[Stakeholder, ...]
    #: People who had the part and have left, the last one first.
    left: tuple[Stakeholder, ...]


def missing_roles(account: Account) -> tuple[MissingRole, ...] | None:
    """The key parts nobody present plays; None while no part of anybody's has been noted at all."""
    present = [person for person in account.stakeholders if person.present]
    if not any(person.decision_role for person in present):
        return None
    return tuple(_missing_role(account, roles) for roles in KEY_PARTS if not any(plays_role(p, roles) for p in present))


def plays_role(person: Stakeholder, roles: tuple[DecisionRole, ...]) -> bool:
    """Whether a person has one of some parts in decisions about us."""
    return any(role in person.decision_role for role in roles)


def _missing_role(account: Account, roles: tuple[DecisionRole, ...]) -> MissingRole:
    holders = [person for person in account.stakeholders if plays_role(person, roles)]
    left = [person for person in holders if person.left]
    left.sort(key=lambda person: person.left.on if person.left else date.min, reverse=True)
    return MissingRole(roles, tuple(person for person in holders if not person.left), tuple(left))


@dataclass(frozen=True, slots=True)
class Champions:
    """Those at the customer who speak for us when we are not in the room."""

    present: tuple[Contact, ...]
    #: Those who should speak for us, and are against us by now.
    turned: tuple[Stakeholder, ...]
    #: Those who left without anybody we know of in their place.
    lost: tuple[Stakeholder, ...]
    #: Who is nearest to becoming another one: well disposed to us, with the most influence; None if nobody is.
    next: Stakeholder | None

    @property
    def silent(self) -> tuple[Contact, ...]:
        """Those who should have heard from us by now and have not."""
        return tuple(
            contact for contact in self.present if contact.elapsed and contact.state and contact.state not in COVERED
        )

    @property
    def at_risk(self) -> bool:
        """Whether there is only one of them, or every one should have heard from us and has not."""
        return len(self.present) == 1 or (bool(self.present) and len(self.silent) == len(self.present))


def find_champions(account: Account, as_of: date, settings: Settings) -> Champions:
    """Our champions on a date, with those we have lost."""
    all_of_them = [person for person in account.stakeholders if "champion" in person.decision_role]
    there = [person for person in all_of_them if person.present]
    turned = [person for person in there if person.support in ("sceptic", "opponent")]
    return Champions(
        present=tuple(contact_state(account, person, as_of, settings) for person in there if person not in turned),
        turned=tuple(turned),
        lost=tuple(person for person in all_of_them if successor_unknown(person, as_of)),
        next=next_champion(account),
    )


def next_champion(account: Account) -> Stakeholder | None:
    """Who could become a champion: an advocate or supporter who is none yet, the most influential one."""
    friendly = [
        person
        for person in account.stakeholders
        if person.present and person.support in ("advocate", "supporter") and "champion" not in person.decision_role
    ]
    return min(friendly, key=lambda p: (GRADE_ORDER[p.influence], p.support != "advocate"), default=None)
