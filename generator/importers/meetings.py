"""On which days the events of a calendar file take place: rules, exceptions, and times that were moved."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from generator.days.period import Span
from generator.days.recurrence.notation import rule_of
from generator.days.recurrence.reckoning import Steps, TooOften, times_of
from generator.importers.clocks import Clocks, Moment
from generator.importers.components import Component, Property

_MOST_RULES = 5
"""The standard has one in an event."""
_MOST_DAYS = 20_000
"""So many days an event may list."""
_STEPS = 300_000
"""So many times are reckoned of all events of a file."""
_ROUND_THE_WORLD = timedelta(days=2)
_FURTHEST = timedelta(days=366)


@dataclass(slots=True, eq=False)
class Meeting:
    """An event of a calendar file with the days on which it takes place."""

    event: Component
    days: set[date] = field(default_factory=set)
    #: Why not all of its days are known, or none; empty when they are.
    doubt: str = ""


_Change = tuple[date, timedelta, Meeting]
"""From which day on another event stands for a series, and how much later it begins."""


def meetings_of(events: Sequence[Component], clocks: Clocks, window: Span) -> list[Meeting]:
    """The events of a file, each with its days within a window by the customer's clocks."""
    meetings = [Meeting(event) for event in events]
    expansion = _Expansion(meetings, clocks, window)
    for meeting in meetings:
        expansion.fill_days(meeting)
    return meetings


class _Expansion:
    """Reckons the days of the events of one file."""

    def __init__(self, meetings: Sequence[Meeting], clocks: Clocks, window: Span) -> None:
        self._clocks, self._window, self._steps = clocks, window, Steps(_STEPS)
        #: The events that stand for single times of a series, and those that stand for all from one on.
        self._single, self._lasting = (defaultdict[str, dict[Meeting, None]](dict) for _ in range(2))
        self._exceptions_to = lru_cache(maxsize=None)(self._list_exceptions)
        series = {meeting.event.text("uid") for meeting in meetings if not meeting.event.all("recurrence-id")}
        for meeting in meetings:
            uid, replaced = meeting.event.text("uid"), meeting.event.all("recurrence-id")
            if replaced and uid:
                further = replaced[0].parameters.get("RANGE", "").upper() == "THISANDFUTURE" and uid in series
                (self._lasting if further else self._single)[uid][meeting] = None

    def fill_days(self, meeting: Meeting) -> None:
        """Note the days of an event; those of a series each with the event that stands for it."""
        event, first = meeting.event, self._clocks.first_moment(meeting.event, "dtstart")
        if first is None:
            meeting.doubt = "without a day that can be read"
        elif not event.all("recurrence-id"):
            replaced, changes, reach = self._exceptions_to(event.text("uid"), first.zone)
            for clock in self._list_times(meeting, first, reach):
                if clock.date() not in replaced:
                    at = bisect_right(changes, clock.date(), key=lambda change: change[0])
                    _, shift, meant = changes[at - 1] if at else (None, timedelta(), meeting)
                    self._add_day(meant, Moment(clock + shift, first.zone, first.all_day))
        elif meeting not in self._lasting[event.text("uid")]:  # the days of others are those of their series
            self._add_day(meeting, first)

    def _add_day(self, meeting: Meeting, moment: Moment) -> None:
        day = self._clocks.clock_in(moment, self._clocks.customer).date()
        if day in self._window:
            meeting.days.add(day)

    def _list_exceptions(self, uid: str, zone: tzinfo | None) -> tuple[set[date], list[_Change], timedelta]:
        """The days of a series for which other events stand, its changes for good, in order, and how far they go."""
        moved = [
            clock for single in self._single[uid] for clock in self._clocks_of(single.event, "recurrence-id", zone)
        ]
        changes: list[_Change] = []
        for later in self._lasting[uid]:
            old, new = (self._clocks.first_moment(later.event, name) for name in ("recurrence-id", "dtstart"))
            if old and new:
                clock = self._clocks.clock_in(old, zone)
                changes.append((clock.date(), self._clocks.clock_in(new, zone) - clock, later))
        reach = max((abs(shift) for _, shift, _ in changes), default=timedelta())
        return {clock.date() for clock in moved}, sorted(changes, key=lambda change: change[0]), min(reach, _FURTHEST)

    def _clocks_of(self, event: Component, name: str, zone: tzinfo | None) -> set[datetime]:
        """The times in some lines of an event, on the clocks of a zone."""
        return {self._clocks.clock_in(moment, zone) for moment in self._clocks.moments(event.all(name))}

    def _list_times(self, meeting: Meeting, first: Moment, reach: timedelta) -> list[datetime]:
        """When a series takes place, on its own clocks, within the window and somewhat around it."""
        event, rules = meeting.event, meeting.event.all("rrule")
        begin = datetime.combine(self._window.start, time()) - _ROUND_THE_WORLD - reach
        end = datetime.combine(self._window.end, time.max) + _ROUND_THE_WORLD + reach
        listed = sum(line.value.count(",") + 1 for name in ("rdate", "exdate") for line in event.all(name))
        if listed > _MOST_DAYS or event.unread & {"rdate", "exdate"}:
            meeting.doubt = "with a list of days that is too long; only the first day was looked at"
            return [first.clock]
        times = {first.clock, *self._clocks_of(event, "rdate", first.zone)}
        try:
            if len(rules) > _MOST_RULES:
                raise TooOften
            for rule in rules:
                times.update(self._list_recurring(rule, first, begin, end))
        except ValueError as error:
            how = "too often to be reckoned" if isinstance(error, TooOften) else "in a way that is not understood"
            meeting.doubt = f"coming round {how}; only the first day was looked at"
        without = {clock.date() for clock in self._clocks_of(event, "exdate", first.zone)}
        return sorted(clock for clock in times if begin <= clock <= end and clock.date() not in without)

    def _list_recurring(self, line: Property, first: Moment, begin: datetime, end: datetime) -> list[datetime]:
        rule, until = rule_of(line.value)
        if until:
            last = next(self._clocks.moments([Property(until, line.parameters)]), None)
            if last is None:
                raise ValueError(until)
            # A day includes its evening; a time is one of universal time whatever the clocks of the series are.
            whole = first.all_day or last.all_day
            clock = self._clocks.clock_in(last, first.zone)
            end = min(end, datetime.combine(last.clock, time.max) if whole else clock)
        return times_of(rule, first.clock, begin, end, self._steps)
