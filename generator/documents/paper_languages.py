"""What we have to know of the languages in which something was made for a customer."""

from __future__ import annotations

from collections.abc import Iterable

from generator.load.phrases import PHRASES_FOLDER
from generator.model.account import Account
from generator.model.problem import Level, Place, Problem
from generator.wording.phrases import ENGLISH, Phrases


def languages_of(account: Account) -> list[Phrases]:
    """The languages in which something is made for the customer of an account, and for each of its people."""
    if account.profile.status == "closed" or not account.settings.print:
        return []
    readers = [person for person in account.stakeholders if person.present and person.information.formats]
    return [account.customer_words, *(account.read_by(person).customer_words for person in readers)]


def note_languages(spoken: Iterable[Phrases]) -> list[Problem]:
    """A note for each language whose phrases nobody has reviewed, and for each that has none."""
    return list(dict.fromkeys(note for phrases in spoken if (note := _note_language(phrases))))


def _note_language(phrases: Phrases) -> Problem | None:
    book, local = phrases.book, phrases.local
    if book is None or local.language == ENGLISH:
        return None
    if book.tag == ENGLISH:
        message = f"There are no {local.language_name} phrases: what is fixed on papers for a customer is in English"
        hint = f"copy {book.file} to {PHRASES_FOLDER}{local.language}.yaml and translate it"
        return Problem(Place(book.file), "no-phrases", message, hint, level=Level.NOTE)
    if book.approved:
        return None
    message = f"The {local.language_name} phrases have not been reviewed by anybody: {book.file}"
    hint = "let somebody who speaks it read them; their name and the day go to `reviewed` there"
    return Problem(Place(book.file), "phrases-not-reviewed", message, hint, level=Level.NOTE)
