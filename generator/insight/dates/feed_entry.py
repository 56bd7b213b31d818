"""What a calendar holds of a dated thing: its days, its hour, its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from generator.days.period import Span

LONGEST_MEETING = 7 * 24 * 60
"""How many minutes a meeting may last to be believed."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One dated thing, ready for a calendar program or the terminal."""

    #: What it is, the same when its day or its words change: norrland/rhythm/summer-shutdown/2027.
    key: str
    #: What, in plain words, without the account.
    title: str
    #: What sort of thing, for filters and colours: Shutdown, Meeting, Our promise.
    category: str
    #: First and last day; the same for all that has a time.
    span: Span
    #: Name of the account; empty in a feed for the customer, who knows who they are.
    account: str = ""
    #: When it begins on the clocks of ``zone``; None for what takes whole days.
    at: time | None = None
    #: How long; None when nobody noted it, and for what takes whole days.
    minutes: int | None = None
    #: Time zone of those clocks; empty when it is not known, which leaves it to whoever reads.
    zone: str = ""
    place: str = ""
    #: What else there is to know, a line each.
    details: tuple[str, ...] = ()
    #: Whether it is something to have begun or done by the day, of which to be reminded the day before.
    deadline: bool = False
    #: Ids of those of us whom it concerns; in a feed for the customer nobody.
    concerns: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What, with the account it is about."""
        return f"{self.account}: {self.title}" if self.account else self.title


def by_day(entry: FeedEntry) -> tuple[date, time, str, str, str]:
    """The order of entries: by day and time, whole days first, and then by their words."""
    return entry.span.start, entry.at or time.min, entry.account, entry.title, entry.key


_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?![\d:])(?!\s*[ap]\.?m)", re.IGNORECASE)


def clock_time(typed: str | None) -> time | None:
    """The time of the day with which a typed text begins, ``14:30``; None for other words, which are not guessed at."""
    match = _CLOCK.match(typed or "")
    return time(int(match[1]), int(match[2])) if match else None


def time_in_words(typed: str | None, phrase: str = "Time: {time}") -> tuple[str, ...]:
    """A line with the typed time, where it says more than an entry's own time does; none otherwise."""
    clock = clock_time(typed)
    return (phrase.replace("{time}", typed),) if typed and not (clock and typed.strip() == f"{clock:%H:%M}") else ()


def believable_minutes(minutes: int | None) -> int | None:
    """The length of a meeting in minutes; None for one that cannot be meant."""
    return minutes if minutes and 0 < minutes <= LONGEST_MEETING else None
