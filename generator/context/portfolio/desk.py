"""The desk of one of us: what needs them, their accounts, what comes up, what they owe, and who stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.context.directory import our_colleague
from generator.context.feeds.feeds import Subscription
from generator.context.portfolio.concerns import Choice
from generator.context.portfolio.desk_holders import StandIn, leads, list_desk_holders, list_stand_ins
from generator.context.portfolio.needs import Day, find_days
from generator.context.summaries.account_row import AccountRow
from generator.context.summaries.summary import AccountSummary, ComingRow, OwedRow
from generator.context.views import Tone
from generator.insight.newcomers.first_days import is_new
from generator.model.team import TeamMember
from generator.paths import ATTENTION, CALENDAR, PORTFOLIO, Target, desk_calendar, desk_page, first_days_page

FORTNIGHT = 14
_ACCOUNTS, _LINES, _LED, _WORST = 100, 30, 200, 5
"""How many accounts, lines of a list, colleagues led and accounts of each of these a desk lists."""


@dataclass(frozen=True, slots=True)
class DeskAccount:
    """An account on a desk."""

    row: AccountRow
    #: Why it lies here, in words: ``You back up a contact``; empty for one's own.
    why: str


@dataclass(frozen=True, slots=True)
class LedColleague:
    """One who answers for accounts, on the desk of who leads."""

    name: str
    #: None when they have no desk.
    desk: Target | None
    accounts: int
    #: Their accounts that are in trouble or to be watched, the worst first, and how many more of these there are.
    worst: tuple[AccountRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Context of ``portfolio/desk.md.j2``."""

    name: str
    #: Job title, or what they do.
    title: str
    day: Day
    #: Their accounts, their own first and the worst of each first, and how many more there are.
    accounts: tuple[DeskAccount, ...]
    more_accounts: int
    #: What concerns them in the next fortnight, and how much more of it.
    coming: tuple[ComingRow, ...]
    more_coming: int
    #: What they have promised customers, the longest overdue first, and how much more.
    owed: tuple[OwedRow, ...]
    more_owed: int
    stand_ins: tuple[StandIn, ...]
    #: For who leads: everybody who answers for accounts, by name; None for others.
    led: tuple[LedColleague, ...] | None
    #: Their calendar to subscribe to; nothing when it would be empty.
    feeds: tuple[Subscription, ...]
    #: The page of their first ninety days; None for whoever is not new.
    first_days: Target | None
    #: The page of what needs everybody, that compares the accounts, and that has their customers' year.
    attention: Target
    portfolio: Target
    calendar: Target


def desk_pages(
    summaries: Sequence[AccountSummary],
    team: Sequence[TeamMember],
    things_a_day: int,
    as_of: date,
    feeds: Sequence[Subscription] = (),
    calendars: Mapping[str, Target] | None = None,
    packs: Collection[Target] = (),
) -> Iterator[tuple[Target, DeskPage]]:
    """The desk of each of us.

    ``calendars`` are the pages with the year of each account, by its id, ``packs`` the files for those who stand in.
    """
    worked = sorted((summary for summary in summaries if not summary.closed), key=_by_state)
    holders, days = list_desk_holders(worked, team), find_days(worked, things_a_day)
    managing = frozenset(summary.owner for summary in worked)
    led = tuple(_list_led(worked, {holder.id for holder in holders}))
    coming = sorted((row for summary in worked for row in summary.coming), key=lambda row: row.on)
    owed = sorted((row for summary in worked for row in summary.owed), key=lambda row: row.due)
    for member in holders:
        stand_ins = tuple(list_stand_ins(member, holders, managing, as_of, packs))
        accounts = _list_accounts(member, worked, holders, as_of)
        soon = [row for row in coming if member.id in row.concerns and row.on <= as_of + timedelta(days=FORTNIGHT)]
        promised = [row for row in owed if row.by == member.id]
        own = next((summary.id for summary in worked if summary.owner == member.id), "")
        yield (
            desk_page(member.id),
            DeskPage(
                name=member.name,
                title=our_colleague(member).title,
                day=days.get(member.id) or Day(Choice(member.id, member.name)),
                accounts=tuple(accounts[:_ACCOUNTS]),
                more_accounts=len(accounts[_ACCOUNTS:]),
                coming=tuple(soon[:_LINES]),
                more_coming=len(soon[_LINES:]),
                owed=tuple(promised[:_LINES]),
                more_owed=len(promised[_LINES:]),
                stand_ins=stand_ins,
                led=led if leads(member) else None,
                feeds=tuple(feed for feed in feeds if feed.file == desk_calendar(member.id)),
                first_days=first_days_page(member.id) if is_new(member, as_of) else None,
                attention=Target(ATTENTION),
                portfolio=Target(PORTFOLIO),
                calendar=(calendars or {}).get(own, Target(CALENDAR)),
            ),
        )


def _by_state(summary: AccountSummary) -> tuple[int, str]:
    return summary.row.standing.rank, summary.name.casefold()


def _list_accounts(
    member: TeamMember, summaries: Sequence[AccountSummary], holders: Sequence[TeamMember], as_of: date
) -> list[DeskAccount]:
    """One's own accounts, then those one stands in for within a fortnight, then those where one backs up a contact."""
    soon = as_of + timedelta(days=FORTNIGHT)
    covered = {
        away.id: away.name
        for away in holders
        for absence in away.absent
        if absence.cover == member.id and absence.from_ <= soon and absence.to >= as_of
    }
    whys: list[tuple[int, DeskAccount]] = []
    for summary in summaries:
        if summary.owner == member.id:
            whys.append((0, DeskAccount(summary.row, "")))
        elif summary.owner in covered:
            whys.append((1, DeskAccount(summary.row, f"You stand in for {covered[summary.owner]}")))
        elif member.id in summary.backups:
            whys.append((2, DeskAccount(summary.row, "You back up a contact")))
    return [account for _, account in sorted(whys, key=lambda why: why[0])]


def _list_led(summaries: Sequence[AccountSummary], with_desk: set[str]) -> Iterator[LedColleague]:
    """Those who answer for accounts, by name, each with the accounts that need a look."""
    of_one: dict[str, list[AccountSummary]] = {}
    for summary in summaries:
        of_one.setdefault(summary.owner, []).append(summary)
    names = {id: id for id in of_one}
    names |= {colleague.id: colleague.name for summary in summaries for colleague in summary.colleagues}
    for id in sorted(of_one, key=lambda owner: names[owner].casefold())[:_LED]:
        rows = [summary.row for summary in of_one[id] if summary.row.standing.state.tone in (Tone.BAD, Tone.WATCH)]
        desk = desk_page(id) if id in with_desk else None
        yield LedColleague(names[id], desk, len(of_one[id]), tuple(rows[:_WORST]), len(rows[_WORST:]))
