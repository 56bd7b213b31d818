"""What an import found and would do, in words: which column holds what, what changes, what stays, what is in doubt."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.days.period import with_weekday
from generator.importers.by_account import WITHOUT_ACCOUNT, JoinedRecords
from generator.importers.cards import KINDS
from generator.importers.changes import PEOPLE, WORDS, Addition, Plan
from generator.importers.columns import Columns
from generator.importers.crm_map import NAME
from generator.importers.headings import words_for
from generator.importers.past_meetings import LeftOutEvent, SuggestedEntries
from generator.importers.tally import SHOWN, Tally
from generator.model.account import Account
from generator.wording.text import count_noun, in_prose, plain_words, shorten_text

WIDTH = 88
"""As wide as the pages of the site show without scrolling."""

_KINDS = {"account": ("company", "companies"), "contact": ("contact", None), "deal": ("deal", None)}


def describe_mapping(columns: Columns) -> list[str]:
    """The mapping of one table: what was read, which column holds what, what is left over."""
    table = columns.table
    left_out = f"; {count_noun(table.left_out, 'line')} above or below the data left out" if table.left_out else ""
    rows = count_noun(len(table.rows) + len(table.too_long), *_KINDS[columns.kind])
    lines = [f"{table.name}: {rows}, from {words_for(columns.program, 'called')} ({table.read_as}){left_out}"]
    pairs = [f"{columns.heading(name)} = {words_for('fields', name)}" for name in columns.at]
    lines += _label_lines("used", "; ".join(pairs))
    for doubt in columns.doubts:
        named = in_prose([f"“{heading}”" for heading in doubt.headings])
        used = f"“{doubt.used}” is used, and the rest where it is empty" if doubt.used else "none is used"
        lines += _label_lines("ambiguous", f"{named} could be the {words_for('fields', doubt.holds)}: {used}")
    if columns.not_kept:
        lines += _label_lines("not kept", ", ".join(columns.not_kept))
    if columns.unknown:
        hint = f" (one of them matters? say in {NAME} what it holds)"
        lines += _label_lines("unknown", shorten_text(", ".join(columns.unknown), 1_000) + hint)
    return lines


def describe_plan(plan: Plan) -> list[str]:
    """What an import would do to one account, and what it leaves alone."""
    lines: list[str] = []
    lines += _list_lines("new", _first_items(map(_addition_words, plan.additions)))
    lines += _list_lines("filled in", _first_items(_filled_lines(plan)))
    changed = [
        f"{setting.label}: {WORDS[setting.key]} “{setting.before}” becomes “{_value_words(setting.value)}”"
        for setting in plan.settings
        if setting.before
    ]
    lines += _list_lines("changed", _first_items(changed))
    kept = [
        f"{kept_value.label}: {WORDS[kept_value.key]} "
        + (f"stays “{kept_value.ours}”" if kept_value.ours else "stays out")
        + f", as somebody wrote it; there it is “{kept_value.theirs}”"
        for kept_value in plan.kept
    ]
    lines += _list_lines("yours", _first_items(kept))
    lines += _list_lines(
        "vanished",
        _first_items(
            f"{vanished.label} ({vanished.id}) is not in these files, and is kept" for vanished in plan.vanished
        ),
    )
    if any(vanished.table == PEOPLE for vanished in plan.vanished):
        lines += _label_lines("", f"Who has left: playbook left {plan.account} PERSON")
    lines += _list_lines("note", _first_items(plan.notes))
    state = " new account" if plan.head else ""
    return [f"{plan.name} ({plan.account}){state}", *(lines or _label_lines("same", "nothing to change"))]


def describe_rest(tally: Tally, joined: JoinedRecords) -> list[str]:
    """What was left out, what is ambiguous, and what was odd."""
    lines = _list_lines("left out", tally.lines(tally.left_out))
    if any(kind == WITHOUT_ACCOUNT for _, kind in tally.left_out):
        lines += _label_lines("", 'To turn a company into an account: --create "NAME"')
    return (
        lines + _list_lines("ambiguous", _first_items(joined.ambiguous)) + _list_lines("note", tally.lines(tally.notes))
    )


def describe_cards(name: str, tally: Tally) -> list[str]:
    """How many cards a file has, and which of them are left out, and why."""
    numbers = {kind: group.number for (_, kind), group in tally.left_out.items()}
    kinds = in_prose([count_noun(numbers[kind], word) for word, kind in KINDS.items() if kind in numbers])
    lines = _list_lines("left out", [*([kinds] if kinds else []), *tally.lines(tally.left_out)])
    head = f"{name}: {count_noun(tally.read, 'card')} read, {sum(numbers.values()):,} left out"
    return [head, *lines, *_list_lines("note", tally.lines(tally.notes))]


def describe_suggestions(name: str, suggested: SuggestedEntries, account: Account) -> list[str]:
    """The entries that a calendar suggests for the log, numbered, and what was left out, and why."""
    meetings = count_noun(len(suggested.entries), "past meeting")
    lines = [
        (
            f"{name}: {count_noun(suggested.read, 'event')} read, "
            f"{suggested.used:,} used, {len(suggested.left_out):,} left out"
        ),
        f"{account.name} ({account.id}): {meetings} for the log",
    ]
    for number, entry in enumerate(suggested.entries, 1):
        people = in_prose([person.label for person in account.stakeholders if person.id in entry.people])
        lines += _label_lines(
            str(number), f"{with_weekday(entry.on)}, {plain_words(entry.type)} with {people}: {entry.note}"
        )
    lines += _list_lines("left out", _event_words(suggested.left_out))
    return lines + _list_lines("in part", _event_words(suggested.in_part))


def _event_words(events: Iterable[LeftOutEvent]) -> Iterator[str]:
    """Some events by what is said of them, the most frequent first."""
    groups: dict[str, list[str]] = {}
    for event in events:
        groups.setdefault(event.why, []).append(_place_line(shorten_text(event.note, 40), event.line))
    for why, items in sorted(groups.items(), key=lambda group: -len(group[1])):
        yield f"{count_noun(len(items), 'event')} {why}: {_list_some(items)}"


def _place_line(what: str, line: int) -> str:
    return f"{what} (line {line:,})" if what else f"line {line:,}"


def _list_some(items: Sequence[str]) -> str:
    more = f" and {len(items) - SHOWN:,} more" if len(items) > SHOWN else ""
    return ", ".join(items[:SHOWN]) + more


def _addition_words(addition: Addition) -> str:
    keys = addition.keys
    title = keys.get("title") or ("initiative" if "led_by" in keys else "")
    return f"{addition.label}, {title}" if title else addition.label


def _filled_lines(plan: Plan) -> Iterator[str]:
    by_label: dict[str, list[str]] = {}
    for setting in plan.settings:
        if not setting.before:
            by_label.setdefault(setting.label, []).append(WORDS[setting.key])
    for label, keys in by_label.items():
        yield f"{label}: {in_prose(keys)}"


def _value_words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _list_lines(label: str, items: Iterable[str]) -> list[str]:
    return [line for at, each in enumerate(items) for line in _label_lines("" if at else label, each)]


def _first_items(items: Iterable[str]) -> list[str]:
    """The first of many, and how many more there are."""
    said = list(items)
    return said[:SHOWN] + ([f"and {len(said) - SHOWN:,} more"] if len(said) > SHOWN else [])


def _label_lines(label: str, said: str) -> list[str]:
    first, *rest = textwrap.wrap(said, WIDTH - 13, break_on_hyphens=False) or [""]
    return [f"  {label:<9}  {first}", *(" " * 13 + line for line in rest)]


def summarise_import(tally: Tally, plans: Sequence[Plan]) -> str:
    """What was read, what became of it, and how many accounts an import would change."""
    touched = sum(plan.changes for plan in plans)
    return f"{tally.summary}\n" + (
        f"{count_noun(touched, 'account')} would change." if touched else "Nothing to change."
    )
