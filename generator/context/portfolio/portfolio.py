"""The Portfolio page, for whoever leads the account managers: the accounts side by side, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import Place
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.summaries.across import RANKED, SilentRow, WorthRow
from generator.context.summaries.portfolio_row import PortfolioRow
from generator.context.summaries.summary import AccountSummary
from generator.context.views import Who
from generator.model.book import UnreadAccount


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
    #: The accounts that could not be read.
    unread: tuple[UnreadRow, ...] = ()


def portfolio_page(
    summaries: Sequence[AccountSummary], sponsor_accounts: int, unread: Iterable[UnreadAccount] = ()
) -> PortfolioPage:
    """The accounts side by side, the worst first; a sponsor can look after so many accounts."""
    rows = sorted(
        (summary.beside for summary in summaries), key=lambda row: (row.standing.rank, row.account.label.casefold())
    )
    worth = (row for summary in summaries for row in summary.across.worth)
    silent = (row for summary in summaries for row in summary.across.silent)
    return PortfolioPage(
        accounts=tuple(rows),
        choices=list_choices(summaries),
        worth=tuple(sorted(worth, key=lambda row: (-row.joint, -row.theirs - row.ours, row.initiative.label))[:RANKED]),
        silent=tuple(sorted(silent, key=lambda row: (row.last, row.who.name))[:RANKED]),
        sponsors=_list_sponsors(summaries, sponsor_accounts),
        unread=unread_rows(unread),
    )


def _list_sponsors(summaries: Sequence[AccountSummary], most: int) -> tuple[SponsorRow, ...]:
    accounts: dict[Who, list[Place]] = {}
    for summary in sorted(summaries, key=lambda one: one.name.casefold()):
        for sponsor in summary.across.sponsors:
            accounts.setdefault(sponsor, []).append(summary.place)
    rows = [SponsorRow(who, tuple(places), len(places) > most) for who, places in accounts.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.accounts), row.who.name)))
