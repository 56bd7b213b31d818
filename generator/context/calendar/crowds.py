"""Months in which several customers are at their peak, or are shut, in sentences, as each of us sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.charts.year.rows import Crowding
from generator.context.summaries.year import YearSummary
from generator.days.period import MONTHS, Span, add_months, month_in_words
from generator.insight.rhythm.peaks import Together, crowded_from, crowded_months
from generator.wording.text import few_in_prose, in_prose, make_slug

_NAMED = 5
"""How many customers are named of whom the same is to be said, and how many such groups; the rest are counted."""


@dataclass(frozen=True, slots=True)
class CrowdedMonth:
    """A month that stands out, or several in a row of which the same is to be said, in a sentence."""

    #: ``December``, ``February and March``, ``May to July``.
    month: str
    #: Where the list of the first stands on the page.
    anchor: str
    #: ``Merrow and Brightwater peak at once; Norrland is shut from the 14th``.
    text: str
    #: Whether several are at their peak; otherwise several are shut.
    crowded: bool


@dataclass(frozen=True, slots=True)
class Crowd:
    """The months that stand out among the customers of some of us."""

    #: Ids of those of us; empty for the customers of all.
    whom: tuple[str, ...]
    months: tuple[CrowdedMonth, ...]
    #: How many are at their peak in each month.
    crowding: Crowding


def find_crowds(years: Sequence[YearSummary], of_us: Iterable[str]) -> tuple[Crowd, ...]:
    """The months that stand out over all customers, then among those of each of us; the same is said once."""
    shared = dict[tuple[str, ...], list[str]]()
    by_account = {year.account: year for year in years}
    for id in of_us:
        theirs = tuple(account for account, year in by_account.items() if id in year.concerned)
        shared.setdefault(theirs, []).append(id)
    crowds = [_find_crowd((), years)]
    crowds += [_find_crowd(tuple(ids), [by_account[id] for id in theirs]) for theirs, ids in shared.items()]
    return tuple(crowds)


def _find_crowd(whom: tuple[str, ...], years: Sequence[YearSummary]) -> Crowd:
    names = {year.account: year.name for year in years}
    months = crowded_months({year.account: year.loads for year in years})
    counts: dict[date, int] = {}
    for year in years:
        for load in year.loads:
            counts[load.month] = counts.get(load.month, 0) + load.peak
    said = tuple(_in_a_row([(month, _describe_crowd(month, names)) for month in months]))
    return Crowd(whom, said, Crowding(whom, tuple(counts.items()), crowded_from(list(counts.values()))))


def _in_a_row(said: Sequence[tuple[Together, str]]) -> Iterator[CrowdedMonth]:
    """The sentences, with one for months in a row of which the same is to be said."""
    runs = list[list[tuple[Together, str]]]()
    for month, text in said:
        before = runs[-1][-1] if runs else None
        if before and before[1] == text and add_months(before[0].month, 1) == month.month:
            runs[-1].append((month, text))
        else:
            runs.append([(month, text)])
    for run in runs:
        (first, said_of_all), (last, _) = run[0], run[-1]
        ends = MONTHS[first.month.month - 1], MONTHS[last.month.month - 1]
        named = ends[0] if first is last else (" and " if len(run) == 2 else " to ").join(ends)
        yield CrowdedMonth(named, month_anchor(first.month), said_of_all, first.crowded)


def _describe_crowd(crowded_month: Together, names: dict[str, str]) -> str:
    parts = (
        [f"{few_in_prose([names[id] for id in crowded_month.peaking], _NAMED)} peak at once"]
        if crowded_month.crowded
        else []
    )
    return "; ".join((*parts, *_list_shut(crowded_month, names)))


def _list_shut(crowded_month: Together, names: dict[str, str]) -> Iterator[str]:
    """Who is shut when, those with the same days together, the earliest first."""
    by_days = dict[tuple[Span, ...], list[str]]()
    for id, spans in crowded_month.shut:
        by_days.setdefault(spans, []).append(names[id])
    for spans, people in sorted(by_days.items())[:_NAMED]:
        days = in_prose([_day_words(span, crowded_month.month) for span in spans])
        yield f"{few_in_prose(people, _NAMED)} {'is' if len(people) == 1 else 'are'} shut {days}"
    if left := sum(len(people) for _, people in sorted(by_days.items())[_NAMED:]):
        yield f"{left} more {'is' if left == 1 else 'are'} shut for some days"


def _day_words(span: Span, month: date) -> str:
    """When they are shut within a month: ``from the 3rd to the 16th``, ``from the 14th``, ``all month``."""
    first, last = span.start == month, add_months(month, 1).toordinal() - 1 == span.end.toordinal()
    if first and last:
        return "all month"
    if span.days == 1:
        return f"on the {_ordinal_number(span.start.day)}"
    if last:
        return f"from the {_ordinal_number(span.start.day)}"
    if first:
        return f"until the {_ordinal_number(span.end.day)}"
    return f"from the {_ordinal_number(span.start.day)} to the {_ordinal_number(span.end.day)}"


def _ordinal_number(number: int) -> str:
    tail = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def month_anchor(month: date) -> str:
    """The anchor of a month on the page."""
    return make_slug(month_in_words(month))
