"""What an import found and would do, in words: which column holds what, what changes, what stays, what is in doubt."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.days.period import with_weekday
from generator.importers.cards import KINDS
from generator.importers.changes import PEOPLE, WORDS, Addition, Plan
from generator.importers.columns import Columns
from generator.importers.crm_map import NAME
from generator.importers.headings import words_for
from generator.importers.joining import WITHOUT_ACCOUNT, Joined
from generator.importers.past_meetings import LeftOutEvent, Suggested
from generator.importers.tally import SHOWN, Tally
from generator.model.account import Account
from generator.wording.text import count, in_prose, shortened, words

WIDTH = 88
"""As wide as the pages of the site show without scrolling."""

_KINDS = {"account": ("company", "companies"), "contact": ("contact", None), "deal": ("deal", None)}


def mapping_told(columns: Columns) -> list[str]:
    """The mapping of one table: what was read, which column holds what, what is left over."""
    table = columns.table
    left_out = f"; {count(table.left_out, 'line')} above or below the data left out" if table.left_out else ""
    rows = count(len(table.rows) + len(table.too_long), *_KINDS[columns.kind])
    lines = [f"{table.name}: {rows}, from {words_for(columns.program, 'called')} ({table.read_as}){left_out}"]
    pairs = [f"{columns.heading(name)} = {words_for('fields', name)}" for name in columns.at]
    lines += _labelled("used", "; ".join(pairs))
    for doubt in columns.doubts:
        named = in_prose([f"“{heading}”" for heading in doubt.headings])
        used = f"“{doubt.used}” is used, and the rest where it is empty" if doubt.used else "none is used"
        lines += _labelled("ambiguous", f"{named} could be the {words_for('fields', doubt.holds)}: {used}")
    if columns.not_kept:
        lines += _labelled("not kept", ", ".join(columns.not_kept))
    if columns.unknown:
        hint = f" (one of them matters? say in {NAME} what it holds)"
        lines += _labelled("unknown", shortened(", ".join(columns.unknown), 1_000) + hint)
    return lines


def plan_told(plan: Plan) -> list[str]:
    """What an import would do to one account, and what it leaves alone."""
    lines: list[str] = []
    lines += _list("new", _most(map(_added, plan.additions)))
    lines += _list("filled in", _most(_filled(plan)))
    changed = [
        f"{each.label}: {WORDS[each.key]} “{each.before}” becomes “{_shown(each.value)}”"
        for each in plan.settings
        if each.before
    ]
    lines += _list("changed", _most(changed))
    kept = [
        f"{each.label}: {WORDS[each.key]} "
        + (f"stays “{each.ours}”" if each.ours else "stays out")
        + f", as somebody wrote it; there it is “{each.theirs}”"
        for each in plan.kept
    ]
    lines += _list("yours", _most(kept))
    lines += _list(
        "vanished", _most(f"{each.label} ({each.id}) is not in these files, and is kept" for each in plan.vanished)
    )
    if any(each.table == PEOPLE for each in plan.vanished):
        lines += _labelled("", f"Who has left: playbook left {plan.account} PERSON")
    lines += _list("note", _most(plan.notes))
    state = " new account" if plan.head else ""
    return [f"{plan.name} ({plan.account}){state}", *(lines or _labelled("same", "nothing to change"))]


def rest_told(tally: Tally, joined: Joined) -> list[str]:
    """What was left out, what is ambiguous, and what was odd."""
    lines = _list("left out", tally.lines(tally.left_out))
    if any(kind == WITHOUT_ACCOUNT for _, kind in tally.left_out):
        lines += _labelled("", 'To turn a company into an account: --create "NAME"')
    return lines + _list("ambiguous", _most(joined.ambiguous)) + _list("note", tally.lines(tally.notes))


def cards_told(name: str, tally: Tally) -> list[str]:
    """How many cards a file has, and which of them are left out, and why."""
    numbers = {kind: group.number for (_, kind), group in tally.left_out.items()}
    kinds = in_prose([count(numbers[kind], word) for word, kind in KINDS.items() if kind in numbers])
    lines = _list("left out", [*([kinds] if kinds else []), *tally.lines(tally.left_out)])
    head = f"{name}: {count(tally.read, 'card')} read, {sum(numbers.values()):,} left out"
    return [head, *lines, *_list("note", tally.lines(tally.notes))]


def suggestions_told(name: str, suggested: Suggested, account: Account) -> list[str]:
    """The entries that a calendar suggests for the log, numbered, and what was left out, and why."""
    meetings = count(len(suggested.entries), "past meeting")
    lines = [
        f"{name}: {count(suggested.read, 'event')} read, {suggested.used:,} used, {len(suggested.left_out):,} left out",
        f"{account.name} ({account.id}): {meetings} for the log",
    ]
    for number, each in enumerate(suggested.entries, 1):
        people = in_prose([person.label for person in account.stakeholders if person.id in each.people])
        lines += _labelled(str(number), f"{with_weekday(each.on)}, {words(each.type)} with {people}: {each.note}")
    lines += _list("left out", _events(suggested.left_out))
    return lines + _list("in part", _events(suggested.in_part))


def _events(events: Iterable[LeftOutEvent]) -> Iterator[str]:
    """Some events by what is said of them, the most frequent first."""
    groups: dict[str, list[str]] = {}
    for event in events:
        groups.setdefault(event.why, []).append(_placed(shortened(event.note, 40), event.line))
    for why, items in sorted(groups.items(), key=lambda group: -len(group[1])):
        yield f"{count(len(items), 'event')} {why}: {_some(items)}"


def _placed(what: str, line: int) -> str:
    return f"{what} (line {line:,})" if what else f"line {line:,}"


def _some(items: Sequence[str]) -> str:
    more = f" and {len(items) - SHOWN:,} more" if len(items) > SHOWN else ""
    return ", ".join(items[:SHOWN]) + more


def _added(addition: Addition) -> str:
    keys = addition.keys
    title = keys.get("title") or ("initiative" if "led_by" in keys else "")
    return f"{addition.label}, {title}" if title else addition.label


def _filled(plan: Plan) -> Iterator[str]:
    by_label: dict[str, list[str]] = {}
    for each in plan.settings:
        if not each.before:
            by_label.setdefault(each.label, []).append(WORDS[each.key])
    for label, keys in by_label.items():
        yield f"{label}: {in_prose(keys)}"


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _list(label: str, items: Iterable[str]) -> list[str]:
    return [line for at, each in enumerate(items) for line in _labelled("" if at else label, each)]


def _most(items: Iterable[str]) -> list[str]:
    """The first of many, and how many more there are."""
    said = list(items)
    return said[:SHOWN] + ([f"and {len(said) - SHOWN:,} more"] if len(said) > SHOWN else [])


def _labelled(label: str, said: str) -> list[str]:
    first, *rest = textwrap.wrap(said, WIDTH - 13, break_on_hyphens=False) or [""]
    return [f"  {label:<9}  {first}", *(" " * 13 + line for line in rest)]


def summary(tally: Tally, plans: Sequence[Plan]) -> str:
    """What was read, what became of it, and how many accounts an import would change."""
    touched = sum(plan.changes for plan in plans)
    return f"{tally.summary}\n" + (f"{count(touched, 'account')} would change." if touched else "Nothing to change.")
