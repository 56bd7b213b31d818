"""Time zones as calendar files describe them: by rules where the clocks go by rules, else change by change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from generator.days.period import days_in_month

_CYCLE = 28
"""After so many years the days fall on the same weekdays: a rule that held so long is one."""
_REGULAR = 10
"""For so many years a rule has to hold, so that it is no coincidence."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SECOND = timedelta(seconds=1)
_STEP = timedelta(days=5)
"""Clocks are not changed twice within so many days."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of the clocks."""

    #: What the clocks show that are about to be changed.
    at: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def forward(self) -> bool:
        """Whether the clocks go forward, as they do for summer."""
        return self.after > self.before


@dataclass(frozen=True, slots=True, order=True)
class _Rule:
    """One of the weekdays of a month, and a time of that day; those that programs understand best come first."""

    #: Not among the first of its weekday, the second and so on, but in the week that begins with a day of the month.
    by_week: bool
    #: 1 for the first of its weekday, -1 for the last; or the day with which the week begins.
    nth: int
    month: int
    weekday: int
    at: time

    def __str__(self) -> str:
        weekday = _WEEKDAYS[self.weekday]
        days = ",".join(str(self.nth + day) for day in range(7))
        which = f"BYMONTHDAY={days};BYDAY={weekday}" if self.by_week else f"BYDAY={self.nth}{weekday}"
        return f"FREQ=YEARLY;BYMONTH={self.month};{which}"


@lru_cache(maxsize=256)
def describe_zone(name: str, first: int, last: int) -> bytes:
    """A time zone as a VTIMEZONE that is right from one year to another, and beyond where the clocks go by rules."""
    changes = _list_changes(ZoneInfo(name), first - 1, max(last, first + _CYCLE))
    rules, since = _find_rules(changes)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    single = [change for change in changes[:since] if rules or change.at.year <= last]
    for change in [*([] if rules and since < 2 else [_first_state(name, first - 1, changes)]), *single]:
        lines += _observance_lines(change, change.at)
    for change in changes[since:]:
        if rule := rules.pop(change.forward, None):
            # The rule may have the change a second before midnight, which is on another day.
            begin = change.at if change.at.time() == rule.at else change.at - _SECOND
            lines += _observance_lines(change, begin, rule)
    return "".join(f"{line}\r\n" for line in [*lines, "END:VTIMEZONE"]).encode()


def _observance_lines(change: _Change, begin: datetime, rule: _Rule | None = None) -> list[str]:
    kind = "DAYLIGHT" if change.forward else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{begin:%Y%m%dT%H%M%S}",
        *([f"RRULE:{rule}"] if rule else []),
        f"TZNAME:{change.name}",
        f"TZOFFSETFROM:{_offset_text(change.before)}",
        f"TZOFFSETTO:{_offset_text(change.after)}",
        f"END:{kind}",
    ]


def _offset_text(length: timedelta) -> str:
    minutes, seconds = divmod(int(abs(length).total_seconds()), 60)
    sign = "-" if length < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")


def _first_state(name: str, year: int, changes: Sequence[_Change]) -> _Change:
    """What the clocks show before the first change."""
    begin = datetime(year, 1, 1, tzinfo=ZoneInfo(name))
    offset = changes[0].before if changes else begin.utcoffset() or timedelta()
    return _Change(begin.replace(tzinfo=None), offset, offset, begin.tzname() or name)


def _list_changes(zone: ZoneInfo, first: int, last: int) -> list[_Change]:
    """The changes of the clocks from one year to another, in order."""
    changes = []
    moment, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    before = moment.astimezone(zone).utcoffset()
    while moment < end:
        later = moment + _STEP
        after = later.astimezone(zone).utcoffset()
        if after != before:
            changes.append(_find_change(zone, moment, later))
        moment, before = later, after
    return changes


def _find_change(zone: ZoneInfo, before: datetime, after: datetime) -> _Change:
    """The change between two moments of universal time."""
    old = before.astimezone(zone).utcoffset() or timedelta()
    while after - before > _SECOND:
        middle = before + (after - before) // 2 // _SECOND * _SECOND
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    new = after.astimezone(zone)
    return _Change((after + old).replace(tzinfo=None), old, new.utcoffset() or timedelta(), new.tzname() or "")


def _find_rules(changes: Sequence[_Change]) -> tuple[dict[bool, _Rule], int]:
    """By which rules the clocks go forward and back, and from which of some changes on; none when by no rules."""
    rules: dict[bool, set[_Rule]] = {}
    later: dict[bool, _Change] = {}
    since = len(changes)
    for change in reversed(changes):
        following = later.get(change.forward)
        possible = set(_possible_rules(change.at))
        if following:
            same = (following.before, following.after, following.name) == (change.before, change.after, change.name)
            possible &= rules[change.forward]
            if not possible or not same or following.at.year != change.at.year + 1:
                break
        rules[change.forward], later[change.forward] = possible, change
        since -= 1
    if len(rules) < 2 or len(changes) - since < 2 * _REGULAR:
        return {}, len(changes)
    return {forward: min(possible) for forward, possible in rules.items()}, since


def _possible_rules(at: datetime) -> Iterator[_Rule]:
    """The rules by which the clocks may be changed on a day.

    A change at midnight may go by the day before, as it does in Egypt: that is then a second early, as Windows has it.
    """
    yield from _rules_for(at)
    if at.time() == time():
        yield from _rules_for(at - _SECOND)


def _rules_for(at: datetime) -> Iterable[_Rule]:
    day, rest = at.day, (at.month, at.weekday(), at.time())
    yield _Rule(False, (day - 1) // 7 + 1, *rest)
    if day + 7 > days_in_month(at.year, at.month):
        yield _Rule(False, -1, *rest)
    for start in range(max(day - 6, 1), min(day, 25) + 1):
        yield _Rule(True, start, *rest)
