"""Which column of a table holds what: the headings looked up, and everything that is left over said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.importers import headings
from generator.importers.crm_map import IGNORED, CrmMap
from generator.importers.headings import GENERIC, KINDS, Kind, fold_heading, read_list
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
    return key in headings.all_headings() or any(key in columns for columns in user.columns.values())


def columns_of(table: Table, user: CrmMap, program: str | None = None) -> Columns | None:
    """What the columns of a table hold; None when none of them holds a name, so that it is no use.

    ``program`` is the one that wrote it; None finds out.
    """
    program = program or program_of(table)
    tried = [_look_up(table, kind, user, program) for kind in KINDS]
    fit = [columns for columns in tried if {"name", "last_name", "first_name"} & columns.at.keys()]
    return max(fit, key=_count_signs, default=None)


def program_of(table: Table) -> str:
    """The program that wrote a table: whose own headings it has most of, or that the lines below the data name."""
    if "salesforce" in table.footer.casefold():
        return "salesforce"
    there = {heading.casefold() for heading in table.headings}
    best = max(headings.known_programs(), key=lambda program: len(there & headings.signs_of(program)))
    return best if there & headings.signs_of(best) else GENERIC


def _count_signs(columns: Columns) -> float:
    written, kind = columns.table.headings, columns.kind
    # Dynamics and Pipedrive put the kind of record before the names of its columns.
    dynamics, pipedrive = str(headings.read_block("nouns")[kind]).split(", ")
    return (
        len(set(map(fold_heading, columns.at)).intersection(read_list("signs", kind)))
        # a name and a company, and nothing else that says what it is
        + 0.5 * (kind == "contact" and {"name", "account"} <= columns.at.keys())
        + len(set(map(fold_heading, written)).intersection(read_list("company_signs"))) * (kind == "account")
        + 100 * (f"(Do Not Modify) {dynamics}" in written)
        + 10 * any(f"{pipedrive} - " in heading for heading in written)
    )


def _look_up(table: Table, kind: Kind, user: CrmMap, program: str) -> Columns:
    keys = [fold_heading(heading) for heading in table.headings]
    told = user.columns.get(kind, {})
    theirs = {*told, *read_list(program, kind, "ignore")}
    at: dict[str, tuple[int, ...]] = {}
    doubts: list[Doubt] = []
    taken = {place for place, key in enumerate(keys) if key in theirs}
    for field in headings.known_fields(kind):
        ranked = [{key for key in told if told[key] == field}]
        ranked += [{name} - theirs for name in headings.headings_of(kind, field, program)]
        fitting = [places for names in ranked if (places := [place for place, key in enumerate(keys) if key in names])]
        if not fitting:
            continue
        every = list(dict.fromkeys(place for places in fitting for place in places))
        if clear := all(len({row.cells[place] for place in fitting[0]}) == 1 for row in table.rows):
            at[field] = tuple(places[0] for places in fitting)
        if len(every) > 1:
            used = table.headings[every[0]] if clear else ""
            doubts.append(Doubt(field, tuple(table.headings[place] for place in every), used))
        taken.update(every)
    rest = [place for place, key in enumerate(keys) if key and place not in taken]
    known = [place for place in rest if keys[place] in read_list("not_kept") or keys[place].startswith("related:")]
    not_kept = [place for place, key in enumerate(keys) if told.get(key, IGNORED) == IGNORED and key in theirs] + known
    unknown = [place for place in rest if place not in known]
    named = [tuple(table.headings[place] for place in places) for places in (not_kept, unknown)]
    return Columns(table, kind, program, at, tuple(doubts), *named)
