"""Whom of an account's people those who work elsewhere may have to know: for the page of connections over all accounts.

Their job titles, their weight and what we think of them stay with the account.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.context.account_view import AccountView
from generator.context.views import Who
from generator.insight.people.departures import has_left
from generator.insight.people.introductions import WELL, our_ties
from generator.model.elsewhere import person_over_all
from generator.model.people import Stakeholder


@dataclass(frozen=True, slots=True)
class KnownBy:
    """One of us who knows somebody."""

    id: str
    name: str
    #: How well, in words, and how strong that is, from 1 to 4.
    how: str
    strength: int


@dataclass(frozen=True, slots=True)
class Departure:
    """Where somebody went who left."""

    on: date
    #: Empty where nobody knows.
    company: str
    follow_up: date | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One of an account's people who is in several accounts, has left, or is well known to one of us."""

    #: Who they are in all accounts: ``norrland/dana``.
    person: str
    #: Their name alone, with a link to their card.
    who: Who
    #: Those of us who know them, the strongest tie first.
    known: tuple[KnownBy, ...]
    #: None while they are there.
    left: Departure | None
    #: Whether they would introduce us to others, or have done so.
    introduces: bool


@dataclass(frozen=True, slots=True)
class AddressLine:
    """Somebody with an e-mail address, by which it shows that they were noted twice."""

    email: str
    person: str
    who: Who
    #: Where they were typed: the file, and the line from 1 on.
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Connections:
    """What an account gives to the page of connections."""

    people: tuple[PersonLine, ...] = ()
    addresses: tuple[AddressLine, ...] = ()
    #: Whether the account is still being written, so that they are no customer yet.
    draft: bool = False


def note_connections(view: AccountView) -> Connections:
    """What an account gives to the page of connections."""
    draft = view.account.profile.status == "draft"
    return Connections(tuple(_list_people(view)), tuple(_list_addresses(view)), draft)


def _list_people(view: AccountView) -> Iterator[PersonLine]:
    account = view.account
    for person in account.stakeholders:
        ties = our_ties(account, person, view.as_of)
        well_known = bool(ties) and ties[0].strength >= WELL
        if person.name is None or not (account.person_elsewhere(person) or person.left or well_known):
            continue
        known = tuple(KnownBy(tie.colleague.id, tie.colleague.name, tie.how, tie.strength) for tie in ties)
        introduces = person.advocacy.referral != "none"
        yield PersonLine(_over_all(view, person), _who(view, person), known, _departure(view, person), introduces)


def _list_addresses(view: AccountView) -> Iterator[AddressLine]:
    for person in view.account.stakeholders:
        if person.name and person.contact.email and not person.left and (place := person.typed_at):
            email = person.contact.email.casefold()
            yield AddressLine(email, _over_all(view, person), _who(view, person), place.file, place.line)


def _over_all(view: AccountView, person: Stakeholder) -> str:
    return person_over_all(view.account.id, person.id, person.same_as)


def _who(view: AccountView, person: Stakeholder) -> Who:
    who = view.directory.theirs(person)
    return Who(who.name, "", who.target, ours=False)


def _departure(view: AccountView, person: Stakeholder) -> Departure | None:
    left = person.left if has_left(person, view.as_of) else None
    return Departure(left.on, left.to_company or "", left.follow_up) if left else None
