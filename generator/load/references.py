"""References between records: ids that are given twice, lead nowhere, or could mean two things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.load.tree import Path, prune, written
from generator.model.fields import fields_of
from generator.model.record import Identified, Record
from generator.problem import Problem
from generator.text import in_prose, nearest
from generator.yaml_tree import Items, Map, Node, Scalar

TABLES = {
    "team member": "team",
    "person": "stakeholders",
    "unit": "account.units",
    "customer goal": "strategy.customer.goals",
    "goal of ours": "strategy.us.goals",
    "initiative": "initiatives",
    "project": "projects",
    "meeting series": "cadence.meetings",
    "commitment": "commitments",
}
"""Where the records of each table are typed, by the word a reference calls them."""

_SHOWN = 12
"""How many known ids an error message lists at most."""


@dataclass(frozen=True)
class Ids:
    """The ids that may be referred to, by table; the word ``unknown`` may stand for a person nobody knows."""

    tables: dict[str, set[str]] = field(default_factory=lambda: {"unknown": {"unknown"}})

    def holders(self, id: str, targets: tuple[str, ...]) -> list[str]:
        """The tables among the targets that have this id."""
        return [target for target in targets if id in self.tables.get(target, ())]


def visit(record: Record, node: Node, path: Path = ()) -> Iterator[tuple[Record, Map | None, Path]]:
    """Every record below one, itself first, with the part of the file it was read from and its key path."""
    tree = node if isinstance(node, Map) else None
    yield record, tree, path
    if tree is None:
        return
    for entry in fields_of(type(record)):
        value, below = getattr(record, entry.attribute), tree.get(entry.key)
        if isinstance(value, Record):
            yield from visit(value, below, (*path, entry.key))
        elif isinstance(value, tuple) and entry.record and isinstance(below, Items):
            typed = [index for index, item in enumerate(below) if item is not None]
            for index, item in zip(typed, value, strict=False):
                yield from visit(item, below[index], (*path, entry.key, index))


def duplicate_ids(root: Record, tree: Map) -> list[Problem]:
    """One problem for every id given a second time in its table; the second record is taken out of the tree."""
    problems, seen = [], dict[tuple[str, str], Record]()
    table_of = {where: table for table, where in TABLES.items()}
    for record, _, path in visit(root, tree):
        if not isinstance(record, Identified):
            continue
        table = table_of.get(written(path[:-1]), written(path[:-1]))
        first = seen.setdefault((table, record.id), record)
        if first is not record and record.typed_at:
            line = first.typed_at.line if first.typed_at else 0
            where = f"line {line}" if first.typed_at and first.typed_at.file == record.typed_at.file else first.typed_at
            message = f"the id `{record.id}` is already used by “{first.label}” ({where})"
            hint = "give this one an `id` of its own"
            problems.append(Problem(record.typed_at, "duplicate-id", message, hint, written(path)))
            prune(tree, path)
    return problems


def unresolved(root: Record, tree: Map, ids: Ids) -> list[Problem]:
    """One problem for every reference that leads nowhere or to two places; each is taken out of the tree."""
    problems = []
    for record, node, path in visit(root, tree):
        if node is None:
            continue
        for entry in fields_of(type(record)):
            if not entry.targets:
                continue
            for where, value in _values(node.get(entry.key), (*path, entry.key)):
                problem = _resolve(value, entry.targets, where, ids)
                if problem:
                    problems.append(problem)
                    prune(tree, where)
    return problems


def _values(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Items):
        for index, item in enumerate(node):
            if isinstance(item, Scalar):
                yield (*path, index), item


def _resolve(value: Scalar, targets: tuple[str, ...], path: Path, ids: Ids) -> Problem | None:
    holders = ids.holders(value, targets)
    if len(holders) == 1:
        return None
    kinds = in_prose([target for target in targets if target != "unknown"], "or")
    if holders:
        message = f"`{value}` could be a {in_prose(holders, 'or a')}"
        return Problem(value.place, "ambiguous-reference", message, "give one of them another id", written(path))
    known = sorted(set().union(*(ids.tables.get(target, ()) for target in targets)))
    meant = nearest(value, known)
    shown = ", ".join(known[:_SHOWN]) + (" …" if len(known) > _SHOWN else "")
    hint = f"did you mean `{meant}`?" if meant else f"known: {shown}" if known else f"no {kinds} is recorded yet"
    return Problem(value.place, "dangling-reference", f"there is no {kinds} `{value}`", hint, written(path))


def tables_of(root: Record, extra: Mapping[str, set[str]]) -> Ids:
    """The ids of every table of an account, together with those that come from elsewhere."""
    ids = Ids()
    for table, where in TABLES.items():
        found: object = root
        for key in where.split("."):
            entry = next(field for field in fields_of(type(found)) if field.key == key)  # type: ignore[arg-type]
            found = getattr(found, entry.attribute)
        ids.tables[table] = {record.id for record in found} | extra.get(table, set())  # type: ignore[attr-defined]
    for table, known in extra.items():
        ids.tables.setdefault(table, set()).update(known)
    return ids
