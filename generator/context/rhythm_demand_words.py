"""What a demand's figures say, in plain words: the stops, our peak, the stock or capacity, how far off we were."""

from __future__ import annotations

from collections.abc import Iterator

from generator.insight.demand import DemandPlan, MonthDemand
from generator.insight.rhythm import Occurrence
from generator.model.demand import Stop
from generator.period import in_words, month_in_words
from generator.text import count, figure, in_prose, sentence_case

_STOPS_TOLD = 3
"""So many stops are told one by one."""
_ABOUT = 0.99
_EVEN = 1.0
"""Our part is even when it differs by less than that many points of the index."""


class Figures:
    """Writes amounts of a plan: in its unit with as many digits as say something, or as an index."""

    def __init__(self, plan: DemandPlan) -> None:
        self._plan = plan
        usual = abs(plan.usual) if plan.demand.unit else 100
        self._digits = 0 if usual >= 100 else 1 if usual >= 10 else 2

    def amount(self, value: float) -> str:
        """An amount without its unit; an index where the demand has none."""
        shown = value if self._plan.demand.unit else self._plan.index(value)
        return figure(round(shown, self._digits) + 0)

    def with_unit(self, value: float) -> str:
        """An amount with its unit: ``48 t``, ``48 % of a usual month``."""
        unit = self._plan.demand.unit
        return f"{self.amount(value)} {unit}" if unit else f"{self.index(value)} % of a usual month"

    def index(self, value: float) -> str:
        """An amount as an index: 100 is a usual month."""
        return figure(round(self._plan.index(value)) + 0)

    @staticmethod
    def percent(value: float) -> str:
        """A number of per cent: ``117 %``."""
        return f"{figure(round(value) + 0)} %"

    @staticmethod
    def signed(share: float | None) -> str:
        """A share with its sign: ``+3 %``, ``−8 %``; empty when it is not known."""
        if share is None:
            return ""
        value = round(100 * share)
        return f"{'+' if value > 0 else '−' if value < 0 else ''}{figure(abs(value))} %"


def sentences(plan: DemandPlan, whole: DemandPlan, write: Figures) -> Iterator[str]:
    """What the twelve months ahead say; ``whole`` are the same with those that are over, for how far off we were."""
    yield from _stops(plan)
    yield _ours(plan, write)
    yield from _answer(plan, write)
    yield from _missed_by(whole, write)


def _stops(plan: DemandPlan) -> Iterator[str]:
    if not plan.stops:
        yield "Nothing stops them in these twelve months."
        return
    named = {stop.event: stop for stop in plan.demand.stops}
    for each in plan.stops[:_STOPS_TOLD]:
        yield f"{_stop(each)}{_made_up(named.get(each.event.id))}."
    rest = len(plan.stops) - _STOPS_TOLD
    if rest > 0:
        yield f"They stop {count(rest, 'time')} more in these twelve months."


def _stop(found: Occurrence) -> str:
    days, begins = found.span.days, in_words(found.span.start)
    if days == 1:
        return f"They stop on {begins} ({found.event.name})"
    long = count(days // 7, "week") if not days % 7 else count(days, "day")
    return f"They stop for {long} from {begins} ({found.event.name})"


def _made_up(how: Stop | None) -> str:
    if how is None or not how.share or not (how.made_up_in or how.weeks_ahead):
        return " and do not make up for it"
    share = "it" if how.share == 100 else f"{how.share} % of it"
    when = [f"in the {count(how.weeks_ahead, 'week')} before"] if how.weeks_ahead else []
    if how.made_up_in:
        when.append(f"in {in_prose([sentence_case(month) for month in how.made_up_in])}")
    return f" and make up for {share} {in_prose(when)}"


def _ours(plan: DemandPlan, write: Figures) -> str:
    high = max(plan.months, key=lambda month: month.ours)
    low = min(plan.months, key=lambda month: month.ours)
    lead = plan.demand.lead_days
    part = f"Our part, done {count(lead, 'day')} before they need it," if lead else "Our part"
    if plan.index(high.ours - low.ours) < _EVEN:
        return f"{part} is the same every month."
    peak = write.percent(plan.index(high.ours))
    least = write.percent(plan.index(low.ours))
    return (
        f"{part} peaks in {month_in_words(high.month)} at {peak} of a usual month "
        f"and is lowest in {month_in_words(low.month)} at {least}."
    )


def _answer(plan: DemandPlan, write: Figures) -> Iterator[str]:
    high = max(plan.months, key=lambda month: month.ours)
    rate = write.with_unit(plan.rate) + (" a month" if plan.demand.unit else "")
    if plan.demand.answer == "capacity":
        if plan.rate:
            yield f"At its peak that takes {write.percent(100 * high.ours / plan.rate)} of an even rate ({rate})."
        return
    most, empty = _fullest(plan), min(plan.months, key=lambda month: month.stock)
    if write.amount(most.stock) == "0":
        yield f"At an even rate of {rate} no stock is needed."
    else:
        held = f"{write.with_unit(most.stock)} on {in_words(most.month)}"
        left = f"; none is left on {in_words(empty.month)}" if write.amount(empty.stock) == "0" else ""
        yield f"At an even rate of {rate} the most stock to hold is {held}{left}."


def _fullest(plan: DemandPlan) -> MonthDemand:
    """The last month that begins with about as much in stock as any: by then it has to lie there."""
    most = max(month.stock for month in plan.months)
    return next(month for month in reversed(plan.months) if month.stock >= most * _ABOUT)


def _missed_by(whole: DemandPlan, write: Figures) -> Iterator[str]:
    known = [month for month in whole.months if month.off is not None]
    if whole.missed_by is None:
        return
    off = f"Over the {count(len(known), 'month')} with figures we were {write.percent(100 * whole.missed_by)} off"
    theirs = whole.forecast_missed_by
    if theirs is None:
        yield f"{off} on average."
    else:
        yield f"{off} on average, their own forecast {write.percent(100 * theirs)}."
