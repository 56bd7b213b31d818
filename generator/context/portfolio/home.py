"""The home page, and the pages that introduce the roles or list what is wrong with the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.account.history import Moment, list_moments
from generator.context.account_view import AccountView
from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import Place, overview_place
from generator.context.portfolio.accounts import AccountRow, accounts_page
from generator.context.portfolio.attention import account_needs
from generator.context.portfolio.needs import InAccount, most_pressing
from generator.model.book import UnreadAccount
from generator.model.problem import Problem
from generator.model.role import Role
from generator.model.settings import Settings
from generator.paths import ATTENTION, CALENDAR, PORTFOLIO, PROBLEMS, Target, role_page

_LATELY = 8
"""How many things that happened lately the home page shows."""
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
    moment: Moment


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
    views: Sequence[AccountView],
    roles: Sequence[Role],
    settings: Settings,
    as_of: date,
    errors: int,
    unread: Sequence[UnreadAccount] = (),
) -> HomePage:
    """The home page on a date."""
    lately = [
        Recent(overview_place(view.account), moment)
        for view in views
        for moment in list_moments(view.account, as_of, view.directory)[:_LATELY]
    ]
    lately.sort(key=lambda recent: recent.moment.on, reverse=True)
    needs = most_pressing(map(account_needs, views), settings.things_a_day, _NEEDS_OF_ONE)
    weighty = sum(len(view.state.reasons) + view.state.more for view in views)
    return HomePage(
        needs=needs,
        more=weighty - len(needs),
        attention=Target(ATTENTION),
        portfolio=Target(PORTFOLIO),
        calendar=Target(CALENDAR),
        accounts=accounts_page(views, settings, as_of).accounts,
        roles=role_cards(roles),
        lately=tuple(lately[:_LATELY]),
        errors=errors,
        left_out=sum(bool(view.account.left_out) for view in views),
        unread=unread_rows(unread),
        problems=Target(PROBLEMS),
    )


def role_cards(roles: Sequence[Role]) -> tuple[RoleCard, ...]:
    """The roles as cards, in the order given."""
    return tuple(RoleCard(role, role_page(role.id)) for role in roles)
