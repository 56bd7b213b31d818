"""The home page, and the pages that introduce the roles or list what is wrong with the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.context.directory import our_colleague
from generator.context.left_out import UnreadRow, unread_rows
from generator.context.portfolio.concerns import Choice, Choices
from generator.context.portfolio.desk_holders import list_desk_holders
from generator.context.portfolio.lists import list_links
from generator.context.portfolio.needs import Day, InAccount, find_days
from generator.context.portfolio.paging import PageLink
from generator.context.portfolio.sender import ask_for_sender
from generator.context.summaries.summary import AccountSummary
from generator.model.book import UnreadAccount
from generator.model.problem import Problem
from generator.model.role import Role
from generator.model.team import TeamMember
from generator.paths import ACCOUNTS, ATTENTION, CALENDAR, PORTFOLIO, PROBLEMS, Target, desk_page, role_page


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role in the list of roles."""

    record: Role
    #: The page that teaches it.
    target: Target


@dataclass(frozen=True, slots=True)
class DeskLine:
    """The desk of one of us in a list of desks, with what they have today."""

    whose: Choice
    #: Job title, or what they do.
    title: str
    target: Target
    #: How many things need them, in words; empty for none.
    counted: str
    #: What is most at stake; None when nothing needs them.
    first: InAccount | None
    #: For how many accounts they answer.
    accounts: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """Context of ``portfolio/home.md.j2``."""

    #: The desks of those who answer for an account, and of the others, by name.
    managers: tuple[DeskLine, ...]
    others: tuple[DeskLine, ...]
    choices: Choices
    #: How many accounts there are, with those that could not be read.
    accounts: int
    #: Where they are listed and compared, what needs everybody, and the year ahead of all.
    index: Target
    portfolio: Target
    attention: Target
    calendar: Target
    #: The lists over all accounts; none while there is no account.
    lists: tuple[PageLink, ...]
    roles: tuple[RoleCard, ...]
    #: What is not known yet of who sends papers to customers.
    asked: tuple[str, ...]
    #: How many errors the data has; pages are made all the same while they are being mended.
    errors: int
    #: In how many accounts something is left out because of them, and the accounts that could not be read at all.
    left_out: int
    unread: tuple[UnreadRow, ...]
    #: The page that lists them.
    problems: Target


@dataclass(frozen=True, slots=True)
class PlaybookPage:
    """Context of ``portfolio/playbook.md.j2``."""

    roles: tuple[RoleCard, ...]


@dataclass(frozen=True, slots=True)
class ProblemsPage:
    """Context of ``portfolio/problems.md.j2``, a page that exists only while the data has errors."""

    problems: tuple[Problem, ...]


def home_page(
    summaries: Sequence[AccountSummary],
    team: Sequence[TeamMember],
    roles: Sequence[Role],
    things_a_day: int,
    errors: int,
    company: str | None,
    unread: Iterable[UnreadAccount] = (),
) -> HomePage:
    """The home page."""
    days, left = find_days(summaries, things_a_day), unread_rows(unread)
    owners = Counter(summary.owner for summary in summaries if not summary.closed)
    lines = [
        _desk_line(member, days.get(member.id), owners[member.id]) for member in list_desk_holders(summaries, team)
    ]
    managers, others = [line for line in lines if line.accounts], [line for line in lines if not line.accounts]
    return HomePage(
        managers=tuple(managers),
        others=tuple(others),
        choices=Choices(tuple(line.whose for line in managers), tuple(line.whose for line in others)),
        accounts=len(summaries) + len(left),
        index=Target(ACCOUNTS),
        portfolio=Target(PORTFOLIO),
        attention=Target(ATTENTION),
        calendar=Target(CALENDAR),
        lists=list_links() if summaries else (),
        roles=role_cards(roles),
        asked=tuple(ask_for_sender(company, summaries)),
        errors=errors,
        left_out=sum(summary.row.left_out for summary in summaries),
        unread=left,
        problems=Target(PROBLEMS),
    )


def _desk_line(member: TeamMember, day: Day | None, accounts: int) -> DeskLine:
    return DeskLine(
        whose=Choice(member.id, member.name),
        title=our_colleague(member).title,
        target=desk_page(member.id),
        counted=day.counted if day else "",
        first=next(iter(day.today), None) if day else None,
        accounts=accounts,
    )


def role_cards(roles: Sequence[Role]) -> tuple[RoleCard, ...]:
    """The roles as cards, in the order given."""
    return tuple(RoleCard(role, role_page(role.id)) for role in roles)
