"""What is new, gone or different in an account, record by record and key by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.insight.changes.pairing import paired
from generator.model.account import Account
from generator.model.demand import Baseline
from generator.model.fields import Field, fields_of
from generator.model.record import Fact, Money, Record
from generator.model.reviews import Minutes
from generator.model.settings import Settings

WHOLE = (Baseline, Fact, Money, Minutes)
"""Blocks that stand for one value, and are compared as one."""

_UNTOLD = {"account.updated", "account.reviewed", "schema", "settings"}
"""Keys whose change is no news: when somebody read the plan, and the numbers, which are compared on their own."""


class Kind(StrEnum):
    """What became of a record."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A key of a record with another value than before; None or an empty list where there is none."""

    #: The keys that lead to it from its record: ``("contact", "every_days")``.
    path: tuple[str, ...]
    field: Field
    before: Any
    after: Any

    @property
    def name(self) -> str:
        """The path as it is written: ``contact.every_days``."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record of an account."""

    #: The keys under which it is typed: ``stakeholders``, ``strategy.customer.goals``, ``projects.milestones``.
    key: str
    kind: Kind
    #: The record as it was; None for a new one.
    before: Record | None
    #: The record as it is; None for one that is gone.
    after: Record | None
    #: The record it stands in, as it is now, such as the project of a milestone; None at the top of the account.
    holder: Record | None = None
    #: Which keys of it differ, in the order of the model; empty for a new one and one that is gone.
    differences: tuple[Difference, ...] = ()

    @property
    def record(self) -> Record:
        """The record as it is, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None, "a change is of a record"
        return found

    def of(self, name: str) -> Difference | None:
        """The difference of a key, by its path as it is written."""
        return next((each for each in self.differences if each.name == name), None)


def changes(
    then: Account, now: Account, ours_then: Settings | None = None, ours_now: Settings | None = None
) -> tuple[Change, ...]:
    """What differs between two versions of an account, in the order of the model.

    ``ours_then`` and ``ours_now`` are the settings of the whole site at both times; what the account itself sets
    otherwise is a change, what was set for all is none. Each change is of one record: what is inside a record that
    is new or gone is not told again.
    """
    found = [each for each in _compared("", (), then, now, None) if isinstance(each, Change)]
    found += _numbers(then.settings, now.settings, ours_then or Settings(), ours_now or Settings())
    return tuple(found)


def _block(key: str, before: Record, after: Record, holder: Record | None) -> Iterator[Change]:
    """The change of a record that both versions have, and those of the records listed in it."""
    # What is listed in a block without a name of its own, such as the strategy, belongs to nothing in particular.
    found = list(_compared(key, (), before, after, after if after.label else holder))
    differences = tuple(each for each in found if isinstance(each, Difference))
    if differences:
        yield Change(key, Kind.CHANGED, before, after, holder, differences)
    yield from (each for each in found if isinstance(each, Change))


def _compared(
    key: str, path: tuple[str, ...], before: Record, after: Record, holder: Record | None
) -> Iterator[Difference | Change]:
    for field in fields_of(type(after)):
        below = f"{key}.{field.key}" if key else field.key
        then, now = getattr(before, field.attribute), getattr(after, field.attribute)
        if then == now or field.key == "id" or below in _UNTOLD:
            continue
        if field.record and field.many:
            yield from _list(below, then, now, holder)
        elif isinstance(then, Record) and isinstance(now, Record) and not isinstance(now, WHOLE):
            if key:
                yield from _compared(below, (*path, field.key), then, now, holder)
            else:
                yield from _block(below, then, now, None)
        elif field.record and not key:
            yield Change(below, Kind.NEW if then is None else Kind.GONE, then, now)
        else:
            yield Difference((*path, field.key), field, then, now)


def _list(key: str, before: tuple[Record, ...], after: tuple[Record, ...], holder: Record | None) -> Iterator[Change]:
    for then, now in paired(before, after):
        if then is None or now is None:
            yield Change(key, Kind.NEW if then is None else Kind.GONE, then, now, holder)
        elif then != now:
            yield from _block(key, then, now, holder)


def _numbers(then: Settings, now: Settings, ours_then: Settings, ours_now: Settings) -> Iterator[Change]:
    """The settings of the account itself that differ; what it does not set is what everybody has."""
    differences = []
    for field in fields_of(Settings):
        before, after = getattr(then, field.attribute), getattr(now, field.attribute)
        own_then, own_now = before != getattr(ours_then, field.attribute), after != getattr(ours_now, field.attribute)
        if before != after and (own_then or own_now):
            differences.append(Difference((field.key,), field, before, after))
    if differences:
        yield Change("settings", Kind.CHANGED, then, now, None, tuple(differences))
