"""The year ahead of an account, reckoned once for everything the Calendar page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from generator.context.account_view import AccountView
from generator.days.period import Span, add_months, first_of_month
from generator.insight.rhythm.peaks import DemandSeason, MonthLoad, demand_seasons, frequent_events, month_loads
from generator.insight.rhythm.rhythm import Occurrence, account_occurrences
from generator.paths import Target, account_page


@dataclass(frozen=True)
class AccountYear:
    """What comes round in an account in the twelve months that begin with that of the as-of date."""

    view: AccountView

    @cached_property
    def window(self) -> Span:
        """The twelve months."""
        start = first_of_month(self.view.as_of)
        return Span(start, add_months(start, 12) - timedelta(days=1))

    @property
    def name(self) -> str:
        """What the account is called."""
        return self.view.account.name

    @property
    def target(self) -> Target:
        """Where its year is told in full."""
        return account_page(self.view.account.id, "rhythm")

    @cached_property
    def ahead(self) -> tuple[Occurrence, ...]:
        """Every time an event comes round, by start; also beyond the year as far as our response begins within it."""
        account = self.view.account
        lead = max((event.lead_days or 0 for event in account.rhythm), default=0)
        return tuple(account_occurrences(account, Span(self.window.start, self.window.end + timedelta(days=lead))))

    @cached_property
    def everyday(self) -> frozenset[str]:
        """The ids of the events that come round so often that each time is not worth a line."""
        return frequent_events(self.ahead, self.window)

    @cached_property
    def loads(self) -> tuple[MonthLoad, ...]:
        """What each of the months is like for them."""
        return month_loads(self.view.account, self.view.account.settings, self.window.start)

    @cached_property
    def seasons(self) -> tuple[DemandSeason, ...]:
        """The demands that are well above the usual, months in a row taken together."""
        return demand_seasons(self.view.account, self.window.start)

    def concerns(self, owner: str | None) -> tuple[str, ...]:
        """Ids of those of us whom something concerns: who answers for the account, and who sees to it."""
        manager = self.view.account.profile.owner
        return tuple(dict.fromkeys((manager, owner or manager)))

    @cached_property
    def concerned(self) -> frozenset[str]:
        """Ids of all of us whom something in this year concerns."""
        events = {occurrence.event.owner for occurrence in self.ahead}
        demands = {season.demand.owner for season in self.seasons}
        return frozenset(id for owner in (None, *events, *demands) for id in self.concerns(owner))
