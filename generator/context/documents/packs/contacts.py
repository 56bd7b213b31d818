"""How to reach people, for an address book: ours for the customer, and theirs for us."""

from __future__ import annotations

from dataclasses import dataclass

from generator.insight.sharing.sharing import shared_team
from generator.model.account import Account


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One person in an address book."""

    #: What makes it the same person the next time: ``norrland/dana``.
    key: str
    name: str
    title: str
    #: The company, and the part of it; both may be empty.
    company: str
    unit: str
    email: str
    phone: str


def our_cards(account: Account) -> tuple[ContactCard, ...]:
    """Those of us the customer deals with, the account manager first; for the customer."""
    return tuple(
        ContactCard(f"team/{contact.name}", contact.name, contact.title, "", "", contact.email, contact.phone)
        for contact in shared_team(account)
        if contact.email or contact.phone
    )


def their_cards(account: Account) -> tuple[ContactCard, ...]:
    """The customer's people who are there and whose e-mail or telephone we know, by name; for us."""
    units = {unit.id: unit.name for unit in account.profile.units}
    contact_cards = [
        ContactCard(
            key=f"{account.id}/{person.id}",
            name=person.label,
            title=person.title or "",
            company=account.name,
            unit=units.get(person.unit or "", ""),
            email=person.contact.email or "",
            phone=person.contact.phone or "",
        )
        for person in account.stakeholders
        if person.present and (person.contact.email or person.contact.phone)
    ]
    return tuple(sorted(contact_cards, key=lambda card: card.name.casefold()))
