"""The Portfolio page, for whoever leads the account managers: the accounts side by side, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import Place
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.portfolio.paging import PageLink, number_labels, page_links, split_list
from generator.context.summaries.across import RANKED, SilentRow, WorthRow
from generator.context.summaries.portfolio_row import PortfolioRow
from generator.context.summaries.summary import AccountSummary
from generator.context.views import Who
from generator.model.book import UnreadAccount
from generator.paths import PORTFOLIO

_ON_A_PAGE = 250
"""How many accounts a page compares."""


@dataclass(frozen=True, slots=True)
class SponsorRow:
    """One of our executive sponsors, and the accounts where they look after somebody."""

    who: Who
    accounts: tuple[Place, ...]
    #: Whether these are more than one person can look after.
    too_many: bool


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """Context of ``portfolio/portfolio.md.j2``."""

    #: The worst first; closed accounts last.
    accounts: tuple[PortfolioRow, ...]
    choices: Choices
    #: The initiatives worth most to both sides, and the people of weight whose last contact lies furthest back.
    worth: tuple[WorthRow, ...]
    silent: tuple[SilentRow, ...]
    #: Our executive sponsors, those with most accounts first.
    sponsors: tuple[SponsorRow, ...]
    #: The accounts that could not be read; like the lists above, on the first page.
    unread: tuple[UnreadRow, ...] = ()
    #: The other pages; empty when this is the only one.
    pages: tuple[PageLink, ...] = ()


def portfolio_pages(
    summaries: Sequence[AccountSummary], sponsor_accounts: int, unread: Iterable[UnreadAccount] = ()
) -> Iterator[PortfolioPage]:
    """The accounts side by side, the worst first; a sponsor can look after so many accounts."""
    ordered = sorted(
        summaries, key=lambda summary: (summary.beside.standing.rank, summary.beside.account.label.casefold())
    )
    parts, left = split_list(ordered, _ON_A_PAGE), unread_rows(unread)
    labels = number_labels(parts)
    for number, part in enumerate(parts, 1):
        first = number == 1
        yield PortfolioPage(
            accounts=tuple(summary.beside for summary in part),
            choices=list_choices(part),
            worth=_list_worth(summaries) if first else (),
            silent=_list_silent(summaries) if first else (),
            sponsors=_list_sponsors(summaries, sponsor_accounts) if first else (),
            unread=left if first else (),
            pages=page_links(PORTFOLIO, labels, number),
        )


def _list_worth(summaries: Sequence[AccountSummary]) -> tuple[WorthRow, ...]:
    rows = (row for summary in summaries for row in summary.across.worth)
    return tuple(sorted(rows, key=lambda row: (-row.joint, -row.theirs - row.ours, row.initiative.label))[:RANKED])


def _list_silent(summaries: Sequence[AccountSummary]) -> tuple[SilentRow, ...]:
    rows = (row for summary in summaries for row in summary.across.silent)
    return tuple(sorted(rows, key=lambda row: (row.last, row.who.name))[:RANKED])


def _list_sponsors(summaries: Sequence[AccountSummary], most: int) -> tuple[SponsorRow, ...]:
    accounts: dict[Who, list[Place]] = {}
    for summary in sorted(summaries, key=lambda one: one.name.casefold()):
        for sponsor in summary.across.sponsors:
            accounts.setdefault(sponsor, []).append(summary.place)
    rows = [SponsorRow(who, tuple(places), len(places) > most) for who, places in accounts.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.accounts), row.who.name)))
