"""The year ahead of an account as the Calendar page shows it beside those of others: lines, a row, months of peak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.charts.year.rows import Look, RowEvent, YearRow, draw_events
from generator.context.account_view import AccountView
from generator.context.summaries.year_entries import CalendarEntry, EverydayRow, list_entries, list_everyday
from generator.context.summaries.years import AccountYear
from generator.days.period import Span
from generator.insight.rhythm.peaks import MonthLoad
from generator.model.rhythm import RhythmEvent
from generator.wording.text import make_slug

_LOOKS = {"peak": Look.PEAK, "shutdown": Look.SHUT, "freeze": Look.FREEZE}

_UNKNOWN = "not known yet: ask when they shut down and when they are busiest"
_NOTHING = "nothing in these twelve months"


@dataclass(frozen=True, slots=True)
class YearSummary:
    """The twelve months of an account that is worked, from that of the as-of date on."""

    #: Id and name of the account, and the name of who manages it; that is empty when nobody is known by the id.
    account: str
    name: str
    manager: str
    #: Ids of all of us whom something in the year concerns.
    concerned: tuple[str, ...]
    #: What each month is like for them.
    loads: tuple[MonthLoad, ...]
    entries: tuple[CalendarEntry, ...]
    #: What comes round so often that it is told once.
    everyday: tuple[EverydayRow, ...]
    row: YearRow


def summarise_year(view: AccountView) -> YearSummary:
    """The year ahead of an account."""
    year, account = AccountYear(view), view.account
    manager, concerned = view.directory.who(account.profile.owner), tuple(sorted(year.concerned))
    return YearSummary(
        account=account.id,
        name=account.name,
        manager=manager.name if manager else "",
        concerned=concerned,
        loads=year.loads,
        entries=tuple(list_entries(year, view.as_of)),
        everyday=tuple(list_everyday(year, view.as_of)),
        row=_make_row(year, concerned),
    )


def _make_row(year: AccountYear, concerns: tuple[str, ...]) -> YearRow:
    """The row of an account.

    It concerns each of us who has a hand in something of it, and is then shown whole: what we do about one event
    depends on the others. The list below it narrows to what is one's own.
    """
    account = year.view.account
    note = _NOTHING if account.rhythm or account.demand else _UNKNOWN
    return YearRow(year.name, year.target, draw_events(_list_events(year, concerns), year.view.as_of), concerns, note)


def _list_events(year: AccountYear, concerns: tuple[str, ...]) -> Iterator[RowEvent]:
    times = dict[str, list[Span]]()
    for occurrence in year.ahead:
        if occurrence.span.overlaps(year.window):
            times.setdefault(occurrence.event.id, []).append(occurrence.span)
    for event in year.view.account.rhythm:
        if event.id in times:
            look = _choose_look(event, event.id in year.everyday)
            yield RowEvent(event.name, tuple(times[event.id]), look, make_slug(event.kind), concerns)
    for season in year.seasons:
        title = f"{season.demand.name}: demand up to {season.index}, where 100 is a usual month"
        yield RowEvent(title, (season.span,), Look.DEMAND, "peak", concerns)


def _choose_look(event: RhythmEvent, everyday: bool) -> Look:
    """How an event is drawn.

    What comes round more than six times a year is drawn as ticks, all of them one mark; shutdowns and freezes keep
    their shape however often they come.
    """
    look = _LOOKS.get(event.kind, Look.OTHER)
    return Look.TICK if everyday and look in (Look.PEAK, Look.OTHER) else look
