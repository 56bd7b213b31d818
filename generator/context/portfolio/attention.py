"""The page "What needs you": what each account manager has to see to, and the next thirty days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.checks.rule import Severity
from generator.context.account.meetings import brief_target
from generator.context.account_view import AccountView
from generator.context.findings import finding_row
from generator.context.left_out import UnreadRow, unread_rows
from generator.context.places import Place, overview_place
from generator.context.portfolio.concerns import Choice, Choices, list_choices
from generator.context.portfolio.needs import AccountNeeds, ManagerDay, list_days
from generator.context.views import Who
from generator.insight.dates.dated_thing import DatedThing, DateKind
from generator.insight.dates.dated_things import coming_dates
from generator.model.book import UnreadAccount
from generator.model.settings import Settings
from generator.paths import CALENDAR, PORTFOLIO, Target

DAYS = 30
"""How many days ahead the list of what comes up looks."""

_OPEN, _FOLDED = 3, 20
"""The day of so many account managers stands open, that of so many more is folded; the others are named."""

_COMING = 30
"""How many things that come up are listed; the calendar has them all."""

_WITH_BRIEF = (DateKind.MEETING, DateKind.REVIEW)


@dataclass(frozen=True, slots=True)
class ComingRow:
    """One thing that comes up in the next thirty days."""

    item: DatedThing
    account: Place
    #: Where to read on.
    place: Place
    #: The brief before it, when it is a meeting.
    brief: Target | None
    #: Who of us sees to it; None when nobody is known by that name.
    owner: Who | None


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
    views: Sequence[AccountView], settings: Settings, as_of: date, unread: Sequence[UnreadAccount] = ()
) -> AttentionPage:
    """What needs us in all accounts on a date."""
    rows = [_coming(view, item) for view in views for item in coming_dates(view.account, as_of, DAYS)]
    rows.sort(key=lambda row: row.item.on)
    return AttentionPage(
        days=list_days(map(account_needs, views), settings.things_a_day),
        open=_OPEN,
        listed=_OPEN + _FOLDED,
        coming=tuple(rows[:_COMING]),
        more=len(rows[_COMING:]),
        ahead=DAYS,
        calendar=Target(CALENDAR),
        portfolio=Target(PORTFOLIO),
        choices=list_choices(views),
        unread=unread_rows(unread),
    )


def account_needs(view: AccountView) -> AccountNeeds:
    """What needs us in an account: all that is red or amber."""
    owner = view.account.profile.owner
    return AccountNeeds(
        account=overview_place(view.account),
        manager=Choice(owner, view.account.name_of(owner)),
        findings=tuple(
            finding_row(view.account, finding, view.directory, view.places)
            for finding in view.checked.findings
            if finding.severity is not Severity.NOTE
        ),
    )


def _coming(view: AccountView, item: DatedThing) -> ComingRow:
    account = view.account
    return ComingRow(
        item=item,
        account=overview_place(account),
        place=view.places.of(item.record),
        brief=brief_target(account, item.record, view.as_of) if item.kind in _WITH_BRIEF else None,
        owner=view.directory.who(item.owner),
    )
