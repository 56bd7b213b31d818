"""What each of the customer's people is offered in the formats they want."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.context.documents.packs.contacts import our_cards, their_cards
from generator.context.documents.packs.formats import FORMATS
from generator.context.documents.packs.pack import Pack, customer_pack, own_edition
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.people.departures import has_left
from generator.insight.sharing.shared import SharedAccount
from generator.insight.sharing.sharing import shared_account
from generator.model.account import Account
from generator.model.formats import Format
from generator.model.meetings import Meeting
from generator.model.people import Stakeholder
from generator.paths import Target, bring_file, our_contacts, pack_file, their_contacts

OWN: tuple[Format, ...] = ("spreadsheet",)
"""The formats of which the site has our own edition as well; `playbook pack --internal` makes it in any."""

NOTHING = "Nothing they may have in writing yet: mark promises and meetings as shared, and note what they accepted."
NONE_READY = "None is ready for them: put it among what to bring to a meeting, with its file."


@dataclass(frozen=True, slots=True)
class FormatOffer:
    """One format that somebody wants, and what there is in it."""

    format: Format
    #: What people call it.
    called: str
    #: What to download; None where there is nothing to make.
    file: Target | None = None
    #: Our own edition of it.
    own: Target | None = None
    #: What to bring instead, or what is lacking; empty where there is a file.
    instead: str = ""


@dataclass(frozen=True, slots=True)
class PreparedPack:
    """What somebody is handed in one format they want, before it is written."""

    person: Stakeholder
    offer: FormatOffer
    handed: Pack
    #: The same for us.
    own: Pack


def prepare_packs(account: Account, person: Stakeholder, shared: SharedAccount) -> tuple[PreparedPack, ...]:
    """What there is for one of them, in the order in which they want it; nothing where no format is known.

    Formats that nobody noted are a question, and never guessed.
    """
    if not person.present or has_left(person, shared.as_of) or account.profile.status == "closed":
        return ()
    theirs = account.read_by(person)
    whole = customer_pack(account, shared if theirs is account else shared_account(theirs, shared.as_of), person)
    own, prepared = own_edition(account, whole, person), []
    for format in dict.fromkeys(person.information.formats):
        handed = _in_format(whole, format)
        offer = _make_offer(account, person, format, handed)
        prepared.append(PreparedPack(person, offer, handed, _in_format(own, format)))
    return tuple(prepared)


def _in_format(pack: Pack, format: Format) -> Pack:
    """A pack for a format: of what is ready for them, what is in that format; tables only where it is a file."""
    files = tuple(file for file in pack.files if file.format == format)
    return replace(pack, files=files, tables=pack.tables if FORMATS[format].ending else ())


def _make_offer(account: Account, person: Stakeholder, format: Format, pack: Pack) -> FormatOffer:
    form = FORMATS[format]
    if not pack.files and (form.bring or form.of_files):
        return FormatOffer(format, form.called, instead=form.bring or NONE_READY)
    if pack.empty:
        return FormatOffer(format, form.called, instead=NOTHING)
    ending = "zip" if not form.ending or any(file.file for file in pack.files) else form.ending
    file, own = (pack_file(account.id, person.id, format, ending, internal) for internal in (False, True))
    return FormatOffer(format, form.called, file, own if format in OWN else None)


@dataclass(frozen=True, slots=True)
class PeoplePacks:
    """What the People page offers to download."""

    #: What there is for each of them, by their ids.
    offers: Mapping[str, tuple[FormatOffer, ...]]
    #: Who could ask whom in which format they want their information, in words, by their ids.
    asks: Mapping[str, str]
    #: How to reach ours, for them, and theirs, for us; None when nothing is known.
    ours: Target | None
    theirs: Target | None


def people_packs(account: Account, as_of: date) -> PeoplePacks:
    """What the People page offers for each of them on a date."""
    shared, made = shared_account(account, as_of), make_packs(account)
    packs = {person.id: prepare_packs(account, person, shared) if made else () for person in account.stakeholders}
    return PeoplePacks(
        offers={id: tuple(pack.offer for pack in prepared) for id, prepared in packs.items()},
        asks={person.id: _ask_words(account, person) for person in account.stakeholders},
        ours=our_contacts(account.id) if made and our_cards(account) else None,
        theirs=their_contacts(account.id) if made and their_cards(account) else None,
    )


def make_packs(account: Account) -> bool:
    """Whether packs are made of an account with the site."""
    return account.settings.print and account.profile.status != "closed"


def has_materials(account: Account, meeting: Meeting) -> bool:
    """Whether there is anybody to bring something to a meeting for."""
    return any(account.person(id) for id in meeting.attendees) or bool(meeting.materials)


def bring_files(account: Account, as_of: date) -> Mapping[str, Target | None]:
    """Everything to bring to each planned meeting as one file, by the ids of the meetings; None where there is none."""
    made = make_packs(account)
    return {
        meeting.id: bring_file(account.id, meeting.id) if made and has_materials(account, meeting) else None
        for meeting in planned_meetings(account, as_of)
    }


def _ask_words(account: Account, person: Stakeholder) -> str:
    """Whom to ask in which format somebody wants their information."""
    owner = account.colleague(person.contact.owner) or account.colleague(account.profile.owner)
    via = account.person(person.contact.via)
    whom = f"{via.label}, who arranges things for {person.label}" if via and via.present else person.label
    return f"{owner.name} could ask {whom}" if owner else f"ask {whom}"
