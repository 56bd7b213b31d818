"""References between records: ids that are given twice, lead nowhere, or could mean two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from generator.load.tree import Path, prune_tree, write_path
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.head import Profile
from generator.model.keys import TABLES, records_in_table
from generator.model.problem import Problem
from generator.model.record import Identified, Record
from generator.wording.text import in_prose, make_slug, nearest_word, with_article
from generator.yaml_reader.tree import Items, Map, Node, Scalar

_SHOWN = 12
"""How many known ids an error message lists at most."""


Ids = Mapping[str, Set[str]]
"""Ids by the table they stand in."""


@dataclass(frozen=True, slots=True)
class Excused:
    """References that lead nowhere only because of a mistake that is reported elsewhere."""

    #: Ids that were typed, those of records that could not be understood among them.
    typed: Ids
    #: Tables of which a part could not be read.
    unread: Set[str]

    def covers(self, id: str, targets: tuple[str, ...]) -> bool:
        """Whether an id that no table has is excused."""
        return any(target in self.unread or id in self.typed.get(target, ()) for target in targets)


def visit_records(record: Record, node: Node, path: Path = ()) -> Iterator[tuple[Record, Map | None, Path]]:
    """Every record below one, itself first, with the part of the file it was read from and its key path."""
    tree = node if isinstance(node, Map) else None
    yield record, tree, path
    if tree is None:
        return
    for entry in fields_of(type(record)):
        value, below = getattr(record, entry.attribute), tree.get(entry.key)
        if isinstance(value, Record):
            yield from visit_records(value, below, (*path, entry.key))
        elif isinstance(value, tuple) and entry.record and isinstance(below, Items):
            typed = [index for index, item in enumerate(below) if item is not None]
            for index, item in zip(typed, value, strict=False):
                yield from visit_records(item, below[index], (*path, entry.key, index))


def duplicate_ids(root: Record, tree: Map) -> list[Problem]:
    """One problem for every id given a second time in its table; the second record is taken out of the tree."""
    problems, seen = [], dict[tuple[str, str], Record]()
    table_of = {where: table for table, where in TABLES.items()}
    for record, _, path in visit_records(root, tree):
        if not isinstance(record, Identified):
            continue
        table = table_of.get(write_path(path[:-1]), write_path(path[:-1]))
        first = seen.setdefault((table, record.id), record)
        if first is not record and record.typed_at:
            line = first.typed_at.line if first.typed_at else 0
            where = f"line {line}" if first.typed_at and first.typed_at.file == record.typed_at.file else first.typed_at
            message = f"the id `{record.id}` is already used by “{first.label}” ({where})"
            hint = "give this one an `id` of its own"
            problems.append(Problem(record.typed_at, "duplicate-id", message, hint, write_path(path)))
            prune_tree(tree, path)
    return problems


def unresolved_references(root: Record, tree: Map, ids: Ids, excused: Excused) -> list[Problem]:
    """One problem for every reference that leads nowhere or to two places; each is taken out of the tree.

    Those that are excused are taken out without one. What the head of an account cannot do without stays, as
    the account would go with it.
    """
    problems = []
    for record, node, path in visit_records(root, tree):
        if node is None:
            continue
        for entry in fields_of(type(record)):
            if not entry.targets:
                continue
            for where, value in _list_values(node.get(entry.key), (*path, entry.key)):
                holders = [target for target in entry.targets if value in ids.get(target, ())]
                if len(holders) == 1:
                    continue
                if holders:
                    problems.append(_ambiguous_problem(value, holders, where))
                elif not excused.covers(value, entry.targets):
                    problems.append(_dangling_problem(value, entry.targets, where, ids))
                if not (entry.required and isinstance(record, Profile)):
                    prune_tree(tree, where)
    return problems


def _list_values(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Items):
        for index, item in enumerate(node):
            if isinstance(item, Scalar):
                yield (*path, index), item


def _ambiguous_problem(value: Scalar, holders: list[str], path: Path) -> Problem:
    message = f"`{value}` could be {in_prose([with_article(holder) for holder in holders], 'or')}"
    hint = "give one of them another id"
    return Problem(value.place, "ambiguous-reference", message, hint, write_path(path))


def _dangling_problem(value: Scalar, targets: tuple[str, ...], path: Path, ids: Ids) -> Problem:
    kinds = in_prose([target for target in targets if target != "unknown"], "or")
    known = sorted({id for target in targets for id in ids.get(target, ())})
    meant = nearest_word(value, known)
    if meant:
        hint = f"did you mean `{meant}`?"
    elif known:
        hint = f"known: {', '.join(known[:_SHOWN])}{' …' if len(known) > _SHOWN else ''}"
    else:
        hint = f"no {kinds} is recorded yet"
    return Problem(value.place, "dangling-reference", f"there is no {kinds} `{value}`", hint, write_path(path))


def ids_of(account: Account, elsewhere: Ids) -> Ids:
    """The ids of every table of an account, together with those that come from elsewhere.

    The word ``unknown`` may stand for a person nobody knows.
    """
    tables = {"unknown": {"unknown"}} | {table: set(known) for table, known in elsewhere.items()}
    for table in TABLES:
        tables.setdefault(table, set()).update(record.id for record in records_in_table(account, table))
    return tables


def typed_ids(tree: Map) -> dict[str, set[str]]:
    """The ids that a file gives the records of each table, whether or not these can be understood."""
    typed = {}
    for table, where in TABLES.items():
        node: Node = tree
        for key in where.split("."):
            node = node.get(key) if isinstance(node, Map) else None
        typed[table] = {id for item in _list_records(node) for id in _typed_id(item)}
    return typed


def _list_records(node: Node) -> Iterable[Node]:
    """The records of a table, also where it was typed as a block of ids or a single record."""
    if isinstance(node, Map):
        return [node, *(Scalar(key, place) for key, place in node.key_places.items())]
    return node if isinstance(node, Items) else [node]


def _typed_id(item: Node) -> Iterator[str]:
    if isinstance(item, Map):
        names = [item.get(key) for key in ("id", "name", "text", "title")]
        item = next((name for name in names if isinstance(name, Scalar)), None)
    if isinstance(item, Scalar):
        yield make_slug(item)
