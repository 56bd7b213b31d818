"""Words: slugs, labels for enumerated values, lists in prose, and the nearest word to a misspelt one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache

from generator.wording.names import latin_letters

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,62}\Z")
"""What an id looks like: lower-case letters, digits and single hyphens, 63 characters at most."""

RESERVED = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "index",
        "404",
        "search",
        "assets",
        "tags",
        "sitemap",
        "stylesheets",
        "javascripts",
        "all",
    ]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in range(10)]
)
"""Ids that would collide with a device name of Windows or with a folder or file of the site."""

NAME_LENGTH = 60
"""How many characters of a name or a title a link, a heading or a sentence carries."""
LINE_LENGTH = 100
"""How many characters of what somebody typed a line of a list carries; all of it stands where the record does."""

_WORDS = {
    "dos": "do's",
    "us": "us",
    "one_pager": "one-page summary",
    "mock_up": "mock-up",
    "in_person": "in person",
    "long_range": "long-range thinking",
    "fire": "putting out a fire",
    "win_win": "win-win",
    "dotted_line": "dotted line",
}


def make_slug(words: str) -> str:
    """An id made from a name or sentence: ``Zoë Ångström`` gives ``zoe-angstrom``; empty when nothing is left."""
    ascii_only = latin_letters(words).encode("ascii", "ignore").decode("ascii")
    joined = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(joined) > 48:
        joined = joined[:48].rsplit("-", 1)[0]
    return joined


def is_slug(candidate: str) -> bool:
    """Whether a text may be an id of ours."""
    return bool(SLUG.match(candidate)) and candidate not in RESERVED


def plain_words(value: str) -> str:
    """An enumerated value in plain words: ``decision_maker`` gives ``decision maker``."""
    return _WORDS.get(value, value.replace("_", " "))


_ENTRIES = {"email": "e-mail", "video": "video call", "internal": "internal note"}


def entry_noun(kind: str) -> str:
    """What an entry of the log is called by its kind: ``video call``, ``e-mail``, ``site visit``."""
    return _ENTRIES.get(kind, plain_words(kind))


def sentence_case(value: str) -> str:
    """The text with its first letter in upper case and the rest untouched."""
    return value[:1].upper() + value[1:]


def in_prose(items: Sequence[str], conjunction: str = "and") -> str:
    """A list as people write it: ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def few_in_prose(items: Sequence[str], most: int) -> str:
    """A list in a sentence; of more than ``most`` the first ones, and how many more."""
    return in_prose([*items[:most], f"{len(items) - most} more"] if len(items) > most else items)


def join_texts(parts: Iterable[str], separator: str = ", ") -> str:
    """Those of some texts that say something, joined."""
    return separator.join(part for part in parts if part)


def count_noun(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 day``, ``3 days``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def format_figure(number: float) -> str:
    """A number as people write it: ``1,200.5``; digits after the point only as far as they say something."""
    whole, _, decimals = f"{number:,.6f}".partition(".")
    return f"{whole}.{decimals}".rstrip("0").rstrip(".")


def format_rough(number: float) -> str:
    """A number that was reckoned, to three digits: 180.952 gives 181, 4.7619 gives 4.76, 12345 gives 12,300."""
    return format_figure(float(f"{number:.3g}"))


def with_article(noun: str) -> str:
    """A noun with its indefinite article: ``a unit``, ``an initiative``."""
    return ("an " if noun[:1] in "aeiou" and not noun.startswith(("uni", "use", "eu")) else "a ") + noun


_NEAR = 0.6
"""How much of two words must be the same for one to be a misspelling of the other."""


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one most likely meant, or an empty text when none is near."""
    return _find_nearest(_fold_word(word), tuple(known))


@lru_cache(maxsize=16_384)
def _find_nearest(word: str, known: tuple[str, ...]) -> str:
    by_folded = _by_folded(known)
    # Of hundreds of misspelt words among thousands, each pair costs: those with too few letters in common are left out.
    likely = [
        candidate
        for candidate in by_folded
        if 2 * min(sum(map(candidate.__contains__, word)), len(candidate)) >= _NEAR * (len(word) + len(candidate))
    ]
    matches = get_close_matches(word, likely, n=1, cutoff=_NEAR)
    return by_folded[matches[0]] if matches else ""


@lru_cache(maxsize=32)
def _by_folded(known: tuple[str, ...]) -> dict[str, str]:
    return {_fold_word(candidate): candidate for candidate in known}


def _fold_word(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def in_a_line(value: str | None, limit: int) -> str:
    """What somebody typed as one line of at most ``limit`` characters, cut at a word; empty for nothing."""
    return shorten_text(" ".join((value or "").split()), limit)


def quote_text(value: str, limit: int = 120) -> str:
    """What somebody typed, for a sentence: in quotation marks, on one line, without its full stop, cut when long."""
    return f"“{in_a_line(value.strip().rstrip('.'), limit)}”"


def shorten_text(value: str, limit: int) -> str:
    """The text cut at a word to at most ``limit`` characters, with an ellipsis when something was cut.

    A quotation or a bracket within which it is cut is closed.
    """
    if len(value) <= limit:
        return value
    room, shortened = limit - 1, ""
    while room >= 0:
        kept = value[:room].rsplit(" ", 1)[0]
        shortened = end_cut(kept)
        if len(shortened) <= limit:
            break
        room -= len(shortened) - limit
    return shortened if len(shortened) <= limit else "…"[:limit]


_QUOTATION = re.compile(r"“([^“”]*)”")
_LEAST_QUOTED = 30
"""How much of a quotation is left at least, before what stands around it is cut."""


def shorten_quoting(value: str, limit: int) -> str:
    """The text cut to at most ``limit`` characters, its longest quotation before what is said of it."""
    excess, quotations = len(value) - limit, list(_QUOTATION.finditer(value))
    if excess > 0 and quotations:
        longest = max(quotations, key=lambda quotation: len(quotation[1]))
        kept = shorten_text(longest[1], max(_LEAST_QUOTED, len(longest[1]) - excess))
        value = f"{value[: longest.start(1)]}{kept}{value[longest.end(1) :]}"
    return shorten_text(value, limit)


_CLOSED_BY = {"“": "”", "„": "”“", "«": "»", "‘": "’", '"': '"', "(": ")", "[": "]"}
"""What closes a quotation or a bracket, the usual sign last."""


def end_cut(kept: str) -> str:
    """What is kept of a text that is cut, with an ellipsis, and closed where a quotation or a bracket is open."""
    kept = kept.rstrip(" ,;:-–" + "".join(_CLOSED_BY))
    open_marks: list[str] = []
    for before, sign in zip(f" {kept}", kept, strict=False):
        if open_marks and sign in _CLOSED_BY[open_marks[-1]]:
            open_marks.pop()
        elif sign in _CLOSED_BY and not before.isalnum():  # 5" is a length
            open_marks.append(sign)
    return kept + "…" + "".join(_CLOSED_BY[sign][-1] for sign in reversed(open_marks))
