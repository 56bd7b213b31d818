"""Facts that cannot all be true: dates the wrong way round, and people who report to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from generator.days.period import YearDay, in_words
from generator.load.references import visit_records
from generator.load.tree import place_at, prune_tree, write_path
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.handover import OwnerTerm
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


def owners_out_of_order(account: Account, tree: Map) -> Iterator[Problem]:
    """A problem for the first of the owners who does not follow the one before, or contradicts `owner`.

    All of them are taken out of the tree then: in part they would say that somebody else was the owner.
    """
    where, terms = ("account", "owners"), account.profile.owners
    for at, (term, following) in enumerate(zip_longest(terms, terms[1:])):
        fault = _owner_fault(term, following, account)
        if fault:
            key, message, hint = fault
            path = (*where, at if following is None or key == "to" else at + 1, key)
            yield Problem(place_at(tree, path, tree.place.file), "owners-order", message, hint, write_path(path))
            prune_tree(tree, where)
            return


def _owner_fault(term: OwnerTerm, following: OwnerTerm | None, account: Account) -> tuple[str, str, str] | None:
    """The key at which a term contradicts the one that follows, or the owner of today; why, and what to do."""
    if following is None:
        if term.to is None and term.who != account.profile.owner and not _is_taking_over(term, account):
            message = f"`owner` is {account.profile.owner}, and by `owners` it is {term.who}"
            return "who", message, "give the last of the owners a last day (`to`), or change `owner`"
        return None
    if following.from_ is None:
        return "who", "this owner has no first day, and is not the first", "add `from`"
    if term.from_ and following.from_ <= term.from_:
        return "from", f"this owner began on or before the day of the one above, {in_words(term.from_)}", "oldest first"
    if term.to and following.from_ <= term.to:
        return "to", f"the next owner began on {in_words(following.from_)}, on or before this day", "check both dates"
    return None


def _is_taking_over(term: OwnerTerm, account: Account) -> bool:
    """Whether a term is noted ahead: it begins on the day on which the owner hands the account over."""
    handover = account.handover
    ahead = handover and (account.profile.owner, term.who, term.from_) == (handover.from_, handover.to, handover.on)
    return bool(ahead)


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
