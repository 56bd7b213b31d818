"""On which days the events of a calendar file take place: rules, exceptions, and times that were moved."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

from generator.days.period import Span
from generator.days.recurrence.notation import rule_of
from generator.days.recurrence.reckoning import Steps, TooOften, times_of
from generator.importers.clocks import Clocks, Moment
from generator.importers.components import Component
from generator.importers.content_lines import Property

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
    return _Expansion(events, clocks, window).meetings()


class _Expansion:
    def __init__(self, events: Sequence[Component], clocks: Clocks, window: Span) -> None:
        self._clocks, self._window = clocks, window
        self._steps = Steps(_STEPS)
        self._meetings = [Meeting(event) for event in events]
        #: The events that stand for single times of a series, and those that stand for all from one on.
        self._single, self._lasting = defaultdict[str, list[Meeting]](list), defaultdict[str, list[Meeting]](list)
        self._exceptions: dict[tuple[str, tzinfo | None], tuple[set[date], list[_Change], timedelta]] = {}
        series = {event.text("uid") for event in events if not event.all("recurrence-id")}
        for meeting in self._meetings:
            uid, replaced = meeting.event.text("uid"), meeting.event.all("recurrence-id")
            if replaced and uid:
                further = replaced[0].parameters.get("RANGE", "").upper() == "THISANDFUTURE" and uid in series
                (self._lasting if further else self._single)[uid].append(meeting)

    def meetings(self) -> list[Meeting]:
        """All of them, their days filled in."""
        lasting = {meeting for changes in self._lasting.values() for meeting in changes}
        for meeting in self._meetings:
            first = self._moment(meeting.event, "dtstart")
            if first is None:
                meeting.doubt = "without a day that can be read"
            elif meeting in lasting:
                continue  # its days are those of the series
            elif meeting.event.all("recurrence-id"):
                self._add_day(meeting, first)
            else:
                self._expand(meeting, first)
        return self._meetings

    def _moment(self, event: Component, name: str) -> Moment | None:
        return next(self._clocks.moments(event.all(name)[:1]), None)

    def _add_day(self, meeting: Meeting, moment: Moment) -> None:
        day = self._clocks.day(moment)
        if day in self._window:
            meeting.days.add(day)

    def _expand(self, meeting: Meeting, first: Moment) -> None:
        """Note the days of a series, each with the event that stands for it."""
        replaced, changes, reach = self._exceptions_to(meeting.event.text("uid"), first)
        for clock in self._times(meeting, first, reach):
            if clock.date() not in replaced:
                at = bisect_right(changes, clock.date(), key=lambda change: change[0])
                _, shift, meant = changes[at - 1] if at else (None, timedelta(), meeting)
                self._add_day(meant, Moment(clock + shift, first.zone, first.all_day))

    def _exceptions_to(self, uid: str, first: Moment) -> tuple[set[date], list[_Change], timedelta]:
        """The days of a series for which other events stand, its changes for good, in order, and how far they go."""
        key = (uid, first.zone)
        if key not in self._exceptions:
            single = {day for one in self._single[uid] for day in self._days(one.event, "recurrence-id", first)}
            changes = sorted(self._changes(uid, first), key=lambda change: change[0])
            reach = min(max((abs(shift) for _, shift, _ in changes), default=timedelta()), _FURTHEST)
            self._exceptions[key] = single, changes, reach
        return self._exceptions[key]

    def _changes(self, uid: str, first: Moment) -> Iterator[_Change]:
        for later in self._lasting[uid]:
            old, new = self._moment(later.event, "recurrence-id"), self._moment(later.event, "dtstart")
            if old and new:
                clock = self._clocks.clock_in(old, first.zone)
                yield clock.date(), self._clocks.clock_in(new, first.zone) - clock, later

    def _days(self, event: Component, name: str, first: Moment) -> set[date]:
        """The days in some lines of an event, on the clocks of its first time."""
        return {self._clocks.clock_in(moment, first.zone).date() for moment in self._clocks.moments(event.all(name))}

    def _times(self, meeting: Meeting, first: Moment, reach: timedelta) -> list[datetime]:
        """When a series takes place, on its own clocks, within the window and somewhat around it."""
        event = meeting.event
        begin = datetime.combine(self._window.start, time()) - _ROUND_THE_WORLD - reach
        end = datetime.combine(self._window.end, time.max) + _ROUND_THE_WORLD + reach
        if not event.properties.keys() & {"rrule", "rdate", "exdate"}:
            return [first.clock] if begin <= first.clock <= end else []
        times = {first.clock}
        listed = sum(line.value.count(",") + 1 for name in ("rdate", "exdate") for line in event.all(name))
        if listed > _MOST_DAYS or event.unread & {"rdate", "exdate"}:
            meeting.doubt = "with a list of days that is too long; only the first day was looked at"
            return [first.clock]
        times |= {self._clocks.clock_in(moment, first.zone) for moment in self._clocks.moments(event.all("rdate"))}
        try:
            if len(event.all("rrule")) > _MOST_RULES:
                raise TooOften
            for rule in event.all("rrule"):
                times.update(self._recurring(rule, first, begin, end))
        except TooOften:
            meeting.doubt = "coming round too often to be reckoned; only the first day was looked at"
        except ValueError:
            meeting.doubt = "coming round in a way that is not understood; only the first day was looked at"
        without = self._days(event, "exdate", first)
        return sorted(clock for clock in times if begin <= clock <= end and clock.date() not in without)

    def _recurring(self, line: Property, first: Moment, begin: datetime, end: datetime) -> list[datetime]:
        rule, until = rule_of(line.value)
        if until:
            last = next(self._clocks.moments([Property(until, line.parameters)]), None)
            if last is None:
                raise ValueError(until)
            # A day includes its evening; a time is one of universal time whatever the clocks of the series are.
            ends = datetime.combine(last.clock, time.max) if last.all_day else self._clocks.clock_in(last, first.zone)
            if first.all_day:
                ends = datetime.combine(last.clock, time.max)
            end = min(end, ends)
        return times_of(rule, first.clock, begin, end, self._steps)
