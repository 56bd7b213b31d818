"""Which column of a table holds what: the headings looked up, and everything that is left over said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.importers.crm_map import IGNORED, CrmMap
from generator.importers.headings import (
    GENERIC,
    KINDS,
    Kind,
    all_headings,
    fold_heading,
    headings_of,
    known_fields,
    known_programs,
    read_list,
    signs_of,
)
from generator.importers.tables import Table

_SIGNS: Mapping[Kind, frozenset[str]] = {
    "contact": frozenset("first_name last_name title email mobile reports_to reports_to_id role firm".split()),
    "deal": frozenset("stage amount close_date currency".split()),
    "account": frozenset({"industry"}),
}
"""The columns that tell one kind of table from the others."""


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
    program: str
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
    """Whether a text is the heading of a column that holds something an account has a key for."""
    key = fold_heading(text)
    return key in all_headings() or any(key in columns for columns in user.columns.values())


def columns_of(table: Table, user: CrmMap, program: str | None = None) -> Columns | None:
    """What the columns of a table hold; None when none of them holds a name, so that it is no use.

    ``program`` is the one that wrote it; None finds out.
    """
    program = program or program_of(table)
    tried = [_looked_up(table, kind, user, program) for kind in KINDS]
    fit = [columns for columns in tried if {"name", "last_name", "first_name"} & columns.at.keys()]
    return max(fit, key=_count_signs, default=None)


def program_of(table: Table) -> str:
    """The program that wrote a table: whose own headings it has most of, or that the lines below the data name."""
    if "salesforce" in table.footer.casefold():
        return "salesforce"
    there = {heading.casefold() for heading in table.headings}
    best = max(known_programs(), key=lambda program: len(there & signs_of(program)))
    return best if there & signs_of(best) else GENERIC


def _count_signs(columns: Columns) -> float:
    found: float = len(_SIGNS[columns.kind] & columns.at.keys())
    if columns.kind == "contact" and {"name", "account"} <= columns.at.keys():
        found += 0.5  # a name and a company, and nothing else that says what it is
    if columns.kind == "account":
        found += len({fold_heading(heading) for heading in columns.table.headings} & read_list("company_signs"))
    # Dynamics and Pipedrive put the kind of record before the names of its columns.
    own = {"contact": ("Contact", "Person"), "deal": ("Opportunity", "Deal"), "account": ("Account", "Organization")}
    noun, prefix = own[columns.kind]
    headings = columns.table.headings
    return (
        found
        + 100 * (f"(Do Not Modify) {noun}" in headings)
        + 10 * any(f"{prefix} - " in heading for heading in headings)
    )


def _looked_up(table: Table, kind: Kind, user: CrmMap, program: str) -> Columns:
    keys = [fold_heading(heading) for heading in table.headings]
    told = user.columns.get(kind, {})
    theirs = {*told, *read_list(program, kind, "ignore")}
    at: dict[str, tuple[int, ...]] = {}
    doubts: list[Doubt] = []
    taken = {place for place, key in enumerate(keys) if key in theirs}
    for field in known_fields(kind):
        ranked = [[place for place, key in enumerate(keys) if told.get(key) == field]]
        ranked += [
            [place for place, key in enumerate(keys) if key == name and key not in theirs]
            for name in headings_of(kind, field, program)
        ]
        fitting = [places for places in ranked if places]
        if not fitting:
            continue
        every = list(dict.fromkeys(place for places in fitting for place in places))
        clear = len(fitting[0]) == 1 or _are_alike(table, fitting[0])
        if clear:
            at[field] = tuple(places[0] for places in fitting)
        if len(every) > 1:
            used = table.headings[at[field][0]] if clear else ""
            doubts.append(Doubt(field, tuple(table.headings[place] for place in every), used))
        taken.update(every)
    left_out = [place for place, key in enumerate(keys) if told.get(key, IGNORED) == IGNORED and key in theirs]
    rest = [place for place in range(len(keys)) if place not in taken and keys[place]]
    known = [place for place in rest if keys[place] in read_list("not_kept") or keys[place].startswith("related:")]
    unknown = [place for place in rest if place not in known]
    return Columns(
        table,
        kind,
        program,
        at,
        tuple(doubts),
        _join_headings(table, (*left_out, *known)),
        _join_headings(table, unknown),
    )


def _join_headings(table: Table, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(table.headings[place] for place in places)


def _are_alike(table: Table, places: list[int]) -> bool:
    """Whether columns of one heading hold the same everywhere, so that it does not matter which counts."""
    return all(len({row.cells[place] for place in places}) == 1 for row in table.rows)
