"""How somebody is reached, as exports have it in a cell: the first telephone number, the first e-mail address."""

from __future__ import annotations

import re
import unicodedata

_EMAIL = re.compile(r"[^\s<>,;:\"()\[\]|]+@[^\s<>,;:\"()\[\]|?]+")
_SEVERAL = re.compile(r":::|[;|,\n]|\s/\s|\s(?:or|and|und|et|y|e|o)\s")
_WITH_EXPONENT = re.compile(r"\d(?:[.,]\d+)?E\+?\d+\Z", re.IGNORECASE)
_WITH_DECIMALS = re.compile(r"(\d{4,})[.,]0{1,2}\Z")
_QUOTED = re.compile(r"\"+([^\"]*\d[^\"]*)\"")
_LABEL = re.compile(r"[^\W\d][\w .()]*:\s*")
_LONGEST = 1_000
"""A cell with more letters holds no address."""
_ENOUGH = 5
"""Digits that make a telephone number of a text; an extension has fewer."""


def is_spoilt(number: str) -> bool:
    """Whether a spreadsheet program has written a number with an exponent, which loses its last digits."""
    return bool(_WITH_EXPONENT.match(number))


def first_email(cell: str) -> tuple[str, str]:
    """The first e-mail address of a cell in lower case, and what is to be said of it, if anything.

    What holds no address is given back as it is.
    """
    if len(cell) > _LONGEST:
        return cell, ""
    found = list(dict.fromkeys(address.strip("'.").lower() for address in _EMAIL.findall(cell)))
    if not found:
        return " ".join(cell.split()), ""
    return found[0], "several e-mail addresses in a cell: the first is used" if len(found) > 1 else ""


def first_value(cell: str) -> tuple[str, str]:
    """The first of several values as Google Contacts and HubSpot put them into a cell, and what is to be said of it."""
    first, several, _ = cell.partition(" ::: ") if " ::: " in cell else cell.partition(";")
    return " ".join(first.split()), "several companies in a cell: the first is used" if several else ""


def first_phone(cell: str) -> tuple[str, str]:
    """The first telephone number of a cell without what spreadsheet programs add, and what is to be said of it.

    Empty when it is none, or when its last digits are lost.
    """
    text = unicodedata.normalize("NFKC", cell[:_LONGEST]).strip()
    if text.startswith("=") and (quoted := _QUOTED.search(text)):
        text = quoted[1]
    text = text.lstrip("='’‘`\" ").rstrip("'’\" ")
    parts = [part for part in _SEVERAL.split(text) if sum(map(str.isdigit, part)) >= _ENOUGH]
    first = " ".join((parts[0] if len(parts) > 1 else text).split())
    number = _LABEL.sub("", first, count=1).lstrip("'’ ")
    if is_spoilt(number):
        return "", "telephone not used: a spreadsheet program has cut its last digits off; export again"
    if not any(map(str.isdigit, number)) or number.startswith("#"):
        return "", "telephone not used: it is no number" if number else ""
    if whole := _WITH_DECIMALS.match(number):
        number = whole[1]
    return number, "several telephone numbers in a cell: the first is used" if len(parts) > 1 else ""
