"""What changed in the plans as the verb `diff` prints it: text for people, JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from generator.context.changes.account_changes import AccountChanges, ChangeGroup
from generator.model.problem import Place
from generator.report import WIDTH, Paint
from generator.wording.text import count_noun, in_prose


@dataclass(frozen=True, slots=True)
class ComparedAccount:
    """An account and what changed in it."""

    id: str
    name: str
    #: What changed; None for an account that is no longer there.
    changes: AccountChanges | None

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to say but that nothing changed."""
        return self.changes is not None and not (self.changes.groups or self.changes.caution)


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


def as_text(compared: Sequence[ComparedAccount], paint: Paint) -> str:
    """Account by account and heading by heading, those without a change in one line at the end."""
    lines: list[str] = []
    for account in compared:
        if account.changes and not account.quiet:
            lines += [*_account_lines(account.name, account.changes, paint), ""]
    lines += [
        f"{paint(account.name, 'file')}  The account is no longer in the plan.\n"
        for account in compared
        if account.changes is None
    ]
    quiet = [account for account in compared if account.quiet]
    if len(quiet) == 1 and quiet[0].changes:
        lines += _wrap_words(f"{quiet[0].name}: {quiet[0].changes.since} nothing has changed.", "")
    elif quiet:
        names = in_prose([account.name for account in quiet])
        lines += _wrap_words(f"Nothing changed in {count_noun(len(quiet), 'account')}: {names}.", "")
    return "\n".join(lines).rstrip("\n")


def _account_lines(name: str, changes: AccountChanges, paint: Paint) -> Iterator[str]:
    yield paint(name, "file")
    yield paint(f"  {changes.since}; compared with {changes.revision}.", "quiet")
    if changes.caution:
        yield from _wrap_words(changes.caution, "  ")
    for group in changes.groups:
        yield f"\n  {paint(_heading_line(group), 'heading')}"
        for line in group.lines:
            yield from _wrap_words(line.text, "    ")


def _heading_line(group: ChangeGroup) -> str:
    return f"{group.heading} ({group.role})" if group.role else group.heading


def _wrap_words(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  " if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_json(compared: Sequence[ComparedAccount]) -> str:
    """A JSON list of rows with account, since, revision, section, role, kind, key, text, file, line."""
    return json.dumps(
        [asdict(row) for account in compared for row in _list_rows(account)], indent=2, ensure_ascii=False
    )


def _list_rows(account: ComparedAccount) -> Iterator[Row]:
    changes, head = account.changes, Place(f"accounts/{account.id}.yaml")
    if changes is None:
        text = f"{account.name} is no longer in the plan."
        yield Row(account.id, "", "", "The account", "", "gone", "account", text, head.file, head.line)
        return
    since = (account.id, changes.day.isoformat(), changes.revision)
    if changes.caution and not changes.groups:
        yield Row(*since, "The account", "", "new", "account", changes.caution, head.file, head.line)
    for group in changes.groups:
        for line in group.lines:
            place = line.record.typed_at or head
            yield Row(*since, group.heading, group.role, line.kind.value, line.key, line.text, place.file, place.line)
