"""The Portfolio page, for whoever leads the account managers: the accounts side by side, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.context.account.queries import speed_words
from generator.context.account.requests import total_words
from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import Place
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.portfolio.paging import PageLink, number_labels, page_links, split_list
from generator.context.summaries.across import RANKED, GivenRow, SilentRow, WorthRow
from generator.context.summaries.portfolio_row import PortfolioRow, money_words
from generator.context.summaries.summary import AccountSummary
from generator.context.views import KeyFigure, Who
from generator.days.period import in_short
from generator.insight.value.beyond_contract import join_totals
from generator.insight.value.contract_worth import add_amounts
from generator.model.book import UnreadAccount
from generator.model.settings import Settings
from generator.paths import FEEDBACK, PORTFOLIO, Target
from generator.wording.local import LocalFormat
from generator.wording.text import count_noun

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
class Given:
    """What was given away beyond contracts, over all accounts."""

    #: What all come to, and this year, in words.
    total: str
    this_year: str
    #: Each account with what it was given, and this year, in words; those that were given most days first.
    accounts: tuple[tuple[GivenRow, str, str], ...]


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """Context of ``portfolio/portfolio.md.j2``."""

    #: The worst first; closed accounts last.
    accounts: tuple[PortfolioRow, ...]
    choices: Choices
    #: What all contracts bring in a year, and how much of it can be lost by when; none where no value is noted.
    totals: tuple[KeyFigure, ...]
    #: The initiatives worth most to both sides, and the people of weight whose last contact lies furthest back.
    worth: tuple[WorthRow, ...]
    silent: tuple[SilentRow, ...]
    #: Our executive sponsors, those with most accounts first.
    sponsors: tuple[SponsorRow, ...]
    #: How soon each account manager answers what customers ask, in words, by name.
    answering: tuple[tuple[Who, str], ...]
    #: What customers told us about our products; None where none did.
    feedback: Target | None
    #: What was given away; None where nobody asked for anything.
    given: Given | None
    #: The accounts that could not be read; like the lists above, on the first page.
    unread: tuple[UnreadRow, ...] = ()
    #: The other pages; empty when this is the only one.
    pages: tuple[PageLink, ...] = ()


def portfolio_pages(
    summaries: Sequence[AccountSummary],
    settings: Settings,
    as_of: date,
    unread: Iterable[UnreadAccount] = (),
) -> Iterator[PortfolioPage]:
    """The accounts side by side, the worst first, by the ``settings`` of the site."""
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
            totals=_list_totals(summaries, settings, as_of) if first else (),
            worth=_list_worth(summaries) if first else (),
            silent=_list_silent(summaries) if first else (),
            sponsors=_list_sponsors(summaries, settings.sponsor_accounts) if first else (),
            answering=_list_answering(summaries, settings.min_sample) if first else (),
            feedback=Target(FEEDBACK) if any(summary.across.feedback for summary in summaries) else None,
            given=_add_up_given(summaries, settings.local) if first else None,
            unread=left if first else (),
            pages=page_links(PORTFOLIO, labels, number),
        )


def _list_totals(summaries: Sequence[AccountSummary], settings: Settings, as_of: date) -> tuple[KeyFigure, ...]:
    values = [money for summary in summaries for money in summary.beside.values]
    if not values:
        return ()
    bring = sum(bool(summary.beside.values) for summary in summaries)
    limits = settings.contract_end_days
    days = sorted({limits.red, limits.amber, 365})
    return (
        KeyFigure(
            "Contract value a year",
            money_words(add_amounts(values, settings), settings.local),
            f"in {count_noun(bring, 'account')}",
        ),
        *(_loss_figure(summaries, settings, as_of + timedelta(days=ahead)) for ahead in days),
    )


def _loss_figure(summaries: Sequence[AccountSummary], settings: Settings, day: date) -> KeyFigure:
    """What can be lost up to a day, and where first."""
    losses = [(loss, summary) for summary in summaries for loss in summary.beside.losses if loss.day <= day]
    label = f"Can be lost by {in_short(day)}"
    if not losses:
        return KeyFigure(label, "nothing")
    first, where = min(losses, key=lambda found: (found[0].day, found[1].name))
    total = money_words(add_amounts((loss.value for loss, _ in losses), settings), settings.local)
    return KeyFigure(label, total, f"first {where.name}, {in_short(first.day)}")


def _list_worth(summaries: Sequence[AccountSummary]) -> tuple[WorthRow, ...]:
    rows = (row for summary in summaries for row in summary.across.worth)
    return tuple(sorted(rows, key=lambda row: (-row.joint, -row.theirs - row.ours, row.initiative.label))[:RANKED])


def _list_silent(summaries: Sequence[AccountSummary]) -> tuple[SilentRow, ...]:
    rows = (row for summary in summaries for row in summary.across.silent)
    return tuple(sorted(rows, key=lambda row: (row.last, row.who.name))[:RANKED])


def _list_sponsors(summaries: Sequence[AccountSummary], most: int) -> tuple[SponsorRow, ...]:
    accounts: dict[Who, list[Place]] = {}
    for summary in sorted(summaries, key=lambda summary: summary.name.casefold()):
        for sponsor in summary.across.sponsors:
            accounts.setdefault(sponsor, []).append(summary.place)
    rows = [SponsorRow(who, tuple(places), len(places) > most) for who, places in accounts.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.accounts), row.who.name)))


def _add_up_given(summaries: Sequence[AccountSummary], local: LocalFormat) -> Given | None:
    rows = [row for summary in summaries if (row := summary.across.given)]
    rows.sort(key=lambda row: (-row.total.days, -row.open, row.account.label.casefold()))
    if not rows:
        return None
    worded = ((row, total_words(row.total, local), total_words(row.this_year, local)) for row in rows)
    all_of_it, this_year = (join_totals(row.total for row in rows), join_totals(row.this_year for row in rows))
    return Given(total_words(all_of_it, local), total_words(this_year, local), tuple(worded))


def _list_answering(summaries: Sequence[AccountSummary], least: int) -> tuple[tuple[Who, str], ...]:
    times: dict[Who, list[int]] = {}
    for summary in summaries:
        if summary.across.manager:
            times.setdefault(summary.across.manager, []).extend(summary.across.answer_times)
    worded = ((who, speed_words(days, least)) for who, days in times.items())
    return tuple(sorted(((who, words) for who, words in worded if words), key=lambda row: row[0].name))
