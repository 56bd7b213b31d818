"""Sentences for what became of any record: what it is called, and which of its keys have another value."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property

from generator.context.changes.nouns import called, noun
from generator.context.changes.values import Names, quoted, value_in_words
from generator.context.places import Places
from generator.days.period import in_words, month_in_words
from generator.insight.changes.compare import Change, Difference, Kind
from generator.model.account import Account, Profile
from generator.model.demand import MonthFigures
from generator.model.keys import KEYS
from generator.model.log import LogEntry
from generator.model.meetings import Meeting
from generator.model.people import Relation, Stakeholder, Tie
from generator.model.record import Record
from generator.model.relationship import Satisfaction, Trust
from generator.model.reviews import Review
from generator.wording.text import count, sentence_case

_PLACED = (LogEntry, Meeting, Review, Satisfaction)
"""Records that pages call by their kind and day."""


class Wording:
    """Says what changed between two versions of an account."""

    def __init__(self, then: Account, now: Account, as_of: date) -> None:
        self.then, self.now, self.as_of = then, now, as_of
        self.names = Names(then, now)

    @cached_property
    def _places(self) -> Places:
        return Places(self.now, self.as_of)

    @cached_property
    def _before(self) -> Places:
        return Places(self.then, self.as_of)

    def called(self, record: Record) -> str:
        """What a record is called inside a sentence; empty for one that has no name of its own."""
        if isinstance(record, _PLACED):
            places = self._places if _holds(self.now, record) else self._before
            return places.of(record).label
        if isinstance(record, (Stakeholder, Profile)):
            return record.label
        if isinstance(record, Tie):
            return f"{self.names.person(record.from_)} and {self.names.person(record.to)}"
        if isinstance(record, Relation):
            return self.names.person(record.with_)
        if isinstance(record, Trust):
            return f"on {in_words(record.on)}"
        if isinstance(record, MonthFigures):
            return month_in_words(record.month)
        return quoted(record.label) if record.label else ""

    def within(self, change: Change) -> str:
        """The record that the record of a change stands in, for the end of a sentence; empty for one at the top."""
        named = self.called(change.holder) if change.holder and not isinstance(change.holder, Profile) else ""
        return f" ({named})" if named else ""

    def came_or_went(self, change: Change) -> str:
        """The sentence for a record that is new or gone, whatever it is."""
        if isinstance(change.record, _PLACED):
            new = "New in the plan" if change.kind is Kind.NEW else "No longer in the plan"
            return f"{new}: {self.called(change.record)}."
        said = " ".join(part for part in (noun(change.key), self.called(change.record)) if part)
        if change.kind is Kind.NEW:
            return f"New {said}{self.within(change)}."
        return f"No longer in the plan: the {said}{self.within(change)}."

    def differs(self, change: Change, told: Collection[str] = ()) -> list[str]:
        """The sentence for the keys of a record that differ, those left out that were ``told`` already."""
        left = [self.difference(each) for each in change.differences if each.name not in told]
        if not left:
            return []
        named = self.called(change.record)
        if isinstance(change.record, (Stakeholder, *_PLACED)):
            head = named
        elif isinstance(change.record, Profile):
            head = _title("account")
        else:
            head = "" if named else _title(change.key)
            head = head or sentence_case(f"{noun(change.key)} {named}".strip())
        return [f"{head}{self.within(change)}, {'; '.join(left)}."]

    def difference(self, each: Difference) -> str:
        """One key with its values of now and of then: ``phase: delivery, was planning``."""
        name = called(each.path, each.field)
        after, before = (value_in_words(each.field, value, self.names) for value in (each.after, each.before))
        if isinstance(each.before, tuple) and isinstance(each.after, tuple):
            return self._listed(name, each)
        if each.after is None:
            return f"{name}: no longer noted" + (f", was {before}" if before else "")
        if after == before:
            return f"{name}: noted{'' if each.before is None else ' anew'}"
        return f"{name}: {after or 'noted'}" + (f", was {before}" if before else "")

    def _listed(self, name: str, each: Difference) -> str:
        """A list of plain values: what came to it and what went."""
        came = [item for item in each.after if item not in each.before]
        went = [item for item in each.before if item not in each.after]
        said = []
        if came:
            said.append(f"now {'also ' if each.before else ''}{value_in_words(each.field, tuple(came), self.names)}")
        if went:
            said.append(f"no longer {value_in_words(each.field, tuple(went), self.names)}")
        return f"{name}: " + (" and ".join(said) or "in another order")


def _title(key: str) -> str:
    """What a block at the top of an account is called; empty for a list, and for what stands further down."""
    return KEYS[key].title if key in KEYS else ""


def _holds(account: Account, record: Record) -> bool:
    lists: Iterable[tuple[Record, ...]] = (account.log, account.meetings, account.reviews, account.satisfaction)
    return any(each is record for records in lists for each in records)


def later(before: date, after: date) -> str:
    """How far a day was moved: ``7 days later``."""
    days = (after - before).days
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
