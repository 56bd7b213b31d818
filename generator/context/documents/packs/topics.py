"""What can stand in a pack, topic by topic, made from what the customer may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.context.documents.tables import (
    Cell,
    Chart,
    Column,
    Count,
    Kind,
    Quantity,
    Table,
    make_table,
    money_quantity,
)
from generator.insight.sharing.shared import SharedAccount, SharedDemand, SharedMeasure
from generator.model.contracts import figure_and_unit
from generator.wording.text import in_prose, join_texts, sentence_case

MEETINGS = "Meetings"
"""The name of the sheet that says when the two companies meet."""

_NAMED = 3
"""How many people are named who confirmed something."""


def value_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the joint work is worth to them, as far as they have confirmed it."""
    money = [initiative.money for initiative in shared.initiatives if initiative.money]
    one_currency = len({amount.currency for amount in money}) == 1
    yield make_table(
        "Value to you",
        sorted(shared.initiatives, key=lambda i: -(i.money.amount if i.money else 0)),
        ("What we do together", Kind.TEXT, lambda i: i.text),
        ("What it is worth to you", Kind.TEXT, lambda i: i.case or "to be confirmed with you"),
        ("In money", Kind.QUANTITY, lambda i: money_quantity(i.money)),
        ("Confirmed by", Kind.TEXT, lambda i: i.confirmed_by),
        ("How far", Kind.TEXT, lambda i: sentence_case(i.stage)),
        ("Due", Kind.DATE, lambda i: i.due),
        note="A figure stands here once one of you has confirmed it.",
        totals=(2,),
        chart=Chart("Confirmed value of our joint work", 0, (2,)) if one_currency else None,
        figure=confirmed_value(shared) or None,
        phrases={"Confirmed by": "confirmed by {}", "Due": "due {}"},
    )


def confirmed_value(shared: SharedAccount) -> tuple[str, str] | tuple[()]:
    """What they confirmed in money, and who of them did; nothing where it is none, or in more than one currency."""
    confirmed = [initiative for initiative in shared.initiatives if initiative.money]
    currencies = {initiative.money.currency for initiative in confirmed if initiative.money}
    if len(currencies) != 1:
        return ()
    total = sum(initiative.money.amount for initiative in confirmed if initiative.money)
    names = list(dict.fromkeys(initiative.confirmed_by or "one of you" for initiative in confirmed))
    shown = names if len(names) <= _NAMED else [*names[:_NAMED], f"{len(names) - _NAMED} more of you"]
    return shared.local.money(total, currencies.pop()), f"confirmed by {in_prose(shown)}"


