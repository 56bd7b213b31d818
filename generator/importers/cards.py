"""Contact cards as people: their name, what they do, how they are reached; and the cards that are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from generator.importers.components import Component, Property, read_components
from generator.importers.records import LONGEST_NAME, Contact
from generator.importers.refused import CannotImport
from generator.importers.tables import cleaned
from generator.text import shortened

MOST_CARDS = 2_000
"""So many people fit into an account's file."""

KINDS = ("firm", "group")
"""What a card can be of besides a person."""

_FIRM, _GROUP = KINDS
_WANTED = frozenset(
    "fn n nickname org title role email tel kind x-addressbookserver-kind x-abshowas x-evolution-list agent".split()
)
_WORDS_FOR = {"org": _FIRM, "organization": _FIRM, "company": _FIRM, "group": _GROUP}


@dataclass(frozen=True, slots=True)
class LeftOutCard:
    """A card that makes nobody a person of the account."""

    line: int
    #: What it holds, by which somebody knows it again.
    holds: str
    #: ``firm``, ``group``, or what is wrong with it.
    why: str


@dataclass(slots=True)
class Cards:
    """The people of a file of contact cards, and the cards that are left out."""

    contacts: list[Contact] = field(default_factory=list)
    left_out: list[LeftOutCard] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many cards the file has."""
        return len(self.contacts) + len(self.left_out)


def read_cards(name: str, data: bytes) -> Cards:
    """The people of a file of contact cards, in versions 2.1, 3.0 or 4.0; CannotImport when it is none."""
    cards = Cards()
    for card in read_components(name, data, "vcard", _WANTED):
        if card.kind != "vcard":
            continue
        if cards.read == MOST_CARDS:
            raise CannotImport(
                f"{name} has more than {MOST_CARDS:,} cards, more than one account has people. "
                "Export the cards of the account alone, such as a group of your address book."
            )
        reason = _reason_against(card)
        if reason:
            cards.left_out.append(LeftOutCard(card.line, _held(card), reason))
        else:
            cards.contacts.append(_contact(card))
        if card.text("agent").upper().startswith("BEGIN:"):
            cards.left_out.append(LeftOutCard(card.line, _held(card), "written into a line of another card (AGENT)"))
    if not cards.contacts and cards.left_out and all(card.why == _CUT_OFF for card in cards.left_out):
        raise CannotImport(f"{name} was cut off: it ends in the middle of a vcard. Export it again.")
    return cards


_CUT_OFF = "without an end"


def _reason_against(card: Component) -> str:
    """Why a card makes nobody a person; empty when it does."""
    kind = (card.text("kind") or card.text("x-addressbookserver-kind")).casefold()
    name = _name(card)
    if card.cut_off:
        return _CUT_OFF
    if kind in _WORDS_FOR:
        return _WORDS_FOR[kind]
    if kind and kind not in ("individual", "person", "x-individual"):
        return f"of the kind “{shortened(kind, 40)}”"
    if card.text("x-evolution-list").casefold() == "true":
        return _GROUP
    if card.text("x-abshowas").casefold() == "company" or (name and not any(card.parts("n")) and name == _firm(card)):
        return _FIRM
    if len(name) > LONGEST_NAME or (not name and {"fn", "n"} & card.unread):
        return f"with a name of more than {LONGEST_NAME} letters"
    return "" if name else "without a name"


def _name(card: Component) -> str:
    """The full name of a card, else what its parts make; empty when there is no letter in either."""
    family, given, *_ = [*map(cleaned, card.parts("n")), "", ""]
    names = (cleaned(card.text("fn")), " ".join(filter(None, (given, family))))
    return next((name for name in names if any(letter.isalnum() for letter in name)), "")


def _firm(card: Component) -> str:
    return cleaned(next(iter(card.parts("org")), ""))


def _contact(card: Component) -> Contact:
    company, department, *_ = [*map(cleaned, card.parts("org")), "", ""]
    return Contact(
        name=_name(card),
        title=cleaned(card.text("title") or card.text("role")),
        department=department,
        email=_email(card),
        phone=_phone(card),
        company=company,
    )


def _email(card: Component) -> str:
    return _best(card.all("email")).removeprefix("mailto:").lower()


def _phone(card: Component) -> str:
    """The telephone number; of an address such as ``tel:+44-20-7946-0004;ext=55`` the number and its extension."""
    written = _best(card.all("tel"))
    if not written.lower().startswith("tel:"):
        return written
    number, *parameters = unquote(written[4:]).split(";")
    extension = next((value for key, _, value in (each.partition("=") for each in parameters) if key == "ext"), "")
    return f"{number} ext. {extension}" if extension else number


def _best(properties: Sequence[Property]) -> str:
    """The one that is preferred, else the one at work, else the first that is no fax."""

    def rank(found: Property) -> tuple[bool, int, bool]:
        kinds = found.parameters.get("TYPE", "").upper()
        given = found.parameters.get("PREF", "")
        preference = int(given) if given.isdecimal() else 1 if "PREF" in kinds else 101  # 1 comes first, 100 last
        return ("FAX" in kinds, preference, "WORK" not in kinds)

    return cleaned(min((found for found in properties if found.text), key=rank, default=Property("")).text)


def _held(card: Component) -> str:
    """By what somebody knows a card again: its name, else its address, number or firm."""
    return shortened(_name(card) or _email(card) or _phone(card) or _firm(card) or cleaned(card.text("nickname")), 60)
