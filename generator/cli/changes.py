"""What changed in the plans as the verb `diff` prints it: text for people, JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from generator.context.changes.account_changes import AccountChanges, Group, Line
from generator.model.problem import Place
from generator.report import WIDTH, Paint
from generator.wording.text import count, in_prose


@dataclass(frozen=True, slots=True)
class Compared:
    """An account and what changed in it."""

    id: str
    name: str
    #: What changed; None for an account that is no longer there.
    told: AccountChanges | None


@dataclass(frozen=True, slots=True)
class Row:
    """One change for machines."""

    #: Id of the account.
    account: str
    #: The first day whose changes are told, and the revision that was compared with.
    since: str
    revision: str
    #: The heading it is told below, and the role whose page that is; empty where it is no role's.
    section: str
    role: str
    #: new, gone or changed.
    kind: str
    #: The keys under which it is typed.
    key: str
    text: str
    #: Where the record stands; of one that is gone, where it stood.
    file: str
    line: int


def as_text(compared: Sequence[Compared], paint: Paint) -> str:
    """Account by account and heading by heading, those without a change in one line at the end."""
    lines: list[str] = []
    for each in compared:
        if each.told and (each.told.groups or each.told.caution):
            lines += [*_account(each.name, each.told, paint), ""]
    for each in compared:
        if each.told is None:
            lines += [f"{paint(each.name, 'file')}  The account is no longer in the plan.", ""]
    quiet = [each for each in compared if each.told and not each.told.groups and not each.told.caution]
    if len(quiet) == 1 and quiet[0].told:
        lines += _wrapped(f"{quiet[0].name}: {quiet[0].told.since} nothing has changed.", "")
    elif quiet:
        lines += _wrapped(
            f"Nothing changed in {count(len(quiet), 'account')}: {in_prose([q.name for q in quiet])}.", ""
        )
    return "\n".join(lines).rstrip("\n")


def _account(name: str, told: AccountChanges, paint: Paint) -> Iterator[str]:
    yield paint(name, "file")
    yield paint(f"  {told.since}; compared with {told.revision}.", "quiet")
    if told.caution:
        yield from _wrapped(told.caution, "  ")
    for group in told.groups:
        yield f"\n  {paint(_heading(group), 'heading')}"
        for line in group.lines:
            yield from _wrapped(line.text, "    ")


def _heading(group: Group) -> str:
    return f"{group.heading} ({group.role})" if group.role else group.heading


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  " if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_json(compared: Sequence[Compared]) -> str:
    """A JSON list of rows with account, since, revision, section, role, kind, key, text, file, line."""
    return json.dumps([asdict(row) for each in compared for row in _rows(each)], indent=2, ensure_ascii=False)


def _rows(each: Compared) -> Iterator[Row]:
    told = each.told
    if told is None:
        text = f"{each.name} is no longer in the plan."
        yield Row(each.id, "", "", "The account", "", "gone", "account", text, f"accounts/{each.id}.yaml", 1)
        return
    since = told.day.isoformat()
    if told.caution and not told.groups:
        file = f"accounts/{each.id}.yaml"
        yield Row(each.id, since, told.revision, "The account", "", "new", "account", told.caution, file, 1)
    for group in told.groups:
        for line in group.lines:
            place = _place(each.id, line)
            yield Row(each.id, since, told.revision, group.heading, group.role, line.kind.value, line.key,
                      line.text, place.file, place.line)  # fmt: skip


def _place(id: str, line: Line) -> Place:
    return line.record.typed_at or Place(f"accounts/{id}.yaml")
