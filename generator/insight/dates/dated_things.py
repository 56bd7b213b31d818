"""The one list of everything in an account that has a day, for every output that tells of days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator.days.period import Span
from generator.insight.dates.contact_dates import contact_dates, issue_dates
from generator.insight.dates.dated_thing import NOT_IN_CALENDARS, DatedThing, DateKind, DateSearch
from generator.insight.dates.feed_entry import FeedEntry, by_day
from generator.insight.dates.handover_dates import handover_dates
from generator.insight.dates.meeting_dates import meeting_dates, review_dates, series_dates
from generator.insight.dates.outlook_dates import idea_dates, material_dates, watch_dates
from generator.insight.dates.work_dates import (
    answer_dates,
    contract_dates,
    inside_dates,
    mistake_dates,
    own_promise_dates,
    product_dates,
    project_dates,
    promise_dates,
    query_dates,
    request_dates,
    risk_dates,
    step_dates,
)
from generator.insight.dates.year_dates import demand_dates, rhythm_dates
from generator.model.account import Account

_SOURCES: tuple[Callable[[DateSearch], Iterator[DatedThing]], ...] = (
    contact_dates,
    issue_dates,
    meeting_dates,
    series_dates,
    review_dates,
    promise_dates,
    own_promise_dates,
    contract_dates,
    rhythm_dates,
    demand_dates,
    project_dates,
    step_dates,
    answer_dates,
    query_dates,
    request_dates,
    inside_dates,
    mistake_dates,
    risk_dates,
    product_dates,
    idea_dates,
    material_dates,
    watch_dates,
    handover_dates,
)
"""Everything the list is made of; to have more days everywhere, add a function."""

_ORDER = list(DateKind)


def dated_things(account: Account, as_of: date, window: Span) -> tuple[DatedThing, ...]:
    """Everything of an account that touches a run of days, as known on a date; nothing of a closed account.

    By first day, and on one day in the order of kinds.
    """
    if account.profile.status == "closed":
        return ()
    search = DateSearch(account, as_of, window)
    things = [thing for source in _SOURCES for thing in source(search) if thing.entry.span.overlaps(window)]
    return tuple(sorted(_told_apart(things), key=lambda thing: (thing.on, _ORDER.index(thing.kind), thing.line)))


def coming_dates(account: Account, as_of: date, days: int) -> tuple[DatedThing, ...]:
    """What comes up from a date to that many days later, the nearest first.

    What should have happened before the date is not here: that is for a rule to find. But of a meeting it is asked
    whether it was held, for `age_days: meeting_amber` days, when a rule begins to call it to be seen to.
    """
    window, asked = Span(as_of, as_of + timedelta(days=days)), timedelta(days=account.settings.age_days.meeting_amber)
    things = dated_things(account, as_of, Span(as_of - asked, window.end))
    return tuple(thing for thing in things if thing.asks or (thing.on in window and not thing.over))


def calendar_entries(account: Account, as_of: date, window: Span) -> tuple[FeedEntry, ...]:
    """What stands in our own calendars of a run of days, by day and hour."""
    things = dated_things(account, as_of, window)
    return tuple(sorted((thing.entry for thing in things if thing.kind not in NOT_IN_CALENDARS), key=by_day))


def _told_apart(things: Iterable[DatedThing]) -> Iterator[DatedThing]:
    """The same with a number behind the key of what is named alike, since a calendar shows one entry for each key."""
    seen = Counter[str]()
    for thing in things:
        key = thing.entry.key
        seen[key] += 1
        yield thing if seen[key] == 1 else replace(thing, entry=replace(thing.entry, key=f"{key}-{seen[key]}"))
