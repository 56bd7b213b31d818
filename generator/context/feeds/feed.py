"""A calendar to subscribe to, and the days it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.days.period import Span, add_months
from generator.insight.dates.feed_entry import FeedEntry

BEHIND, AHEAD = 1, 18
"""How many months of what has been and of what is to come a feed holds, unless somebody asks for others."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar to subscribe to."""

    #: What a calendar program calls it.
    name: str
    #: By day and time.
    entries: tuple[FeedEntry, ...]
    #: The day it was made for, which is its only clock.
    as_of: date
    #: The last day of which it holds everything, when that is less than its window; None otherwise.
    until: date | None = None


def feed_window(as_of: date, behind: int = BEHIND, ahead: int = AHEAD) -> Span:
    """The days a feed covers: so many months back from a day and so many ahead of it."""
    return Span(add_months(as_of, -behind), add_months(as_of, ahead) - timedelta(days=1))
