"""The summary of an account: all that the pages and calendars over all accounts are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.checks.rule import Severity
from generator.context.account.meetings import brief_target
from generator.context.account.standing import account_standing
from generator.context.account_view import AccountView
from generator.context.documents.cover.page import CoverPage, cover_pages
from generator.context.findings import FindingRow, finding_row
from generator.context.places import Place, overview_place
from generator.context.roles.controller.protocol import Callee, list_calls
from generator.context.summaries.account_row import AccountRow, account_row
from generator.context.summaries.across import Across, rank_across
from generator.context.summaries.connections import Connections, note_connections
from generator.context.summaries.first_days import FirstDays, note_first_days
from generator.context.summaries.portfolio_row import PortfolioRow, portfolio_row
from generator.context.summaries.year import YearSummary, summarise_year
from generator.context.views import Who
from generator.insight.dates.dated_thing import DatedThing, DateKind
from generator.insight.dates.dated_things import coming_dates
from generator.insight.dates.feed_entry import FeedEntry
from generator.insight.people.floors import floor_coverage
from generator.insight.promises.promises import Promise, open_promises
from generator.model.account import Account
from generator.model.settings import Settings
from generator.paths import Target

COMING_DAYS = 30
"""How many days ahead the list of what comes up looks."""

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
class OwedRow:
    """An open promise of one side to the other."""

    #: Id of who made it, who that is, and those it was made to.
    by: str
    who: Who | None
    to: tuple[Who, ...]
    text: str
    due: date
    account: Place
    #: Where it stands.
    place: Place


@dataclass(frozen=True, slots=True)
class CallLine:
    """Whom to ring in a difficulty that somebody thought of beforehand."""

    when: str
    within_hours: int
    theirs: Callee | None
    ours: Callee | None


@dataclass(frozen=True, slots=True)
class FormatLine:
    """In which form somebody of much influence wants their information."""

    who: Who
    formats: tuple[str, ...]
    #: Id of who of us looks after them.
    owner: str


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """One account among all: plain values, so that it can be kept and sent without the account."""

    id: str
    name: str
    #: Whether it is no longer worked.
    closed: bool
    #: Id of who manages it.
    owner: str
    #: Their name, where we know neither their e-mail address nor their telephone number; else empty.
    unreachable: str
    #: Those of us whom something here concerns.
    colleagues: tuple[Colleague, ...]
    #: All that is red or amber, what matters most first.
    findings: tuple[FindingRow, ...]
    coming: tuple[ComingRow, ...]
    #: What we have promised them, by the day it is due.
    owed: tuple[OwedRow, ...]
    #: What they have promised us, by the day it is due.
    owing: tuple[OwedRow, ...]
    #: The floors of their house on which we know nobody, from the top; none while nobody's floor is known.
    empty_floors: tuple[str, ...]
    #: The most urgent on its call card; None while there is none.
    call: CallLine | None
    formats: tuple[FormatLine, ...]
    #: Ids of those of us who look after a contact there when its owner is away.
    backups: tuple[str, ...]
    #: Itself in the table of accounts, and beside the others.
    row: AccountRow
    beside: PortfolioRow
    #: What of it may stand in the lists over all accounts.
    across: Across
    #: Whom of its people others may have to know.
    connections: Connections
    #: None for a closed account.
    year: YearSummary | None
    #: What stands in its own calendar.
    entries: tuple[FeedEntry, ...]
    #: Itself for the days its manager is away.
    covers: tuple[CoverPage, ...]
    #: What its owner needs to know of it while they are new; None when they are not.
    first_days: FirstDays | None

    @property
    def place(self) -> Place:
        """Its first page, by its name."""
        return self.row.account


def summarise_account(view: AccountView, settings: Settings) -> AccountSummary:
    """The summary of an account; ``settings`` are those of the site, which its tier is one of."""
    account, standing = view.account, account_standing(view)
    findings = tuple(
        finding_row(view, finding) for finding in view.checked.findings if finding.severity is not Severity.NOTE
    )
    coming = tuple(_coming_row(view, thing) for thing in coming_dates(account, view.as_of, COMING_DAYS))
    owed = () if view.closed else open_promises(account, "us", view.as_of)
    owing = () if view.closed else open_promises(account, "customer", view.as_of)
    backups = {id for person in account.stakeholders if person.present and (id := person.contact.backup)}
    year = None if view.closed else summarise_year(view)
    concerned = {account.profile.owner, *backups, *(promise.commitment.by for promise in owed)}
    concerned.update(year.concerned if year else ())
    concerned.update(id for finding in findings for id in finding.concerns)
    concerned.update(id for row in coming for id in row.concerns)
    return AccountSummary(
        id=account.id,
        name=account.name,
        closed=view.closed,
        owner=account.profile.owner,
        unreachable=_name_unreachable(account),
        colleagues=_list_colleagues(account, concerned),
        findings=findings,
        coming=coming,
        owed=tuple(_owed_row(view, promise) for promise in owed),
        owing=tuple(_owed_row(view, promise) for promise in owing),
        empty_floors=tuple(_list_empty_floors(view)),
        call=None if view.closed else _first_call(view),
        formats=() if view.closed else tuple(_list_formats(view)),
        backups=tuple(sorted(backups)),
        row=account_row(view, standing, settings),
        beside=portfolio_row(view, standing),
        across=rank_across(view),
        connections=note_connections(view),
        year=year,
        entries=view.feeds.own.entries,
        covers=tuple(cover_pages(view)),
        first_days=None if view.closed else note_first_days(view),
    )


def _list_empty_floors(view: AccountView) -> Iterator[str]:
    floors = floor_coverage(view.account, view.as_of, view.account.settings)
    if any(floor.people for floor in floors):
        yield from (floor.floor for floor in floors if not floor.people)


def _first_call(view: AccountView) -> CallLine | None:
    rows = list_calls(view.account, view.as_of, view.directory)
    lines = (CallLine(row.record.when, row.record.within_hours, row.theirs, row.ours) for row in rows)
    return next(lines, None)


def _list_formats(view: AccountView) -> Iterator[FormatLine]:
    for person in view.account.stakeholders:
        if person.present and person.influence == "high" and person.information.formats:
            owner = person.contact.owner or view.account.profile.owner
            yield FormatLine(view.directory.theirs(person), tuple(person.information.formats), owner)


def _name_unreachable(account: Account) -> str:
    owner = account.colleague(account.profile.owner)
    return owner.name if owner and not (owner.email or owner.phone) else ""


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


def _owed_row(view: AccountView, promise: Promise) -> OwedRow:
    commitment = promise.commitment
    to = view.directory.all([commitment.to] if commitment.to else ())
    who = view.directory.who(commitment.by)
    return OwedRow(
        commitment.by,
        who,
        to,
        commitment.text,
        commitment.due,
        overview_place(view.account),
        view.places.of(commitment),
    )
