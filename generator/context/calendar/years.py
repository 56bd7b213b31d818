"""The year ahead of each account, reckoned once for all parts of the Calendar page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from generator.context.account_view import AccountView
from generator.days.period import Span, add_months, first_of_month
from generator.insight.rhythm.peaks import DemandSeason, MonthLoad, demand_seasons, frequent_events, month_loads
from generator.insight.rhythm.rhythm import Occurrence, account_occurrences
from generator.paths import Target, account_page


@dataclass(frozen=True)
class AccountYear:
    """What comes round in an account in the twelve months that begin with that of the as-of date."""

    survey: AccountView
    window: Span

    @property
    def name(self) -> str:
        """What the account is called."""
        return self.survey.account.name

    @property
    def target(self) -> Target:
        """Where its year is told in full."""
        return account_page(self.survey.account.id, "rhythm")

    @cached_property
    def ahead(self) -> tuple[Occurrence, ...]:
        """Every time an event comes round, by start; also beyond the year as far as our response begins within it."""
        account = self.survey.account
        lead = max((event.lead_days or 0 for event in account.rhythm), default=0)
        return tuple(account_occurrences(account, Span(self.window.start, self.window.end + timedelta(days=lead))))

    @cached_property
    def everyday(self) -> frozenset[str]:
        """The ids of the events that come round so often that each time is not worth a line."""
        return frequent_events(self.ahead, self.window)

    @cached_property
    def loads(self) -> tuple[MonthLoad, ...]:
        """What each of the months is like for them."""
        return month_loads(self.survey.account, self.survey.account.settings, self.window.start)

    @cached_property
    def seasons(self) -> tuple[DemandSeason, ...]:
        """The demands that are well above the usual, months in a row taken together."""
        return demand_seasons(self.survey.account, self.window.start)

    def concerns(self, owner: str | None) -> tuple[str, ...]:
        """Ids of those of us whom something concerns: who answers for the account, and who sees to it."""
        manager = self.survey.account.profile.owner
        return tuple(dict.fromkeys((manager, owner or manager)))

    @cached_property
    def concerned(self) -> frozenset[str]:
        """Ids of all of us whom something in this year concerns."""
        events = {occurrence.event.owner for occurrence in self.ahead}
        demands = {season.demand.owner for season in self.seasons}
        return frozenset(id for owner in (None, *events, *demands) for id in self.concerns(owner))


def account_years(views: Sequence[AccountView], as_of: date) -> tuple[AccountYear, ...]:
    """The years of all accounts that are worked, by name."""
    start = first_of_month(as_of)
    window = Span(start, add_months(start, 12) - timedelta(days=1))
    years = [AccountYear(view, window) for view in views if not view.closed]
    return tuple(sorted(years, key=lambda year: (year.name.casefold(), year.survey.account.id)))
