"""What can stand in a pack, topic by topic, made from what the customer may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.context.documents.tables import Cell, Chart, Column, Kind, Quantity, Table, make_table, money_quantity
from generator.days.period import Span, span_in_words
from generator.insight.sharing.shared import SharedAccount, SharedDemand
from generator.model.contracts import figure_and_unit
from generator.wording.text import format_figure, sentence_case


def value_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the joint work is worth to them, as far as they have confirmed it."""
    money = [initiative.money for initiative in shared.initiatives if initiative.money]
    one_currency = len({amount.currency for amount in money}) == 1
    said = f"{format_figure(sum(amount.amount for amount in money))} {money[0].currency}" if one_currency else ""
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
        figure=(said, "confirmed by you") if said else None,
    )


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
        ("Measured", Kind.DATE, lambda m: m.on),
        ("State", Kind.TEXT, lambda m: m.state),
        figure=(f"{kept} of {len(shared.measures)}", "measures of the contract kept"),
    )


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
    return Table(demand.name, tuple(columns), tuple(rows), note, (1,), chart)


def promises_tables(shared: SharedAccount) -> Iterator[Table]:
    """What is open of what each side promised."""
    yield make_table(
        "What we have promised each other",
        shared.promises,
        ("Promise", Kind.TEXT, lambda p: p.text),
        ("Whose", Kind.TEXT, lambda p: "ours" if p.ours else "yours"),
        ("Due", Kind.DATE, lambda p: p.due),
        figure=(str(len(shared.promises)), "promises open"),
    )


def inputs_tables(shared: SharedAccount) -> Iterator[Table]:
    """What we wait for from them."""
    waiting = [needed for needed in shared.inputs if not needed.received]
    yield make_table(
        "What we need from you",
        waiting,
        ("What we need", Kind.TEXT, lambda n: n.what),
        ("From", Kind.TEXT, lambda n: n.by),
        ("For", Kind.TEXT, lambda n: n.project),
        ("Due", Kind.DATE, lambda n: n.due),
        figure=(str(len(waiting)), "things we need from you"),
    )


def milestones_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the projects have to reach, what is open first."""
    coming = sum(milestone.done is None for milestone in shared.milestones)
    yield make_table(
        "Milestones",
        sorted(shared.milestones, key=lambda m: (m.done is not None, m.due)),
        ("Milestone", Kind.TEXT, lambda m: m.text),
        ("Project", Kind.TEXT, lambda m: m.project),
        ("Whose", Kind.TEXT, lambda m: "ours" if m.ours else "yours"),
        ("Due", Kind.DATE, lambda m: m.due),
        ("Reached", Kind.DATE, lambda m: m.done),
        figure=(str(coming), "milestones to come"),
    )


def rhythm_tables(shared: SharedAccount) -> Iterator[Table]:
    """What comes in their year that everybody there lives with."""
    yield make_table(
        "Your year, as we plan by it",
        shared.year,
        ("In your year", Kind.TEXT, lambda e: e.name),
        ("Kind", Kind.TEXT, lambda e: sentence_case(e.kind)),
        ("From", Kind.DATE, lambda e: e.span.start),
        ("To", Kind.DATE, lambda e: e.span.end),
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


def next_meeting(shared: SharedAccount) -> str:
    """When the two companies meet next, in words; empty when nothing is agreed that they have in writing."""
    if not shared.meetings:
        return ""
    first = shared.meetings[0]
    when = ", ".join(part for part in (span_in_words(Span(first.on, first.on)), first.at, first.place) if part)
    return f"{first.name}, {when}"
