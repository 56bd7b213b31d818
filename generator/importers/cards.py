"""Contact cards as people: their name, what they do, how they are reached."""

from __future__ import annotations

from collections.abc import Sequence

from generator.importers.records import LONGEST_NAME, Contact
from generator.importers.tables import cleaned
from generator.importers.vobjects import Entry, Property, entries


def contacts_of(name: str, data: bytes) -> list[Contact]:
    """The people of a file of contact cards, in versions 2.1, 3.0 or 4.0; CannotImport when it is none."""
    return [contact for card in entries(name, data, "vcard") if (contact := _contact(card))]


def _contact(card: Entry) -> Contact | None:
    family, given, *_ = [*map(cleaned, card.parts("n")), "", ""]
    name = cleaned(card.text("fn")) or " ".join(filter(None, (given, family)))
    if not 0 < len(name) <= LONGEST_NAME:
        return None
    company, department, *_ = [*map(cleaned, card.parts("org")), "", ""]
    return Contact(
        name=name,
        title=cleaned(card.text("title") or card.text("role")),
        department=department,
        email=_best(card.all("email")).removeprefix("mailto:").lower(),
        phone=_best(card.all("tel")).removeprefix("tel:"),
        company=company,
    )


def _best(properties: Sequence[Property]) -> str:
    """The one that is preferred, else the one at work, else the first that is no fax."""

    def rank(each: Property) -> tuple[bool, bool, bool]:
        kinds = each.parameters.get("TYPE", "").upper()
        preferred = "PREF" in kinds or each.parameters.get("PREF") == "1"
        return ("FAX" in kinds, not preferred, "WORK" not in kinds)

    return cleaned(min(properties, key=rank).text) if properties else ""
