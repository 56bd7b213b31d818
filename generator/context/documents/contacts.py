"""Whom to reach and how, on a page each to print: a sheet of all contacts, and the call card for a difficulty."""

from __future__ import annotations

from dataclasses import dataclass

from generator.context.account_view import AccountView
from generator.context.documents.packs.contacts import ContactCard, their_cards
from generator.context.documents.vocabulary import Head, make_head
from generator.context.roles.controller.protocol import CallRow, list_calls
from generator.insight.sharing.shared import SharedContact
from generator.insight.sharing.sharing import shared_team
from generator.model.protocol import EscalationLevel
from generator.paths import call_card_file, contact_sheet_file


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """How to reach the people of both sides, for us alone."""

    head: Head
    #: The customer's people who are there and whose e-mail or telephone we know, by name.
    theirs: tuple[ContactCard, ...]
    #: Those of us they deal with, the account manager first.
    ours: tuple[SharedContact, ...]


@dataclass(frozen=True, slots=True)
class CallCard:
    """Whom to call when something goes wrong, for us alone."""

    head: Head
    #: The most urgent first.
    calls: tuple[CallRow, ...]
    levels: tuple[CardLevel, ...]


@dataclass(frozen=True, slots=True)
class CardLevel:
    """A level of escalation, with the names of both."""

    record: EscalationLevel
    theirs: str
    ours: str


def contact_sheet(view: AccountView) -> ContactSheet | None:
    """The contacts of an account; None while nobody of theirs can be reached, and for a closed account."""
    account, theirs = view.account, their_cards(view.account)
    if view.closed or not theirs:
        return None
    head = make_head(account, "Contacts", view.as_of, contact_sheet_file(account.id))
    return ContactSheet(head, theirs, shared_team(account))


def call_card(view: AccountView) -> CallCard | None:
    """The call card of an account; None while no difficulty was thought through, and for a closed account."""
    account, calls = view.account, list_calls(view.account, view.as_of, view.directory)
    if view.closed or not calls:
        return None
    levels = account.protocol.escalation if account.protocol else ()
    return CallCard(
        head=make_head(account, "Call card", view.as_of, call_card_file(account.id)),
        calls=calls,
        levels=tuple(CardLevel(one, account.name_of(one.theirs), account.name_of(one.ours)) for one in levels),
    )
