"""The first ninety days of whoever is new among us: what to do and where it is found, made of summaries. No marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.context.directory import our_colleague
from generator.context.findings import FindingRow
from generator.context.places import LABELS, Place
from generator.context.summaries.first_days import FirstDays, RoleAsk
from generator.context.summaries.summary import AccountSummary
from generator.context.views import Tone, Who
from generator.insight.newcomers.first_days import Bar, bars_for
from generator.insight.newcomers.newcomer import is_new
from generator.model.role import Role
from generator.model.team import TeamMember
from generator.paths import PLAYS, RULES, Target, desk_page, first_days_page, role_page

_STATES = (Tone.BAD, Tone.WATCH, Tone.UNKNOWN)
"""States in the order in which accounts are learnt; the others come after."""

_FINDINGS = 3
"""Of how many accounts it is said what a role asks of them."""


@dataclass(frozen=True, slots=True)
class LearnedAccount:
    """An account to learn."""

    summary: AccountSummary
    days: FirstDays
    #: What each role asks of it, by the role.
    asks: dict[str, RoleAsk]


@dataclass(frozen=True, slots=True)
class RoleToRead:
    """One of the six roles, in the order to read them."""

    record: Role
    target: Target
    #: What needs that role in one's own accounts, with the account.
    needs: tuple[tuple[Place, FindingRow], ...]
    #: Where no account needs it: what it asks, with the account.
    asks: tuple[tuple[Place, RoleAsk], ...]


@dataclass(frozen=True, slots=True)
class BarRow:
    """Something to have reached."""

    text: str
    #: Whether it is to be reached in each account.
    each: bool
    #: How it is known: ``the log``.
    known: str
    #: The key by which somebody notes it, where nothing else shows it; else empty.
    typed: str


@dataclass(frozen=True, slots=True)
class BarDay:
    """What is to be reached by a day."""

    day: int
    on: date
    bars: tuple[BarRow, ...]


@dataclass(frozen=True, slots=True)
class FirstDaysPage:
    """Context of ``portfolio/first-days.md.j2``."""

    id: str
    name: str
    #: The day from which the days are counted: their start, or that on which they took their first new account over.
    began: date
    buddy: Who | None
    manager: Who | None
    #: In the order to learn them: those in trouble first, then whose contract runs out first, then by tier.
    accounts: tuple[LearnedAccount, ...]
    roles: tuple[RoleToRead, ...]
    days: tuple[BarDay, ...]
    desk: Target
    plays: Target
    rules: Target


def first_days_pages(
    summaries: Sequence[AccountSummary], team: Sequence[TeamMember], roles: Sequence[Role], as_of: date
) -> Iterator[tuple[Target, FirstDaysPage]]:
    """The page of each of us who is new on a date."""
    names = {member.id: member for member in team}
    for member in team:
        own = sorted(
            (summary for summary in summaries if summary.owner == member.id and summary.first_days), key=_order
        )
        accounts = tuple(
            LearnedAccount(summary, summary.first_days, _asks_of(summary.first_days))
            for summary in own
            if summary.first_days
        )
        began = first_day_of(member, own, as_of)
        if began is None:
            continue
        buddy, manager = names.get(member.buddy or ""), names.get(member.manager or "")
        yield (
            first_days_page(member.id),
            FirstDaysPage(
                id=member.id,
                name=member.name,
                began=began,
                buddy=our_colleague(buddy) if buddy else None,
                manager=our_colleague(manager) if manager else None,
                accounts=accounts,
                roles=tuple(_role_to_read(role, accounts) for role in roles),
                days=tuple(_bar_days(began, bars_for(began == member.started))),
                desk=desk_page(member.id),
                plays=Target(PLAYS),
                rules=Target(RULES),
            ),
        )


def first_day_of(member: TeamMember, own: Iterable[AccountSummary], as_of: date) -> date | None:
    """The day from which one of us counts: their start, or that of their first new account; None where all is old."""
    if member.started and is_new(member, as_of):
        return member.started
    return min((summary.first_days.since for summary in own if summary.first_days), default=None)


def _asks_of(days: FirstDays) -> dict[str, RoleAsk]:
    return {ask.role: ask for ask in days.asks}


def _order(summary: AccountSummary) -> tuple[int, date, int, str]:
    tone, days = summary.row.standing.state.tone, summary.first_days
    state = _STATES.index(tone) if tone in _STATES else len(_STATES)
    return state, (days.clock if days else None) or date.max, summary.row.tier_rank, summary.name.casefold()


def _role_to_read(role: Role, accounts: Sequence[LearnedAccount]) -> RoleToRead:
    needs = [
        (account.summary.place, finding)
        for account in accounts
        for finding in account.summary.findings
        if finding.role and finding.role.label == LABELS[role.id]
    ]
    first = list({place.label: (place, finding) for place, finding in reversed(needs)}.values())[::-1]
    asks = [(account.summary.place, account.asks[role.id]) for account in accounts if role.id in account.asks]
    return RoleToRead(role, role_page(role.id), tuple(first[:_FINDINGS]), () if needs else tuple(asks[:_FINDINGS]))


def _bar_days(began: date, bars: Sequence[Bar]) -> Iterator[BarDay]:
    for day in dict.fromkeys(bar.day for bar in bars):
        rows = tuple(BarRow(bar.text, bar.each, bar.known, _typed_as(bar)) for bar in bars if bar.day == day)
        yield BarDay(day, began + timedelta(days=day), rows)


def _typed_as(bar: Bar) -> str:
    if bar.known != "typed":
        return ""
    return f"{bar.key}-<account>" if bar.each else f"{bar.key}-<role>"
