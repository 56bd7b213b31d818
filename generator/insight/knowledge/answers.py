"""What an account says to a question: the facts at a key path, each with where we have it from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from generator.days import period
from generator.insight.meetings.reviews import list_reviewings
from generator.model.account import Account
from generator.model.fields import Field, field_of
from generator.model.keys import TABLES, records_in_table
from generator.model.record import Fact, Money, Record, Source
from generator.model.references import TEAM
from generator.model.relationship import Satisfaction
from generator.model.reviews import Review
from generator.model.strategy import Plans
from generator.wording import text
from generator.wording.local import LocalFormat


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
    #: Whether the account has a place to note who told us, or how sure we are.
    can_have_source: bool = True


def find_answers(account: Account, path: str) -> tuple[Answer, ...]:
    """Everything an account holds at a key path such as ``strategy.customer.vision`` or ``partners.trust``.

    A path that leads through a list gives an answer for each item that has one. Dated answers come first,
    the newest before the older ones. A path the model does not have gives KeyError: loading a role reports
    it first.
    """
    answers = list(_walk_path(account, account, tuple(path.split(".")), "", _Trail()))
    dated = sorted((a for a in answers if a.on), key=lambda a: a.on or date.min, reverse=True)
    return (*dated, *(answer for answer in answers if not answer.on))


@dataclass(frozen=True, slots=True)
class _Trail:
    """The records that lead to an answer, from the outside in, and the day of the last that has one."""

    #: Each with the key by which the trail goes on.
    steps: tuple[tuple[Record, str], ...] = ()
    on: date | None = None

    def go(self, record: Record, key: str) -> _Trail:
        return replace(self, steps=(*self.steps, (record, key)))

    @property
    def source(self) -> Source | None:
        """The innermost source noted; an empty one where it could be noted and is not, None where it cannot."""
        places = [
            getattr(record, "source", None)
            for record, key in reversed(self.steps)
            if _takes_source(record) and (not record.judged or key in record.judged)
        ]
        return next((source for source in places if source), Source()) if places else None


def _takes_source(record: Record) -> bool:
    field = field_of(type(record), "source")
    return field is not None and field.record is Source


def _walk_path(account: Account, record: Record, path: tuple[str, ...], about: str, trail: _Trail) -> Iterator[Answer]:
    field = field_of(type(record), path[0])
    if field is None:
        raise KeyError(path[0])
    value = getattr(record, field.attribute)
    rest, trail = path[1:], trail.go(record, field.key)
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        for item in value:
            if rest:
                called, day = _item_name(account, item)
                inside = replace(trail, on=day or trail.on)
                yield from _walk_path(account, item, rest, _join_label(about, called), inside)
            else:
                yield from _leaf_answers(account, item, record, field, about, trail)
    elif isinstance(value, Record) and rest:
        yield from _walk_path(account, value, rest, about, trail)
    else:
        yield from _leaf_answers(account, value, record, field, about, trail)


def _item_name(account: Account, item: Record) -> tuple[str, date | None]:
    """What one of several things is called where an answer is about it; of a review its kind, and its day."""
    if not isinstance(item, Review):
        return item.label, None
    reviewing = next((reviewing for reviewing in list_reviewings(account, date.max) if reviewing.review is item), None)
    return (text.sentence_case(text.plain_words(reviewing.kind)), reviewing.on) if reviewing else ("", None)


def _join_label(about: str, label: str) -> str:
    return f"{about}: {label}" if about and label else about or label


def _leaf_answers(
    account: Account, value: object, holder: Record, field: Field, about: str, trail: _Trail
) -> Iterator[Answer]:
    if isinstance(value, Fact):
        yield Answer(value.text, about, value.from_, value.on, value.confidence or "", value.so_what or "")
    elif isinstance(value, Record) and not isinstance(value, Money):
        if value.label:
            yield _source_answer(value.label, about, value, field.key, trail.go(value, field.key))
    else:
        if field.targets:
            value = _name_ids(account, value, field.targets)
        said = in_words(value, account.settings.local, enumerated=bool(field.choices))
        if said:
            yield _source_answer(said, about, holder, field.key, trail)


def _name_ids(account: Account, ids: object, targets: tuple[str, ...]) -> object:
    """What stands behind one or several ids, by name: a page never shows an id."""
    if isinstance(ids, tuple):
        return tuple(_name_ids(account, id, targets) for id in ids)
    tables = [records_in_table(account, target) for target in targets if target in TABLES]
    records = chain(*tables, account.colleagues if TEAM in targets else ())
    return next((record.label for record in records if record.id == ids), ids)


def _source_answer(said: str, about: str, holder: Record, key: str, trail: _Trail) -> Answer:
    """An answer with what the records around it say of its source, and of its day."""
    source = trail.source
    noted = source or Source()
    told = getattr(holder, "from_", None) if isinstance(holder, _SOURCED) else None
    if isinstance(told, tuple):
        told = told[0] if told else None
    days = (getattr(holder, name, None) for name in (f"{key}_on", "on", "seen_on"))
    when = next((day for day in days if day), noted.on or trail.on)
    return Answer(
        said,
        about,
        told if isinstance(told, str) else noted.from_,
        when if isinstance(when, date) else None,
        getattr(holder, "confidence", None) or noted.confidence or "",
        can_have_source=source is not None or isinstance(holder, _SOURCED) or "confidence" in type(holder).model_fields,
    )


_SOURCED = (Satisfaction, Plans)
"""Kinds of record whose `from` is who told us; of a tie or an input needed it is where something comes from."""


def in_words(value: object, local: LocalFormat, enumerated: bool = False) -> str:
    """A plain value as people write it; empty when it says nothing. ``enumerated`` values lose underscores."""
    if value is None or value is False or value == ():
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        said = [in_words(item, local, enumerated) for item in value]
        # Sentences with commas of their own would run together in prose.
        return "; ".join(said) if any(" " in item for item in said) else text.in_prose(said)
    if isinstance(value, date):
        return period.in_words(value)
    if isinstance(value, period.YearDay):
        return value.in_words()
    if isinstance(value, Money):
        return local.money(value.amount, value.currency)
    if isinstance(value, float):
        return text.format_figure(value)
    return text.plain_words(str(value)) if enumerated else str(value)
