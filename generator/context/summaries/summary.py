"""The summary of an account: all that the pages and calendars over all accounts are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.checks.rule import Severity
from generator.context.account.history import Happening, list_moments, without_record
from generator.context.account.meetings import brief_target
from generator.context.account.standing import account_standing
from generator.context.account_view import AccountView
from generator.context.findings import FindingRow, finding_row
from generator.context.places import Place, overview_place
from generator.context.summaries.account_row import AccountRow, account_row
from generator.context.summaries.across import Across, rank_across
from generator.context.summaries.portfolio_row import PortfolioRow, portfolio_row
from generator.context.summaries.year import YearSummary, summarise_year
from generator.context.views import Who
from generator.insight.dates.dated_thing import DatedThing, DateKind
from generator.insight.dates.dated_things import coming_dates
from generator.insight.dates.feed_entry import FeedEntry
from generator.model.account import Account
from generator.model.settings import Settings
from generator.paths import Target

COMING_DAYS = 30
"""How many days ahead the list of what comes up looks."""
LATELY = 8
"""How many things that happened lately are told; the home page tells no more of all accounts together."""

_WITH_BRIEF = (DateKind.MEETING, DateKind.REVIEW)


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of us, by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ComingRow:
    """One thing that comes up in the next thirty days."""

    on: date
    #: Meeting, Our promise, Contract ...
    kind: str
    #: What, in plain words and without the day.
    line: str
    #: Ids of those of us whom it concerns, for the filter.
    concerns: tuple[str, ...]
    account: Place
    #: Where to read on.
    place: Place
    #: The brief before it, when it is a meeting.
    brief: Target | None
    #: Who of us sees to it; None when nobody is known by that name.
    owner: Who | None


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """One account among all: plain values, so that it can be kept and sent without the account."""

    id: str
    name: str
    #: Whether it is no longer worked.
    closed: bool
    #: Id of who manages it.
    owner: str
    #: Those of us whom something here concerns.
    colleagues: tuple[Colleague, ...]
    #: All that is red or amber, what matters most first.
    findings: tuple[FindingRow, ...]
    coming: tuple[ComingRow, ...]
    #: What happened, newest first.
    lately: tuple[Happening, ...]
    #: Itself in the table of accounts, and beside the others.
    row: AccountRow
    beside: PortfolioRow
    #: What of it may stand in the lists over all accounts.
    across: Across
    #: None for a closed account.
    year: YearSummary | None
    #: What stands in its own calendar.
    entries: tuple[FeedEntry, ...]

    @property
    def place(self) -> Place:
        """Its first page, by its name."""
        return self.row.account


def summarise_account(view: AccountView, settings: Settings) -> AccountSummary:
    """The summary of an account; ``settings`` are those of the site, which its tier is one of."""
    account, standing = view.account, account_standing(view)
    findings = tuple(
        finding_row(account, finding, view.directory, view.places)
        for finding in view.checked.findings
        if finding.severity is not Severity.NOTE
    )
    coming = tuple(_coming_row(view, thing) for thing in coming_dates(account, view.as_of, COMING_DAYS))
    year = None if view.closed else summarise_year(view)
    concerned = {account.profile.owner, *(year.concerned if year else ())}
    concerned.update(id for finding in findings for id in finding.concerns)
    concerned.update(id for row in coming for id in row.concerns)
    return AccountSummary(
        id=account.id,
        name=account.name,
        closed=view.closed,
        owner=account.profile.owner,
        colleagues=_list_colleagues(account, concerned),
        findings=findings,
        coming=coming,
        lately=tuple(map(without_record, list_moments(account, view.as_of, view.directory)[:LATELY])),
        row=account_row(view, standing, settings),
        beside=portfolio_row(view, standing),
        across=rank_across(view),
        year=year,
        entries=view.feeds.own.entries,
    )


def _list_colleagues(account: Account, ids: Iterable[str]) -> tuple[Colleague, ...]:
    return tuple(Colleague(id, member.name) for id in sorted(ids) if (member := account.colleague(id)))


def _coming_row(view: AccountView, thing: DatedThing) -> ComingRow:
    account = view.account
    return ComingRow(
        on=thing.on,
        kind=thing.kind.value,
        line=thing.line,
        concerns=thing.entry.concerns,
        account=overview_place(account),
        place=view.places.of(thing.record),
        brief=brief_target(account, thing.record, view.as_of) if thing.kind in _WITH_BRIEF else None,
        owner=view.directory.who(thing.owner),
    )
