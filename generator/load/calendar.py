"""Events of a customer's year that have no day, and regions and holidays their country does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.days import public_holidays
from generator.load.tree import Path, prune_tree, write_path
from generator.model.account import Account
from generator.model.problem import Problem
from generator.model.rhythm import ONCE, RhythmEvent
from generator.wording.text import in_prose, nearest_word
from generator.yaml_reader.tree import Items, Map, Scalar

_SAMPLE_YEARS = (2024, 2025, 2026, 2027)
"""In these years a country's holidays have all the names they ever have, but for rare ones."""


def undated_events(account: Account, tree: Map) -> Iterator[Problem]:
    """A problem for every event whose first day lacks its year, or whose days are told twice.

    The former is taken out; of what is told twice, the key that does not count.
    """
    for event, node, path in _list_events(account, tree):
        for problem, gone in _of_event(event, node, path):
            yield problem
            prune_tree(tree, gone)


def _list_events(account: Account, tree: Map) -> Iterator[tuple[RhythmEvent, Map, Path]]:
    """The events of their year, without a walk through all the rest of the account."""
    typed = tree.get("rhythm")
    nodes = [(at, node) for at, node in enumerate(typed if isinstance(typed, Items) else ()) if node is not None]
    for (at, node), event in zip(nodes, account.rhythm, strict=False):
        if isinstance(node, Map):
            yield event, node, ("rhythm", at)


def _of_event(event: RhythmEvent, node: Map, path: Path) -> Iterator[tuple[Problem, Path]]:
    first, rule = event.from_, event.repeats
    if first is None:
        if event.to is not None:
            yield _twice_problem(event, node, path, "to")
        return
    typed = node.get("from")
    if not isinstance(typed, Scalar):
        return
    why = _needs_year(event)
    if first.year is None and why:
        message, hint = f"`from` needs its year, as {why}", f"write it as YYYY-{typed}"
        yield Problem(typed.place, "missing-year", message, hint, write_path((*path, "from"))), path
    elif event.to is not None and not rule.needs_first:
        yield _twice_problem(event, node, path, "to")
    elif event.to is not None and event.lasts is not None:
        yield _twice_problem(event, node, path, "lasts")


def _needs_year(event: RhythmEvent) -> str:
    if event.repeats == ONCE:
        return "this happens once"
    if event.to is not None and event.to.year is not None:
        return "`to` has one"
    return f"`{event.repeats.text}` is counted from it" if event.repeats.needs_year else ""


def _twice_problem(event: RhythmEvent, node: Map, path: Path, key: str) -> tuple[Problem, Path]:
    if key == "lasts":
        message, hint = "`to` says already how long it lasts", "leave one of the two out"
    else:
        message = f"`to` cannot be reckoned with `repeats: {event.repeats.text}`"
        hint = "write how many days it lasts as `lasts`"
    where = (*path, key)
    return Problem(node.key_places[key], "told-twice", message, hint, write_path(where)), where


def unknown_regions(account: Account, tree: Map) -> Iterator[Problem]:
    """A problem when the country of a customer's calendar has no such region; it is taken out."""
    calendar, below = account.calendar, tree.get("calendar")
    if calendar.region is None or not isinstance(below, Map):
        return
    typed = below.get("region")
    parts = public_holidays.list_countries().get(calendar.country or "", ())
    if not isinstance(typed, Scalar) or calendar.region in parts or _country_refused(account, tree):
        return
    where = ("calendar", "region")
    if calendar.country is None:
        message, hint = "`region` needs `country` beside it", "for example country: DE"
    elif not parts:
        message, hint = f"all of {calendar.country} has the same holidays", "leave `region` out"
    else:
        meant = nearest_word(calendar.region, parts) or nearest_word(calendar.region.upper(), parts)
        message = f"`{calendar.region}` is no region of {calendar.country} that has holidays of its own"
        hint = f"did you mean `{meant}`?" if meant else f"expected {in_prose(parts, 'or')}"
    yield Problem(typed.place, "unknown-region", message, hint, write_path(where))
    prune_tree(tree, where)


def unknown_holidays(account: Account, tree: Map) -> Iterator[Problem]:
    """A problem for every public holiday that is named and that the customer's country does not have."""
    calendar, named = account.calendar, tuple(_named_holidays(account, tree))
    if not named or _country_refused(account, tree):
        return
    region = (
        calendar.region if calendar.region in public_holidays.list_countries().get(calendar.country or "", ()) else None
    )
    known = {
        name.casefold(): name
        for year in _SAMPLE_YEARS
        for name in (public_holidays.holiday_names(calendar.country, region, year) if calendar.country else ())
    }
    for name, typed, where, gone in named:
        if name.casefold() in known:
            continue
        if calendar.country is None:
            message = f"`{name}` is looked up in the country's calendar, and no country is given"
            hint = "write `country` below `calendar`, for example country: SE"
        else:
            meant = nearest_word(name.casefold(), known)
            message = f"{calendar.country} has no public holiday called `{name}`"
            hint = f"did you mean `{known[meant]}`?" if meant else f"it has {in_prose(tuple(known.values()))}"
        yield Problem(typed.place, "unknown-holiday", message, hint, write_path(where))
        prune_tree(tree, gone)


def _country_refused(account: Account, tree: Map) -> bool:
    """Whether a country was typed and is none, which is reported already."""
    below = tree.get("calendar")
    return account.calendar.country is None and isinstance(below, Map) and "country" in below


def _named_holidays(account: Account, tree: Map) -> Iterator[tuple[str, Scalar, Path, Path]]:
    """The holidays that are named: each with where, and with what to take out if there is none of that name."""
    for event, node, path in _list_events(account, tree):
        typed = node.get("repeats")
        if event.repeats.holiday_name and isinstance(typed, Scalar):
            yield event.repeats.holiday_name, typed, (*path, "repeats"), path
    below = tree.get("calendar")
    listed = below.get("works_on") if isinstance(below, Map) else None
    if isinstance(listed, Scalar):
        yield str(listed), listed, ("calendar", "works_on"), ("calendar", "works_on")
    for at, typed in enumerate(listed if isinstance(listed, Items) else ()):
        if isinstance(typed, Scalar):
            where = ("calendar", "works_on", at)
            yield str(typed), typed, where, where
