"""What somebody looks for, and what of all that the customer may see speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.insight.sharing.shared import SharedAccount, SharedFile
from generator.model.formats import Format
from generator.model.people import Stakeholder

_TEXTS = {
    "initiatives": ("text", "case"),
    "measures": ("name",),
    "demand": ("name", "unit"),
    "promises": ("text",),
    "milestones": ("text", "project"),
    "inputs": ("what", "project"),
    "year": ("name", "kind"),
    "meetings": ("name",),
}
"""The lists of what may be seen, with the texts of a record that say what it is about."""

_SUBJECTS = {
    "initiatives": "value worth saving benefit money cash cost return",
    "measures": "measure contract service level target",
    "demand": "demand forecast volume",
    "promises": "promise",
    "milestones": "milestone date schedule progress",
    "inputs": "input",
    "year": "season calendar",
    "meetings": "meeting",
}
"""Words that ask for the whole of a list."""

_MET_BY_FORM: dict[Format, str] = {"spreadsheet": "formula assumption"}
"""Words that ask for something which a format always has."""

_SHORTEST = 4
"""From how many letters on a word says what it is about."""

_SAY_NOTHING = frozenset(
    """about after ahead also another answer answers anybody anything because been before being beside both bring
    could days does down each else ever every everybody everything first from give going happen happens have here
    herself himself into itself just know last left like look looks make many mean means month months more most
    much must need next nothing once only other over quarter real self should show some somebody something such
    take than that their them then there these they thing this those towards under until very want wants week
    weeks were what when where whether which while will with without word would year years your""".split()
)
"""Words that are long enough and say nothing about the matter."""


def significant_words(text: str) -> frozenset[str]:
    """The words that say what a text is about, without the ending of the plural, and its figures."""
    words = re.findall(r"\w+", text.casefold())
    kept = (word for word in words if word.isdigit() or (len(word) >= _SHORTEST and word not in _SAY_NOTHING))
    return frozenset(word.removesuffix("s") for word in kept)


def share_on(want: str, shared: SharedAccount) -> SharedAccount:
    """Of all that the customer may see, the records that speak of what somebody looks for.

    A record does when more than half of the words that say what is wanted stand in its texts, or ask for the whole
    list it stands in, and every figure does; words count as one when they begin alike (delivery, delivered).
    """
    words = significant_words(want)
    told: dict[str, Any] = {
        name: tuple(
            record
            for record in getattr(shared, name)
            if _speaks_of(words, (*(getattr(record, text) for text in texts), _SUBJECTS[name]))
        )
        for name, texts in _TEXTS.items()
    }
    return replace(shared, **told, kept=None)


def met_by_form(want: str, formats: Iterable[Format]) -> bool:
    """Whether what somebody looks for is something that one of their formats always has: formulas in a spreadsheet."""
    words = significant_words(want)
    return any(_alike(word, met) for form in formats for met in _MET_BY_FORM.get(form, "").split() for word in words)


def unanswered_wants(person: Stakeholder, shared: SharedAccount, files: Iterable[SharedFile]) -> tuple[str, ...]:
    """What somebody looks for of which nothing that they may see speaks, nor any of the ``files`` ready for them."""
    ready = [file.text for file in files]
    asked = person.information
    return tuple(
        want
        for want in asked.wants
        if not met_by_form(want, asked.formats)
        and not any(_speaks_of(significant_words(want), [text]) for text in ready)
        and not any(getattr(share_on(want, shared), name) for name in _TEXTS)
    )


def _speaks_of(words: frozenset[str], texts: Iterable[str]) -> bool:
    known = significant_words(" ".join(texts))
    matches = [word for word in words if any(_alike(word, known_word) for known_word in known)]
    return 2 * len(matches) > len(words) and all(word in matches for word in words if word.isdigit())


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, or begin alike for five letters and half of the longer."""
    length = max(5, (max(len(one), len(other)) + 1) // 2)
    return one == other or (len(one) >= length and one[:length] == other[:length])
