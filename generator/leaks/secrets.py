"""What of an account only we may see: its texts, and of short ones what names somebody or an amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.leaks.normal_text import SHORTEST, NormalCorpus, normal_text
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
    #: Letters and digits to look for in what is normal; of what has a pattern those without which it finds nothing.
    normal: str
    #: What to look for in a text as it is; None for what is normal.
    pattern: re.Pattern[str] | None = None


def list_secrets(account: Account) -> Iterator[Secret]:
    """Everything typed in an account that could be found again in a file, whoever may see it; not its numbers."""
    yield from _secrets_in(account, None, without="settings")


def _secrets_in(record: Record, above: Place | None, without: str = "") -> Iterator[Secret]:
    place = record.typed_at or above
    for field in fields_of(type(record)):
        if field.key == without:
            continue
        value = getattr(record, field.attribute)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Money):
                pattern = _money_pattern(one.amount, one.currency)
                yield Secret(
                    plain_amount(one.amount, one.currency),
                    record.noun,
                    field.key,
                    place,
                    str(int(abs(one.amount))),
                    pattern,
                )
            elif isinstance(one, Record):
                yield from _secrets_in(one, place)
            elif isinstance(one, str) and not field.choices and not field.targets:
                yield from _text_secrets(record, field, one, place)


def plain_amount(amount: float, unit: str) -> str:
    """An amount as it is typed in a file."""
    return f"{f'{amount:.2f}'.removesuffix('.00')} {unit}".strip()


def _text_secrets(record: Record, field: Field, text: str, place: Place | None) -> Iterator[Secret]:
    normal = normal_text(text)
    if field.key == "phone":
        if pattern := _phone_pattern(text):
            yield Secret(text, record.noun, field.key, place, re.sub(r"\D", "", text), pattern)
    elif field.kind == "foreign id":
        if len(text) >= _SHORTEST_ID:
            yield Secret(text, record.noun, field.key, place, normal, _whole_word(text))
    elif field.kind == "email":
        yield Secret(text, record.noun, field.key, place, normal, _whole_word(text))
    elif field.kind in _TEXTS and len(normal) >= SHORTEST:
        yield Secret(text, record.noun, field.key, place, normal)


def _whole_word(text: str) -> re.Pattern[str]:
    """Finds a text that is no part of a longer word, whatever its case."""
    return re.compile(rf"(?<![\w@.-]){re.escape(text)}(?![\w@]|[.-]\w)", re.IGNORECASE)


def _phone_pattern(text: str) -> re.Pattern[str] | None:
    """Finds a telephone number however it is spaced; None for one of too few digits."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < _FEWEST_DIGITS:
        return None
    return re.compile(r"(?<!\d)" + r"[\s().\-/\u2010-\u2015]{0,3}".join(digits) + r"(?!\d)")


_BETWEEN = r"[ ,.'’\u00a0\u2009\u202f]?"
_SYMBOLS = {"EUR": "€", "USD": r"\$", "GBP": "£", "JPY": "¥", "SEK": "kr", "NOK": "kr", "DKK": "kr"}


def _money_pattern(amount: float, currency: str) -> re.Pattern[str]:
    """Finds an amount beside its currency, or a large one in a cell of its own, however it is grouped."""
    whole, _, cents = f"{abs(amount):.2f}".partition(".")
    groups = [whole[max(0, at - 3) : at] for at in range(len(whole), 0, -3)][::-1]
    figure = _BETWEEN.join(groups) + (r"(?:[.,]0{1,2})?" if cents == "00" else rf"[.,]{cents.rstrip('0')}0?")
    unit = f"(?:{currency}|{_SYMBOLS[currency]})" if currency in _SYMBOLS else currency
    gap, before, after = r"[\s\u00a0,;|\"]{0,3}", rf"(?<!\d)(?<!\d{_BETWEEN[:-1]})", rf"(?!{_BETWEEN}\d)"
    beside = rf"{unit}{gap}{figure}{after}|{before}{figure}{gap}{unit}"
    alone = rf"|(?:^|[\n\t;|]){figure}(?=[\n\t;|]|$)" if len(whole) > _ALONE else ""
    return re.compile(beside + alone, re.IGNORECASE)


def without_shared(secrets: Iterable[Secret], shared: Iterable[str]) -> list[Secret]:
    """Those secrets that none of some texts for a customer holds; each text once."""
    corpus, kept = NormalCorpus(list(shared)), dict[str, Secret]()
    for secret in secrets:
        if not corpus.holds(secret.normal, secret.pattern):
            kept.setdefault(secret.text, secret)
    return list(kept.values())
