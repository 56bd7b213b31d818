"""Names of people and firms: in which order they are written, and when two of them are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_JOINERS = dict.fromkeys(map(ord, "'’‘ʼʻʹ`´′＇·\u00ad"))
"""Marks within a name that some people leave out: apostrophes in all their forms, the dot in Gal·la."""

_TO_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ŋ": "ng", "ə": "a", "ĸ": "q", "ʃ": "sh", "ɛ": "e"}
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ð": "dh", "đ": "dj", "ə": "e"})
"""Letters in the other way in which keyboards without them write them."""

_WORD = re.compile("[a-z0-9]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_PLAIN_LETTER = re.compile(r"LATIN SMALL LETTER ([A-Z]) WITH ")
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0655\u0670]")
"""Accents of Latin, Greek and Cyrillic letters, vowel points of Hebrew and Arabic; elsewhere a mark is a letter."""

_FAMILY_FIRST = re.compile("[\u3040-\u309f\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff\\s]+\\Z")
"""Hiragana, Katakana, Chinese characters and Hangul."""

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof sir dame herr frau mme mlle monsieur madame sr sra signor dhr mevr".split()
)
_AFTER = frozenset(
    "jr sr ii iii iv phd dphil md mba dr prof esq cpa cfa pmp msc bsc ba ma llm llb dipl ing mag rn obe cbe".split()
)
"""What stands after a name and a comma without being a first name."""

_MOST_SPELLINGS = 4
"""Words that may have two spellings each, in any mixture; in a name with more they are all of one kind."""


def latin_letters(text: str) -> str:
    """A text in lower case with plain letters where it has Latin ones with accents, strokes and the like."""
    lowered = text.casefold().translate(_TO_LATIN)
    if lowered.isascii():
        return lowered
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", lowered))
    return bare if bare.isascii() else unicodedata.normalize("NFKC", _FOREIGN.sub(_plain_letter, bare))


def _plain_letter(letter: re.Match[str]) -> str:
    known = _PLAIN_LETTER.match(unicodedata.name(letter[0], ""))
    return known[1].lower() if known else letter[0]


def name_words(name: str) -> list[str]:
    """The words of a name or title without what nobody means: case, accents, strokes, punctuation, apostrophes."""
    plain = (
        name.lower().replace("'", "").replace("`", "") if name.isascii() else latin_letters(name.translate(_JOINERS))
    )
    if plain.isascii():
        return _WORD.findall(plain)
    kept = (
        character if character.isalnum() or unicodedata.category(character) in ("Mn", "Mc") else " "
        for character in plain
    )
    return "".join(kept).split()


@lru_cache(maxsize=1 << 17)
def name_key(name: str) -> str:
    """The name of a firm, a place or a thing in a form in which its spellings are one."""
    return " ".join(name_words(name))


def person_keys(name: str) -> tuple[str, ...]:
    """The forms of a person's name by which it can be compared, the plainest first: two names that share one are one.

    Spaces and hyphens do not count, nor does a title before the name, nor whether the family name stands first and
    before a comma, nor the order of a name in Chinese, Japanese or Korean writing.
    """
    ordered = first_name_first(unicodedata.normalize("NFC", name))
    before, _, after = ordered.partition(",")
    words = list(zip(*both_spellings(before if after and " " in before.strip() else ordered), strict=False))
    while len(words) > 2 and words[0][0] in _TITLES:
        words = words[1:]
    if sum(plain != spelt_out for plain, spelt_out in words) > _MOST_SPELLINGS:
        keys = dict.fromkeys(map("".join, zip(*words, strict=True)))
    else:
        keys = dict.fromkeys(map("".join, product(*map(dict.fromkeys, words))))
    if len(words) == 2 and _EAST_ASIAN.match(ordered):
        keys[words[1][0] + words[0][0]] = None
    return tuple(key for key in keys if key)


def both_spellings(name: str) -> tuple[list[str], list[str]]:
    """The words of a name, and the same words with letters such as ü written as two."""
    return name_words(name), name_words(unicodedata.normalize("NFC", name.casefold()).translate(_SPELT_OUT))


def is_form_of_address(text: str) -> bool:
    """Whether a text is nothing but what stands before a name: ``Ms.``, ``Prof. Dr.``."""
    words = name_words(text)
    return bool(words) and _TITLES.issuperset(words)


def same_person(one: str, other: str) -> bool:
    """Whether two names are those of one person, however they are written."""
    return not set(person_keys(one)).isdisjoint(person_keys(other))


def first_name_first(name: str) -> str:
    """``Ortiz, Dana`` as ``Dana Ortiz``; a name without a comma, or with a degree after it, as it is."""
    family, comma, given = (part.strip() for part in name.partition(","))
    words = name_words(given)
    if not (comma and family and words) or "," in given or len(words) > 4 or not set(words).isdisjoint(_AFTER):
        return name
    if given.isupper() and len(given) < 5 and not family.isupper():
        return name
    return full_name(given, family)


def full_name(given: str, family: str) -> str:
    """A name from its two parts: the family name first in Chinese, Japanese and Korean writing, without a space."""
    both = f"{given} {family}".strip()
    if given and family and _EAST_ASIAN.match(both) and _FAMILY_FIRST.search(both):
        return family + given
    return both
