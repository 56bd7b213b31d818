"""What is new, gone or different in an account, record by record and key by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.insight.changes.pairing import pair_records
from generator.model.account import Account
from generator.model.demand import Baseline
from generator.model.fields import Field, fields_of
from generator.model.record import Money, Record
from generator.model.settings import Settings

_WHOLE = (Baseline, Money)
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
        record = self.after or self.before
        assert record is not None, "a change is of a record"
        return record


def find_changes(
    then: Account, now: Account, ours_then: Settings | None = None, ours_now: Settings | None = None
) -> tuple[Change, ...]:
    """What differs between two versions of an account, in the order of the model.

    ``ours_then`` and ``ours_now`` are the settings of the whole site at both times; what the account itself sets
    otherwise is a change, what was set for all is none. Each change is of one record: what is inside a record that
    is new or gone is not told again.
    """
    differing = [change for change in _compare_keys("", (), then, now, None) if isinstance(change, Change)]
    return (
        *differing,
        *_compare_settings(then.settings, now.settings, ours_then or Settings(), ours_now or Settings()),
    )


def _compare_record(key: str, before: Record, after: Record, holder: Record | None) -> Iterator[Change]:
    """The change of a record that both versions have, and those of the records listed in it."""
    # What is listed in a block without a name of its own, such as the strategy, belongs to nothing in particular.
    differing = list(_compare_keys(key, (), before, after, after if after.label else holder))
    differences = tuple(item for item in differing if isinstance(item, Difference))
    if differences:
        yield Change(key, Kind.CHANGED, before, after, holder, differences)
    yield from (item for item in differing if isinstance(item, Change))


def _compare_keys(
    key: str, path: tuple[str, ...], before: Record | None, after: Record | None, holder: Record | None
) -> Iterator[Difference | Change]:
    """What differs in a block of keys below ``path``, one that is None on a side being one without any."""
    record = after or before
    for field in fields_of(type(record)) if record else ():
        below = f"{key}.{field.key}" if key else field.key
        then, now = _value(before, field), _value(after, field)
        if then == now or field.key == "id" or below in _UNTOLD:
            continue
        if not (before and after) and all(value is False or value in (None, (), {}) for value in (then, now)):
            continue  # what nobody typed in a block that is new or gone
        if field.record and field.many:
            yield from _compare_lists(below, then, now, holder)
        elif field.record and not key:
            if then and now:
                yield from _compare_record(below, then, now, None)
            else:
                yield Change(below, Kind.NEW if then is None else Kind.GONE, then, now)
        elif field.named:
            for name in {**then, **now}:
                yield from _compare_values(
                    below, (*path, field.key, name), field, then.get(name), now.get(name), holder
                )
        else:
            yield from _compare_values(below, (*path, field.key), field, then, now, holder)


def _value(record: Record | None, field: Field) -> Any:
    if record is None:
        return {} if field.named else () if field.many else None
    return getattr(record, field.attribute)


def _compare_values(
    key: str, path: tuple[str, ...], field: Field, then: Any, now: Any, holder: Record | None
) -> Iterator[Difference | Change]:
    """What differs in one value, or in each key of a block that is no value by itself."""
    if then == now:
        return
    kind, lacking = field.record, then is None or now is None
    # What has a name of its own, such as a fact or a tier, is new or gone as a whole, as records are.
    if kind is None or issubclass(kind, _WHOLE) or (lacking and (kind.label_field or field.named)):
        yield Difference(path, field, then, now)
        return
    inner = list(_compare_keys(key, path, then, now, holder))
    yield from inner
    if lacking and not inner:
        yield Difference(path, field, then, now)  # a block with nothing in it


def _compare_lists(
    key: str, before: tuple[Record, ...], after: tuple[Record, ...], holder: Record | None
) -> Iterator[Change]:
    for then, now in pair_records(before, after):
        if then is None or now is None:
            yield Change(key, Kind.NEW if then is None else Kind.GONE, then, now, holder)
        elif then != now:
            yield from _compare_record(key, then, now, holder)


def _compare_settings(then: Settings, now: Settings, ours_then: Settings, ours_now: Settings) -> Iterator[Change]:
    """The settings of the account itself that differ; what it does not set is what everybody has."""
    differences = tuple(
        item
        for item in _compare_keys("settings", (), then, now, None)
        if isinstance(item, Difference)
        and (item.before != _at(ours_then, item.path) or item.after != _at(ours_now, item.path))
    )
    if differences:
        yield Change("settings", Kind.CHANGED, then, now, None, differences)


def _at(settings: Settings, path: tuple[str, ...]) -> Any:
    value: Any = settings
    for key in path:
        value = value.get(key) if isinstance(value, dict) else getattr(value, key, None)
    return value
