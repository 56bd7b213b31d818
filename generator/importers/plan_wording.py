"""What an import found and would do, in words: which column holds what, what changes, what stays, what is in doubt."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.days.period import with_weekday
from generator.importers.cards import KINDS
from generator.importers.changes import DEALS, PEOPLE, Addition, Plan, plain_value
from generator.importers.columns import Columns
from generator.importers.crm import WITHOUT_ACCOUNT
from generator.importers.crm_map import NAME
from generator.importers.headings import words_for
from generator.importers.past_meetings import USED, Suggestion
from generator.importers.tally import SHOWN, Groups, Tally
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
    doubts = []
    for doubt in columns.doubts:
        named = in_prose([f"“{heading}”" for heading in doubt.headings])
        used = f"“{doubt.used}” is used, and the rest where it is empty" if doubt.used else "none is used"
        doubts.append(f"{named} could be the {words_for('fields', doubt.holds)}: {used}")
    unknown = shorten_text(", ".join(columns.unknown), 1_000)
    return [
        f"{table.name}: {rows}, from {words_for(columns.program, 'called')} ({table.read_as}){left_out}",
        *_lay_out(
            used=["; ".join(f"{columns.heading(name)} = {words_for('fields', name)}" for name in columns.at)],
            ambiguous=doubts,
            not_kept=[", ".join(columns.not_kept)] if columns.not_kept else [],
            unknown=[f"{unknown} (one of them matters? say in {NAME} what it holds)"] if unknown else [],
        ),
    ]


def describe_plan(plan: Plan) -> list[str]:
    """What an import would do to one account, and what it leaves alone."""
    filled: dict[str, list[str]] = {}
    changed: list[str] = []
    for setting in plan.settings:
        if setting.before:
            value = f"“{setting.before}” becomes “{plain_value(setting.value)}”"
            changed.append(f"{setting.record.label}: {words_for('keys', setting.key)} {value}")
        else:
            filled.setdefault(setting.record.label, []).append(words_for("keys", setting.key))
    kept = [
        f"{value.label}: {words_for('keys', value.key)} {f'stays “{value.ours}”' if value.ours else 'stays out'}, "
        f"as somebody wrote it; there it is “{value.theirs}”"
        for value in plan.kept
    ]
    vanished = [f"{record.label} ({record.id}) is not in these files, and is kept" for record in plan.vanished]
    hint = [f"Who has left: playbook left {plan.account} PERSON"]
    lines = _lay_out(
        new=_first_of([_addition_words(addition) for addition in plan.additions]),
        filled_in=_first_of([f"{label}: {in_prose(keys)}" for label, keys in filled.items()]),
        changed=_first_of(changed),
        yours=_first_of(kept),
        vanished=_first_of(vanished) + hint * any(record.table == PEOPLE for record in plan.vanished),
        note=_first_of(plan.notes),
    )
    state = " new account" if plan.head else ""
    return [f"{plan.name} ({plan.account}){state}", *(lines or _lay_out(same=["nothing to change"]))]


def describe_rest(tally: Tally, ambiguous: Iterable[str]) -> list[str]:
    """What was left out, what is ambiguous, and what was odd."""
    hint = ['To turn a company into an account: --create "NAME"']
    return _lay_out(
        left_out=[*tally.lines(tally.left_out), *hint * any(kind == WITHOUT_ACCOUNT for _, kind in tally.left_out)],
        ambiguous=_first_of(list(dict.fromkeys(ambiguous))),
        note=tally.lines(tally.notes),
    )


def describe_cards(name: str, tally: Tally) -> list[str]:
    """How many cards a file has, and which of them are left out, and why."""
    numbers = {kind: group.number for (_, kind), group in tally.left_out.items()}
    kinds = in_prose([count_noun(numbers[kind], word) for word, kind in KINDS.items() if kind in numbers])
    return [
        f"{name}: {count_noun(tally.read, 'card')} read, {tally.number_left_out:,} left out",
        *_lay_out(left_out=filter(None, [kinds, *tally.lines(tally.left_out)]), note=tally.lines(tally.notes)),
    ]


def describe_suggestions(name: str, entries: Sequence[Suggestion], tally: Tally, account: Account) -> list[str]:
    """The entries that a calendar suggests for the log, numbered, and what was left out, and why."""
    numbers = f"{tally.became[USED]:,} used, {tally.number_left_out:,} left out"
    listed = {}
    for number, entry in enumerate(entries, 1):
        people = in_prose([person.label for person in account.stakeholders if person.id in entry.people])
        listed[str(number)] = [f"{with_weekday(entry.on)}, {plain_words(entry.type)} with {people}: {entry.note}"]
    return [
        f"{name}: {count_noun(tally.read, 'event')} read, {numbers}",
        f"{account.name} ({account.id}): {count_noun(len(entries), 'past meeting')} for the log",
        *_lay_out(**listed, left_out=_group_words(tally.left_out), in_part=_group_words(tally.notes)),
    ]


def summarise_import(tally: Tally, plans: Sequence[Plan]) -> str:
    """What was read, what became of it, and how many accounts an import would change."""
    touched = sum(plan.changes for plan in plans)
    words = f"{count_noun(touched, 'account')} would change." if touched else "Nothing to change."
    return f"{tally.summary}\n{words}"


def _group_words(groups: Groups) -> Iterator[str]:
    """Some events by what is said of them, the most frequent first."""
    for (_, kind), group in sorted(groups.items(), key=lambda item: -item[1].number):
        names = ", ".join(f"{shorten_text(event.name, 40)} (line {event.line:,})" for event, _ in group.listed)
        more = f" and {group.number - SHOWN:,} more" if group.number > SHOWN else ""
        yield f"{count_noun(group.number, 'event')} {kind}: {names}{more}"


def _addition_words(addition: Addition) -> str:
    title = addition.keys.get("title") or ("opportunity" if addition.table == DEALS else "")
    return f"{addition.label}, {title}" if title else addition.label


def _first_of(items: Sequence[str]) -> list[str]:
    """The first of many, and how many more there are."""
    return [*items[:SHOWN], *([f"and {len(items) - SHOWN:,} more"] if len(items) > SHOWN else [])]


def _lay_out(**sections: Iterable[str]) -> list[str]:
    """The lines of some sections, each item beside or below the name of its section."""
    lines = []
    for name, items in sections.items():
        label = name.replace("_", " ")
        for item in items:
            first, *rest = textwrap.wrap(item, WIDTH - 13, break_on_hyphens=False) or [""]
            lines += [f"  {label:<9}  {first}", *(" " * 13 + line for line in rest)]
            label = ""
    return lines
