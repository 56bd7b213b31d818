"""The index of accounts, for people and for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import LABELS, Place
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.portfolio.paging import PageLink, number_labels, page_links, split_list
from generator.context.summaries.account_row import AccountRow
from generator.context.summaries.summary import AccountSummary
from generator.model.book import UnreadAccount
from generator.paths import ACCOUNT_PAGES, ACCOUNTS, account_page

_ON_A_PAGE = 300
"""How many accounts a page lists."""


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Context of ``portfolio/accounts.md.j2``."""

    accounts: tuple[AccountRow, ...]
    choices: Choices
    #: The pages that every account has, those of the first one listed; for a list to choose where names lead.
    places: tuple[Place, ...]
    #: How many there are on all pages, with those that could not be read.
    total: int
    #: The accounts that could not be read, on the first page.
    unread: tuple[UnreadRow, ...] = ()
    #: The other pages; empty when this is the only one.
    pages: tuple[PageLink, ...] = ()


def accounts_pages(summaries: Sequence[AccountSummary], unread: Iterable[UnreadAccount] = ()) -> Iterator[AccountsPage]:
    """The index of accounts: closed ones last, then by importance of tier and name."""
    ordered = sorted(summaries, key=lambda summary: (summary.closed, summary.row.tier_rank, summary.name.casefold()))
    parts, left = split_list(ordered, _ON_A_PAGE), unread_rows(unread)
    labels = number_labels(parts)
    for number, part in enumerate(parts, 1):
        yield AccountsPage(
            accounts=tuple(summary.row for summary in part),
            choices=list_choices(part),
            places=tuple(Place(LABELS[page], account_page(part[0].id, page)) for page in ACCOUNT_PAGES) if part else (),
            total=len(ordered) + len(left),
            unread=left if number == 1 else (),
            pages=page_links(ACCOUNTS, labels, number),
        )
