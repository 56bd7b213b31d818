"""What became of the accounts between two states of their files: what was written, and what needs attention."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.checks.findings import find_findings
from generator.checks.rule import Finding, Severity
from generator.context.changes.account_changes import compare_versions
from generator.insight.changes.past import KeptVersion, Past, Since
from generator.load.book import Loaded, load_book
from generator.model.account import Account
from generator.model.book import Book
from generator.model.problem import Problem

Wanted = Callable[[Account, str | None], bool]
"""Whether something is of interest: an account as a whole, or what one of us has to see to in it."""


@dataclass(frozen=True, slots=True)
class PlanState:
    """The files of a project at a time."""

    files: Mapping[str, bytes]
    #: The day for which they are looked at.
    day: date


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that was written otherwise, in a sentence, and the heading it belongs below."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One thing that needs attention, or no longer does."""

    severity: Severity
    text: str
    #: What to do about it; may be empty.
    advice: str
    #: Who of us should act, by name.
    who: str


@dataclass(frozen=True, slots=True)
class ChangedPlan:
    """What became of one account."""

    id: str
    name: str
    #: New, gone, or empty for one that was there and is.
    fate: str
    changes: tuple[ChangeLine, ...] = ()
    #: What needs attention now and did not before, what matters most first; and the other way round.
    gained: tuple[AttentionLine, ...] = ()
    settled: tuple[AttentionLine, ...] = ()
    #: What is wrong with its files that was not before.
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.fate or self.changes or self.gained or self.settled or self.problems)


def compare_plans(
    before: PlanState, now: PlanState, since: Since, wanted: Wanted = lambda account, acting: True
) -> list[ChangedPlan]:
    """What became of the accounts between two states, those left out of which there is nothing to say.

    The sentences tell what was written since a day; what needs attention is judged on the day of each state, so that
    what only time has brought is among it when the days differ.
    """
    old, new = load_book(before.files, whole_records=True), load_book(now.files, whole_records=True)
    plans = [_compare_account(account, old, new, before, now, since, wanted) for account in new.book.accounts]
    known = {account.id for account in new.book.accounts} | {unread.id for unread in new.book.unread}
    plans += [
        ChangedPlan(account.id, account.name, "gone")
        for account in old.book.accounts
        if account.id not in known and wanted(account, None)
    ]
    plans += [
        ChangedPlan(unread.id, unread.name, "", problems=tuple(_new_problems(unread.id, old, new)))
        for unread in new.book.unread
    ]
    return [plan for plan in plans if not plan.is_empty]


def _compare_account(
    account: Account, old: Loaded, new: Loaded, before: PlanState, now: PlanState, since: Since, wanted: Wanted
) -> ChangedPlan:
    earlier, whole = old.book.account(account.id), wanted(account, None)
    gained, settled = _compare_findings(account, earlier, before, now, wanted)
    return ChangedPlan(
        id=account.id,
        name=account.name,
        fate="new" if earlier is None and whole else "",
        changes=tuple(_changes(account, earlier, old.book, new.book, now.day, since)) if whole and earlier else (),
        gained=gained,
        settled=settled,
        problems=tuple(_new_problems(account.id, old, new)) if whole else (),
    )


def _changes(account: Account, earlier: Account, old: Book, new: Book, day: date, since: Since) -> Iterator[ChangeLine]:
    past = Past(KeptVersion.READ, earlier, since, since.day, "", settings=old.settings)
    for group in compare_versions(account, past, new.settings, day).groups:
        yield from (ChangeLine(group.heading, line.text) for line in group.lines)


def _compare_findings(
    account: Account, earlier: Account | None, before: PlanState, now: PlanState, wanted: Wanted
) -> tuple[tuple[AttentionLine, ...], tuple[AttentionLine, ...]]:
    """What needs attention that did not, and what did and does not; notes are left out."""
    after = _find_urgent(account, now.day)
    then = _find_urgent(earlier, before.day) if earlier else {}

    def lines(of: Account, found: Mapping[_Key, Finding], other: Mapping[_Key, Finding]) -> tuple[AttentionLine, ...]:
        left = [finding for key, finding in found.items() if key not in other and wanted(of, finding.owner)]
        return tuple(
            AttentionLine(finding.severity, finding.message, finding.advice, of.name_of(finding.owner))
            for finding in left
        )

    return lines(account, after, then), lines(earlier or account, then, after)


_Key = tuple[str, str]
"""By which a finding is known again: its rule, and the record it comes from by id or by what it is called."""


def _find_urgent(account: Account, day: date) -> dict[_Key, Finding]:
    """What is red or amber in an account on a day, what matters most first."""
    found = find_findings(account, day, account.settings)
    return {_key_of(finding): finding for finding in found if finding.severity is not Severity.NOTE}


def _key_of(finding: Finding) -> _Key:
    record = finding.records[0] if finding.records else None
    return finding.rule.name, str(getattr(record, "id", "") or (record.label if record else ""))


def _new_problems(account: str, old: Loaded, new: Loaded) -> Iterator[Problem]:
    """The errors of an account that were not there before, wherever in the files they stand."""
    known = {(problem.rule, problem.message) for problem in old.problems}
    for problem in new.problems:
        if problem.account == account and problem.is_error and (problem.rule, problem.message) not in known:
            yield problem
