"""Sentences for what became of any record: what it is called, and which of its keys have another value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from generator.context.changes.nouns import key_in_words, record_noun
from generator.context.changes.values import NamesById, required_in_words, value_in_words
from generator.context.places import RecordPlaces
from generator.insight.changes.compare import Change, Difference, Kind
from generator.model.account import Account
from generator.model.fields import field_of, fields_of
from generator.model.head import Profile
from generator.model.keys import KEYS
from generator.model.log import LogEntry
from generator.model.meetings import Meeting
from generator.model.people import Stakeholder
from generator.model.record import Record
from generator.model.relationship import Satisfaction
from generator.model.reviews import Review
from generator.model.work import Commitment
from generator.wording.text import quote_text

_DATED = (LogEntry, Meeting, Review, Satisfaction)
"""Records that pages call by their kind and day."""

_OF_NEW = ("title", "phase", "noticed_on", "due", "ends", "done", "answer")
"""Keys whose values are told of a record that is new."""


class ChangeWording:
    """Says what changed between two versions of an account."""

    def __init__(self, then: Account, now: Account, as_of: date) -> None:
        self.now, self.names = now, NamesById(then, now)
        self._then, self._as_of = then, as_of

    @cached_property
    def _places(self) -> RecordPlaces:
        return RecordPlaces(self.now, self._as_of)

    @cached_property
    def _earlier_places(self) -> RecordPlaces:
        return RecordPlaces(self._then, self._as_of)

    def name_record(self, change: Change) -> str:
        """What the record of a change is called inside a sentence, and what it stands in."""
        record = change.record
        own_name = self._own_name(record, change.kind is Kind.GONE)
        bare = isinstance(record, (Commitment, *_DATED))
        if bare or (isinstance(record, Stakeholder) and change.kind is Kind.CHANGED):
            name = own_name
        elif isinstance(record, Profile):
            name = "the account"
        elif change.key in vars(self.now) and not isinstance(vars(self.now)[change.key], tuple):
            name = KEYS[change.key].title or record_noun(change.key)  # a block of keys, of which there is one
        else:
            name = f"{record_noun(change.key)} {own_name}".rstrip()
        holder = self._own_name(change.holder) if change.holder and not isinstance(change.holder, Profile) else ""
        return f"{name} ({holder})" if holder else name

    def _own_name(self, record: Record, gone: bool = False) -> str:
        """What a record is called without the word for its kind; empty for a block of keys."""
        if isinstance(record, _DATED):
            return (self._earlier_places if gone else self._places).of(record).label
        if isinstance(record, Stakeholder):
            return record.label
        if isinstance(record, Commitment):
            whose = "our promise" if record.side == "us" else "their promise"
            to = f" to {self.names.name(record.to)}" if record.to else ""
            return f"{whose}{to} {quote_text(record.text)}"
        if record.label:
            label = field_of(type(record), record.label_field.rstrip("_"))
            return value_in_words(label, record.label, self.names) if label else quote_text(record.label)
        return required_in_words(record, self.names)

    def describe_new_or_gone(self, change: Change) -> str:
        """The sentence for a record that is new or gone, whatever it is."""
        record = change.record
        if change.kind is Kind.GONE:
            return f"No longer in the plan: {self.name_record(change)}."
        said = []
        for field in fields_of(type(record)):
            value = getattr(record, field.attribute)
            if field.key in _OF_NEW and value and field.attribute != record.label_field:
                said.append(f", {key_in_words((field.key,), field)} {value_in_words(field, value, self.names)}")
        new = "New in the plan:" if isinstance(record, _DATED) else "New"
        return f"{new} {self.name_record(change)}{''.join(said)}."

    def describe_differences(self, name: str, differences: Sequence[Difference]) -> str:
        """The sentence for some keys of a record that differ: ``Dana Ortiz, influence: high, was low.``"""
        return f"{name}, {'; '.join(map(self._describe_difference, differences))}."

    def _describe_difference(self, difference: Difference) -> str:
        """One key with its values of now and of then: ``phase: delivery, was planning``."""
        name, field = key_in_words(difference.path, difference.field), difference.field
        if isinstance(difference.before, tuple) and isinstance(difference.after, tuple):
            return f"{name}: {self._describe_list(difference)}"
        after, before = (value_in_words(field, value, self.names) for value in (difference.after, difference.before))
        was = f", was {before}" if before else ""
        if difference.after is None:
            return f"{name}: no longer noted{was}"
        if difference.before is None:
            return f"{name}: {after or 'noted'}"
        return f"{name}: put otherwise" if after == before else f"{name}: {after}{was}"

    def _describe_list(self, difference: Difference) -> str:
        """A list of plain values: what came to it and what went."""
        then, now = Counter(difference.before), Counter(difference.after)
        came, went = (
            value_in_words(difference.field, tuple(items.elements()), self.names) for items in (now - then, then - now)
        )
        said = [f"now {'also ' if then else ''}{came}" if came else "", f"no longer {went}" if went else ""]
        return " and ".join(filter(None, said)) or "in another order"