def measures_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the contracts in force are judged by."""
    kept = sum(measure.state == "kept" for measure in shared.measures)
    yield make_table(
        "What the contract is judged by",
        shared.measures,
        ("Measure", Kind.TEXT, lambda m: m.name),
        ("Contract", Kind.TEXT, lambda m: m.contract),
        ("Agreed", Kind.TEXT, lambda m: "at least" if m.at_least else "at most"),
        ("Target", Kind.QUANTITY, lambda m: Quantity(*figure_and_unit(m.target))),
        ("Reached", Kind.QUANTITY, lambda m: Quantity(*figure_and_unit(m.actual)) if m.actual else None),
        ("Difference", Kind.NUMBER, _over_target),
        ("Measured", Kind.DATE, lambda m: m.on),
        ("State", Kind.TEXT, lambda m: m.state),
        figure=(f"{kept} of {len(shared.measures)}", "measures of the contract kept"),
        tab="Measures",
        phrases={
            "Contract": "",
            "Agreed": "",
            "Target": "[Agreed] {}",
            "Reached": "reached {}",
            "Measured": "measured on {}",
        },
        formulas={
            "Difference": 'IF([Reached]="","",ROUND([Reached]-[Target],6))',
            "State": 'IF([Reached]="","not measured yet",IF([Agreed]="at least",'
            'IF([Reached]>=[Target],"kept","missed"),IF([Reached]<=[Target],"kept","missed")))',
        },
        sheet_only=("Difference",),
        counts=(Count("Measures kept", "State", "kept"), Count("Measures missed", "State", "missed")),
    )


def _over_target(measure: SharedMeasure) -> float | None:
    if not measure.actual:
        return None
    return round(figure_and_unit(measure.actual)[0] - figure_and_unit(measure.target)[0], 6)


def demand_tables(shared: SharedAccount) -> Iterator[Table]:
    """What they need of us month by month, a table for each thing."""
    for demand in shared.demand:
        yield _demand_table(demand)


def _demand_table(demand: SharedDemand) -> Table:
    noted = [figure for month in demand.months for figure in (month.forecast, month.actual) if figure is not None]
    columns = [Column("Month", Kind.MONTH), Column("Expected", Kind.NUMBER)]
    rows: list[tuple[Cell, ...]] = [(month.month, round(month.expected, 1)) for month in demand.months]
    if noted:
        columns += [Column("Your forecast", Kind.NUMBER), Column("What came", Kind.NUMBER)]
        rows = [(*row, month.forecast, month.actual) for row, month in zip(rows, demand.months, strict=True)]
    note = f"In {demand.unit}. Expected: reckoned from your year, with what you make up for before or after a stop."
    chart = Chart(f"{demand.name}, in {demand.unit} a month", 0, tuple(range(1, len(columns))))
    if noted:
        over = 'IF([What came]="","",ROUND([What came]-[Expected],1))'
        columns.append(Column("Came above expected", Kind.NUMBER, formula=over, sheet_only=True))
        rows = [(*row, None if row[3] is None else round(float(str(row[3])) - float(str(row[1])), 1)) for row in rows]
    return Table(demand.name, tuple(columns), tuple(rows), note, (1,), chart)


_DAYS_LATE = "MAX(0,AsOf-[Due])"
_OPEN_STATE = 'IF([Due]<AsOf,"late","open")'


def promises_tables(shared: SharedAccount) -> Iterator[Table]:
    """What is open of what each side promised, and how we kept ours where that is shared."""
    late, kept = sum(promise.late for promise in shared.promises), shared.kept
    yield make_table(
        "What we have promised each other",
        shared.promises,
        ("Promise", Kind.TEXT, lambda p: p.text),
        ("Whose", Kind.TEXT, lambda p: "ours" if p.ours else "yours"),
        ("Due", Kind.DATE, lambda p: p.due),
        ("Days late", Kind.NUMBER, lambda p: max(0, (shared.as_of - p.due).days)),
        ("State", Kind.TEXT, lambda p: "late" if p.late else "open"),
        figure=(str(len(shared.promises)), f"promises open{_late_words(late)}"),
        tab="Promises",
        phrases={"Due": "due {}"},
        formulas={"Days late": _DAYS_LATE, "State": _OPEN_STATE},
        sheet_only=("Days late",),
        counts=(Count("Promises late", "State", "late"),),
    )
    yield make_table(
        "How we kept our promises",
        [kept] if kept else [],
        ("Of our promises", Kind.TEXT, lambda k: f"settled in the last {k.days} days"),
        ("Settled", Kind.NUMBER, lambda k: k.settled),
        ("Kept in time", Kind.NUMBER, lambda k: k.kept),
        ("Per cent", Kind.NUMBER, lambda k: round(100 * k.kept / k.settled)),
        figure=(f"{shared.kept.kept} of {shared.kept.settled}", "of our promises kept in time")
        if shared.kept
        else None,
        phrases={"Settled": "{} settled", "Kept in time": "{} kept in time", "Per cent": "{} %"},
        formulas={"Per cent": "ROUND(100*[Kept in time]/[Settled],0)"},
    )


def inputs_tables(shared: SharedAccount) -> Iterator[Table]:
    """What we wait for from them."""
    waiting = [needed for needed in shared.inputs if not needed.received]
    late = sum(needed.late for needed in waiting)
    yield make_table(
        "What we need from you",
        waiting,
        ("What we need", Kind.TEXT, lambda n: n.what),
        ("From", Kind.TEXT, lambda n: n.by),
        ("For", Kind.TEXT, lambda n: n.project),
        ("Due", Kind.DATE, lambda n: n.due),
        ("Days late", Kind.NUMBER, lambda n: max(0, (shared.as_of - n.due).days)),
        ("State", Kind.TEXT, lambda n: "late" if n.late else "open"),
        figure=(str(len(waiting)), f"things we need from you{_late_words(late)}"),
        phrases={"From": "from {}", "For": "for {}", "Due": "due {}"},
        formulas={"Days late": _DAYS_LATE, "State": _OPEN_STATE},
        sheet_only=("Days late",),
        counts=(Count("Things we need from you that are late", "State", "late"),),
    )


def milestones_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the projects have to reach, what is open first."""
    coming = sum(milestone.done is None for milestone in shared.milestones)
    late = sum(milestone.late for milestone in shared.milestones)
    yield make_table(
        "Milestones",
        sorted(shared.milestones, key=lambda m: (m.done is not None, m.due)),
        ("Milestone", Kind.TEXT, lambda m: m.text),
        ("Project", Kind.TEXT, lambda m: m.project),
        ("Whose", Kind.TEXT, lambda m: "ours" if m.ours else "yours"),
        ("Due", Kind.DATE, lambda m: m.due),
        ("Reached", Kind.DATE, lambda m: m.done),
        ("Days late", Kind.NUMBER, lambda m: max(0, ((m.done or shared.as_of) - m.due).days)),
        ("State", Kind.TEXT, lambda m: "reached" if m.done else "late" if m.late else "to come"),
        figure=(str(coming), f"milestones to come{_late_words(late)}"),
        phrases={"Due": "due {}", "Reached": "reached {}"},
        formulas={
            "Days late": 'MAX(0,IF([Reached]="",AsOf,[Reached])-[Due])',
            "State": 'IF([Reached]<>"","reached",IF([Due]<AsOf,"late","to come"))',
        },
        sheet_only=("Days late",),
        counts=(Count("Milestones reached", "State", "reached"), Count("Milestones late", "State", "late")),
    )


