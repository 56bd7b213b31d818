"""The fixed phrases of what is made for a customer, in the language of whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.wording.local import HOUSE, LocalFormat
from generator.wording.text import in_a_line, plain_words, sentence_case

ENGLISH = "en"
"""The language that phrases are written in first."""

Phrase = str | Mapping[str, str]
"""A phrase, or its forms by what the language calls some numbers: one, few, other."""

PLACE = re.compile(r"\{(\w+)\}")
"""Where something is put into a phrase."""


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The phrases of one language, as a file has them."""

    tag: str
    #: The file, relative to the project.
    file: str
    #: By their keys; all of them, in English where the file lacks one.
    phrases: Mapping[str, Phrase]
    #: Whether somebody who speaks it has put their name to it.
    approved: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a paper, and how figures, money and days are written on it."""

    local: LocalFormat = field(default_factory=LocalFormat)
    #: None while nothing was read: then a phrase is the plain words of its key.
    book: PhraseBook | None = None

    def say(self, key: str, **given: str) -> str:
        """A phrase with something put into it."""
        text = self.text(key)
        return PLACE.sub(lambda place: given.get(place[1], place[0]), text)

    def count(self, key: str, number: int, **given: str) -> str:
        """A phrase in the form for a number, which is its ``{n}``."""
        found = self.book.phrases.get(key, "") if self.book else ""
        forms: Mapping[str, str] = {"other": found} if isinstance(found, str) else found
        text = forms.get(self.local.plural_form(number)) or forms.get("other") or next(iter(forms.values()))
        return PLACE.sub(lambda place: {"n": self.local.figure(number), **given}.get(place[1], place[0]), text)

    def value(self, group: str, value: str) -> str:
        """One of some fixed values in words: ``phase``, ``delivery``; of a value without a phrase its plain words."""
        key = f"{group}_{value.replace(' ', '_')}"
        return self.text(key) if self.book and key in self.book.phrases else plain_words(value)

    def title(self, group: str, value: str) -> str:
        """The same with its first letter in upper case."""
        return sentence_case(self.value(group, value))

    def quote(self, typed: str, limit: int = 120) -> str:
        """What somebody typed, for a sentence: in quotation marks, on one line, without full stop, cut when long."""
        return self.say("quoted", text=in_a_line(typed.strip().rstrip("."), limit))

    def list(self, items: Sequence[str]) -> str:
        """Some things as a list in a sentence: ``a, b and c``."""
        return self.local.in_prose(items)

    def text(self, key: str) -> str:
        """A phrase as it stands in its file."""
        found = self.book.phrases.get(key, key) if self.book else key
        return found if isinstance(found, str) else found["other"]

    @property
    def single(self) -> dict[str, str]:
        """Every phrase without a number in it, by its key."""
        phrases = self.book.phrases if self.book else {}
        return {key: phrase for key, phrase in phrases.items() if isinstance(phrase, str)}


@dataclass(frozen=True, slots=True)
class PhraseBooks:
    """The phrases of every language that has a file."""

    #: By the language, or the language and region, in lower case.
    books: Mapping[str, PhraseBook] = field(default_factory=dict)

    def speak(self, tag: str = HOUSE) -> Phrases:
        """How to speak a language, such as ``de-AT``: its own file, else that of ``de``, else English."""
        tags, local = (tag.casefold(), tag.casefold().partition("-")[0], ENGLISH), LocalFormat(tag)
        book = next((self.books[name] for name in tags if name in self.books), None)
        if book and local.right_to_left and not LocalFormat(book.tag).right_to_left:
            book = replace(book, phrases={key: _set_apart(phrase) for key, phrase in book.phrases.items()})
        return Phrases(local, book)


_SENTENCE = re.compile(r"[{.,:]")


def _set_apart(phrase: Phrase) -> Phrase:
    """An English sentence for a text from right to left, so that it stays in order around what is put into it."""
    if not isinstance(phrase, str):
        return {form: str(_set_apart(text)) for form, text in phrase.items()}
    if not _SENTENCE.search(phrase):
        return phrase
    return "\u2066" + PLACE.sub("\u2068\\g<0>\u2069", phrase) + "\u2069"


NO_PHRASES = PhraseBooks()
