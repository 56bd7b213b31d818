"""What can stand in a pack, topic by topic, made from what the customer may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.context.documents.packs.worded_tables import make_worded_table, name_side
from generator.context.documents.tables import (
    Cell,
    Chart,
    Column,
    Kind,
    Quantity,
    Table,
    money_quantity,
)
from generator.insight.sharing.shared import SharedAccount, SharedDemand, SharedMeasure
from generator.model.contracts import figure_and_unit
from generator.wording.phrases import Phrases
from generator.wording.text import join_texts

_NAMED = 3
"""How many people are named who confirmed something."""


def value_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the joint work is worth to them, as far as they have confirmed it."""
    words = shared.words
    money = [initiative.money for initiative in shared.initiatives if initiative.money]
    one_currency = len({amount.currency for amount in money}) == 1
    yield make_worded_table(
        words,
        "value_to_you",
        sorted(shared.initiatives, key=lambda i: -(i.money.amount if i.money else 0)),
        ("done_together", Kind.TEXT, lambda i: i.text),
        ("worth_to_you", Kind.TEXT, lambda i: i.case or words.say("to_be_confirmed")),
        ("in_money", Kind.QUANTITY, lambda i: money_quantity(i.money)),
        ("confirmed_by", Kind.TEXT, lambda i: i.confirmed_by),
        ("how_far", Kind.TEXT, lambda i: words.title("stage", i.stage) if i.stage else ""),
        ("due", Kind.DATE, lambda i: i.due),
        note=words.say("value_note"),
        totals=(2,),
        chart=Chart(words.say("confirmed_value"), 0, (2,)) if one_currency else None,
        figure=confirmed_value(shared) or None,
        phrases={"confirmed_by": "said_confirmed_by", "due": "said_due"},
    )


def confirmed_value(shared: SharedAccount) -> tuple[str, str] | tuple[()]:
    """What they confirmed in money, and who of them did; nothing where it is none, or in more than one currency."""
    words = shared.words
    confirmed = [initiative for initiative in shared.initiatives if initiative.money]
    currencies = {initiative.money.currency for initiative in confirmed if initiative.money}
    if len(currencies) != 1:
        return ()
    total = sum(initiative.money.amount for initiative in confirmed if initiative.money)
    names = list(dict.fromkeys(initiative.confirmed_by or words.say("one_of_you") for initiative in confirmed))
    more = len(names) - _NAMED
    shown = [*names[:_NAMED], words.count("more_of_you", more)] if more > 0 else names
    return shared.local.money(total, currencies.pop()), words.say("said_confirmed_by", value=words.list(shown))


