"""The page "What needs you": what each account manager has to see to, and the next thirty days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.context.left_out import UnreadRow, unread_rows
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.portfolio.needs import ManagerDay, list_days
from generator.context.summaries.summary import COMING_DAYS, AccountSummary, ComingRow
from generator.model.book import UnreadAccount
from generator.paths import CALENDAR, PORTFOLIO, Target

_OPEN, _FOLDED = 3, 20
"""The day of so many account managers stands open, that of so many more is folded; the others are named."""

_COMING = 30
"""How many things that come up are listed; the calendar has them all."""


@dataclass(frozen=True, slots=True)
class AttentionPage:
    """Context of ``portfolio/attention.md.j2``."""

    #: The account managers of whom something is red or amber, the one with the most at stake first.
    days: tuple[ManagerDay, ...]
    #: Of how many of them the day stands open, and of how many it is there at all.
    open: int
    listed: int
    #: The next things that come up, and how many more do so within the days ahead.
    coming: tuple[ComingRow, ...]
    more: int
    #: How many days ahead that list looks.
    ahead: int
    #: The page that has everything with a day, and the one that has all accounts, the worst first.
    calendar: Target
    portfolio: Target
    choices: Choices
    #: The accounts that could not be read.
    unread: tuple[UnreadRow, ...] = ()


def attention_page(
    summaries: Sequence[AccountSummary], things_a_day: int, unread: Iterable[UnreadAccount] = ()
) -> AttentionPage:
    """What needs us in all accounts, of each account manager so many things a day."""
    coming = sorted((row for summary in summaries for row in summary.coming), key=lambda row: row.on)
    return AttentionPage(
        days=list_days(summaries, things_a_day),
        open=_OPEN,
        listed=_OPEN + _FOLDED,
        coming=tuple(coming[:_COMING]),
        more=len(coming[_COMING:]),
        ahead=COMING_DAYS,
        calendar=Target(CALENDAR),
        portfolio=Target(PORTFOLIO),
        choices=list_choices(summaries),
        unread=unread_rows(unread),
    )
