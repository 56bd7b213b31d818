"""What can stand in a pack, topic by topic, made from what the customer may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.context.documents.packs.shared import SharedAccount, SharedDemand
from generator.context.documents.packs.views import Cell, Chart, Column, Kind, Quantity, Table
from generator.days.period import Span, span_in_words
from generator.insight.value.contract_measures import Reached
from generator.wording.text import figure, sentence_case

_REACHED = {Reached.MET: "kept", Reached.MISSED: "missed", Reached.UNKNOWN: "not measured yet"}


def value(shared: SharedAccount) -> Iterator[Table]:
    """What the joint work is worth to them, as far as they have confirmed it."""
    rows = tuple(
        (
            each.text,
            each.case or "to be confirmed with you",
            Quantity(each.money.amount, each.money.currency) if each.money else None,
            each.confirmed_by,
            sentence_case(each.stage),
            each.due,
        )
        for each in sorted(shared.initiatives, key=lambda each: -(each.money.amount if each.money else 0))
    )
    columns = (
        Column("What we do together"),
        Column("What it is worth to you"),
        Column("In money", Kind.QUANTITY),
        Column("Confirmed by"),
        Column("How far"),
        Column("Due", Kind.DATE),
    )
    one_currency = len({each.money.currency for each in shared.initiatives if each.money}) == 1
    chart = Chart("Confirmed value of our joint work", 0, (2,)) if one_currency else None
    note = "A figure stands here once one of you has confirmed it."
    total = sum(each.money.amount for each in shared.initiatives if each.money)
    said = f"{figure(total)} {_currency(shared)}" if one_currency else ""
    yield Table("Value to you", columns, rows, note, (2,), chart, (said, "confirmed by you") if said else None)


def _currency(shared: SharedAccount) -> str:
    return next((each.money.currency for each in shared.initiatives if each.money), "")


def measures(shared: SharedAccount) -> Iterator[Table]:
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
            each.name,
            each.contract,
            "at least" if each.at_least else "at most",
            Quantity(*each.target),
            Quantity(*each.actual) if each.actual else None,
            each.on,
            _REACHED[each.state],
        )
        for each in shared.measures
    )
    kept = sum(each.state is Reached.MET for each in shared.measures)
    said = (f"{kept} of {len(rows)}", "measures of the contract kept")
    yield Table("What the contract is judged by", columns, rows, figure=said)


def demand(shared: SharedAccount) -> Iterator[Table]:
    """What they need of us month by month, a table for each thing."""
    for each in shared.demand:
        yield _demand(each)


def _demand(each: SharedDemand) -> Table:
    noted = [figure for month in each.months for figure in (month.forecast, month.actual) if figure is not None]
    columns = [Column("Month", Kind.MONTH), Column("Expected", Kind.NUMBER)]
    rows: list[tuple[Cell, ...]] = [(month.month, round(month.expected, 1)) for month in each.months]
    if noted:
        columns += [Column("Your forecast", Kind.NUMBER), Column("What came", Kind.NUMBER)]
        rows = [(*row, month.forecast, month.actual) for row, month in zip(rows, each.months, strict=True)]
    note = f"In {each.unit}. Expected: reckoned from your year, with what you make up for before or after a stop."
    chart = Chart(f"{each.name}, in {each.unit} a month", 0, tuple(range(1, len(columns))))
    return Table(each.name, tuple(columns), tuple(rows), note, (1,), chart)


def promises(shared: SharedAccount) -> Iterator[Table]:
    """What is open of what each side promised."""
    columns = (Column("Promise"), Column("Whose"), Column("Due", Kind.DATE))
    rows = tuple((each.text, "ours" if each.ours else "yours", each.due) for each in shared.promises)
    said = (str(len(rows)), "promises open")
    yield Table("What we have promised each other", columns, rows, figure=said)


def inputs(shared: SharedAccount) -> Iterator[Table]:
    """What we wait for from them."""
    columns = (Column("What we need"), Column("From"), Column("For"), Column("Due", Kind.DATE))
    rows = tuple((each.what, each.by, each.project, each.due) for each in shared.inputs if not each.received)
    yield Table("What we need from you", columns, rows, figure=(str(len(rows)), "things we need from you"))


def milestones(shared: SharedAccount) -> Iterator[Table]:
    """What the projects have to reach, what is open first."""
    columns = (
        Column("Milestone"),
        Column("Project"),
        Column("Whose"),
        Column("Due", Kind.DATE),
        Column("Reached", Kind.DATE),
    )
    ordered = sorted(shared.milestones, key=lambda each: (each.done is not None, each.due))
    rows = tuple((each.text, each.project, "ours" if each.ours else "yours", each.due, each.done) for each in ordered)
    said = (str(sum(each.done is None for each in ordered)), "milestones to come")
    yield Table("Milestones", columns, rows, figure=said)


def rhythm(shared: SharedAccount) -> Iterator[Table]:
    """What comes in their year that everybody there lives with."""
    columns = (Column("In your year"), Column("Kind"), Column("From", Kind.DATE), Column("To", Kind.DATE))
    rows = tuple((each.name, sentence_case(each.kind), each.span.start, each.span.end) for each in shared.year)
    yield Table("Your year, as we plan by it", columns, rows)


def meetings(shared: SharedAccount) -> Iterator[Table]:
    """When the two companies meet."""
    columns = (Column("Meeting"), Column("On", Kind.DATE), Column("At"), Column("Where"))
    rows = tuple((each.name, each.on, each.at, each.place) for each in shared.meetings)
    yield Table("When we meet", columns, rows)


TOPICS: Mapping[str, Callable[[SharedAccount], Iterator[Table]]] = {
    "value": value,
    "measures": measures,
    "demand": demand,
    "promises": promises,
    "inputs": inputs,
    "milestones": milestones,
    "rhythm": rhythm,
    "meetings": meetings,
}
"""Every topic."""


def next_meeting(shared: SharedAccount) -> str:
    """When the two companies meet next, in words; empty when nothing is agreed that they have in writing."""
    if not shared.meetings:
        return ""
    first = shared.meetings[0]
    when = ", ".join(part for part in (span_in_words(Span(first.on, first.on)), first.at, first.place) if part)
    return f"{first.name}, {when}"
