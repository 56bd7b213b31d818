"""When a rule in the notation of calendars falls, and Easter; the only module that knows dateutil."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from functools import lru_cache

from dateutil.easter import easter
from dateutil.rrule import rrulestr

__all__ = ["Steps", "TooOften", "easter", "times_of"]

_DAYS = {"DAILY": 1, "WEEKLY": 7}
_IN_VAIN = 30_000
"""So many steps it takes to find out that a rule names no day any more."""


class TooOften(ValueError):
    """Something comes round so often that nobody wants to wait until it is reckoned."""


@dataclass(slots=True)
class Steps:
    """How many times may be reckoned in all."""

    left: int

    def take(self, number: int) -> None:
        """Use up some of them; TooOften when there are not so many."""
        self.left -= number
        if self.left < 0:
            raise TooOften


def times_of(rule: Mapping[str, str], first: datetime, begin: datetime, end: datetime, steps: Steps) -> list[datetime]:
    """The times from ``begin`` to ``end`` at which a rule falls that begins with ``first``; all on the same clocks.

    ``rule`` has the parts of a rule that ``notation`` accepts, and COUNT where there is one. ValueError when dateutil
    does not understand it, TooOften when it takes more than the steps that are left.
    """
    steps.take(1)
    parts = dict(rule)
    interval, count = int(parts.get("INTERVAL", "1")), int(parts.pop("COUNT", "0"))
    if "BYWEEKNO" in parts:
        parts.setdefault("BYDAY", "MO TU WE TH FR SA SU".split()[first.weekday()])
    step = timedelta(days=_DAYS.get(parts["FREQ"], 0) * interval)
    if step and count and not any(key.startswith("BY") for key in parts):
        end, count = min(end, first + min(count - 1, (end - first) // step + 1) * step), 0
    if step and not count and begin > first:
        first += (begin - first) // step * step
    if first > end:
        return []
    later = _years_later(first.year, end.year)
    text = ";".join(f"{key}={value}" for key, value in {**parts, **({"COUNT": str(count)} if count else {})}.items())
    times = _take_until(_move(end, later), rrulestr(text, dtstart=_move(first, later)), count, steps)
    return [time for time in (_move(time, -later) for time in times) if time >= begin]


def _take_until(end: datetime, times: Iterable[datetime], count: int, steps: Steps) -> Iterator[datetime]:
    number = 0
    for number, time in enumerate(times, 1):  # noqa: B007 - asked for after the last one
        steps.take(1)
        if time > end:
            return
        yield time
    if not count or number < count:
        steps.take(_IN_VAIN)


def _move(time: datetime, years: int) -> datetime:
    return time.replace(year=time.year + years)


@lru_cache(maxsize=1024)
def _years_later(first: int, last: int) -> int:
    """How many years after some years come others with the same days, as near to the end of the calendar as can be.

    A rule that names no day, such as one for 30 February, is looked for up to the end of the calendar, which is
    then soon reached.
    """
    years = range(first - 1, last + 2)
    return next(
        later for later in range(MAXYEAR - years[-1], -1, -1) if all(_alike(year, year + later) for year in years)
    )


def _alike(one: int, other: int) -> bool:
    """Whether two years have the same days on the same weekdays."""
    return isleap(one) == isleap(other) and date(one, 1, 1).weekday() == date(other, 1, 1).weekday()
