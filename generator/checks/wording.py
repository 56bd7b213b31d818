"""How findings speak of people and things: by name, never by id."""

from __future__ import annotations

from collections.abc import Iterable

from generator.insight.people.contact import Contact
from generator.model.people import Stakeholder
from generator.wording.text import count_noun, few_in_prose, quote_text


def with_title(person: Stakeholder) -> str:
    """A person's name with their job title, where both are known: ``Dana Ortiz (Plant manager)``."""
    return f"{person.name} ({person.title})" if person.name and person.title else person.label


def list_texts(texts: Iterable[str], most: int = 3) -> str:
    """Several texts of the account in a sentence; of many the first few, and how many more."""
    return few_in_prose([quote_text(text) for text in texts], most)


def days_of_silence(contact: Contact) -> str:
    """For how long somebody has not heard from us: ``92 days without their shutdown, 105 in all``."""
    days, pause = contact.elapsed or 0, contact.pause
    if not pause.days:
        return count_noun(days, "day")
    shut = all(event.kind == "shutdown" for event in pause.events)
    left_out = "their shutdown" if shut else "the time they asked for quiet"
    return f"{count_noun(days, 'day')} without {left_out}, {days + pause.days} in all"
