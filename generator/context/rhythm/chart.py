"""A customer's year as the strip of twelve months needs it: a lane for each kind of event, quarters and days off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from generator.charts.year.bands import Quarter
from generator.charts.year.chart import Year, draw_year
from generator.charts.year.lanes import Lane
from generator.context.rhythm.calendar import BRIDGE, DayRow
from generator.context.rhythm.events import EventTimes, year_from
from generator.context.states import value_title
from generator.days.period import Span
from generator.insight.rhythm.working_days import fiscal_year
from generator.model.account import Account

_KINDS = {"Public holiday": "holiday", "Closed": "closed", BRIDGE: "bridge"}


def draw_strip(
    account: Account, events: Sequence[EventTimes], days: Sequence[DayRow], as_of: date, years: int = 0
) -> Year | None:
    """The strip of an account's year, or of the one so many years later; None when nothing falls into it."""
    window = year_from(as_of, years)
    order = list(dict.fromkeys(event_times.event.kind for event_times in events))
    inside = [occurrence for times in events for occurrence in times.times if occurrence.span.overlaps(window)]
    inside.sort(key=lambda occurrence: order.index(occurrence.event.kind))
    lanes = [
        Lane(value_title(kind), tuple(group))
        for kind, group in groupby(inside, key=lambda occurrence: occurrence.event.kind)
    ]
    off = [(row.off, _KINDS[row.kind]) for row in days if row.off.on in window]
    return draw_year(lanes, as_of, window.start, tuple(_quarters(account, window)), off)


def _quarters(account: Account, window: Span) -> Iterator[Quarter]:
    """The quarters of their fiscal years that lie in a window, where it is known when they begin."""
    day = window.start
    while (year := fiscal_year(account, day)) and day <= window.end:
        for at, span in enumerate(year.quarters(), 1):
            if span.overlaps(window):
                yield Quarter(span, (f"{year.name}, Q{at}", f"Q{at}"))
        day = year.span.end + timedelta(days=1)