def _late_words(late: int) -> str:
    return f", {late} late" if late else ""


def rhythm_tables(shared: SharedAccount) -> Iterator[Table]:
    """What comes in their year that everybody there lives with."""
    yield make_table(
        "Your year, as we plan by it",
        shared.year,
        ("In your year", Kind.TEXT, lambda e: e.name),
        ("Kind", Kind.TEXT, lambda e: sentence_case(e.kind)),
        ("From", Kind.DATE, lambda e: e.span.start),
        ("To", Kind.DATE, lambda e: e.span.end),
        ("Days", Kind.NUMBER, lambda e: (e.span.end - e.span.start).days + 1),
        tab="Your year",
        phrases={"From": "from {}", "To": "to {}"},
        formulas={"Days": "[To]-[From]+1"},
        sheet_only=("Days",),
    )


def meetings_tables(shared: SharedAccount) -> Iterator[Table]:
    """When the two companies meet."""
    yield make_table(
        "When we meet",
        shared.meetings,
        ("Meeting", Kind.TEXT, lambda m: m.name),
        ("On", Kind.DATE, lambda m: m.on),
        ("At", Kind.TEXT, lambda m: m.at),
        ("Where", Kind.TEXT, lambda m: m.place),
        tab=MEETINGS,
    )


TOPICS: Mapping[str, Callable[[SharedAccount], Iterator[Table]]] = {
    "value": value_tables,
    "measures": measures_tables,
    "demand": demand_tables,
    "promises": promises_tables,
    "inputs": inputs_tables,
    "milestones": milestones_tables,
    "rhythm": rhythm_tables,
    "meetings": meetings_tables,
}
"""Every topic."""


@dataclass(frozen=True, slots=True)
class LateThing:
    """Something that one side should have done or given by now."""

    what: str
    ours: bool
    #: The name of who of them gives it; may be empty.
    by: str
    due: date


def late_things(shared: SharedAccount) -> list[LateThing]:
    """What is late on either side, the longest first."""
    late = [LateThing(promise.text, promise.ours, "", promise.due) for promise in shared.promises if promise.late]
    late += [LateThing(step.text, step.ours, "", step.due) for step in shared.milestones if step.late]
    late += [LateThing(needed.what, False, needed.by, needed.due) for needed in shared.inputs if needed.late]
    return sorted(late, key=lambda thing: thing.due)


def late_table(shared: SharedAccount) -> Table:
    """What is late on either side, the longest first."""
    return make_table(
        "Late",
        late_things(shared),
        ("What", Kind.TEXT, lambda thing: thing.what),
        ("Whose", Kind.TEXT, lambda thing: "ours" if thing.ours else thing.by or "yours"),
        ("Due", Kind.DATE, lambda thing: thing.due),
        ("Days late", Kind.NUMBER, lambda thing: (shared.as_of - thing.due).days),
    )


def next_meeting(shared: SharedAccount) -> str:
    """When the two companies meet next, in words; empty when nothing is agreed that they have in writing."""
    if not shared.meetings:
        return ""
    first = shared.meetings[0]
    return join_texts((first.name, shared.local.day(first.on), first.at, first.place))
