"""The Portfolio page, for whoever leads the account managers: the accounts side by side, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.context.left_out import UnreadRow, unread_rows
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.portfolio.paging import PageLink, number_labels, page_links, split_list
from generator.context.summaries.portfolio_row import PortfolioRow
from generator.context.summaries.summary import AccountSummary
from generator.model.book import UnreadAccount
from generator.paths import PORTFOLIO

_ON_A_PAGE = 250
"""How many accounts a page compares."""


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """Context of ``portfolio/portfolio.md.j2``."""

    #: The worst first; closed accounts last.
    accounts: tuple[PortfolioRow, ...]
    choices: Choices
    #: The accounts that could not be read, on the first page.
    unread: tuple[UnreadRow, ...] = ()
    #: The other pages; empty when this is the only one.
    pages: tuple[PageLink, ...] = ()


def portfolio_pages(
    summaries: Sequence[AccountSummary], unread: Iterable[UnreadAccount] = ()
) -> Iterator[PortfolioPage]:
    """The accounts side by side, the worst first."""
    ordered = sorted(
        summaries, key=lambda summary: (summary.beside.standing.rank, summary.beside.account.label.casefold())
    )
    parts, left = split_list(ordered, _ON_A_PAGE), unread_rows(unread)
    labels = number_labels(parts)
    for number, part in enumerate(parts, 1):
        yield PortfolioPage(
            accounts=tuple(summary.beside for summary in part),
            choices=list_choices(part),
            unread=left if number == 1 else (),
            pages=page_links(PORTFOLIO, labels, number),
        )
