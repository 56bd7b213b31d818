"""How findings speak of people and things: by name, never by id."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.people import Stakeholder
from generator.wording.text import in_prose, quoted


def with_title(person: Stakeholder) -> str:
    """A person's name with their job title, where both are known: ``Dana Ortiz (Plant manager)``."""
    return f"{person.name} ({person.title})" if person.name and person.title else person.label


def list_texts(texts: Iterable[str], most: int = 3) -> str:
    """Several texts of the account in a sentence; of many the first few, and how many more."""
    quotes = [quoted(text) for text in texts]
    rest = len(quotes) - most
    return in_prose([*quotes[:most], f"{rest} more"] if rest > 0 else quotes)
