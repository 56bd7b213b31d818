"""Contact cards as people: their name, what they do, how they are reached; and the cards that are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from generator.importers import tables
from generator.importers.components import Component, read_components
from generator.importers.content_lines import Property
from generator.importers.errors import CannotImport
from generator.importers.identity import company_key
from generator.importers.records import LONGEST_NAME, Record, Row, make_record
from generator.importers.tally import FromFile, Tally
from generator.wording.names import first_name_first, full_name
from generator.wording.text import shorten_text

MOST_CARDS = 2_000
"""So many people fit into an account's file."""

KINDS = {"firm": "cards of firms", "group": "cards of groups"}
"""What a card can be of besides a person, and what many such cards are called."""

_WANTED = frozenset(
    "fn n nickname org title role email tel kind x-addressbookserver-kind x-abshowas x-evolution-list agent".split()
)
_WORDS_FOR = {"org": "firm", "organization": "firm", "company": "firm", "group": "group"}
_PERSON = ("", "individual", "person")
_CUT_OFF = "without an end"
_LONG = 2_000
"""So many letters of a text are looked at; a name of more than a tenth of them is none."""


def read_cards(name: str, data: bytes, tally: Tally, encoding: str | None = None) -> list[Record]:
    """The people of a file of contact cards, in versions 2.1, 3.0 or 4.0; CannotImport when it is none.

    Every card is counted in the tally, with those that are left out and why.
    """
    contacts: list[Record] = []
    cut_off = 0
    for card in read_components(name, data, "vcard", _WANTED, encoding):
        if card.kind != "vcard":
            continue
        tally.read += 1
        if tally.read > MOST_CARDS:
            raise CannotImport(
                f"{name} has more than {MOST_CARDS:,} cards, more than one account has people. "
                "Export the cards of the account alone, such as a group of your address book."
            )
        record = FromFile(_describe_card(card), file=name, line=card.line)
        if kind := _firm_or_group(card):
            tally.leave_out(record, KINDS[kind], f"a {kind}")
        elif reason := _reason_against(card):
            tally.leave_out(record, reason)
            cut_off += reason == _CUT_OFF
        else:
            contacts.append(_read_contact(card, record, tally))
        if card.text("agent").upper().startswith("BEGIN:"):
            tally.read += 1
            tally.leave_out(record, "written into a line of another card (AGENT)")
    if cut_off and cut_off == tally.read:
        raise CannotImport(f"{name} was cut off: it ends in the middle of a vcard. Export it again.")
    return contacts


def _firm_or_group(card: Component) -> str:
    """Whether a card is that of a firm or group; empty when it is neither."""
    kind = (card.text("kind") or card.text("x-addressbookserver-kind")).casefold()
    if kind in _WORDS_FOR:
        return _WORDS_FOR[kind]
    if card.text("x-evolution-list").casefold() == "true":
        return "group"
    nameless = not any(card.parts("n")[1:]) and bool(_card_firm(card))
    called_alike = nameless and company_key(_card_name(card)) in ("", company_key(_card_firm(card)))
    return "firm" if called_alike or card.text("x-abshowas").casefold() == "company" else ""


def _reason_against(card: Component) -> str:
    """Why a card makes nobody a person, though it is not that of a firm or group; empty when it does."""
    kind, name = card.text("kind").casefold(), _card_name(card)
    if card.cut_off:
        return _CUT_OFF
    if kind not in _PERSON and not kind.startswith("x-"):
        return f"of the kind “{shorten_text(kind, 40)}”"
    if len(name) > LONGEST_NAME or (not name and {"fn", "n"} & card.unread):
        return f"with a name of more than {LONGEST_NAME} letters"
    if not name and _damaged(card, ("fn", "n")):
        return "with damaged letters in the name"
    return "" if name else "without a name"


def _card_name(card: Component) -> str:
    """The full name of a card, else what its parts make; empty when neither is a name, as an address is none."""
    family, given, *_ = [*(_clean_text(part, " ") for part in card.parts("n")), "", ""]
    names = (first_name_first(_clean_text(_full_name(card), " ")), full_name(given, family))
    return next((name for name in names if "@" not in name and any(letter.isalnum() for letter in name)), "")


def _full_name(card: Component) -> str:
    return min(
        (content_line for content_line in card.all("fn") if content_line.text), key=_preference, default=Property("")
    ).text


def _clean_text(text: str, between: str = ", ") -> str:
    """A text in one line; empty for one with letters that were damaged before the file came here."""
    return "" if tables.LOST in text[:_LONG] else tables.clean_cell(text[:_LONG], between)


def _damaged(card: Component, names: Iterable[str]) -> str:
    """The first text of some properties with letters that were damaged; empty when there is none."""
    written = (content_line.text for name in names for content_line in card.all(name))
    return next((text for text in written if tables.LOST in text[:_LONG]), "")


def _card_firm(card: Component) -> str:
    return _clean_text(next(iter(card.parts("org")), ""))


def _read_contact(card: Component, record: FromFile, tally: Tally) -> Record:
    company, department, *_ = [*card.parts("org"), "", ""]
    written = {"title": card.text("title") or card.text("role"), "department": department, "account": company}
    fields = {field: _clean_text(text) for field, text in written.items()}
    fields |= {"email": _card_email(card), "phone": _card_phone(card)}
    row = Row(_card_name(card), fields, tally, file=record.file, line=record.line)
    if damaged := _damaged(card, ("fn", "n", "title", "role", "org", "email", "tel")):
        tally.note(row, "with damaged letters, not used", damaged)
    return make_record("contact", row)


def _card_email(card: Component) -> str:
    return _preferred_value(card.all("email")).removeprefix("mailto:").lower()


def _card_phone(card: Component) -> str:
    """The telephone number; of an address such as ``tel:+44-20-7946-0004;ext=55`` the number and its extension."""
    written = _preferred_value(card.all("tel"))
    if not written.lower().startswith("tel:"):
        return written
    number, *parameters = unquote(written[4:]).split(";")
    extension = next(
        (value for key, _, value in (parameter.partition("=") for parameter in parameters) if key == "ext"), ""
    )
    return f"{number} ext. {extension}" if extension else number


def _preferred_value(properties: Sequence[Property]) -> str:
    """The one that is preferred, else the one at work, else the first that is no fax."""

    def rank(content_line: Property) -> tuple[bool, int, bool]:
        kinds = content_line.parameters.get("TYPE", "").upper()
        return ("FAX" in kinds, _preference(content_line), "WORK" not in kinds)

    return _clean_text(
        min((content_line for content_line in properties if content_line.text), key=rank, default=Property("")).text
    )


def _preference(content_line: Property) -> int:
    """Which of several comes first: 1 before 100, and before what nobody prefers."""
    given = content_line.parameters.get("PREF", "")
    if given.isdecimal() and len(given) < 4:
        return int(given)
    return 1 if "PREF" in content_line.parameters.get("TYPE", "").upper() else 101


def _describe_card(card: Component) -> str:
    """By what somebody knows a card again: its name, else its address, number or firm."""
    return shorten_text(
        _card_name(card)
        or _card_email(card)
        or _card_phone(card)
        or _card_firm(card)
        or _clean_text(card.text("nickname")),
        60,
    )
