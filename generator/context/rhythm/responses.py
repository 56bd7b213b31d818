"""What we have to do ahead of the events of a customer's year, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.rhythm.events import EventTimes
from generator.context.views import State, Tone, Who
from generator.days.period import days_ago, span_with_weekdays
from generator.insight.rhythm.responses import Response, ResponseStage, due_responses
from generator.insight.rhythm.rhythm import Occurrence
from generator.model.account import Account
from generator.model.rhythm import RhythmEvent
from generator.wording.text import count_noun

_DONE = State("done", Tone.GOOD)


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One response of ours, to one time an event comes round."""

    #: The event as typed.
    record: RhythmEvent
    #: The days of the event, with weekdays: Tue 3 – Mon 16 Aug 2027.
    when: str
    start: date
    #: The day our response has to begin; None without a lead time.
    begin: date | None
    #: missed, to begin now, to come, done.
    state: State
    #: How long ago or ahead that is: in 12 days, for 3 days, began 4 months ago; may be empty.
    how_long: str
    #: Who sees to it: who is named, else the owner of the account.
    owner: Who | None

    @property
    def pressing(self) -> bool:
        """Whether it should have begun by now."""
        return self.state.tone in (Tone.BAD, Tone.WATCH)


def response_rows(
    account: Account, events: Sequence[EventTimes], as_of: date, directory: Directory
) -> tuple[ResponseRow, ...]:
    """What to do by when: first what was missed or is due, then what is to come by its date, what is done last.

    An event that asks for no response of ours, having neither `our_response` nor `lead_days`, is not among them.
    """
    pressing = due_responses(account, as_of)
    rows = [_pressing(response, account, as_of, directory) for response in pressing]
    due = {response.event.id for response in pressing if response.stage == ResponseStage.DUE}
    missed = {(response.event.id, response.occurrence.span) for response in pressing}
    for event_times in events:
        if event_times.event.id not in due and (
            event_times.event.our_response or event_times.event.lead_days is not None
        ):
            ahead = [time for time in event_times.coming(as_of) if (event_times.event.id, time.span) not in missed]
            rows += [_quiet(time, account, as_of, directory) for time in ahead[:1]]
    return tuple(sorted(rows, key=_order))


def _order(row: ResponseRow) -> tuple[bool, bool, bool, date, str]:
    missed = row.state.tone == Tone.BAD
    return (row.state == _DONE, not row.pressing, not missed, row.begin or row.start, row.record.name)


def _pressing(response: Response, account: Account, as_of: date, directory: Directory) -> ResponseRow:
    if response.stage == ResponseStage.MISSED:
        began = f"it began {days_ago(response.occurrence.span.start, as_of)}"
        return _row(response.occurrence, account, State("missed", Tone.BAD), began, directory)
    since = f"for {count_noun(response.days, 'day')}" if response.days else "today"
    return _row(response.occurrence, account, State("to begin now", Tone.WATCH), since, directory)


def _quiet(occurrence: Occurrence, account: Account, as_of: date, directory: Directory) -> ResponseRow:
    if occurrence.answered:
        return _row(occurrence, account, _DONE, "", directory)
    begin = occurrence.respond_by or occurrence.span.start
    if begin <= as_of:
        return _row(occurrence, account, State("on now", Tone.QUIET), "", directory)
    return _row(occurrence, account, State("to come", Tone.QUIET), days_ago(begin, as_of), directory)


def _row(occurrence: Occurrence, account: Account, state: State, how_long: str, directory: Directory) -> ResponseRow:
    event = occurrence.event
    return ResponseRow(
        record=event,
        when=span_with_weekdays(occurrence.span),
        start=occurrence.span.start,
        begin=occurrence.respond_by,
        state=state,
        how_long=how_long,
        owner=directory.who(event.owner or account.profile.owner),
    )
