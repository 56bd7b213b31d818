"""The page "What needs you": what is the matter in all accounts, the most urgent first, and the next thirty days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.checks.rule import Severity
from generator.context.findings import URGENCY, FindingRow
from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import Place
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.summaries.summary import COMING_DAYS, AccountSummary, ComingRow, WeighedFinding
from generator.context.views import State
from generator.model.book import UnreadAccount
from generator.wording.text import make_slug, sentence_case

_OPEN = 3
"""So many amber findings of an account say how it stands; with all of them nobody reaches the next account."""


@dataclass(frozen=True, slots=True)
class InAccount:
    """A finding, and in which account."""

    account: Place
    finding: FindingRow


@dataclass(frozen=True, slots=True)
class AccountFindings:
    """The findings of one urgency in one account."""

    account: Place
    findings: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class Urgency:
    """All findings of one urgency, account by account, that with the most urgent first."""

    #: Urgent, To be seen to, Worth knowing.
    title: str
    anchor: str
    state: State
    #: Whether it is folded away: notes are.
    folded: bool
    #: How many findings of an account stand open, the rest being folded; all of them when they are urgent.
    open: int
    count: int
    accounts: tuple[AccountFindings, ...]


@dataclass(frozen=True, slots=True)
class AttentionPage:
    """Context of ``portfolio/attention.md.j2``."""

    #: The most urgent first; one of which there is nothing is there all the same, and says so.
    urgencies: tuple[Urgency, ...]
    coming: tuple[ComingRow, ...]
    #: How many days ahead that list looks.
    days: int
    choices: Choices
    #: The accounts that could not be read.
    unread: tuple[UnreadRow, ...] = ()


def attention_page(summaries: Sequence[AccountSummary], unread: Iterable[UnreadAccount] = ()) -> AttentionPage:
    """What needs us in all accounts."""
    urgencies = tuple(_urgency(summaries, severity) for severity in Severity)
    coming = sorted((row for summary in summaries for row in summary.coming), key=lambda row: row.on)
    concerned = [id for row in coming for id in row.concerns]
    concerned += [id for u in urgencies for account in u.accounts for row in account.findings for id in row.concerns]
    return AttentionPage(urgencies, tuple(coming), COMING_DAYS, list_choices(summaries, concerned), unread_rows(unread))


def most_urgent(summaries: Sequence[AccountSummary], most: int, of_one: int) -> tuple[InAccount, ...]:
    """The most urgent findings over all accounts, notes apart.

    No more than ``of_one`` are of one account, so that one in trouble does not hide the others.
    """
    found: list[tuple[WeighedFinding, Place]] = []
    for summary in summaries:
        weighty = [finding for finding in summary.findings if finding.severity is not Severity.NOTE]
        found += [(finding, summary.place) for finding in weighty[:of_one]]
    found.sort(key=lambda pair: _order(pair[0]))
    return tuple(InAccount(account, finding.row) for finding, account in found[:most])


def _order(finding: WeighedFinding) -> tuple[int, int]:
    """The most urgent first, among them the longest overdue."""
    return list(Severity).index(finding.severity), -finding.days


def _urgency(summaries: Sequence[AccountSummary], severity: Severity) -> Urgency:
    groups: list[AccountFindings] = []
    for summary in summaries:
        rows = tuple(finding.row for finding in summary.findings if finding.severity is severity)
        if rows:
            groups.append(AccountFindings(summary.place, rows))
    groups.sort(key=lambda group: (-len(group.findings), group.account.label))
    shown = URGENCY[severity]
    return Urgency(
        title=sentence_case(shown.word),
        anchor=make_slug(shown.word),
        state=shown,
        folded=severity is Severity.NOTE,
        open=_OPEN if severity is Severity.AMBER else max((len(group.findings) for group in groups), default=0),
        count=sum(len(group.findings) for group in groups),
        accounts=tuple(groups),
    )
