"""Which months are a customer's peak and in which they are shut, and where several customers meet in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor
from statistics import median

from generator.days.period import Span, add_months, first_of_month, months_from
from generator.insight.rhythm.demand import demand_plan
from generator.insight.rhythm.rhythm import Occurrence, account_occurrences
from generator.model.account import Account
from generator.model.demand import Demand
from generator.model.settings import Settings

A_WEEK = 7
"""How many days of a month a peak or a shutdown takes at least to make it a month of peak or of quiet."""
OFTEN = 6
"""What comes round more often in twelve months belongs to their everyday and makes no season."""


@dataclass(frozen=True, slots=True)
class DemandPeak:
    """A demand that is well above the usual in a month."""

    demand: Demand
    #: What they will need in the month; 100 is a usual month.
    index: int


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """What a month is like for a customer."""

    #: The first day of the month.
    month: date
    #: Names of the events, and of the demands, that make it a peak.
    peaks: tuple[str, ...]
    demands: tuple[str, ...]
    #: The days of the month on which they are shut, as spans that do not touch, in order.
    shut: tuple[Span, ...]

    @property
    def peak(self) -> bool:
        """Whether the month is a peak of theirs."""
        return bool(self.peaks or self.demands)

    @property
    def shut_days(self) -> int:
        """On how many days of the month they are shut."""
        return sum(span.days for span in self.shut)

    @property
    def quiet(self) -> bool:
        """Whether they are shut for a week of the month or more."""
        return self.shut_days >= A_WEEK


def frequent_events(times: Iterable[Occurrence], window: Span) -> frozenset[str]:
    """The ids of the events that begin more than six times in a window of twelve months."""
    begun = Counter(occurrence.event.id for occurrence in times if occurrence.span.start in window)
    return frozenset(id for id, number in begun.items() if number > OFTEN)


def month_loads(account: Account, settings: Settings, start: date, months: int = 12) -> tuple[MonthLoad, ...]:
    """What some months are like for a customer, from the month of ``start`` on.

    A month is a peak when an event of kind peak takes a week of it or more, when a shorter one begins in it, or when
    they will need `demand_peak_percent` or more of something of which a usual month is 100. A peak that comes round
    more than six times a year, such as the last days of every month, is their everyday and makes no month a peak.

    The other way round they are shut on the days of every shutdown, however often it comes round; a month in which
    that is a week or more is a quiet one. Public holidays do not count.
    """
    first = first_of_month(start)
    window = Span(first, add_months(first, months) - timedelta(days=1))
    times = account_occurrences(account, window)
    everyday = frequent_events(times, window)
    peaks = [
        occurrence for occurrence in times if occurrence.event.kind == "peak" and occurrence.event.id not in everyday
    ]
    shut = [occurrence.span for occurrence in times if occurrence.event.kind == "shutdown"]
    demands = demand_peaks(account, settings, first, months)
    loads = []
    for begin in months_from(first, months):
        month = Span(begin, add_months(begin, 1) - timedelta(days=1))
        loads.append(
            MonthLoad(
                month=begin,
                peaks=tuple(dict.fromkeys(peak.event.name for peak in peaks if _makes_a_peak(peak.span, month))),
                demands=tuple(peak.demand.name for peak in demands.get(begin, ())),
                shut=_join_spans([_cut_to_month(span, month) for span in shut if span.overlaps(month)]),
            )
        )
    return tuple(loads)


def demand_peaks(
    account: Account, settings: Settings, start: date, months: int = 12
) -> dict[date, tuple[DemandPeak, ...]]:
    """The demands of `demand_peak_percent` or more, by the first day of their month; a usual month is 100."""
    peaks = dict[date, tuple[DemandPeak, ...]]()
    for demand in account.demand:
        plan = demand_plan(account, demand, start, months)
        for month in plan.months:
            index = round(plan.index(month.expected))
            if index >= settings.demand_peak_percent:
                peaks[month.month] = (*peaks.get(month.month, ()), DemandPeak(demand, index))
    return peaks


@dataclass(frozen=True, slots=True)
class DemandSeason:
    """Months in a row in which a customer needs well above the usual of something."""

    demand: Demand
    span: Span
    #: The highest of them; 100 is a usual month.
    index: int

    @property
    def begin_by(self) -> date | None:
        """The day our part has to begin; None when nothing has to be done beforehand."""
        return self.span.start - timedelta(days=self.demand.lead_days) if self.demand.lead_days else None


def demand_seasons(account: Account, start: date, months: int = 12) -> tuple[DemandSeason, ...]:
    """The demands that are well above the usual in some months from that of ``start`` on, months in a row together."""
    first, seasons = first_of_month(start), list[DemandSeason]()
    peaks = demand_peaks(account, account.settings, first, months)
    for demand in account.demand:
        for month in months_from(first, months):
            index = next((peak.index for peak in peaks.get(month, ()) if peak.demand is demand), None)
            if index is None:
                continue
            end, last = add_months(month, 1) - timedelta(days=1), seasons[-1] if seasons else None
            if last and last.demand is demand and last.span.end + timedelta(days=1) == month:
                seasons[-1] = DemandSeason(demand, Span(last.span.start, end), max(last.index, index))
            else:
                seasons.append(DemandSeason(demand, Span(month, end), index))
    return tuple(seasons)


def _makes_a_peak(span: Span, month: Span) -> bool:
    if not span.overlaps(month):
        return False
    return _cut_to_month(span, month).days >= A_WEEK or (span.days < A_WEEK and span.start in month)


def _cut_to_month(span: Span, month: Span) -> Span:
    return Span(max(span.start, month.start), min(span.end, month.end))


def _join_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans that overlap or touch, made one."""
    ranges = list[Span]()
    for span in sorted(spans):
        if ranges and span.start <= ranges[-1].end + timedelta(days=1):
            ranges[-1] = Span(ranges[-1].start, max(ranges[-1].end, span.end))
        else:
            ranges.append(span)
    return tuple(ranges)


@dataclass(frozen=True, slots=True)
class Together:
    """A month in which several customers are at their peak, or are shut."""

    month: date
    #: Ids of the accounts at their peak, where they are unusually many.
    peaking: tuple[str, ...]
    #: Ids of the accounts that are shut on days of the month, with the days.
    shut: tuple[tuple[str, tuple[Span, ...]], ...]
    #: Whether unusually many are at their peak; otherwise several are quiet.
    crowded: bool


def crowded_from(counts: Sequence[int]) -> int:
    """From how many customers at their peak on a month of a year stands out: two, and more than in its middle month.

    Where there are many customers, two of them are at their peak in almost every month, and a mark on every month
    would say nothing.
    """
    return max(2, floor(median(counts)) + 1) if counts else 2


def crowded_months(loads: Mapping[str, Sequence[MonthLoad]]) -> tuple[Together, ...]:
    """The months that stand out, in order: unusually many customers are at their peak, or two or more are quiet.

    ``loads`` holds the same months of every account, by its id. Both are reckoned by the month: two peaks of one month
    need not share a day.
    """
    columns = [dict(zip(loads, months, strict=True)) for months in zip(*loads.values(), strict=True)]
    least = crowded_from([sum(load.peak for load in here.values()) for here in columns])
    months = []
    for here in columns:
        peaking = tuple(id for id, load in here.items() if load.peak)
        crowded = len(peaking) >= least
        if crowded or sum(load.quiet for load in here.values()) > 1:
            shut = tuple((id, load.shut) for id, load in here.items() if load.shut)
            month = next(iter(here.values())).month
            months.append(Together(month, peaking if crowded else (), shut, crowded))
    return tuple(months)
