"""What of an account only we may see: its texts, and of short ones what names somebody or an amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.leaks.normal_text import SHORTEST, Finder, NormalCorpus, normal_text
from generator.model.account import Account
from generator.model.fields import Field, fields_of
from generator.model.problem import Place
from generator.model.record import Money, Record

_TEXTS = ("text", "multiline", "rich", "file", "url")
_FEWEST_DIGITS = 7
_SHORTEST_ID = 4
_ALONE = 5
"""An amount of more digits than these is known without its currency."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that stands in an account."""

    #: What was typed.
    text: str
    #: The record it was typed in: person, promise; and the key there.
    noun: str
    key: str
    #: Where that record begins; None for one that was made by hand.
    place: Place | None
    #: Letters and digits to look for in what is normal; for a finder those without which it finds nothing.
    normal: str
    #: What finds it in a text as it is; None where letters and digits are enough.
    finder: Finder | None = None


def list_secrets(account: Account) -> Iterator[Secret]:
    """Everything typed in an account that could be found again in a file, whoever may see it; not its numbers."""
    yield from _secrets_in(account, None, without="settings")


def _secrets_in(record: Record, above: Place | None, without: str = "") -> Iterator[Secret]:
    place = record.typed_at or above
    for field in fields_of(type(record)):
        if field.key == without:
            continue
        value = getattr(record, field.attribute)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Money):
                words, digits = plain_amount(item.amount, item.currency), str(int(abs(item.amount)))
                finder = _amount_finder(item.amount, item.currency)
                yield Secret(words, record.noun, field.key, place, digits, finder)
            elif isinstance(item, Record):
                yield from _secrets_in(item, place)
            elif isinstance(item, str) and not field.choices and not field.targets:
                yield from _text_secrets(record, field, item, place)


def plain_amount(amount: float, unit: str) -> str:
    """An amount as it is typed in a file."""
    return f"{f'{amount:.2f}'.removesuffix('.00')} {unit}".strip()


def _text_secrets(record: Record, field: Field, text: str, place: Place | None) -> Iterator[Secret]:
    normal = normal_text(text)
    if field.key == "phone":
        digits = re.sub(r"\D", "", text)
        if len(digits) >= _FEWEST_DIGITS:
            finder = _phone_finder(digits, international=text.startswith("+"))
            yield Secret(text, record.noun, field.key, place, digits[-_FEWEST_DIGITS:], finder)
    elif field.kind == "foreign id":
        if len(text) >= _SHORTEST_ID:
            yield Secret(text, record.noun, field.key, place, normal, _word_finder(text))
    elif field.kind == "email":
        yield Secret(text, record.noun, field.key, place, normal, _word_finder(text))
    elif field.kind in _TEXTS and len(normal) >= SHORTEST:
        yield Secret(text, record.noun, field.key, place, normal)


def _word_finder(text: str) -> Finder:
    """Finds a text that is no part of a longer word, whatever its case."""
    return _finder(rf"(?<![\w@.-]){re.escape(text)}(?![\w@]|[.-]\w)")


_PHONE_GAP = r"[\s().\-/\u2010-\u2015]{0,3}"
_LONGEST_COUNTRY = 3


def _phone_finder(digits: str, *, international: bool) -> Finder:
    """Finds a telephone number however it is spaced, one with its country also as ``0046``, ``+46 (0)`` or from 0."""
    whole = _PHONE_GAP.join(digits)
    if international:
        ahead, after = digits[:_LONGEST_COUNTRY], _PHONE_GAP.join(digits[_LONGEST_COUNTRY:])
        whole = f"(?:00{_PHONE_GAP})?" + "".join(f"{digit}{_PHONE_GAP}0?{_PHONE_GAP}" for digit in ahead) + after
        at_home = [f"0{_PHONE_GAP}" + _PHONE_GAP.join(digits[country:]) for country in range(1, _LONGEST_COUNTRY + 1)]
        whole = "|".join([whole, *at_home])
    return _finder(rf"(?<!\d)(?:{whole})(?!\d)")


def _finder(pattern: str) -> Finder:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text: compiled.search(text) is not None


_BETWEEN = r"[ ,.'’\u00a0\u2009\u202f]?"
_DIGIT_BEFORE, _DIGIT_AFTER = re.compile(rf"\d{_BETWEEN}$"), re.compile(rf"{_BETWEEN}\d")
_GAP = r"[\s\u00a0,;|\"]{0,3}"
_NEAR = 8
_SYMBOLS = {"EUR": "€", "USD": r"\$", "GBP": "£", "JPY": "¥", "SEK": "kr", "NOK": "kr", "DKK": "kr"}
_EDGES = "\n\t;|"


@cache
def _unit_patterns(currency: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a currency right before an amount, and right after it."""
    unit = f"(?:{currency}|{_SYMBOLS[currency]})" if currency in _SYMBOLS else currency
    return re.compile(rf"{unit}{_GAP}$", re.IGNORECASE), re.compile(rf"{_GAP}{unit}", re.IGNORECASE)


def _amount_finder(amount: float, currency: str) -> Finder:
    """Finds an amount beside its currency, or a large one in a cell of its own, however it is grouped."""
    whole, _, cents = f"{abs(amount):.2f}".partition(".")
    groups = [whole[max(0, at - 3) : at] for at in range(len(whole), 0, -3)][::-1]
    ending = r"(?:[.,]0{1,2})?" if cents == "00" else rf"[.,]{cents.rstrip('0')}0?"
    figure = re.compile(_BETWEEN.join(groups) + ending)  # begins with a digit, by which it is found fast
    ahead, behind = _unit_patterns(currency)

    def find(text: str) -> bool:
        for match in figure.finditer(text):
            before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
            if _DIGIT_BEFORE.search(before) or _DIGIT_AFTER.match(after):
                continue
            alone = len(whole) > _ALONE and before[-1:] in _EDGES and after[:1] in _EDGES
            if alone or ahead.search(before) or behind.match(after):
                return True
        return False

    return find


def without_shared(secrets: Iterable[Secret], shared: Iterable[str]) -> list[Secret]:
    """Those secrets that none of some texts for a customer holds; each text once."""
    corpus, kept = NormalCorpus(list(shared)), dict[str, Secret]()
    for secret in secrets:
        if not corpus.holds(secret.normal, secret.finder):
            kept.setdefault(secret.text, secret)
    return list(kept.values())
