"""What the customer needs of us month by month on the Rhythm page: chart, sentences and table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.charts.demand import DemandChart, draw_demand
from generator.context.directory import Directory
from generator.context.rhythm.demand_words import Figures, write_sentences
from generator.context.views import Who
from generator.days.period import add_months, first_of_month, month_in_short, month_in_words
from generator.insight.rhythm.demand import DemandPlan, MonthDemand, demand_plan
from generator.model.account import Account
from generator.model.demand import Demand

_LOOK_BACK = 12
"""How many months that are over the page shows, where figures are noted for them."""


@dataclass(frozen=True, slots=True)
class DemandRow:
    """A month; texts are figures in the unit, or an index where there is none. Empty for nothing, or not known."""

    month: str
    start: date
    #: Whether it is over.
    over: bool
    baseline: str
    lost: str
    made_up: str
    expected: str
    index: str
    ours: str
    #: What has to be in stock on its first day; empty where we follow with capacity, and for what is over.
    stock: str
    #: Our part as a share of the even rate: 118 %; empty where we hold stock, and for what is over.
    capacity: str
    forecast: str
    actual: str
    #: How far off we were, and how far off their forecast was: +3 %.
    off: str
    forecast_off: str


@dataclass(frozen=True, slots=True)
class DemandView:
    """One thing they need of us regularly."""

    #: The demand as typed, for a fact that needs no words of its own.
    record: Demand
    #: In what the amounts are: t, hours; "index" where no unit is noted.
    unit: str
    #: What the usual month's 100 is in the unit: 280 t; empty where no unit is noted.
    usual: str
    #: Who sees to it: who is named, else the owner of the account.
    owner: Who | None
    #: What the figures say, in plain words.
    sentences: tuple[str, ...]
    chart: DemandChart | None
    rows: tuple[DemandRow, ...]
    #: Whether a forecast or an actual figure is noted for any of the months.
    noted: bool
    #: Whether anything falls away in the months.
    stops: bool
    #: The month in which our part is highest, and its index: May 2027, 117 % of a usual month.
    peak: str
    peak_index: str


def demand_views(account: Account, as_of: date, directory: Directory) -> tuple[DemandView, ...]:
    """Every demand of an account, in the order typed, for the twelve months from that of a date on."""
    return tuple(_view(account, demand, as_of, directory) for demand in account.demand)


def _view(account: Account, wanted: Demand, as_of: date, directory: Directory) -> DemandView:
    start = first_of_month(as_of)
    ahead = demand_plan(account, wanted, start)
    behind = _months_behind(wanted, start)
    # With the months that are over, the stock would be reckoned from another beginning: hence two plans.
    whole = demand_plan(account, wanted, add_months(start, -behind), 12 + behind) if behind else ahead
    write = Figures(ahead)
    peak = max(ahead.months, key=lambda month: month.ours)
    months = (*whole.months[:behind], *ahead.months)
    return DemandView(
        record=wanted,
        unit=wanted.unit or "index",
        usual=write.with_unit(ahead.usual) if wanted.unit else "",
        owner=directory.who(wanted.owner or account.profile.owner),
        sentences=tuple(write_sentences(ahead, whole, write)),
        chart=draw_demand(months, ahead, as_of),
        rows=tuple(_row(month, ahead, write, month.month < start) for month in months),
        noted=any(month.forecast is not None or month.actual is not None for month in months),
        stops=any(month.lost or month.made_up for month in months),
        peak=month_in_words(peak.month),
        peak_index=f"{write.percent(ahead.index(peak.ours))} of a usual month",
    )


def _months_behind(wanted: Demand, start: date) -> int:
    """How many months before ``start`` are shown: back to the first with a figure, a year at the most."""
    days = [figure.month for figure in wanted.figures if add_months(start, -_LOOK_BACK) <= figure.month < start]
    return max(((start.year - month.year) * 12 + start.month - month.month for month in days), default=0)


def _row(month: MonthDemand, plan: DemandPlan, write: Figures, over: bool) -> DemandRow:
    stock = plan.demand.answer == "stock"
    return DemandRow(
        month=month_in_short(month.month),
        start=month.month,
        over=over,
        baseline=write.amount(month.baseline),
        lost=write.amount(month.lost) if month.lost else "",
        made_up=write.amount(month.made_up) if month.made_up else "",
        expected=write.amount(month.expected),
        index=write.index(month.expected),
        ours=write.amount(month.ours),
        stock="" if over or not stock else write.amount(month.stock),
        capacity="" if over or stock or not plan.rate else write.percent(100 * month.ours / plan.rate),
        forecast="" if month.forecast is None else write.amount(month.forecast),
        actual="" if month.actual is None else write.amount(month.actual),
        off=write.signed_percent(month.off),
        forecast_off=write.signed_percent(month.forecast_off),
    )
