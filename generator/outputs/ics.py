"""Calendar feeds as iCalendar files (RFC 5545 and 7986); the only module that knows icalendar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vText
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from generator.context.feeds.feed import Feed
from generator.insight.dates.feed_entry import FeedEntry
from generator.outputs.calendar_zones import describe_zone
from generator.outputs.made_here import PRODUCT

NAMESPACE = UUID("6a0d5b52-6c1f-4f4e-9d53-6d1a8f0d7c3e")
"""What every UID is made from; to change it makes every entry of every subscriber a new one."""

REFRESH = timedelta(hours=12)
REMINDER = timedelta(hours=-15)
"""When to remind of a deadline, from the beginning of its day: at nine the day before."""

ZONE_YEARS = 5
"""For how many years past the last entry a time zone without rules is described, for those who move an entry."""


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry as it stands in a file."""

    lines: bytes
    #: The time zone it names; empty for none.
    zone: str
    year: int


class IcsWriter:
    """Writes feeds that share entries, each of which is put into words only once."""

    def __init__(self) -> None:
        self._written: dict[tuple[FeedEntry, date], WrittenEntry] = {}

    def ics(self, feed: Feed, product: str = PRODUCT) -> bytes:
        """A feed as a file, the same bytes for the same feed; ``product`` is what it says it was written by.

        UIDs come from the entries' keys and time stamps from the feed's day, never from the clock. The time zones
        that are used are described for the years that are needed.
        """
        head, end = _make_calendar(feed, product).to_ical().split(b"END:VCALENDAR")
        events = self.write_entries(feed)
        return b"".join([head, *_zone_blocks(events), *(event.lines for event in events), b"END:VCALENDAR", end])

    def write_entries(self, feed: Feed) -> tuple[WrittenEntry, ...]:
        """The entries of a feed, each as it stands in every file."""
        return tuple(self._event(entry, feed.as_of) for entry in feed.entries)

    def remember(self, feed: Feed, written: Iterable[WrittenEntry]) -> None:
        """Take over what `write_entries` made of a feed."""
        self._written |= {(entry, feed.as_of): event for entry, event in zip(feed.entries, written, strict=True)}

    def _event(self, entry: FeedEntry, as_of: date) -> WrittenEntry:
        if (entry, as_of) not in self._written:
            event = _make_event(entry, as_of)
            zone = event["DTSTART"].params.get("TZID", "")
            self._written[entry, as_of] = WrittenEntry(event.to_ical(), zone, entry.span.start.year)
        return self._written[entry, as_of]


def zone_of_windows(name: str) -> str:
    """The time zone that Windows calls by a name of its own, such as ``Pacific Standard Time``; empty for none."""
    return WINDOWS_TO_OLSON.get(name, "")


def _make_calendar(feed: Feed, product: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", product)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The name and how often to look again, each in the standard's word and in the one that came before it. Of these
    # icalendar does not know that they are text, and would write what somebody typed as it is.
    for property in ("name", "x-wr-calname"):
        calendar.add(property, vText(_clean_text(feed.name)))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    return calendar


def _make_event(entry: FeedEntry, as_of: date) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE, entry.key)))
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("summary", _clean_text(entry.words))
    if entry.at is None:
        event.add("dtstart", entry.span.start)
        event.add("dtend", entry.span.end + timedelta(days=1))  # the first day after it
        event.add("transp", "TRANSPARENT")  # does not make anybody busy
    else:
        begin = datetime.combine(entry.span.start, entry.at, ZoneInfo(entry.zone) if entry.zone else None)
        event.add("dtstart", begin)
        if entry.minutes:
            event.add("dtend", _add_minutes(begin, entry.minutes))
    if entry.place:
        event.add("location", _clean_text(entry.place))
    if entry.details:
        event.add("description", "\n".join(map(_clean_text, entry.details)))
    event.add("categories", [_clean_text(entry.category)])
    if entry.deadline:
        event.add_component(_make_alarm(entry))
    return event


def _make_alarm(entry: FeedEntry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean_text(entry.words))
    alarm.add("trigger", REMINDER)
    return alarm


def _add_minutes(begin: datetime, minutes: int) -> datetime:
    """Some minutes after a time, on the same clocks: an hour is an hour though the clocks are changed in it."""
    if begin.tzinfo is None:
        return begin + timedelta(minutes=minutes)
    return (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begin.tzinfo)


_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")


def _clean_text(typed: str) -> str:
    """A text as a calendar may hold it: one kind of line break, and no other control character but the tab."""
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", typed))


def _zone_blocks(events: Iterable[WrittenEntry]) -> list[bytes]:
    """The time zones that some events name, in the years of those events and some more, in the order of their names."""
    years: dict[str, list[int]] = {}
    for event in events:
        if event.zone:
            years.setdefault(event.zone, []).append(event.year)
    return [describe_zone(name, min(years[name]), max(years[name]) + ZONE_YEARS) for name in sorted(years)]
