"""Whom or what somebody means who types an id, a name or a part of one; never a guess between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.wording.names import both_spellings, name_words, same_person
from generator.wording.text import make_slug, nearest_word, shorten_text

_SHOWN = 60
"""How many letters of a name are shown where several are listed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be meant."""

    id: str
    #: A person's name, the text of a promise, a question.
    name: str
    #: Whether it is over: somebody who left. Of several, those that are not over are meant.
    past: bool = False

    @property
    def list_label(self) -> str:
        """Its name and id for a list to choose from."""
        name = shorten_text(self.name, _SHOWN)
        return f"{name} ({self.id})" if self.id and self.id != make_slug(self.name) else name


class Unclear(ValueError):
    """Nobody is meant, or several are; the message says so for people, ``candidates`` are the several."""

    def __init__(self, message: str, candidates: Sequence[Candidate] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


def find_meant(typed: str, among: Iterable[Candidate], what: str) -> Candidate:
    """The one that is meant, ``what`` being the word for it such as ``person``; Unclear when that is not sure.

    The first of: who has that id; who has that name; the only one with those words in the name; the only one
    with words that begin so. Case, accents, apostrophes and the other spellings of letters make no difference.
    """
    known = list(among)
    for fits in (_same_id, _same_text, _same_person, _whole_words, _begins_so):
        fitting = [candidate for candidate in known if name_words(typed) and fits(candidate, typed)]
        candidates = [candidate for candidate in fitting if not candidate.past] or fitting
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            listed = ", ".join(candidate.list_label for candidate in candidates[:8]) + (
                " ..." if len(candidates) > 8 else ""
            )
            raise Unclear(f"`{typed}` could be {listed}", candidates)
    raise Unclear(f"there is no {what} `{typed}`{_suggest_hint(typed, known)}")


def suggest_meant(typed: str, known: Sequence[Candidate]) -> str:
    """The end of a message that says whom or what somebody may have meant; empty when nothing is near."""
    whole = {word: candidate for candidate in known for word in (candidate.id, candidate.name)}
    parts = {word: candidate for candidate in known for word in candidate.name.split() if len(word) > 2}
    near = nearest_word(typed, whole) or nearest_word(typed, parts)
    return f"; did you mean {(whole.get(near) or parts[near]).list_label}?" if near else ""


def _suggest_hint(typed: str, known: Sequence[Candidate]) -> str:
    meant = suggest_meant(typed, known)
    if meant or not known:
        return meant
    return "; known: " + "; ".join(candidate.list_label for candidate in known[:8]) + (" ..." if len(known) > 8 else "")


def has_words(name: str, typed: str) -> bool:
    """Whether a text is some words of a name that follow each other, however they are spelt and separated."""
    wanted = "".join(name_words(typed))
    return any(_contains_run(words, wanted) for words in both_spellings(name))


def _same_id(candidate: Candidate, typed: str) -> bool:
    return bool(candidate.id) and candidate.id == typed.strip()


def _same_text(candidate: Candidate, typed: str) -> bool:
    return name_words(candidate.name) == name_words(typed)


def _same_person(candidate: Candidate, typed: str) -> bool:
    return same_person(candidate.name, typed)


def _whole_words(candidate: Candidate, typed: str) -> bool:
    return has_words(candidate.name, typed) or has_words(candidate.id, typed)


def _begins_so(candidate: Candidate, typed: str) -> bool:
    *first, last = name_words(typed)
    for words in (*both_spellings(candidate.name), name_words(candidate.id)):
        for at in range(len(words) - len(first)):
            if words[at : at + len(first)] == first and words[at + len(first)].startswith(last):
                return True
    return False


def _contains_run(words: list[str], wanted: str) -> bool:
    """Whether some words one after the other make what is wanted."""
    for at in range(len(words)):
        end = at + 1
        while end < len(words) and len("".join(words[at:end])) < len(wanted):
            end += 1
        if "".join(words[at:end]) == wanted:
            return True
    return False
