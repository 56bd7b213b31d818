"""The lists over all accounts: promises, meetings to come, who stands in, whom to ring, formats, unknown floors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.portfolio.concerns import Choices, list_choices
from generator.context.portfolio.desk_holders import list_desk_holders, list_stand_ins
from generator.context.portfolio.paging import PageLink, number_labels, page_links, split_list
from generator.context.roles.controller.protocol import Callee
from generator.context.summaries.summary import AccountSummary, OwedRow
from generator.context.views import Who
from generator.insight.dates.dated_thing import DateKind
from generator.model.team import TeamMember
from generator.paths import Target, account_page, list_page
from generator.wording.text import in_prose, plain_words

_ON_A_PAGE = 200
"""How many rows a page holds."""

_TITLES = {
    "our-promises": ("What we owe", "Open promises of ours in all accounts, the longest overdue first."),
    "their-promises": ("What they owe us", "Open promises of our customers, the longest overdue first."),
    "meetings": ("Meetings to come", "What is planned with our customers in the next thirty days."),
    "standing-in": ("Who stands in", "Who of us is away in the next three months, and who looks after their accounts."),
    "calls": (
        "Whom to ring",
        "Who is rung in the most urgent difficulty of each account; its call card has the others.",
    ),
    "formats": (
        "In their format",
        "In which form people of much influence want their information; their card has what is made for them.",
    ),
    "floors": (
        "Floors where we know nobody",
        "The floors of a customer on which we know nobody.",
    ),
}
"""Title of each list, and what it holds."""

_FLOORS = {
    "board": "board",
    "executive": "executives",
    "senior": "senior managers",
    "middle": "middle managers",
    "operational": "day-to-day work",
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list; which of its parts are told depends on the list."""

    what: str
    target: Target
    #: Name of the account, and its overview; empty where a row is about one of us.
    account: str = ""
    home: Target | None = None
    #: Who has to do it, and for whom.
    by: tuple[Who, ...] = ()
    to: tuple[Who, ...] = ()
    on: date | None = None
    last: date | None = None
    #: The brief before a meeting.
    brief: Target | None = None
    #: Whom to ring in a difficulty, on either side, and within how many hours.
    there: Callee | None = None
    here: Callee | None = None
    within_hours: int = 0
    #: Ids of those of us whom it concerns, for the filter.
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPage:
    """Context of ``portfolio/list.md.j2``: one page of one of the lists."""

    #: Which list it is: ``our-promises``.
    id: str
    title: str
    lead: str
    rows: tuple[ListRow, ...]
    total: int
    choices: Choices
    #: The other lists, this one among them.
    lists: tuple[PageLink, ...]
    #: The pages of this list; empty when there is only one.
    pages: tuple[PageLink, ...]


def list_links(current: str = "") -> tuple[PageLink, ...]:
    """Links to all lists; ``current`` is the one somebody looks at."""
    return tuple(PageLink(title, list_page(id), id == current) for id, (title, _) in _TITLES.items())


def list_pages(
    summaries: Sequence[AccountSummary], team: Sequence[TeamMember], as_of: date
) -> Iterator[tuple[str, ListPage]]:
    """The pages of all lists, each with its address; accounts that are closed stand in none."""
    worked = [summary for summary in summaries if not summary.closed]
    rows = {
        "our-promises": _promise_rows(worked, (row for summary in worked for row in summary.owed)),
        "their-promises": _promise_rows(worked, (row for summary in worked for row in summary.owing)),
        "meetings": _meeting_rows(worked),
        "standing-in": _stand_in_rows(worked, team, as_of),
        "calls": _call_rows(worked),
        "formats": _format_rows(worked),
        "floors": _floor_rows(worked),
    }
    for id, (title, lead) in _TITLES.items():
        parts, first = split_list(rows[id], _ON_A_PAGE), list_page(id).page
        choices = list_choices(worked, {colleague for row in rows[id] for colleague in row.concerns})
        for number, part in enumerate(parts, 1):
            pages = page_links(first, number_labels(parts), number)
            yield id, ListPage(id, title, lead, tuple(part), len(rows[id]), choices, list_links(id), pages)


def _promise_rows(summaries: Iterable[AccountSummary], promises: Iterable[OwedRow]) -> list[ListRow]:
    owners = {summary.place: summary.owner for summary in summaries}
    return [
        ListRow(
            what=promise.text,
            target=promise.place.target,
            account=promise.account.label,
            home=promise.account.target,
            by=(promise.who,) if promise.who else (),
            to=promise.to,
            on=promise.due,
            concerns=tuple(sorted({promise.by, owners[promise.account]})),
        )
        for promise in sorted(promises, key=lambda promise: promise.due)
    ]


def _meeting_rows(summaries: Iterable[AccountSummary]) -> list[ListRow]:
    rows = [
        ListRow(
            what=row.line,
            target=row.place.target,
            account=summary.name,
            home=summary.place.target,
            by=(row.owner,) if row.owner else (),
            on=row.on,
            brief=row.brief,
            concerns=row.concerns,
        )
        for summary in summaries
        for row in summary.coming
        if row.kind == DateKind.MEETING.value
    ]
    return sorted(rows, key=lambda row: row.on or date.max)


def _stand_in_rows(summaries: Sequence[AccountSummary], team: Sequence[TeamMember], as_of: date) -> list[ListRow]:
    return [
        ListRow(
            what=stand_in.away,
            target=stand_in.desk,
            by=(Who(stand_in.cover, "", None, ours=True),) if stand_in.cover else (),
            on=stand_in.first,
            last=stand_in.last,
        )
        for stand_in in list_stand_ins(None, list_desk_holders(summaries, team), frozenset(), as_of, ())
    ]


def _call_rows(summaries: Iterable[AccountSummary]) -> list[ListRow]:
    return [
        ListRow(
            what=call.when,
            target=account_page(summary.id, "controller", "call-card"),
            account=summary.name,
            home=summary.place.target,
            there=call.theirs,
            here=call.ours,
            within_hours=call.within_hours,
            concerns=(summary.owner,),
        )
        for summary in sorted(summaries, key=lambda one: one.name.casefold())
        if (call := summary.call)
    ]


def _format_rows(summaries: Iterable[AccountSummary]) -> list[ListRow]:
    return [
        ListRow(
            what=in_prose([plain_words(format) for format in line.formats]),
            target=line.who.target or summary.place.target,
            account=summary.name,
            home=summary.place.target,
            to=(line.who,),
            concerns=tuple(sorted({line.owner, summary.owner})),
        )
        for summary in sorted(summaries, key=lambda one: one.name.casefold())
        for line in summary.formats
    ]


def _floor_rows(summaries: Iterable[AccountSummary]) -> list[ListRow]:
    rows = [
        ListRow(
            what=in_prose([_FLOORS[floor] for floor in summary.empty_floors]),
            target=account_page(summary.id, "ceo", "floor-by-floor"),
            account=summary.name,
            home=summary.place.target,
            concerns=(summary.owner,),
        )
        for summary in summaries
        if summary.empty_floors
    ]
    return sorted(rows, key=lambda row: row.account.casefold())
