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
    found = _checked().book.account(BIG)
    assert found is not None
    return found


def roles() -> tuple[Role, ...]:
    """The six roles."""
    return _checked().roles


def _of(id: str) -> list[str]:
    return [paths.address(paths.account_page(id, name).page) for name in paths.ACCOUNT_PAGES]


ONE_OF_EACH = [
    *(paths.address(page) for page in (paths.HOME, paths.ACCOUNTS, paths.PLAYBOOK, paths.REFERENCE)),
    paths.address(paths.role_page("mediator").page),
    "start/",
    *_of(BIG),
    paths.address(paths.review_page(BIG).page),
    paths.address(paths.report_page(BIG, "spare-parts-go-live").page),
    *_of(SMALL)[:2],
]
