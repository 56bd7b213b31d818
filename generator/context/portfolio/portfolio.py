"""The Portfolio page, for whoever leads the account managers: the accounts side by side, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.context.left_out import UnreadRow, unread_rows
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.summaries.portfolio_row import PortfolioRow
from generator.context.summaries.summary import AccountSummary
from generator.model.book import UnreadAccount


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """Context of ``portfolio/portfolio.md.j2``."""

    #: The worst first; closed accounts last.
    accounts: tuple[PortfolioRow, ...]
    choices: Choices
    #: The accounts that could not be read.
    unread: tuple[UnreadRow, ...] = ()


def portfolio_page(summaries: Sequence[AccountSummary], unread: Iterable[UnreadAccount] = ()) -> PortfolioPage:
    """The accounts side by side, the worst first."""
    rows = sorted(
        (summary.beside for summary in summaries), key=lambda row: (row.standing.rank, row.account.label.casefold())
    )
    return PortfolioPage(tuple(rows), list_choices(summaries), unread_rows(unread))
