"""People as cards for an address book (vCard 3.0, RFC 2426), which every telephone reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5

from generator.context.documents.packs.contacts import ContactCard

NAMESPACE = UUID("b1f6f3f2-52a4-4c52-8f0f-5c0c8f3b8f0e")
"""What every UID is made from; to change it makes everybody somebody new in every address book."""

_FOLD = 75
"""How many bytes a line may have."""


def write_cards(cards: Iterable[ContactCard]) -> bytes:
    """Cards as one file, the same bytes for the same people."""
    return b"".join(_fold_line(line) for card in cards for line in _card_lines(card))


def _card_lines(card: ContactCard) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{uuid5(NAMESPACE, card.key).urn}"
    # Where a name is to be cut into a first and a family name is nothing we could know.
    yield f"N:;{_clean_text(card.name)};;;"
    yield f"FN:{_clean_text(card.name)}"
    if card.company:
        yield f"ORG:{_clean_text(card.company)}" + (f";{_clean_text(card.unit)}" if card.unit else "")
    if card.title:
        yield f"TITLE:{_clean_text(card.title)}"
    if card.email:
        yield f"EMAIL;TYPE=WORK:{_clean_text(card.email)}"
    if card.phone:
        yield f"TEL;TYPE=WORK,VOICE:{_clean_text(card.phone)}"
    yield "END:VCARD"


def _clean_text(typed: str) -> str:
    """A text as a card may hold it: on one line, without control characters, its marks of structure escaped."""
    plain = "".join(character for character in " ".join(typed.split()) if character.isprintable())
    for mark in "\\;,":
        plain = plain.replace(mark, f"\\{mark}")
    return plain


def _fold_line(line: str) -> bytes:
    """A line cut into pieces of 75 bytes at most, never within a character; each further one begins with a space."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > _FOLD:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
