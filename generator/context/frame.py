"""What every page knows of itself: where it is, as of when, and how to get about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.places import LABELS, pages_of
from generator.context.views import NavItem
from generator.context.wording import Wording
from generator.model.account import Account
from generator.paths import ACCOUNTS, BEGUN_PAGES, PROBLEMS, ROLES, Target, account_page

_ACCOUNTS, _PROBLEMS = Target(ACCOUNTS), Target(PROBLEMS)


@dataclass(frozen=True, slots=True)
class Frame:
    """The same on every page."""

    #: File name of the page below the site's folder of pages.
    here: str
    #: The day the whole site was made for.
    as_of: date
    #: Whether that day is fixed in the settings, as it is for the sample accounts.
    as_of_fixed: bool
    #: What the filters who, people, told, state, money and place ask.
    wording: Wording
    #: The account as typed, for a fact that needs no words of its own; None on pages that belong to none.
    account: Account | None = None
    #: Name of the account; empty on pages that belong to none.
    account_name: str = ""
    #: The account's overview page; None on pages that belong to none.
    account_home: Target | None = None
    #: The account's own navigation; empty on pages that belong to none.
    nav: tuple[NavItem, ...] = ()
    #: The list of all accounts.
    all_accounts: Target = _ACCOUNTS
    #: What of the account is left out because of errors, and where it was typed.
    left_out: tuple[str, ...] = ()
    #: The page that lists errors, which is there while there are some.
    problems: Target = _PROBLEMS


def page_frame(here: str, as_of: date, fixed: bool) -> Frame:
    """The frame of a page that belongs to no account."""
    return Frame(here, as_of, fixed, Wording())


def account_frame(account: Account, wording: Wording, page: str, as_of: date, fixed: bool) -> Frame:
    """The frame of a page of an account, with the account's navigation."""
    return Frame(
        here=account_page(account.id, page).page,
        as_of=as_of,
        as_of_fixed=fixed,
        wording=wording,
        account=account,
        account_name=account.name,
        account_home=account_page(account.id),
        left_out=account.left_out,
        nav=tuple(
            NavItem(LABELS[name], account_page(account.id, name), name == page, _group(name), name in BEGUN_PAGES)
            for name in pages_of(account)
        ),
    )


def _group(page: str) -> str:
    return {ROLES[0]: "The six roles", "meetings": "Contact"}.get(page, "")
