"""What the customer will need of us month by month, when their year stops and makes up for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from generator.days.period import MONTHS, Span, add_months, days_between, first_of_month
from generator.insight.rhythm.rhythm import Occurrence, event_occurrences
from generator.insight.rhythm.working_days import WorkingDays, working_days
from generator.model.account import Account
from generator.model.demand import Demand, Stop

MONTHS_AROUND = 6
"""A month in which they make up for a stop lies at most this many months from it."""


@dataclass(frozen=True, slots=True)
class MonthDemand:
    """One month of a demand; amounts are in its unit."""

    #: The first day of the month.
    month: date
    #: What they would need if nothing stopped them.
    baseline: float
    #: What they do not need because they are shut.
    lost: float
    #: What they need on top to make up for a stop, before it or after.
    made_up: float
    #: What must be done by us in the month, our lead time taken into account.
    ours: float
    #: What they told us to expect, and what came of it; None when nobody noted it.
    forecast: float | None
    actual: float | None
    #: What has to be in stock on the first day of the month, if we work at an even rate all year.
    stock: float

    @property
    def expected(self) -> float:
        """What they will need: the baseline without what is lost and with what is made up."""
        return self.baseline - self.lost + self.made_up

    @property
    def off(self) -> float | None:
        """How far off our expectation was, as a share of what came: 0.1 when we expected a tenth too much."""
        return (self.expected - self.actual) / self.actual if self.actual else None

    @property
    def forecast_off(self) -> float | None:
        """How far off their own forecast was, as a share of what came."""
        return (self.forecast - self.actual) / self.actual if self.actual and self.forecast is not None else None


@dataclass(frozen=True, slots=True)
class DemandPlan:
    """A demand over some months."""

    demand: Demand
    months: tuple[MonthDemand, ...]
    #: The events in which they stop, of those that touch the months.
    stops: tuple[Occurrence, ...]

    @property
    def usual(self) -> float:
        """What they need in a usual month: the mean of the twelve baselines."""
        return sum(self.demand.baseline.of(month) for month in range(1, 13)) / 12

    @property
    def rate(self) -> float:
        """What we do in a month if we work at an even rate: the mean of what must be done."""
        return sum(month.ours for month in self.months) / len(self.months)

    def index(self, amount: float) -> float:
        """An amount as an index: 100 is a usual month."""
        return 100 * amount / self.usual if self.usual else 0.0

    @property
    def missed_by(self) -> float | None:
        """How far off we were on average over the months with figures, as a share; None without any."""
        return _mean_size([month.off for month in self.months])

    @property
    def forecast_missed_by(self) -> float | None:
        """How far off their forecasts were on average, as a share; None without any."""
        return _mean_size([month.forecast_off for month in self.months])


def _mean_size(shares: list[float | None]) -> float | None:
    known = [abs(share) for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def demand_plan(account: Account, demand: Demand, start: date, months: int = 12) -> DemandPlan:
    """What a customer needs in some months, and what we must do for it and when.

    1. A month's baseline is spread evenly over its working days: weekdays of the customer that are no public
       holiday.
    2. On working days in a shutdown, and in any other event named under `stops`, nothing is needed. What falls
       away is lost.
    3. What is lost in an event named under `stops` is made up for, whole or by its share, evenly over the working
       days of the months named (of those nearest to the stop) or of so many weeks before it. Days on which they
       are shut do not count.
    4. What must be done by us lies `lead_days` calendar days before they need it.
    5. If we work at an even rate, the stock on the first of a month is what was done before and is not needed yet;
       it starts as high as it must for the stock never to fall below nothing.

    Example, the customer who shuts down in August: 100 a month, shut from 3 to 16 August 2026, made up for in June
    and July. August has 21 working days, of which 10 fall away: 100 * 10 / 21 = 47.6 is lost. June and July have 22
    and 23 working days, so that 47.6 / 45 is added on each: June needs 123.3, July 124.3, August 52.4; 300 in all, as
    without the stop. With a lead time of 28 days, ours begins in the first week of May.
    """
    first = first_of_month(start)
    window = Span(first, add_months(first, months) - timedelta(days=1))
    days = _by_day(account, demand, window)
    lost, extra = _by_month(days.lost), _by_month(days.extra)
    ours = _by_month({day - timedelta(days=demand.lead_days): amount for day, amount in days.needed_by_day().items()})
    figures = {figure.month: figure for figure in demand.figures}
    starts = [add_months(first, at) for at in range(months)]
    demands = []
    for month, stock in zip(starts, _reckon_stocks([ours.get(month, 0.0) for month in starts]), strict=True):
        noted = figures.get(month)
        demands.append(
            MonthDemand(
                month=month,
                baseline=demand.baseline.of(month.month),
                lost=lost.get(month, 0.0),
                made_up=extra.get(month, 0.0),
                ours=ours.get(month, 0.0),
                forecast=noted.forecast if noted else None,
                actual=noted.actual if noted else None,
                stock=stock,
            )
        )
    return DemandPlan(demand, tuple(demands), tuple(stop for stop in days.stops if stop.span.overlaps(window)))


def _reckon_stocks(done: list[float]) -> list[float]:
    """What has to lie in stock at the beginning of each month, the rate being even and the lowest stock nothing."""
    rate = sum(done) / len(done)
    before = [0.0, *accumulate(rate - amount for amount in done)]
    return [stock - min(before) for stock in before[:-1]]


@dataclass(frozen=True, slots=True)
class _Days:
    """A demand day by day."""

    #: What each working day would need if nothing stopped them.
    usual: dict[date, float]
    #: What falls away, and what is made up for.
    lost: dict[date, float]
    extra: dict[date, float]
    stops: tuple[Occurrence, ...]

    def needed_by_day(self) -> dict[date, float]:
        """What each day needs in the end."""
        return {day: amount - self.lost.get(day, 0) + self.extra.get(day, 0) for day, amount in self.usual.items()}


def _by_day(account: Account, demand: Demand, window: Span) -> _Days:
    # Stops beyond both ends may be made up for within, and what is needed after the end is done before it.
    wide = Span(add_months(window.start, -MONTHS_AROUND), add_months(window.end, MONTHS_AROUND + 12))
    off = working_days(account)
    stops = _find_stops(account, demand, wide, off)
    usual = _usual_by_day(demand, wide, off)
    shut = {day for stop in stops for day in days_between(stop.span) if day in usual}
    lost, extra = dict[date, float](), dict[date, float]()
    for stop in stops:
        fell_away = {day: usual[day] for day in days_between(stop.span) if day in usual and day not in lost}
        lost |= fell_away
        how = next((entry for entry in demand.stops if entry.event == stop.event.id), None)
        days = [day for day in _made_up_on(how, stop) if day in usual and day not in shut] if how else []
        for day in days:
            extra[day] = extra.get(day, 0) + sum(fell_away.values()) * (how.share if how else 0) / 100 / len(days)
    return _Days(usual, lost, extra, stops)


def _find_stops(account: Account, demand: Demand, wide: Span, off: WorkingDays) -> tuple[Occurrence, ...]:
    """Every shutdown, and every other event that is named as a stop, in order."""
    named = {stop.event for stop in demand.stops}
    events = [event for event in account.rhythm if event.kind == "shutdown" or event.id in named]
    occurrences = [occurrence for event in events for occurrence in event_occurrences(event, wide, off)]
    return tuple(sorted(occurrences, key=lambda occurrence: (occurrence.span.start, occurrence.event.name)))


def _usual_by_day(demand: Demand, wide: Span, off: WorkingDays) -> dict[date, float]:
    """The baseline of each month, spread evenly over its working days."""
    usual = dict[date, float]()
    month = first_of_month(wide.start)
    while month <= wide.end:
        following = add_months(month, 1)
        days = [day for day in days_between(Span(month, following - timedelta(days=1))) if off.works(day)]
        usual |= {day: demand.baseline.of(month.month) / len(days) for day in days}
        month = following
    return usual


def _made_up_on(how: Stop, stop: Occurrence) -> Iterator[date]:
    """The days on which a stop is made up for."""
    if how.weeks_ahead:
        start = stop.span.start
        yield from days_between(Span(start - timedelta(weeks=how.weeks_ahead), start - timedelta(days=1)))
    around = first_of_month(stop.span.start)
    for name in how.made_up_in:
        month = MONTHS.index(name.title()) + 1
        # The nearest month of that name: the one before the stop when it lies as near as the one after.
        distance = (month - around.month + MONTHS_AROUND) % 12 - MONTHS_AROUND
        begin = add_months(around, distance)
        yield from days_between(Span(begin, add_months(begin, 1) - timedelta(days=1)))


def _by_month(days: dict[date, float]) -> dict[date, float]:
    months = dict[date, float]()
    for day in sorted(days):
        months[first_of_month(day)] = months.get(first_of_month(day), 0.0) + days[day]
    return months
