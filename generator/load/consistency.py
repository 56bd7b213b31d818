"""Facts that cannot all be true: dates the wrong way round, and people who report to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.days.period import YearDay, in_words
from generator.load.references import visit_records
from generator.load.tree import prune_tree, write_path
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.problem import Problem
from generator.model.record import Record
from generator.wording.text import in_prose
from generator.yaml_reader.tree import Map, Scalar


def reversed_dates(root: Record, tree: Map) -> Iterator[Problem]:
    """A problem for every pair of dates in the wrong order; the second is taken out of the tree.

    Where a record would go with the second, as it cannot do without it, the first is taken out if that can be missed.
    """
    for record, node, path in visit_records(root, tree):
        needed = {field.key for field in fields_of(type(record)) if field.required}
        for before, after in type(record).in_order:
            first, second = _whole_date(getattr(record, before)), _whole_date(getattr(record, after))
            if not (first and second and second < first) or node is None:
                continue
            key, other = after.rstrip("_"), before.rstrip("_")
            value = node.get(key)
            if isinstance(value, Scalar):
                message = f"`{key}` is {in_words(second)}, before `{other}` on {in_words(first)}"
                yield Problem(value.place, "reversed-dates", message, "check both dates", write_path((*path, key)))
                prune_tree(tree, (*path, other if key in needed and other not in needed else key))


def _whole_date(value: object) -> date | None:
    """A day that stands in the calendar once, and not every year."""
    if isinstance(value, YearDay):
        return value.in_year(value.year) if value.year is not None else None
    return value if isinstance(value, date) else None


def reporting_cycles(account: Account, tree: Map) -> Iterator[Problem]:
    """A problem for every circle of people who report to one another; one line of it is taken out."""
    manager = {person.id: person.reports_to for person in account.stakeholders if person.reports_to}
    names = {person.id: person.label for person in account.stakeholders}
    settled: set[str] = set()
    for start in manager:
        chain: list[str] = []
        current: str | None = start
        while current and current not in settled and current not in chain:
            chain.append(current)
            current = manager.get(current)
        if current in chain:
            yield from _circle_problems(chain[chain.index(current) :], names, account, tree)
        settled.update(chain)


def _circle_problems(circle: list[str], names: dict[str, str], account: Account, tree: Map) -> Iterator[Problem]:
    for record, node, path in visit_records(account, tree):
        if len(path) == 2 and path[0] == "stakeholders" and getattr(record, "id", "") == circle[0] and node:
            value = node.get("reports_to")
            if isinstance(value, Scalar):
                round_trip = in_prose([names[person] for person in (*circle[1:], circle[0])], "and then to")
                message = f"{names[circle[0]]} reports to {round_trip}"
                hint = "leave `reports_to` out for the person at the top"
                where = (*path, "reports_to")
                yield Problem(value.place, "reporting-cycle", message, hint, write_path(where))
                prune_tree(tree, where)
