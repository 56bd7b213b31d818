"""What other programs and people write into a cell: dates, amounts, telephone numbers, e-mail addresses, ids.

What could be read in two ways is read in none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\Z", re.ASCII)
_LOCAL = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:,? .*)?\Z", re.ASCII)
_DIGITS = re.compile(r"-?\d+\Z", re.ASCII)
_AMOUNT = re.compile(r"(?:[A-Z]{3}|[€£$¥])?\s*(-?[\d.,'’\s]*\d)\s*(?:[A-Z]{3}|[€£$¥])?\Z")
_CODE = re.compile(r"\b[A-Z]{3}\b")
_SIGNS = {"€": "EUR", "£": "GBP"}
"""Signs of one currency only: $ and ¥ stand for several."""

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


def day_first(column: Iterable[str]) -> bool | None:
    """Whether 3/8/2026 is in August, as a date of the column shows; None when nothing shows it."""
    for written in column:
        match = _LOCAL.match(written)
        if match and (match[2] == "." or int(match[1]) > 12):
            return True
        if match and int(match[3]) > 12:
            return False
    return None


def parse_day(written: str, first: bool | None) -> date | None:
    """A date as it was exported; None when it is none, or when nobody knows whether day or month comes first."""
    iso, local = _ISO.match(written), _LOCAL.match(written)
    if iso:
        parts = (iso[1], iso[2], iso[3])
    elif local and (first is not None or local[1] == local[3]):
        parts = (local[4], local[3], local[1]) if first else (local[4], local[1], local[3])
    else:
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def decimal_comma(column: Iterable[str]) -> bool | None:
    """Whether a comma separates the cents, as one amount of the column shows; None when nothing shows it."""
    for written in column:
        marks = re.sub(r"[^.,]", "", written)
        after = len(re.split(r"[.,]", written)[-1].strip(" €£$")) if marks else 0
        if len(set(marks)) == 2 or (len(marks) == 1 and after != 3):
            return marks[-1] == ","
        if len(marks) > 1:  # one mark several times parts thousands
            return marks[-1] == "."
    return None


def parse_amount(written: str, comma: bool | None) -> str | None:
    """An amount as an account writes it: 120000 or 1234.50; None when it is none or could be two."""
    match = _AMOUNT.match(written)
    digits = re.sub(r"[^\d.,-]", "", match[1]) if match else ""
    if re.search(r"[.,]", digits):
        if comma is None:
            return None
        thousands, mark = (".", ",") if comma else (",", ".")
        digits = digits.replace(thousands, "").replace(mark, ".")
    whole, point, cents = digits.partition(".")
    if not _DIGITS.match(whole) or (point and not cents.isdigit()):
        return None
    number = f"{int(whole)}.{cents[:2]:0<2}" if cents.strip("0") else str(int(whole))
    return number if len(whole) <= 12 else None


def find_currency(written: str) -> str:
    """The currency that an amount names itself; empty when it names none or one of several."""
    code = _CODE.search(written)
    return code[0] if code else next((code for sign, code in _SIGNS.items() if sign in written), "")


def is_spoilt(number: str) -> bool:
    """Whether a spreadsheet program has written a number with an exponent, which loses its last digits."""
    return bool(_WITH_EXPONENT.match(number))


def first_email(cell: str) -> tuple[str, str]:
    """The first e-mail address of a cell in lower case, and what is to be said of it, if anything.

    What holds no address is given back as it is.
    """
    if len(cell) > _LONGEST:
        return cell, ""
    addresses = list(dict.fromkeys(address.strip("'.").lower() for address in _EMAIL.findall(cell)))
    if not addresses:
        return " ".join(cell.split()), ""
    return addresses[0], "several e-mail addresses in a cell: the first is used" if len(addresses) > 1 else ""


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
