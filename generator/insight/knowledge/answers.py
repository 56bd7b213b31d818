"""What an account says to a question: the facts at a key path, each with where we have it from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from generator.days import period
from generator.insight.meetings.reviews import list_reviewings
from generator.model.account import Account
from generator.model.fields import Field, field_of
from generator.model.keys import TABLES, records_in_table
from generator.model.record import Fact, Money, Record
from generator.model.references import TEAM
from generator.model.relationship import Satisfaction
from generator.model.reviews import Review
from generator.model.strategy import Plans
from generator.wording import text


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


def find_answers(account: Account, path: str) -> tuple[Answer, ...]:
    """Everything an account holds at a key path such as ``strategy.customer.vision`` or ``partners.trust``.

    A path that leads through a list gives an answer for each item that has one. Dated answers come first,
    the newest before the older ones. A path the model does not have gives KeyError: loading a role reports
    it first.
    """
    answers = list(_walk_path(account, account, tuple(path.split(".")), ""))
    dated = sorted((a for a in answers if a.on), key=lambda a: a.on or date.min, reverse=True)
    return (*dated, *(answer for answer in answers if not answer.on))


def _walk_path(
    account: Account, record: Record, path: tuple[str, ...], about: str, on: date | None = None
) -> Iterator[Answer]:
    field = field_of(type(record), path[0])
    if field is None:
        raise KeyError(path[0])
    value = getattr(record, field.attribute)
    rest = path[1:]
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        for item in value:
            if rest:
                called, day = _item_name(account, item)
                yield from _walk_path(account, item, rest, _join_label(about, called), day or on)
            else:
                yield from _leaf_answers(account, item, record, field, about, on)
    elif isinstance(value, Record) and rest:
        yield from _walk_path(account, value, rest, about, on)
    else:
        yield from _leaf_answers(account, value, record, field, about, on)


def _item_name(account: Account, item: Record) -> tuple[str, date | None]:
    """What one of several things is called where an answer is about it; of a review its kind, and its day."""
    if not isinstance(item, Review):
        return item.label, None
    reviewing = next((each for each in list_reviewings(account, date.max) if each.review is item), None)
    return (text.sentence_case(text.plain_words(reviewing.kind)), reviewing.on) if reviewing else ("", None)


def _join_label(about: str, label: str) -> str:
    return f"{about}: {label}" if about and label else about or label


def _leaf_answers(
    account: Account, value: object, holder: Record, field: Field, about: str, on: date | None
) -> Iterator[Answer]:
    if isinstance(value, Fact):
        yield Answer(value.text, about, value.from_, value.on, value.confidence or "", value.so_what or "")
    elif isinstance(value, Record) and not isinstance(value, Money):
        if value.label:
            yield _source_answer(value.label, about, value, field.key, on)
    else:
        if field.targets:
            value = _name_ids(account, value, field.targets)
        said = in_words(value, enumerated=bool(field.choices))
        if said:
            yield _source_answer(said, about, holder, field.key, on)


def _name_ids(account: Account, ids: object, targets: tuple[str, ...]) -> object:
    """What stands behind one or several ids, by name: a page never shows an id."""
    if isinstance(ids, tuple):
        return tuple(_name_ids(account, id, targets) for id in ids)
    tables = [records_in_table(account, target) for target in targets if target in TABLES]
    records = chain(*tables, account.colleagues if TEAM in targets else ())
    return next((record.label for record in records if record.id == ids), ids)


def _source_answer(said: str, about: str, holder: Record, key: str, on: date | None) -> Answer:
    """An answer with what the record around it says of its source; ``on`` is the day where the record has none."""
    source = getattr(holder, "from_", None) if isinstance(holder, _SOURCED) else None
    if isinstance(source, tuple):
        source = source[0] if source else None
    days = (getattr(holder, name, None) for name in (f"{key}_on", "on", "seen_on"))
    when = next((day for day in days if day), on)
    return Answer(
        said,
        about,
        source if isinstance(source, str) else None,
        when if isinstance(when, date) else None,
        getattr(holder, "confidence", None) or "",
    )


_SOURCED = (Satisfaction, Plans)
"""Kinds of record whose `from` is who told us; of a tie or an input needed it is where something comes from."""


def in_words(value: object, enumerated: bool = False) -> str:
    """A plain value as people write it; empty when it says nothing. ``enumerated`` values lose underscores."""
    if value is None or value is False or value == ():
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        said = [in_words(item, enumerated) for item in value]
        # Sentences with commas of their own would run together in prose.
        return "; ".join(said) if any(" " in item for item in said) else text.in_prose(said)
    if isinstance(value, date):
        return period.in_words(value)
    if isinstance(value, period.YearDay):
        return value.in_words()
    if isinstance(value, Money):
        return money_words(value)
    if isinstance(value, float):
        return text.format_figure(value)
    return text.plain_words(str(value)) if enumerated else str(value)


def money_words(value: Money) -> str:
    """An amount as people write it: ``EUR 120,000``."""
    return f"{value.currency} {text.format_figure(value.amount)}"
