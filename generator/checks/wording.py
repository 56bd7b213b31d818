"""How findings speak of people and things: by name, never by id."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.account import Account
from generator.model.log import InteractionType
from generator.model.people import Stakeholder
from generator.wording.text import in_prose, quote, words

LONGEST = 120
"""How many letters of a promise or a goal a sentence can carry; the rest is a link away."""


def name_of(account: Account, id: str | None) -> str:
    """The name of somebody on either side, or the title of a place whose holder we do not know."""
    person = account.person(id)
    member = account.colleague(id)
    return person.label if person else member.label if member else ""


def names_of(account: Account, ids: Iterable[str]) -> str:
    """Several people on either side by name: ``Dana Ortiz and Lars Holm``."""
    return in_prose([name for id in ids if (name := name_of(account, id))])


def with_title(person: Stakeholder) -> str:
    """A person's name with their job title, where both are known: ``Dana Ortiz (Plant manager)``."""
    return f"{person.name} ({person.title})" if person.name and person.title else person.label


def quoted(text: str) -> str:
    """A text of the account in quotation marks, without its full stop; a long one is cut at a word."""
    return quote(text, LONGEST)


def listed(texts: Iterable[str], most: int = 3) -> str:
    """Several texts of the account in a sentence; of many the first few, and how many more."""
    found = [quoted(text) for text in texts]
    rest = len(found) - most
    return in_prose([*found[:most], f"{rest} more"] if rest > 0 else found)


def kind_of_contact(type: InteractionType) -> str:
    """What happened, in a word or two: ``video call``, ``e-mail``, ``site visit``."""
    return {"email": "e-mail", "video": "video call"}.get(type, words(type))
