"""Whom or what somebody means who types an id, a name or a part of one; never a guess between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.wording.names import both_spellings, name_words, same_person
from generator.wording.text import nearest, shortened, slug

_SHOWN = 60
"""How many letters of a name are shown where several are listed."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be meant."""

    id: str
    #: A person's name, the text of a promise, a question.
    name: str
    #: Whether it is over: somebody who left. Of several, those that are not over are meant.
    past: bool = False

    @property
    def shown(self) -> str:
        """Its name and id for a list to choose from."""
        name = shortened(self.name, _SHOWN)
        return f"{name} ({self.id})" if self.id and self.id != slug(self.name) else name


class Unclear(ValueError):
    """Nobody is meant, or several are; the message says so for people, ``candidates`` are the several."""

    def __init__(self, message: str, candidates: Sequence[Named] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


def meant(typed: str, among: Iterable[Named], what: str) -> Named:
    """The one that is meant, ``what`` being the word for it such as ``person``; Unclear when that is not sure.

    The first of: who has that id; who has that name; the only one with those words in the name; the only one
    with words that begin so. Case, accents, apostrophes and the other spellings of letters make no difference.
    """
    known = list(among)
    for fits in (_same_id, _same_text, _same_person, _whole_words, _beginnings):
        fitting = [each for each in known if name_words(typed) and fits(each, typed)]
        found = [each for each in fitting if not each.past] or fitting
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(each.shown for each in found[:8]) + (" ..." if len(found) > 8 else "")
            raise Unclear(f"`{typed}` could be {listed}", found)
    raise Unclear(f"there is no {what} `{typed}`{_hint(typed, known)}")


def suggestion(typed: str, known: Sequence[Named]) -> str:
    """The end of a message that says whom or what somebody may have meant; empty when nothing is near."""
    whole = {word: each for each in known for word in (each.id, each.name)}
    parts = {word: each for each in known for word in each.name.split() if len(word) > 2}
    near = nearest(typed, whole) or nearest(typed, parts)
    return f"; did you mean {(whole.get(near) or parts[near]).shown}?" if near else ""


def _hint(typed: str, known: Sequence[Named]) -> str:
    meant = suggestion(typed, known)
    if meant or not known:
        return meant
    return "; known: " + "; ".join(each.shown for each in known[:8]) + (" ..." if len(known) > 8 else "")


def has_words(name: str, typed: str) -> bool:
    """Whether a text is some words of a name that follow each other, however they are spelt and separated."""
    wanted = "".join(name_words(typed))
    return any(_run(words, wanted) for words in both_spellings(name))


def _same_id(each: Named, typed: str) -> bool:
    return bool(each.id) and each.id == typed.strip()


def _same_text(each: Named, typed: str) -> bool:
    return name_words(each.name) == name_words(typed)


def _same_person(each: Named, typed: str) -> bool:
    return same_person(each.name, typed)


def _whole_words(each: Named, typed: str) -> bool:
    return has_words(each.name, typed) or has_words(each.id, typed)


def _beginnings(each: Named, typed: str) -> bool:
    *first, last = name_words(typed)
    for words in (*both_spellings(each.name), name_words(each.id)):
        for at in range(len(words) - len(first)):
            if words[at : at + len(first)] == first and words[at + len(first)].startswith(last):
                return True
    return False


def _run(words: list[str], wanted: str) -> bool:
    """Whether some words one after the other make what is wanted."""
    for at in range(len(words)):
        end = at + 1
        while end < len(words) and len("".join(words[at:end])) < len(wanted):
            end += 1
        if "".join(words[at:end]) == wanted:
            return True
    return False