def measures_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the contracts in force are judged by."""
    words = shared.words
    kept = sum(measure.state == "kept" for measure in shared.measures)
    yield make_worded_table(
        words,
        "judged_by",
        shared.measures,
        ("measure", Kind.TEXT, lambda m: m.name),
        ("contract", Kind.TEXT, lambda m: m.contract),
        ("agreed", Kind.TEXT, lambda m: words.say("at_least" if m.at_least else "at_most")),
        ("target", Kind.QUANTITY, lambda m: Quantity(*figure_and_unit(m.target))),
        ("reached_value", Kind.QUANTITY, lambda m: Quantity(*figure_and_unit(m.actual)) if m.actual else None),
        ("difference", Kind.NUMBER, _over_target),
        ("measured", Kind.DATE, lambda m: m.on),
        ("state", Kind.TEXT, lambda m: words.say(m.state.replace(" ", "_"))),
        figure=(_say_share(words, kept, len(shared.measures)), words.say("measures_of_contract_kept")),
        tab="measures",
        phrases={
            "contract": "",
            "agreed": "",
            "target": "said_target",
            "reached_value": "said_reached",
            "measured": "said_measured",
        },
        formulas={
            "difference": 'IF([reached_value]="","",ROUND([reached_value]-[target],6))',
            "state": 'IF([reached_value]="","{not_measured_yet}",IF([agreed]="{at_least}",'
            'IF([reached_value]>=[target],"{kept}","{missed}"),IF([reached_value]<=[target],"{kept}","{missed}")))',
        },
        sheet_only=("difference",),
        counts=(("measures_kept", "state", "kept"), ("measures_missed", "state", "missed")),
    )


def _say_share(words: Phrases, part: int, whole: int) -> str:
    return words.say("share_of", part=words.local.figure(part), whole=words.local.figure(whole))


def _over_target(measure: SharedMeasure) -> float | None:
    if not measure.actual:
        return None
    return round(figure_and_unit(measure.actual)[0] - figure_and_unit(measure.target)[0], 6)


def demand_tables(shared: SharedAccount) -> Iterator[Table]:
    """What they need of us month by month, a table for each thing."""
    for demand in shared.demand:
        yield _demand_table(demand, shared.words)


def _demand_table(demand: SharedDemand, words: Phrases) -> Table:
    noted = [figure for month in demand.months for figure in (month.forecast, month.actual) if figure is not None]
    expected, came = words.say("expected"), words.say("what_came")
    columns = [Column(words.say("month"), Kind.MONTH), Column(expected, Kind.NUMBER)]
    rows: list[tuple[Cell, ...]] = [(month.month, round(month.expected, 1)) for month in demand.months]
    if noted:
        columns += [Column(words.say("your_forecast"), Kind.NUMBER), Column(came, Kind.NUMBER)]
        rows = [(*row, month.forecast, month.actual) for row, month in zip(rows, demand.months, strict=True)]
    note = words.say("demand_note", unit=demand.unit)
    chart = Chart(words.say("demand_chart", what=demand.name, unit=demand.unit), 0, tuple(range(1, len(columns))))
    if noted:
        over = f'IF([{came}]="","",ROUND([{came}]-[{expected}],1))'
        columns.append(Column(words.say("above_expected"), Kind.NUMBER, formula=over, sheet_only=True))
        rows = [(*row, None if row[3] is None else round(float(str(row[3])) - float(str(row[1])), 1)) for row in rows]
    return Table(demand.name, tuple(columns), tuple(rows), note, (1,), chart)


_DAYS_LATE = "MAX(0,AsOf-[due])"
_OPEN_STATE = 'IF([due]<AsOf,"{late}","{open}")'


def promises_tables(shared: SharedAccount) -> Iterator[Table]:
    """What is open of what each side promised, and how we kept ours where that is shared."""
    words, kept = shared.words, shared.kept
    late = sum(promise.late for promise in shared.promises)
    yield make_worded_table(
        words,
        "promised_each_other",
        shared.promises,
        ("promise", Kind.TEXT, lambda p: p.text),
        ("whose", Kind.TEXT, lambda p: name_side(words, p.ours)),
        ("due", Kind.DATE, lambda p: p.due),
        ("days_late", Kind.NUMBER, lambda p: max(0, (shared.as_of - p.due).days)),
        ("state", Kind.TEXT, lambda p: words.say("late" if p.late else "open")),
        figure=_count_late(words, len(shared.promises), "promises_open", late),
        tab="promises",
        phrases={"due": "said_due"},
        formulas={"days_late": _DAYS_LATE, "state": _OPEN_STATE},
        sheet_only=("days_late",),
        counts=(("promises_late", "state", "late"),),
    )
    yield make_worded_table(
        words,
        "how_we_kept",
        [kept] if kept else [],
        ("of_our_promises", Kind.TEXT, lambda k: words.count("settled_lately", k.days)),
        ("settled", Kind.NUMBER, lambda k: k.settled),
        ("kept_in_time", Kind.NUMBER, lambda k: k.kept),
        ("per_cent", Kind.NUMBER, lambda k: round(100 * k.kept / k.settled)),
        figure=(_say_share(words, kept.kept, kept.settled), words.say("our_promises_kept")) if kept else None,
        phrases={"settled": "said_settled", "kept_in_time": "said_kept_in_time", "per_cent": "said_per_cent"},
        formulas={"per_cent": "ROUND(100*[kept_in_time]/[settled],0)"},
    )


def _count_late(words: Phrases, number: int, what: str, late: int) -> tuple[str, str]:
    """How many there are of something, and how many of them are late."""
    return str(number), join_texts((words.say(what), words.count("counted_late", late) if late else ""))


def inputs_tables(shared: SharedAccount) -> Iterator[Table]:
    """What we wait for from them."""
    words, waiting = shared.words, [needed for needed in shared.inputs if not needed.received]
    yield make_worded_table(
        words,
        "needed_from_you",
        waiting,
        ("what_we_need", Kind.TEXT, lambda n: n.what),
        ("from_whom", Kind.TEXT, lambda n: n.by),
        ("for_project", Kind.TEXT, lambda n: n.project),
        ("due", Kind.DATE, lambda n: n.due),
        ("days_late", Kind.NUMBER, lambda n: max(0, (shared.as_of - n.due).days)),
        ("state", Kind.TEXT, lambda n: words.say("late" if n.late else "open")),
        figure=_count_late(words, len(waiting), "things_needed", sum(needed.late for needed in waiting)),
        phrases={"from_whom": "said_from", "for_project": "said_for", "due": "said_due"},
        formulas={"days_late": _DAYS_LATE, "state": _OPEN_STATE},
        sheet_only=("days_late",),
        counts=(("needed_late", "state", "late"),),
    )


def milestones_tables(shared: SharedAccount) -> Iterator[Table]:
    """What the projects have to reach, what is open first."""
    words = shared.words
    coming = sum(milestone.done is None for milestone in shared.milestones)
    late = sum(milestone.late for milestone in shared.milestones)
    yield make_worded_table(
        words,
        "milestones",
        sorted(shared.milestones, key=lambda m: (m.done is not None, m.due)),
        ("milestone", Kind.TEXT, lambda m: m.text),
        ("project", Kind.TEXT, lambda m: m.project),
        ("whose", Kind.TEXT, lambda m: name_side(words, m.ours)),
        ("due", Kind.DATE, lambda m: m.due),
        ("reached_value", Kind.DATE, lambda m: m.done),
        ("days_late", Kind.NUMBER, lambda m: max(0, ((m.done or shared.as_of) - m.due).days)),
        ("state", Kind.TEXT, lambda m: words.say("reached" if m.done else "late" if m.late else "to_come")),
        figure=_count_late(words, coming, "milestones_to_come", late),
        phrases={"due": "said_due", "reached_value": "said_reached"},
        formulas={
            "days_late": 'MAX(0,IF([reached_value]="",AsOf,[reached_value])-[due])',
            "state": 'IF([reached_value]<>"","{reached}",IF([due]<AsOf,"{late}","{to_come}"))',
        },
        sheet_only=("days_late",),
        counts=(("milestones_reached", "state", "reached"), ("milestones_late", "state", "late")),
    )


def rhythm_tables(shared: SharedAccount) -> Iterator[Table]:
    """What comes in their year that everybody there lives with."""
    words = shared.words
    yield make_worded_table(
        words,
        "year_we_plan_by",
        shared.year,
        ("in_your_year", Kind.TEXT, lambda e: e.name),
        ("kind", Kind.TEXT, lambda e: words.title("event", e.kind)),
        ("from_day", Kind.DATE, lambda e: e.span.start),
        ("to_day", Kind.DATE, lambda e: e.span.end),
        ("days", Kind.NUMBER, lambda e: (e.span.end - e.span.start).days + 1),
        tab="your_year",
        phrases={"from_day": "said_begins", "to_day": "said_to"},
        formulas={"days": "[to_day]-[from_day]+1"},
        sheet_only=("days",),
    )


def meetings_tables(shared: SharedAccount) -> Iterator[Table]:
    """When the two companies meet."""
    yield make_worded_table(
        shared.words,
        "when_we_meet",
        shared.meetings,
        ("meeting", Kind.TEXT, lambda m: m.name),
        ("on_day", Kind.DATE, lambda m: m.on),
        ("at_time", Kind.TEXT, lambda m: m.at),
        ("where", Kind.TEXT, lambda m: m.place),
        tab="meetings",
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
    return join_texts((first.name, shared.local.day(first.on), first.at, first.place))
