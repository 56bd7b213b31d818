"""One page of each kind the sample site has."""

from __future__ import annotations

from functools import cache

from projects import checked, sample_project

from generator import paths
from generator.build import Checked
from generator.model.account import Account
from generator.model.role import Role

BIG, SMALL = "norrland", "quayside"
"""An account of which much is known, and one of four lines."""


@cache
def _checked() -> Checked:
    return checked(sample_project())


def account() -> Account:
    """The big account."""
    account = _checked().book.account(BIG)
    assert account is not None
    return account


def roles() -> tuple[Role, ...]:
    """The six roles."""
    return _checked().roles


def _of(id: str) -> list[str]:
    return [paths.page_address(paths.account_page(id, name).page) for name in paths.ACCOUNT_PAGES]


ONE_OF_EACH = [
    *(paths.page_address(paths.desk_page(member).page) for member in ("priya", "helena")),
    *(paths.page_address(page) for page in (paths.HOME, paths.ACCOUNTS, paths.PLAYBOOK, paths.REFERENCE)),
    paths.page_address(paths.role_page("mediator").page),
    "start/",
    *_of(BIG),
    paths.page_address(paths.review_page(BIG).page),
    paths.page_address(paths.report_page(BIG, "spare-parts-go-live").page),
    *_of(SMALL)[:2],
    paths.page_address(paths.PORTFOLIO),
    paths.page_address(paths.list_page("calls").page),
    *(paths.page_address(paths.account_page(BIG, page).page) for page in paths.BEGUN_PAGES),
    paths.page_address(paths.ACCOUNT_MANAGER),
    paths.page_address(paths.PLAYS),
    paths.page_address(paths.play_page("silent-customer").page),
    f"{paths.page_address(paths.desk_page('maya').page)}first-90-days/",
    paths.page_address(paths.reference_page_of_key("commitments").page),
    paths.page_address(paths.FEEDBACK),
    paths.page_address(paths.ATTENTION),
    paths.page_address(paths.CALENDAR),
    paths.page_address(paths.RULES),
]
