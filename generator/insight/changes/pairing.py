"""Which record of then is which record of now: by what it says, by its id, or by being much like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher

from generator.model.fields import fields_of
from generator.model.record import Identified, Record

_ALIKE = 0.5
"""From which share of keys and of words on two records count as one that was rewritten."""

_MOST = 40
"""Beyond so many records without a partner on a side, none is looked for: it was not one of them that changed."""

Pair = tuple[Record | None, Record | None]
"""A record of then and one of now; None where there is no other."""


def pair_records(before: Sequence[Record], after: Sequence[Record]) -> list[Pair]:
    """Each record of two lists with its other version: those of now in their order, then those that are gone.

    A record that was moved within its list is the same record.
    """
    then: dict[int, int] = {}
    _match_by_key(before, after, then, lambda record: record)
    if any(isinstance(record, Identified) for record in before):
        _match_by_key(before, after, then, lambda record: getattr(record, "id", record))
    _match_alike(before, after, then)
    taken = set(then.values())
    pairs: list[Pair] = [(before[then[at]] if at in then else None, record) for at, record in enumerate(after)]
    return [*pairs, *((record, None) for at, record in enumerate(before) if at not in taken)]


def _match_by_key(
    before: Sequence[Record], after: Sequence[Record], then: dict[int, int], key: Callable[[Record], Hashable]
) -> None:
    """Note which records have the same key, first with first where several have; ``then`` leads from now to then."""
    waiting = defaultdict[Hashable, list[int]](list)
    taken = set(then.values())
    for at in reversed(range(len(before))):
        if at not in taken:
            waiting[key(before[at])].append(at)
    for at, record in enumerate(after):
        if at not in then and waiting.get(key(record)):
            then[at] = waiting[key(record)].pop()


def _match_alike(before: Sequence[Record], after: Sequence[Record], then: dict[int, int]) -> None:
    """Note which of the records that are left were rewritten, the most alike first."""
    taken = set(then.values())
    gone = [at for at in range(len(before)) if at not in taken]
    new = [at for at in range(len(after)) if at not in then]
    if max(len(gone), len(new)) > _MOST:
        return
    pairs = [(-measure_likeness(before[old], after[at]), at, old) for at in new for old in gone]
    for unlike, at, old in sorted(pairs):
        if -unlike >= _ALIKE and at not in then and old not in taken:
            then[at] = old
            taken.add(old)


def measure_likeness(one: Record, other: Record) -> float:
    """How much two records have in common, from 0 to 1: the share of their keys; 0 where they say something else.

    The key that names a record counts as far as its words are the same.
    """
    named = [_words_in_common(one, other)] if one.label_field else []
    if type(one) is not type(other) or (named and named[0] < _ALIKE):
        return 0.0
    pairs = [(getattr(one, name), getattr(other, name)) for name in _keys_compared(type(one))]
    shared = [float(a == b) for a, b in pairs if a not in (None, ()) or b not in (None, ())]
    likenesses = [*named, *shared]
    return sum(likenesses) / len(likenesses) if likenesses else 1.0


def _words_in_common(one: Record, other: Record) -> float:
    return SequenceMatcher(None, one.label.casefold()[:200], other.label.casefold()[:200], autojunk=False).ratio()


def _keys_compared(kind: type[Record]) -> list[str]:
    return [field.attribute for field in fields_of(kind) if field.key != "id" and field.attribute != kind.label_field]
