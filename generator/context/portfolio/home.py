"""The home page, and the pages that introduce the roles or list what is wrong with the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.context.account.history import Happening
from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import Place
from generator.context.portfolio.accounts import accounts_page
from generator.context.portfolio.needs import InAccount, most_pressing
from generator.context.summaries.account_row import AccountRow
from generator.context.summaries.summary import LATELY, AccountSummary
from generator.model.book import UnreadAccount
from generator.model.problem import Problem
from generator.model.role import Role
from generator.paths import ATTENTION, CALENDAR, PORTFOLIO, PROBLEMS, Target, role_page

_NEEDS_OF_ONE = 2
"""How many findings of one account and level the home page shows, while others wait."""


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role in the list of roles."""

    record: Role
    #: The page that teaches it.
    target: Target


@dataclass(frozen=True, slots=True)
class Recent:
    """Something that happened lately, and in which account."""

    account: Place
    moment: Happening


@dataclass(frozen=True, slots=True)
class HomePage:
    """Context of ``portfolio/home.md.j2``."""

    #: What matters most of all that needs us.
    needs: tuple[InAccount, ...]
    #: How many urgent or pressing findings there are besides.
    more: int
    #: Where all of them are, the page that compares the accounts, and the year ahead of all.
    attention: Target
    portfolio: Target
    calendar: Target
    accounts: tuple[AccountRow, ...]
    roles: tuple[RoleCard, ...]
    lately: tuple[Recent, ...]
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
    roles: Sequence[Role],
    things_a_day: int,
    errors: int,
    unread: Iterable[UnreadAccount] = (),
) -> HomePage:
    """The home page."""
    lately = [Recent(summary.place, moment) for summary in summaries for moment in summary.lately]
    lately.sort(key=lambda recent: recent.moment.on, reverse=True)
    needs = most_pressing(summaries, things_a_day, _NEEDS_OF_ONE)
    return HomePage(
        needs=needs,
        more=sum(len(summary.findings) for summary in summaries) - len(needs),
        attention=Target(ATTENTION),
        portfolio=Target(PORTFOLIO),
        calendar=Target(CALENDAR),
        accounts=accounts_page(summaries).accounts,
        roles=role_cards(roles),
        lately=tuple(lately[:LATELY]),
        errors=errors,
        left_out=sum(summary.row.left_out for summary in summaries),
        unread=unread_rows(unread),
        problems=Target(PROBLEMS),
    )


def role_cards(roles: Sequence[Role]) -> tuple[RoleCard, ...]:
    """The roles as cards, in the order given."""
    return tuple(RoleCard(role, role_page(role.id)) for role in roles)
