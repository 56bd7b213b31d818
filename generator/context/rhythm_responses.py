"""What we have to do ahead of the events of a customer's year, and by when (D35, S127)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.rhythm_events import Times
from generator.context.states import title
from generator.context.views import State, Tone, Who
from generator.insight.responses import Response, ResponseStage, responses
from generator.insight.rhythm import Occurrence
from generator.model.account import Account
from generator.model.rhythm import RhythmEvent
from generator.paths import Target, account_page
from generator.period import ago, span_with_weekdays

_DONE = State("done", Tone.GOOD)


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One response of ours, to one time an event comes round."""

    name: str
    #: Its row among the events of the year, further down the page.
    target: Target
    #: The event as typed, for a fact that needs no words of its own.
    record: RhythmEvent
    kind: str
    #: The days of the event, with weekdays: Tue 3 – Mon 16 Aug 2027.
    when: str
    start: date
    #: The day our response has to begin; None without a lead time.
    begin: date | None
    #: missed, to begin now, to come, done.
    state: State
    #: Since when or until when: in 12 days, 3 days ago.
    how_long: str
    #: Who sees to it: who is named, else the owner of the account.
    owner: Who | None
    quiet: bool

    @property
    def pressing(self) -> bool:
        """Whether it should have begun by now."""
        return self.state.tone in (Tone.BAD, Tone.WATCH)


def response_rows(
    account: Account, found: Sequence[Times], as_of: date, directory: Directory
) -> tuple[ResponseRow, ...]:
    """What to do by when: first what was missed or is due, then what is to come by its date, what is done last.

    An event that asks for no response of ours, having neither `our_response` nor `lead_days`, is not among them.
    """
    pressing = responses(account, as_of)
    rows = [_pressing(each, account, as_of, directory) for each in pressing]
    started = {(each.event.id, each.occurrence.span) for each in pressing}
    for each in found:
        rows += [_quiet(o, account, as_of, directory) for o in _next(each, as_of, started)]
    return tuple(sorted(rows, key=_order))


def _next(found: Times, as_of: date, started: set[tuple[str, object]]) -> Iterator[Occurrence]:
    """The next time that is not already among those that press."""
    event = found.event
    if event.our_response or event.lead_days is not None:
        yield from [each for each in found.coming(as_of) if (event.id, each.span) not in started][:1]


def _order(row: ResponseRow) -> tuple[bool, bool, bool, date, str]:
    missed = row.state.tone == Tone.BAD
    return (row.state == _DONE, not row.pressing, not missed, row.begin or row.start, row.name)


def _pressing(found: Response, account: Account, as_of: date, directory: Directory) -> ResponseRow:
    missed = found.stage == ResponseStage.MISSED
    state = State("missed", Tone.BAD) if missed else State("to begin now", Tone.WATCH)
    since = found.occurrence.respond_by
    return _row(found.occurrence, account, state, f"since {ago(since, as_of)}" if since else "", directory)


def _quiet(found: Occurrence, account: Account, as_of: date, directory: Directory) -> ResponseRow:
    if found.answered:
        return _row(found, account, _DONE, "", directory)
    begin = found.respond_by or found.span.start
    if begin <= as_of:
        return _row(found, account, State("on now", Tone.QUIET), "", directory)
    return _row(found, account, State("to come", Tone.QUIET), ago(begin, as_of), directory)


def _row(found: Occurrence, account: Account, state: State, how_long: str, directory: Directory) -> ResponseRow:
    event = found.event
    return ResponseRow(
        name=event.name,
        target=account_page(account.id, "rhythm", f"event-{event.id}"),
        record=event,
        kind=title(event.kind),
        when=span_with_weekdays(found.span),
        start=found.span.start,
        begin=found.respond_by,
        state=state,
        how_long=how_long.replace("since today", "from today"),
        owner=directory.who(event.owner or account.profile.owner),
        quiet=event.contact_pause,
    )
