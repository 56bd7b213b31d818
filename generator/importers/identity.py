"""When two records of a customer database are the same: ids in their several spellings, and names."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from generator.importers.headings import read_list
from generator.wording.names import name_key, name_words

Known = TypeVar("Known", bound=Hashable)

_SALESFORCE = re.compile(r"[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?\Z")
_GUID = re.compile(r"\{?([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\}?\Z")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def id_key(id: str) -> str:
    """An id in a form in which its spellings are one.

    Salesforce shows 15 characters, in which upper and lower case differ, or the same with 3 more that say which are
    upper case; Dynamics writes its ids in either case and with or without braces.
    """
    if guid := _GUID.match(id):
        return guid[1].lower()
    if _SALESFORCE.match(id) and len(id) == 18 and _check_letters(id[:15]) == id[15:]:
        return id[:15]
    return id


def _check_letters(id: str) -> str:
    """The three characters that follow a Salesforce id of 15: each says of five which are upper case."""
    bits = (sum(1 << at for at, letter in enumerate(id[start : start + 5]) if letter.isupper()) for start in (0, 5, 10))
    return "".join(_ALPHABET[number] for number in bits)


def sort_of(key: str) -> str:
    """Of which sort the key of an id is: programs number their records each in its own way."""
    if _GUID.match(key):
        return "guid"
    return "number" if key.isdigit() else "letters" if _SALESFORCE.match(key) else "other"


def company_key(name: str) -> str:
    """The name of a company without what says of which kind it is: ``Norrland Pumps AB`` is ``norrland pumps``."""
    words = name_words(name.replace(".", ""))
    while len(words) > 1 and words[-1] in read_list("legal_forms"):
        words.pop()
    return " ".join(words)


class Index(Generic[Known]):
    """Things by the keys they are known by; several may have the same."""

    def __init__(self, keys: Iterable[tuple[Known, Iterable[str]]]) -> None:
        self._things: dict[str, dict[Known, None]] = {}
        for known, own in keys:
            for key in filter(None, own):
                self._things.setdefault(key, {})[known] = None

    def find(self, *keys: str) -> list[Known]:
        """What has one of some keys, each once."""
        return list(dict.fromkeys(known for key in keys for known in self._things.get(key, ())))


class CompanyIndex(Generic[Known]):
    """Companies by what they are known by, the surest first: their id, their name, and that without its legal form."""

    def __init__(self, companies: Iterable[tuple[Known, str, str]]) -> None:
        keys = [(company, _company_keys(id, name)) for company, id, name in companies]
        self._ranks = [Index((company, [own[rank]]) for company, own in keys) for rank in range(3)]

    def find(self, id: str, name: str) -> tuple[int, list[Known]]:
        """Which are meant by an id and a name, and how sure that is: 0 for the id, 1 for the name, 2 for less."""
        ranked = ((rank, self._ranks[rank].find(key)) for rank, key in enumerate(_company_keys(id, name)))
        return next(((rank, companies) for rank, companies in ranked if companies), (0, []))


def _company_keys(id: str, name: str) -> tuple[str, str, str]:
    return id_key(id), name_key(name), company_key(name)
