"""The page "What needs you": what is the matter in all accounts, the most urgent first, and the next thirty days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.checks.rule import Finding, Severity
from generator.context.account.meetings import brief_target
from generator.context.account_view import AccountView
from generator.context.findings import URGENCY, FindingRow, finding_row
from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import Place, overview_place
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.views import State, Who
from generator.insight.dates.dated_thing import DatedThing, DateKind
from generator.insight.dates.dated_things import coming_dates
from generator.model.book import UnreadAccount
from generator.paths import Target
from generator.wording.text import make_slug, sentence_case

DAYS = 30
"""How many days ahead the list of what comes up looks."""

_OPEN = 3
"""So many amber findings of an account say how it stands; with all of them nobody reaches the next account."""

_WITH_BRIEF = (DateKind.MEETING, DateKind.REVIEW)


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
class ComingRow:
    """One thing that comes up in the next thirty days."""

    item: DatedThing
    account: Place
    #: Where to read on.
    place: Place
    #: The brief before it, when it is a meeting.
    brief: Target | None
    #: Who of us sees to it; None when nobody is known by that name.
    owner: Who | None


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


def attention_page(views: Sequence[AccountView], as_of: date, unread: Sequence[UnreadAccount] = ()) -> AttentionPage:
    """What needs us in all accounts on a date."""
    urgencies = tuple(_urgency(views, severity) for severity in Severity)
    rows = [_coming(view, item) for view in views for item in coming_dates(view.account, as_of, DAYS)]
    rows.sort(key=lambda row: row.item.on)
    concerned = [id for row in rows for id in row.item.entry.concerns]
    concerned += [id for u in urgencies for account in u.accounts for row in account.findings for id in row.concerns]
    return AttentionPage(urgencies, tuple(rows), DAYS, list_choices(views, concerned), unread_rows(unread))


def most_urgent(views: Sequence[AccountView], most: int, of_one: int) -> tuple[InAccount, ...]:
    """The most urgent findings over all accounts, notes apart.

    No more than ``of_one`` are of one account, so that one in trouble does not hide the others.
    """
    found: list[tuple[Finding, AccountView]] = []
    for view in views:
        weighty = [finding for finding in view.checked.findings if finding.severity is not Severity.NOTE]
        found += [(finding, view) for finding in weighty[:of_one]]
    found.sort(key=lambda pair: _order(pair[0]))
    return tuple(InAccount(overview_place(survey.account), _row(survey, finding)) for finding, survey in found[:most])


def _order(finding: Finding) -> tuple[int, int]:
    """The most urgent first, among them the longest overdue."""
    return list(Severity).index(finding.severity), -finding.days


def _urgency(views: Sequence[AccountView], severity: Severity) -> Urgency:
    groups: list[tuple[int, str, AccountFindings]] = []
    for view in views:
        findings = [finding for finding in view.checked.findings if finding.severity is severity]
        if findings:
            rows = tuple(_row(view, finding) for finding in findings)
            place = overview_place(view.account)
            groups.append((-len(findings), place.label, AccountFindings(place, rows)))
    groups.sort(key=lambda group: group[:2])
    shown = URGENCY[severity]
    return Urgency(
        title=sentence_case(shown.word),
        anchor=make_slug(shown.word),
        state=shown,
        folded=severity is Severity.NOTE,
        open=_OPEN if severity is Severity.AMBER else max((len(group[2].findings) for group in groups), default=0),
        count=-sum(group[0] for group in groups),
        accounts=tuple(group[2] for group in groups),
    )


def _row(view: AccountView, finding: Finding) -> FindingRow:
    return finding_row(view.account, finding, view.directory, view.places)


def _coming(view: AccountView, item: DatedThing) -> ComingRow:
    account = view.account
    return ComingRow(
        item=item,
        account=overview_place(account),
        place=view.places.of(item.record),
        brief=brief_target(account, item.record, view.as_of) if item.kind in _WITH_BRIEF else None,
        owner=view.directory.who(item.owner),
    )
