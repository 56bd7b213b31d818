"""What each of the customer's people is offered in the formats they want, and what made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.context.documents.packs.contacts import our_cards, their_cards
from generator.context.documents.packs.pack import customer_pack, own_pack
from generator.context.documents.packs.views import Pack
from generator.context.documents.shared import SharedAccount
from generator.context.documents.sharing import shared_account
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.people.departures import has_left
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.people import Format, Stakeholder
from generator.outputs.formats import FORMATS, FileFormat, SpokenFormat
from generator.paths import Target, bring_file, our_contacts, pack_file, their_contacts

OWN: tuple[Format, ...] = ("spreadsheet",)
"""The formats of which the site has our own edition as well; `playbook pack --internal` makes it in any."""

NOTHING = "Nothing they may have in writing yet: mark promises and meetings as shared, and note what they accepted."
NONE_READY = "None is ready for them: put it among what to bring to a meeting, with its file."


@dataclass(frozen=True, slots=True)
class FormatOffer:
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


def list_offers(account: Account, person: Stakeholder, shared: SharedAccount) -> tuple[FormatOffer, ...]:
    """What there is for one of them, in the order in which they want it; nothing where no format is known.

    Formats that nobody noted are a question, and never guessed.
    """
    if not person.present or has_left(person, shared.as_of) or account.profile.status == "closed":
        return ()
    return tuple(_make_offer(account, person, each, shared) for each in dict.fromkeys(person.information.formats))


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
    return PeoplePacks(
        offers={person.id: list_offers(account, person, shared) if made else () for person in account.stakeholders},
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


def _make_offer(account: Account, person: Stakeholder, format: Format, shared: SharedAccount) -> FormatOffer:
    form, pack = FORMATS[format], pack_for_format(account, person, format, shared)
    if isinstance(form, SpokenFormat) and not pack.files:
        return FormatOffer(person, format, form.called, None, None, form.bring)
    if isinstance(form, FileFormat) and form.of_files and not pack.files:
        return FormatOffer(person, format, form.called, None, None, NONE_READY)
    if pack.empty:
        return FormatOffer(person, format, form.called, None, None, NOTHING)
    file, own = (pack_file(account.id, person.id, format, file_ending(format, pack), each) for each in (False, True))
    return FormatOffer(person, format, form.called, file, own if format in OWN else None, "")


def pack_for_format(
    account: Account, person: Stakeholder, format: Format, shared: SharedAccount, internal: bool = False
) -> Pack:
    """The pack of one of them for a format: of what is ready for them, what is in that format."""
    made = (own_pack if internal else customer_pack)(account, shared, person)
    files = tuple(file for file in made.files if file.format == format)
    return replace(made, files=files, tables=made.tables if isinstance(FORMATS[format], FileFormat) else ())


def file_ending(format: Format, pack: Pack) -> str:
    """The ending of a pack in a format: zip as soon as a file goes with it."""
    form = FORMATS[format]
    return form.ending if isinstance(form, FileFormat) and not any(file.file for file in pack.files) else "zip"
