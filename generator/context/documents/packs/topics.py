"""What can stand in a pack, topic by topic, made from what the customer may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.context.documents.packs.views import Cell, Chart, Column, Kind, Quantity, Table
from generator.context.documents.shared import SharedAccount, SharedDemand
from generator.days.period import Span, span_in_words
from generator.model.contracts import figure_and_unit
from generator.wording.text import format_figure, sentence_case


def value_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the joint work is worth to them, as far as they have confirmed it."""
    rows = tuple(
        (
            initiative.text,
            initiative.case or "to be confirmed with you",
            Quantity(initiative.money.amount, initiative.money.currency) if initiative.money else None,
            initiative.confirmed_by,
            sentence_case(initiative.stage),
            initiative.due,
        )
        for initiative in sorted(
            shared.initiatives, key=lambda initiative: -(initiative.money.amount if initiative.money else 0)
        )
    )
    columns = (
        Column("What we do together"),
        Column("What it is worth to you"),
        Column("In money", Kind.QUANTITY),
        Column("Confirmed by"),
        Column("How far"),
        Column("Due", Kind.DATE),
    )
    one_currency = len({initiative.money.currency for initiative in shared.initiatives if initiative.money}) == 1
    chart = Chart("Confirmed value of our joint work", 0, (2,)) if one_currency else None
    note = "A figure stands here once one of you has confirmed it."
    total = sum(initiative.money.amount for initiative in shared.initiatives if initiative.money)
    said = f"{format_figure(total)} {_find_currency(shared)}" if one_currency else ""
    yield Table("Value to you", columns, rows, note, (2,), chart, (said, "confirmed by you") if said else None)


def _find_currency(shared: SharedAccount) -> str:
    return next((initiative.money.currency for initiative in shared.initiatives if initiative.money), "")


def measures_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the contracts in force are judged by."""
    columns = (
        Column("Measure"),
        Column("Contract"),
        Column("Agreed"),
        Column("Target", Kind.QUANTITY),
        Column("Reached", Kind.QUANTITY),
        Column("Measured", Kind.DATE),
        Column("State"),
    )
    rows = tuple(
        (
            measure.name,
            measure.contract,
            "at least" if measure.at_least else "at most",
            Quantity(*figure_and_unit(measure.target)),
            Quantity(*figure_and_unit(measure.actual)) if measure.actual else None,
            measure.on,
            measure.state,
        )
        for measure in shared.measures
    )
    kept = sum(measure.state == "kept" for measure in shared.measures)
    said = (f"{kept} of {len(rows)}", "measures of the contract kept")
    yield Table("What the contract is judged by", columns, rows, figure=said)


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
    columns = (Column("Promise"), Column("Whose"), Column("Due", Kind.DATE))
    rows = tuple((promise.text, "ours" if promise.ours else "yours", promise.due) for promise in shared.promises)
    said = (str(len(rows)), "promises open")
    yield Table("What we have promised each other", columns, rows, figure=said)


def inputs_tables(shared: SharedAccount) -> Iterator[Table]:
    """What we wait for from them."""
    columns = (Column("What we need"), Column("From"), Column("For"), Column("Due", Kind.DATE))
    rows = tuple(
        (shared_input.what, shared_input.by, shared_input.project, shared_input.due)
        for shared_input in shared.inputs
        if not shared_input.received
    )
    yield Table("What we need from you", columns, rows, figure=(str(len(rows)), "things we need from you"))


def milestones_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the projects have to reach, what is open first."""
    columns = (
        Column("Milestone"),
        Column("Project"),
        Column("Whose"),
        Column("Due", Kind.DATE),
        Column("Reached", Kind.DATE),
    )
    ordered = sorted(shared.milestones, key=lambda milestone: (milestone.done is not None, milestone.due))
    rows = tuple(
        (milestone.text, milestone.project, "ours" if milestone.ours else "yours", milestone.due, milestone.done)
        for milestone in ordered
    )
    said = (str(sum(milestone.done is None for milestone in ordered)), "milestones to come")
    yield Table("Milestones", columns, rows, figure=said)


def rhythm_tables(shared: SharedAccount) -> Iterator[Table]:
    """What comes in their year that everybody there lives with."""
    columns = (Column("In your year"), Column("Kind"), Column("From", Kind.DATE), Column("To", Kind.DATE))
    rows = tuple((event.name, sentence_case(event.kind), event.span.start, event.span.end) for event in shared.year)
    yield Table("Your year, as we plan by it", columns, rows)


def meetings_tables(shared: SharedAccount) -> Iterator[Table]:
    """When the two companies meet."""
    columns = (Column("Meeting"), Column("On", Kind.DATE), Column("At"), Column("Where"))
    rows = tuple((meeting.name, meeting.on, meeting.at, meeting.place) for meeting in shared.meetings)
    yield Table("When we meet", columns, rows)


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
