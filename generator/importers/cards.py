"""Contact cards as people: their name, what they do, how they are reached; and the cards that are none."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from generator.importers import tables
from generator.importers.components import Component, Property, read_components
from generator.importers.errors import CannotImport
from generator.importers.identity import company_key
from generator.importers.records import LONGEST_NAME, Record, Row, make_record
from generator.importers.tally import Tally
from generator.wording.names import first_name_first, full_name
from generator.wording.text import shorten_text

MOST_CARDS = 2_000
"""So many people fit into an account's file."""

KINDS = {"firm": "cards of firms", "group": "cards of groups"}
"""What a card can be of besides a person, and what many such cards are called."""

_TEXTS = ("fn", "n", "title", "role", "org", "email", "tel")
_WANTED = frozenset([*_TEXTS, *"nickname kind x-addressbookserver-kind x-abshowas x-evolution-list agent".split()])
_KIND_SIGNS = {
    "kind": {"org": "firm", "organization": "firm", "company": "firm", "group": "group"},
    "x-addressbookserver-kind": {"group": "group", "organization": "firm"},
    "x-evolution-list": {"true": "group"},
    "x-abshowas": {"company": "firm"},
}
"""What properties say of which kind a card is, the surest first."""
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
            raise CannotImport("too-many-cards", name=name, most=MOST_CARDS)
        fields = _read_fields(card)
        row = Row(_card_name(card), fields, tally, file=name, line=card.line)
        known = (row.name, fields["email"], fields["phone"], fields["account"], _clean_text(card.text("nickname")))
        named = Row(shorten_text(next(filter(None, known), ""), 60), fields, tally, file=name, line=card.line)
        kind, why = _reason_against(card, row)
        cut_off += kind == _CUT_OFF
        if kind:
            tally.leave_out(named, kind, why)
        else:
            if damaged := _damaged_text(card, *_TEXTS):
                tally.note(row, "with damaged letters, not used", damaged)
            contacts.append(make_record("contact", row))
        if card.text("agent").upper().startswith("BEGIN:"):
            tally.read += 1
            tally.leave_out(named, "written into a line of another card (AGENT)")
    if cut_off and cut_off == tally.read:
        raise CannotImport("cut-off", name=name, kind="vcard")
    return contacts


def _read_fields(card: Component) -> Mapping[str, str]:
    company, department, *_ = [*card.parts("org"), "", ""]
    written = {"title": card.text("title") or card.text("role"), "department": department, "account": company}
    phone = _preferred_text(card, "tel")
    if phone.lower().startswith("tel:"):  # an address such as tel:+44-20-7946-0004;ext=55
        number, *parameters = unquote(phone[4:]).split(";")
        phone = " ext. ".join([number, *(text[4:] for text in parameters if text.startswith("ext="))][:2])
    fields = {field: _clean_text(text) for field, text in written.items()}
    return fields | {"email": _preferred_text(card, "email"), "phone": phone}


def _reason_against(card: Component, row: Row) -> tuple[str, str]:
    """Why a card makes nobody a person, of many such cards and of this one; empty when it does."""
    kind, name, firm = card.text("kind").casefold(), row.name, row.fields["account"]
    signs = (meanings.get(card.text(sign).casefold(), "") for sign, meanings in _KIND_SIGNS.items())
    of = next(filter(None, signs), "")
    if firm and not of and not any(card.parts("n")[1:]) and company_key(name) in ("", company_key(firm)):
        of = "firm"
    if of:
        return KINDS[of], f"a {of}"
    unread = not name and not card.unread.isdisjoint(("fn", "n"))
    reasons = {
        _CUT_OFF: card.cut_off,
        f"of the kind “{shorten_text(kind, 40)}”": kind not in _PERSON and not kind.startswith("x-"),
        f"with a name of more than {LONGEST_NAME} letters": unread or len(name) > LONGEST_NAME,
        "with damaged letters in the name": not name and bool(_damaged_text(card, "fn", "n")),
        "without a name": not name,
    }
    return next((reason for reason, applies in reasons.items() if applies), ""), ""


def _card_name(card: Component) -> str:
    """The full name of a card, else what its parts make; empty when neither is a name, as an address is none."""
    family, given, *_ = [*(_clean_text(part, " ") for part in card.parts("n")), "", ""]
    names = (first_name_first(_preferred_text(card, "fn", " ")), full_name(given, family))
    return next((name for name in names if "@" not in name and any(letter.isalnum() for letter in name)), "")


def _clean_text(text: str, between: str = ", ") -> str:
    """A text in one line; empty for one with letters that were damaged before the file came here."""
    return "" if tables.LOST in text[:_LONG] else tables.clean_cell(text[:_LONG], between)


def _damaged_text(card: Component, *names: str) -> str:
    """The first text of some properties with letters that were damaged; empty when there is none."""
    written = (line.text for name in names for line in card.all(name))
    return next((text for text in written if tables.LOST in text[:_LONG]), "")


def _preferred_text(card: Component, name: str, between: str = ", ") -> str:
    """Of several the one that is preferred, else the one at work, else the first that is no fax."""

    def rank(line: Property) -> tuple[bool, int, bool]:
        kinds, given = line.parameters.get("TYPE", "").upper(), line.parameters.get("PREF", "")
        # 1 comes before 100, and before what nobody prefers.
        preference = int(given) if given.isdecimal() and len(given) < 4 else 1 if "PREF" in kinds else 101
        return ("FAX" in kinds, preference, "WORK" not in kinds)

    lines = (line for line in card.all(name) if line.text)
    return _clean_text(min(lines, key=rank, default=Property("")).text, between)
