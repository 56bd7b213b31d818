"""What each of the customer's people is offered in the formats they want, and what made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.context.documents.packs.contacts import our_cards, their_cards
from generator.context.documents.packs.pack import customer_pack, own_pack
from generator.context.documents.packs.shared import SharedAccount
from generator.context.documents.packs.sharing import shared_account
from generator.context.documents.packs.views import Pack
from generator.insight.meetings.meetings import planned
from generator.insight.people.departures import gone
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.people import Format, Stakeholder
from generator.outputs.formats import FORMATS, Form, Spoken
from generator.paths import Target, bring_file, our_contacts, pack_file, their_contacts

OWN: tuple[Format, ...] = ("spreadsheet",)
"""The formats of which the site has our own edition as well; `playbook pack --internal` makes it in any."""

NOTHING = "Nothing they may have in writing yet: mark promises and meetings as shared, and note what they accepted."
NONE_READY = "None is ready for them: put it among what to bring to a meeting, with its file."


@dataclass(frozen=True, slots=True)
class Offer:
    """One format that somebody wants, and what there is in it."""

    person: Stakeholder
    format: Format
    #: What people call it.
    called: str
    #: What to download; None where there is nothing to make.
    file: Target | None
    #: Our own edition of it.
    own: Target | None
    #: What to bring instead, or what is lacking; empty where there is a file.
    instead: str


def offers(account: Account, person: Stakeholder, shared: SharedAccount) -> tuple[Offer, ...]:
    """What there is for one of them, in the order in which they want it; nothing where no format is known.

    Formats that nobody noted are a question, and never guessed.
    """
    if not person.present or gone(person, shared.as_of) or account.profile.status == "closed":
        return ()
    return tuple(_offer(account, person, each, shared) for each in dict.fromkeys(person.information.formats))


@dataclass(frozen=True, slots=True)
class PeoplePacks:
    """What the People page offers to download."""

    #: What there is for each of them, by their ids.
    offers: Mapping[str, tuple[Offer, ...]]
    #: Who could ask whom in which format they want their information, in words, by their ids.
    asks: Mapping[str, str]
    #: How to reach ours, for them, and theirs, for us; None when nothing is known.
    ours: Target | None
    theirs: Target | None


def people_packs(account: Account, as_of: date) -> PeoplePacks:
    """What the People page offers for each of them on a date."""
    shared, made = shared_account(account, as_of), packs_made(account)
    return PeoplePacks(
        offers={person.id: offers(account, person, shared) if made else () for person in account.stakeholders},
        asks={person.id: _ask(account, person) for person in account.stakeholders},
        ours=our_contacts(account.id) if made and our_cards(account) else None,
        theirs=their_contacts(account.id) if made and their_cards(account) else None,
    )


def packs_made(account: Account) -> bool:
    """Whether packs are made of an account with the site."""
    return account.settings.print and account.profile.status != "closed"


def brings(account: Account, meeting: Meeting) -> bool:
    """Whether there is anybody to bring something to a meeting for."""
    return any(account.person(id) for id in meeting.attendees) or bool(meeting.materials)


def bring_files(account: Account, as_of: date) -> Mapping[str, Target | None]:
    """Everything to bring to each planned meeting as one file, by the ids of the meetings; None where there is none."""
    made = packs_made(account)
    return {
        meeting.id: bring_file(account.id, meeting.id) if made and brings(account, meeting) else None
        for meeting in planned(account, as_of)
    }


def _ask(account: Account, person: Stakeholder) -> str:
    """Whom to ask in which format somebody wants their information."""
    owner = account.colleague(person.contact.owner) or account.colleague(account.profile.owner)
    via = account.person(person.contact.via)
    whom = f"{via.label}, who arranges things for {person.label}" if via and via.present else person.label
    return f"{owner.name} could ask {whom}" if owner else f"ask {whom}"


def _offer(account: Account, person: Stakeholder, format: Format, shared: SharedAccount) -> Offer:
    form, found = FORMATS[format], packed(account, person, format, shared)
    if isinstance(form, Spoken) and not found.files:
        return Offer(person, format, form.called, None, None, form.bring)
    if isinstance(form, Form) and form.of_files and not found.files:
        return Offer(person, format, form.called, None, None, NONE_READY)
    if found.empty:
        return Offer(person, format, form.called, None, None, NOTHING)
    file, own = (pack_file(account.id, person.id, format, ending(format, found), each) for each in (False, True))
    return Offer(person, format, form.called, file, own if format in OWN else None, "")


def packed(
    account: Account, person: Stakeholder, format: Format, shared: SharedAccount, internal: bool = False
) -> Pack:
    """The pack of one of them for a format: of what is ready for them, what is in that format."""
    made = (own_pack if internal else customer_pack)(account, shared, person)
    files = tuple(each for each in made.files if each.format == format)
    return replace(made, files=files, tables=made.tables if isinstance(FORMATS[format], Form) else ())


def ending(format: Format, found: Pack) -> str:
    """The ending of a pack in a format: zip as soon as a file goes with it."""
    form = FORMATS[format]
    return form.ending if isinstance(form, Form) and not any(each.file for each in found.files) else "zip"
