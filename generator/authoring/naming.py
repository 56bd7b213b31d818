"""Whom or what somebody means who types an id, a name or a part of one; never a guess between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.text import nearest, shortened, slug

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
    with words that begin so. Upper and lower case and accents make no difference.
    """
    known = list(among)
    wanted = _words(typed)
    for fits in (_same_id, _same_name, _whole_words, _beginnings):
        fitting = [each for each in known if wanted and fits(each, typed, wanted)]
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


def _words(text: str) -> list[str]:
    # Letters without a Latin form would vanish in a slug.
    return slug(text).split("-") if slug(text) else text.casefold().split()


def _same_id(each: Named, typed: str, wanted: list[str]) -> bool:
    return bool(each.id) and each.id == typed.strip()


def _same_name(each: Named, typed: str, wanted: list[str]) -> bool:
    return _words(each.name) == wanted or " ".join(each.name.casefold().split()) == " ".join(typed.casefold().split())


def _whole_words(each: Named, typed: str, wanted: list[str]) -> bool:
    return any(_run(words, wanted) for words in (_all_words(each.name), each.id.split("-")))


def _beginnings(each: Named, typed: str, wanted: list[str]) -> bool:
    return any(_run(words, wanted, part=True) for words in (_all_words(each.name), each.id.split("-")))


def _all_words(name: str) -> list[str]:
    """The words of a name however long, of which an id would keep the first few only."""
    return [part for word in name.split() for part in _words(word)]


def _run(words: list[str], wanted: list[str], *, part: bool = False) -> bool:
    """Whether the wanted words stand next to each other among others; the last may be the beginning of one."""
    *first, last = wanted
    for at in range(len(words) - len(wanted) + 1):
        end = words[at + len(first)]
        if words[at : at + len(first)] == first and (end == last or (part and end.startswith(last))):
            return True
    return False
