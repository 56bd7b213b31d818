"""Times of calendar files on the clocks they are meant on, and the day each is at the customer's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cached_property
from operator import itemgetter
from zoneinfo import ZoneInfo

from generator.days.period import FIRST_YEAR, LAST_YEAR
from generator.days.recurrence.notation import rule_of
from generator.days.recurrence.reckoning import Steps, times_of
from generator.importers.components import Component, Property
from generator.outputs.ics import zone_of_windows

_TIME = re.compile(r"\d{8}(?:T\d{4}(?:\d{2})?Z?)?\Z", re.ASCII)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})[:.]?(\d{2})?", re.IGNORECASE)
_STEPS = 300_000
"""So many changes of clocks are reckoned for a file."""
_MOST_ZONES = 500
"""So many names of zones are looked up for a file."""
_MOST_PARTS = 200
"""So many parts of a time zone, and days in one, are looked at."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a time of a calendar file."""

    #: What the clocks show there.
    clock: datetime
    #: Where these clocks are; None for the customer's, or wherever one is.
    zone: tzinfo | None
    all_day: bool = False


class Clocks:
    """The clocks that the times of one calendar file go by."""

    def __init__(self, customer: str | None) -> None:
        self.customer = ZoneInfo(customer) if customer else None
        self._described: dict[str, tzinfo] = {}
        self._named: dict[str, tzinfo | None] = {}
        self._steps = Steps(_STEPS)

    def add_zone(self, component: Component) -> None:
        """Learn of a time zone that the file describes itself."""
        self._described[component.text("tzid").strip('"')] = _DescribedZone(component, self._steps)

    def moments(self, properties: list[Property]) -> Iterator[Moment]:
        """The moments in some lines, of which each may list several; what cannot be read is left out."""
        for line in properties:
            zone = self._zone(line.parameters.get("TZID", ""))
            for period in line.value.split(","):
                begin = period.partition("/")[0].strip()
                clock = _parse_clock(begin)
                if clock and FIRST_YEAR <= clock.year <= LAST_YEAR:
                    yield Moment(clock, UTC if begin.endswith("Z") else zone, "T" not in begin)

    def first_moment(self, component: Component, name: str) -> Moment | None:
        """The first moment in the first property of a name; None when that cannot be read."""
        return next(self.moments(component.all(name)[:1]), None)

    def clock_in(self, moment: Moment, zone: tzinfo | None) -> datetime:
        """What the clocks of a zone show at a moment; a whole day is the same day everywhere."""
        there, here = moment.zone or self.customer, zone or self.customer
        if moment.all_day or there is None or here is None or there is here:
            return moment.clock
        return moment.clock.replace(tzinfo=there).astimezone(here).replace(tzinfo=None)

    def _zone(self, name: str) -> tzinfo | None:
        name = name.strip(' "')
        if name not in self._named:
            self._named[name] = self._find_zone(name) if name and len(self._named) < _MOST_ZONES else None
        return self._named[name]

    def _find_zone(self, name: str) -> tzinfo | None:
        """The zone of a name: one of the world, of Windows, of the file, or one that says how far it is from UTC."""
        tails = ["/".join(name.strip("/").split("/")[-length:]) for length in (3, 2, 1)]
        for candidate in filter(None, (*tails, zone_of_windows(name))):
            with suppress(ValueError, LookupError, OSError):
                return ZoneInfo(candidate)
        if name in self._described:
            return self._described[name]
        match = _OFFSET.search(name)
        if not match or int(match[2]) > 14:
            return None
        length = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        offset = -length if match[1] == "-" else length
        # Such a name leaves out whether the clocks change there; the customer's zone is known better.
        winters = (datetime(2026, month, 1, tzinfo=self.customer).utcoffset() for month in (1, 7))
        return None if self.customer and min(filter(None, winters), default=None) == offset else timezone(offset)


class _DescribedZone(tzinfo):
    """A time zone as a calendar file describes it; how much of it is summer time and what it is called nobody asks."""

    def __init__(self, component: Component, steps: Steps) -> None:
        self._parts, self._steps = component.inner[:_MOST_PARTS], steps

    def utcoffset(self, at: datetime | None) -> timedelta:
        """How far its clocks are from UTC at a time of theirs."""
        place = bisect_right(self._changes, at.replace(tzinfo=None), key=itemgetter(0)) if at else 0
        return self._changes[place - 1][1] if place else timedelta()

    def dst(self, at: datetime | None) -> None:
        """Not known."""

    def tzname(self, at: datetime | None) -> None:
        """Not known."""

    def fromutc(self, at: datetime) -> datetime:
        """A moment of universal time on its clocks."""
        return at + self.utcoffset(at + self.utcoffset(at))

    @cached_property
    def _changes(self) -> list[tuple[datetime, timedelta]]:
        """When the clocks are changed, in order, and how far they are from UTC then."""
        changes = []
        begin, end = (datetime.combine(date(year, 1, 1), time()) for year in (FIRST_YEAR, LAST_YEAR))
        for part in self._parts:
            written = ",".join(line.value for line in (*part.all("dtstart"), *part.all("rdate"))).split(",")
            begins = [clock for text in written[:_MOST_PARTS] if (clock := _parse_clock(text))]
            with suppress(ValueError):
                offset = datetime.strptime(part.text("tzoffsetto"), "%z").utcoffset() or timedelta()
                changes += [(clock, offset) for clock in begins]
                for line in part.all("rrule")[:1] if begins else ():
                    rule, until = rule_of(line.value)
                    clocks = times_of(rule, begins[0], begin, min(end, _parse_clock(until) or end), self._steps)
                    changes += [(clock, offset) for clock in clocks]
        return sorted(changes)


def _parse_clock(written: str) -> datetime | None:
    """What the clocks show at a day or time as calendars write it, without its seconds; None when it is none."""
    with suppress(ValueError):
        if _TIME.match(written.strip()):
            return datetime.fromisoformat(written.strip()[: len("20261116T0930")])
    return None
