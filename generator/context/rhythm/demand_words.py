"""What a demand's figures say, in plain words: the stops, our peak, the stock or capacity, how far off we were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.days.period import in_words, month_in_words
from generator.insight.rhythm.demand import DemandPlan, MonthDemand
from generator.insight.rhythm.rhythm import Occurrence
from generator.model.demand import Stop
from generator.wording.text import count_noun, format_figure, in_prose, sentence_case

_STOPS_TOLD = 3
"""So many reasons to stop are told one by one."""
_TIMES_TOLD = 4
"""And of one that comes round, so many days on which it does."""
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
        return format_figure(round(shown, self._digits) + 0)

    def with_unit(self, value: float) -> str:
        """An amount with its unit: ``48 t``, ``48 % of a usual month``."""
        unit = self._plan.demand.unit
        return f"{self.amount(value)} {unit}" if unit else f"{self.index(value)} % of a usual month"

    def index(self, value: float) -> str:
        """An amount as an index: 100 is a usual month."""
        return format_figure(round(self._plan.index(value)) + 0)

    @staticmethod
    def percent(value: float) -> str:
        """A number of per cent: ``117 %``."""
        return f"{format_figure(round(value) + 0)} %"

    @staticmethod
    def signed_percent(share: float | None) -> str:
        """A share with its sign: ``+3 %``, ``−8 %``; empty when it is not known."""
        if share is None:
            return ""
        value = round(100 * share)
        return f"{'+' if value > 0 else '−' if value < 0 else ''}{format_figure(abs(value))} %"


def write_sentences(plan: DemandPlan, whole: DemandPlan, write: Figures) -> Iterator[str]:
    """What the twelve months ahead say; ``whole`` are the same with those that are over, for how far off we were."""
    yield from _stops(plan)
    yield _ours(plan, write)
    yield from _answer(plan, write)
    yield from _missed_by(whole, write)


def _stops(plan: DemandPlan) -> Iterator[str]:
    """A sentence for each event in which they stop, however often it comes round."""
    if not plan.stops:
        yield "Nothing stops them in these twelve months."
        return
    named = {stop.event: stop for stop in plan.demand.stops}
    events = dict.fromkeys(stop.event.id for stop in plan.stops)
    for event in list(events)[:_STOPS_TOLD]:
        times = [stop for stop in plan.stops if stop.event.id == event]
        yield f"They stop {_times(times)} ({times[0].event.name}){_made_up(named.get(event))}."
    if len(events) > _STOPS_TOLD:
        rest = len(events) - _STOPS_TOLD
        yield f"There {'is' if rest == 1 else 'are'} {count_noun(rest, 'more reason')} why they stop."


def _times(times: Sequence[Occurrence]) -> str:
    """``for 2 weeks from 3 August 2026``, ``on 20 January and 20 February 2027``, ``52 times``."""
    if len(times) > _TIMES_TOLD:
        return f"{len(times)} times"
    days = times[0].span.days
    begins = in_prose([in_words(occurrence.span.start) for occurrence in times])
    if days == 1:
        return f"on {begins}"
    long = count_noun(days // 7, "week") if not days % 7 else count_noun(days, "day")
    return f"for {long} from {begins}"


def _made_up(how: Stop | None) -> str:
    if how is None or not how.share or not (how.made_up_in or how.weeks_ahead):
        return " and do not make up for it"
    share = "it" if how.share == 100 else f"{how.share} % of it"
    when = [f"in the {count_noun(how.weeks_ahead, 'week')} before"] if how.weeks_ahead else []
    if how.made_up_in:
        when.append(f"in {in_prose([sentence_case(month) for month in how.made_up_in])}")
    return f" and make up for {share} {in_prose(when)}"


def _ours(plan: DemandPlan, write: Figures) -> str:
    high = max(plan.months, key=lambda month: month.ours)
    low = min(plan.months, key=lambda month: month.ours)
    lead = plan.demand.lead_days
    part = f"Our part, done {count_noun(lead, 'day')} before they need it," if lead else "Our part"
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
    months, average = ("one month", "") if len(known) == 1 else (count_noun(len(known), "month"), " on average")
    off = f"In the {months} with figures we were {write.percent(100 * whole.missed_by)} off{average}"
    theirs = whole.forecast_missed_by
    yield f"{off}." if theirs is None else f"{off}, their own forecast {write.percent(100 * theirs)}."
