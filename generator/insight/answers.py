"""What an account says to a question: the facts at a key path, each with where we have it from (S50, S57)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import period, text
from generator.model.account import Account
from generator.model.fields import Field, field_of
from generator.model.record import Fact, Money, Record


@dataclass(frozen=True, slots=True)
class Answer:
    """One fact that answers a question."""

    text: str
    #: What it is about, when the path leads through a list: a person's name, a goal; may be empty.
    about: str
    #: Id of who told us, or None.
    from_: str | None = None
    on: date | None = None
    #: assumed, told, confirmed, or empty.
    confidence: str = ""
    so_what: str = ""


def answers(account: Account, path: str) -> tuple[Answer, ...]:
    """Everything an account holds at a key path such as ``strategy.customer.vision`` or ``partners.trust``.

    A path that leads through a list gives an answer for each item that has one. A path the model does not
    have gives KeyError: loading a role reports it first.
    """
    return tuple(_walk(account, tuple(path.split(".")), ""))


def _walk(record: Record, path: tuple[str, ...], about: str) -> Iterator[Answer]:
    field = field_of(type(record), path[0])
    if field is None:
        raise KeyError(path[0])
    value = getattr(record, field.attribute)
    rest = path[1:]
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        for item in value:
            if rest:
                yield from _walk(item, rest, _joined(about, item.label))
            else:
                yield from _leaf(item, record, field, about)
    elif isinstance(value, Record) and rest:
        yield from _walk(value, rest, about)
    else:
        yield from _leaf(value, record, field, about)


def _joined(about: str, label: str) -> str:
    return f"{about}: {label}" if about and label else about or label


def _leaf(value: object, holder: Record, field: Field, about: str) -> Iterator[Answer]:
    if isinstance(value, Fact):
        yield Answer(value.text, about, value.from_, value.on, value.confidence or "", value.so_what or "")
    elif isinstance(value, Record) and not isinstance(value, Money):
        if value.label:
            yield _sourced(value.label, about, value, field.key)
    else:
        said = in_words(value, enumerated=bool(field.choices))
        if said:
            yield _sourced(said, about, holder, field.key)


def _sourced(said: str, about: str, holder: Record, key: str) -> Answer:
    """An answer with what the record around it says of its source."""
    source = getattr(holder, "from_", None)
    if isinstance(source, tuple):
        source = source[0] if source else None
    when = getattr(holder, f"{key}_on", None) or getattr(holder, "on", None)
    return Answer(
        said,
        about,
        source if isinstance(source, str) else None,
        when if isinstance(when, date) else None,
        getattr(holder, "confidence", None) or "",
    )


def in_words(value: object, enumerated: bool = False) -> str:
    """A plain value as people write it; empty when it says nothing. ``enumerated`` values lose underscores."""
    if value is None or value is False or value == ():
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return text.in_prose([in_words(item, enumerated) for item in value])
    if isinstance(value, date):
        return period.in_words(value)
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, float):
        return f"{value:,.10g}"
    return text.words(str(value)) if enumerated else str(value)


def money(value: Money) -> str:
    """An amount as people write it: ``EUR 120,000``."""
    return f"{value.currency} {value.amount:,.10g}"
