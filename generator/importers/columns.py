"""Which column of a table holds what: the headings looked up, and everything that is left over said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.importers.aliases import (
    ACCOUNT_SIGNS,
    ALIASES,
    KINDS,
    NOT_KEPT,
    PROGRAM_SIGNS,
    PROGRAMS,
    SIGNS,
    Kind,
    Program,
    folded,
    listed,
)
from generator.importers.crm_map import IGNORED, CrmMap
from generator.importers.tables import Table


@dataclass(frozen=True, slots=True)
class Doubt:
    """Several columns that could hold the same, of which the first that is not empty counts, or none."""

    holds: str
    headings: tuple[str, ...]
    #: The one that is used; empty when none is, as nothing says which.
    used: str


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold."""

    table: Table
    kind: Kind
    program: Program
    #: For each field the position of its column, and of those that stand in where it is empty.
    at: Mapping[str, tuple[int, ...]]
    doubts: tuple[Doubt, ...]
    #: Headings that are known and have no key in an account, or that the user's map leaves out.
    not_kept: tuple[str, ...]
    #: Headings nobody knows.
    unknown: tuple[str, ...]

    def heading(self, field: str) -> str:
        """The heading of the column that holds a field."""
        return self.table.headings[self.at[field][0]]


def is_heading(user: CrmMap, text: str) -> bool:
    """Whether a text is the heading of some column of some export."""
    key = folded(text)
    return key in _all_known() or any(key in columns for columns in user.columns.values())


def columns_of(table: Table, user: CrmMap, program: Program | None = None) -> Columns | None:
    """What the columns of a table hold; None when none of them holds a name, so that it is no use.

    ``program`` is the one that wrote it; None finds out.
    """
    program = program or program_of(table)
    tried = [_looked_up(table, kind, user, program) for kind in KINDS]
    fit = [columns for columns in tried if {"name", "last_name"} & columns.at.keys()]
    return max(fit, key=_signs, default=None)


def program_of(table: Table) -> Program:
    """The program that wrote a table, by its headings and by what stands below the data."""
    there = {folded(heading) for heading in table.headings}
    if "salesforce" in table.footer.casefold():
        return "salesforce"
    counted = {program: len(there.intersection(listed(signs))) for program, signs in PROGRAM_SIGNS.items()}
    best = max(counted, key=lambda program: counted[program])
    return best if counted[best] else "generic"


def _signs(columns: Columns) -> int:
    found = len(SIGNS[columns.kind] & columns.at.keys())
    if columns.kind == "account":
        found += len({folded(heading) for heading in columns.table.headings}.intersection(listed(ACCOUNT_SIGNS)))
    own = f"(Do Not Modify) {'Opportunity' if columns.kind == 'deal' else columns.kind.title()}"
    return found + 100 * (own in columns.table.headings)


def _looked_up(table: Table, kind: Kind, user: CrmMap, program: Program) -> Columns:
    keys = [folded(heading) for heading in table.headings]
    told = user.columns.get(kind, {})
    at: dict[str, tuple[int, ...]] = {}
    doubts: list[Doubt] = []
    taken = {place for place, key in enumerate(keys) if key in told}
    for field in ALIASES[kind]:
        ranked = [[place for place, key in enumerate(keys) if told.get(key) == field]]
        ranked += [
            [at for at, key in enumerate(keys) if key == name and key not in told]
            for name in _names(kind, field, program)
        ]
        fitting = [places for places in ranked if places]
        if not fitting:
            continue
        every = list(dict.fromkeys(place for places in fitting for place in places))
        clear = len(fitting[0]) == 1 or _alike(table, fitting[0])
        if clear:
            at[field] = tuple(places[0] for places in fitting)
        if len(every) > 1:
            used = table.headings[at[field][0]] if clear else ""
            doubts.append(Doubt(field, tuple(table.headings[place] for place in every), used))
        taken.update(every)
    rest = [place for place in range(len(keys)) if place not in taken and keys[place]]
    left_out = [place for place, key in enumerate(keys) if told.get(key) == IGNORED]
    known = [place for place in rest if keys[place] in _not_kept() or keys[place].startswith("related:")]
    unknown = [place for place in rest if place not in known]
    return Columns(
        table, kind, program, at, tuple(doubts), _headings(table, (*left_out, *known)), _headings(table, unknown)
    )


def _headings(table: Table, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(table.headings[place] for place in places)


def _alike(table: Table, places: list[int]) -> bool:
    """Whether columns of one heading hold the same everywhere, so that it does not matter which counts."""
    return all(len({row[place] for place in places}) == 1 for row in table.rows)


@cache
def _names(kind: Kind, field: str, program: Program) -> tuple[str, ...]:
    """The headings a field may have, the program's own first, then everybody's, then those of the others."""
    own = ALIASES[kind][field]
    order = [program, "generic", *PROGRAMS]
    return tuple(dict.fromkeys(name for each in order for name in listed(own[each])))


@cache
def _not_kept() -> frozenset[str]:
    return frozenset(listed(NOT_KEPT))


@cache
def _all_known() -> frozenset[str]:
    return frozenset([*_all_names(), *_not_kept()])


def _all_names() -> Iterator[str]:
    for fields in ALIASES.values():
        for own in fields.values():
            for headings in own.values():
                yield from listed(headings)
