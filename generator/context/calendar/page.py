"""The Calendar page: the year ahead of all customers, where it is crowded, and by when we have to begin what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from generator.charts.year.rows import YearRows
from generator.context.calendar.crowds import Crowd, find_crowds, month_anchor
from generator.context.calendar.strips import draw_strips
from generator.context.feeds.feeds import Subscription
from generator.context.left_out import UnreadRow, unread_rows
from generator.context.portfolio.concerns import Choice, Choices, list_choices
from generator.context.portfolio.paging import PageLink, page_links, split_list
from generator.context.states import value_title
from generator.context.summaries.summary import AccountSummary
from generator.context.summaries.year import YearSummary
from generator.context.summaries.year_entries import CalendarEntry, EverydayRow
from generator.days.period import MONTHS, first_of_month, months_from
from generator.model.book import UnreadAccount
from generator.model.rhythm import EventKind
from generator.paths import ALL_CALENDARS, CALENDAR, Target, desk_calendar, following_page
from generator.wording.text import make_slug

_SOON = timedelta(days=10)
"""How long before it begins a month is unfolded when the page opens, as the one under way is."""

_ON_A_PAGE = 40
"""The year of how many customers stands on one page."""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """One of the twelve months, as a list."""

    #: December 2026.
    title: str
    #: Dec, for the line of links.
    short: str
    anchor: str
    entries: tuple[CalendarEntry, ...]
    #: Whether it is unfolded from the start.
    open: bool


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Context of ``portfolio/calendar.md.j2``."""

    #: The months that stand out, over all customers first, then as each of us sees them.
    crowds: tuple[Crowd, ...]
    #: A row for each account; None without accounts.
    strips: YearRows | None
    months: tuple[CalendarMonth, ...]
    #: What comes round so often that it is told once.
    everyday: tuple[EverydayRow, ...]
    choices: Choices
    #: The same as calendars to subscribe to: all accounts, and those of each account manager.
    feeds: tuple[Subscription, ...]
    #: The accounts that could not be read.
    unread: tuple[UnreadRow, ...] = ()
    #: The other pages, by account manager; empty when this is the only one.
    pages: tuple[PageLink, ...] = ()


def calendar_pages(
    summaries: Sequence[AccountSummary],
    as_of: date,
    feeds: Sequence[Subscription] = (),
    unread: Iterable[UnreadAccount] = (),
) -> Iterator[CalendarPage]:
    """The twelve months from that of a date, of all accounts that are worked; of each manager's together.

    What comes round more than six times a year (every week, every month) stands in the strips as ticks and in the
    list once, at its end: a line for each time would bury the rest. It makes no month a peak either.
    """
    parts, left = _part_years(summaries), unread_rows(unread)
    labels = [_name_managers(part, number) for number, part in enumerate(parts, 1)]
    by_account = {summary.id: summary for summary in summaries}
    for number, part in enumerate(parts, 1):
        of_part = [by_account[year.account] for year in part]
        yield _make_page(of_part, as_of, feeds, left if number == 1 else (), page_links(CALENDAR, labels, number))


def find_year_pages(summaries: Sequence[AccountSummary]) -> dict[str, Target]:
    """The page on which the year of each account stands, by the account's id."""
    parts = enumerate(_part_years(summaries), 1)
    return {year.account: following_page(CALENDAR, number) for number, part in parts for year in part}


def _part_years(summaries: Sequence[AccountSummary]) -> list[Sequence[YearSummary]]:
    years = sorted(
        (summary.year for summary in summaries if summary.year),
        key=lambda year: (year.manager.casefold(), year.name.casefold(), year.account),
    )
    return split_list(years, _ON_A_PAGE)


def _name_managers(part: Sequence[YearSummary], number: int) -> str:
    ends = dict.fromkeys(year.manager or "nobody" for year in (*part[:1], *part[-1:]))
    return f"{number}: {' to '.join(ends)}"


def _make_page(
    summaries: Sequence[AccountSummary],
    as_of: date,
    feeds: Sequence[Subscription],
    unread: tuple[UnreadRow, ...],
    pages: tuple[PageLink, ...],
) -> CalendarPage:
    years = sorted(
        (summary.year for summary in summaries if summary.year), key=lambda year: (year.name.casefold(), year.account)
    )
    lines = sorted(
        (line for year in years for line in year.entries),
        key=lambda line: (line.on, line.rank, line.matter.account.casefold(), line.matter.name),
    )
    told_once = tuple(row for year in years for row in year.everyday)
    offered = list_choices(summaries, {id for year in years for id in year.concerned}, _list_kinds(lines, told_once))
    own = [Target(ALL_CALENDARS), *(desk_calendar(choice.id) for choice in offered.managers)]
    seen = find_crowds(years, [choice.id for choice in (*offered.managers, *offered.others)])
    return CalendarPage(
        crowds=seen,
        strips=draw_strips(years, [crowd.crowding for crowd in seen], as_of),
        months=tuple(_list_months(lines, as_of)),
        everyday=told_once,
        choices=offered,
        feeds=tuple(feed for feed in feeds if feed.file in own),
        unread=unread,
        pages=pages,
    )


def _list_kinds(lines: Iterable[CalendarEntry], told_once: Iterable[EverydayRow]) -> Iterator[Choice]:
    """The kinds of event there are, in the order of the model."""
    present = {line.matter.kind_id for line in lines} | {row.matter.kind_id for row in told_once}
    return (Choice(make_slug(kind), value_title(kind)) for kind in get_args(EventKind) if make_slug(kind) in present)


def _list_months(lines: Sequence[CalendarEntry], as_of: date) -> Iterator[CalendarMonth]:
    for month in months_from(as_of, 12):
        name = MONTHS[month.month - 1]
        yield CalendarMonth(
            title=f"{name} {month.year}",
            short=name[:3],
            anchor=month_anchor(month),
            entries=tuple(line for line in lines if first_of_month(line.on) == month),
            open=month <= as_of + _SOON,
        )
