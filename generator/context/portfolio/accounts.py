"""The index of accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.context.left_out import UnreadRow, unread_rows
from generator.context.summaries.account_row import AccountRow
from generator.context.summaries.summary import AccountSummary
from generator.model.book import UnreadAccount


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Context of ``portfolio/accounts.md.j2``."""

    accounts: tuple[AccountRow, ...]
    #: The accounts that could not be read.
    unread: tuple[UnreadRow, ...] = ()


def accounts_page(summaries: Sequence[AccountSummary], unread: Iterable[UnreadAccount] = ()) -> AccountsPage:
    """The index of accounts: closed ones last, then by importance of tier and name."""
    ordered = sorted(summaries, key=lambda summary: (summary.closed, summary.row.tier_rank, summary.name.casefold()))
    return AccountsPage(tuple(summary.row for summary in ordered), unread_rows(unread))
