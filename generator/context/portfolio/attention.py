"""The page "What needs you": what each account manager has to see to, and the next thirty days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.context.left_out import UnreadRow, unread_rows
from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.portfolio.desk_holders import list_desk_holders
from generator.context.portfolio.needs import Day, find_days
from generator.context.portfolio.paging import PageLink, number_labels, page_links, split_list
from generator.context.summaries.summary import COMING_DAYS, AccountSummary, ComingRow
from generator.model.book import UnreadAccount
from generator.model.team import TeamMember
from generator.paths import ATTENTION, CALENDAR, Target, desk_page

_OPEN, _ON_A_PAGE = 3, 40
"""The days of so many account managers stand open on a page, and of so many there are days on it at all."""

_COMING = 30
"""How many things that come up are listed; the calendar has them all."""


@dataclass(frozen=True, slots=True)
class ManagerDay:
    """The day of an account manager, and their desk; None when they have none."""

    day: Day
    desk: Target | None


@dataclass(frozen=True, slots=True)
class AttentionPage:
    """Context of ``portfolio/attention.md.j2``."""

    #: The account managers of whom something is red or amber, the one with the most at stake first.
    days: tuple[ManagerDay, ...]
    #: Of how many of them the day stands open.
    open: int
    #: The next things that come up, on the first page, and how many more do so within the days ahead.
    coming: tuple[ComingRow, ...]
    more: int
    #: How many days ahead that list looks.
    ahead: int
    #: The page that has everything with a day.
    calendar: Target
    choices: Choices
    #: The accounts that could not be read, on the first page.
    unread: tuple[UnreadRow, ...] = ()
    #: The other pages; empty when this is the only one.
    pages: tuple[PageLink, ...] = ()


def attention_pages(
    summaries: Sequence[AccountSummary],
    things_a_day: int,
    team: Sequence[TeamMember] = (),
    unread: Iterable[UnreadAccount] = (),
) -> Iterator[AttentionPage]:
    """What needs us in all accounts, of each account manager so many things a day."""
    coming = sorted((row for summary in summaries for row in summary.coming), key=lambda row: row.on)
    managing = {summary.owner for summary in summaries if not summary.closed}
    of_managers = [day for id, day in find_days(summaries, things_a_day).items() if id in managing]
    with_desk = {holder.id for holder in list_desk_holders(summaries, team)}
    days = [
        ManagerDay(day, desk_page(day.whose.id) if day.whose.id in with_desk else None)
        for day in sorted(of_managers, key=lambda day: day.rank)
    ]
    parts, left = split_list(days, _ON_A_PAGE), unread_rows(unread)
    labels = number_labels(parts)
    for number, part in enumerate(parts, 1):
        first = number == 1
        yield AttentionPage(
            days=tuple(part),
            open=_OPEN,
            coming=tuple(coming[:_COMING]) if first else (),
            more=len(coming[_COMING:]),
            ahead=COMING_DAYS,
            calendar=Target(CALENDAR),
            choices=list_choices(summaries),
            unread=left if first else (),
            pages=page_links(ATTENTION, labels, number),
        )
