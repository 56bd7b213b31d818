"""The years of all accounts as the chart of rows needs them: one row for each account, grouped by account manager."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.charts.year.rows import Crowding, Look, RowEvent, YearGroup, YearRow, YearRows, draw_events, year_rows
from generator.context.calendar.years import AccountYear
from generator.days.period import Span
from generator.model.rhythm import RhythmEvent
from generator.wording.text import make_slug

_LOOKS = {"peak": Look.PEAK, "shutdown": Look.SHUT, "freeze": Look.FREEZE}

_UNKNOWN = "not known yet: ask when they shut down and when they are busiest"
_NOTHING = "nothing in these twelve months"


def draw_strips(years: Sequence[AccountYear], crowdings: Iterable[Crowding], as_of: date) -> YearRows | None:
    """The rows of all accounts, by account manager and name; None without accounts.

    A row concerns each of us who has a hand in something of it, and is then shown whole: what we do about one event
    depends on the others. The list below narrows to what is one's own.

    What comes round more than six times a year is drawn as ticks, all of them one mark; shutdowns and freezes keep
    their shape however often they come.
    """
    groups = dict[str, list[YearRow]]()
    for year in years:
        owner = year.survey.directory.who(year.survey.account.profile.owner)
        groups.setdefault(owner.name if owner else "", []).append(_make_row(year, as_of))
    ordered = sorted(groups.items(), key=lambda group: group[0].casefold())
    return year_rows([YearGroup(name, tuple(rows)) for name, rows in ordered], crowdings, as_of)


def _make_row(year: AccountYear, as_of: date) -> YearRow:
    account = year.survey.account
    known = account.rhythm or account.demand
    concerns = tuple(sorted(year.concerned))
    marks = draw_events(_list_events(year, concerns), as_of)
    return YearRow(year.name, year.target, marks, concerns, _NOTHING if known else _UNKNOWN)


def _list_events(year: AccountYear, concerns: tuple[str, ...]) -> Iterator[RowEvent]:
    times = dict[str, list[Span]]()
    for occurrence in year.ahead:
        if occurrence.span.overlaps(year.window):
            times.setdefault(occurrence.event.id, []).append(occurrence.span)
    for event in year.survey.account.rhythm:
        if event.id in times:
            look = _choose_look(event, event.id in year.everyday)
            yield RowEvent(event.name, tuple(times[event.id]), look, make_slug(event.kind), concerns)
    for season in year.seasons:
        title = f"{season.demand.name}: demand up to {season.index}, where 100 is a usual month"
        yield RowEvent(title, (season.span,), Look.DEMAND, "peak", concerns)


def _choose_look(event: RhythmEvent, everyday: bool) -> Look:
    look = _LOOKS.get(event.kind, Look.OTHER)
    return Look.TICK if everyday and look in (Look.PEAK, Look.OTHER) else look
