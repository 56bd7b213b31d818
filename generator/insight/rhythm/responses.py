"""Which answers of ours to the customer's year are due, and which we missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.days.period import Span, add_months
from generator.insight.rhythm.rhythm import Occurrence, event_occurrences
from generator.insight.rhythm.working_days import WorkingDays, working_days
from generator.model.account import Account
from generator.model.rhythm import RhythmEvent

MISSED_FOR = 6
"""For how many months from the start of an event a response that was missed is worth a word."""


class ResponseStage(StrEnum):
    """How things stand with a response that has not been carried out."""

    DUE = "due"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Response:
    """A response that should have begun and is not noted as done."""

    occurrence: Occurrence
    stage: ResponseStage
    #: Days since it had to begin; of one that was missed, since the event began.
    days: int

    @property
    def event(self) -> RhythmEvent:
        """The event of theirs that it answers."""
        return self.occurrence.event


def due_responses(account: Account, as_of: date) -> tuple[Response, ...]:
    """The responses that should be under way on a date or were missed, and are not noted as done.

    It is due when start - lead_days <= date <= start, and neither the year, the month nor the day of the start is
    among `done_for`; it was missed when the event has begun without it, in the last six months and since they
    became a customer. An event without `lead_days` asks for no response. Of an event that comes round several
    times a year only the next time counts: few would note every one of them as done.
    """
    off = working_days(account)
    responses = [response for event in account.rhythm for response in _event_responses(account, event, as_of, off)]
    return tuple(sorted(responses, key=lambda response: (response.occurrence.span.start, response.event.name)))


def _event_responses(account: Account, event: RhythmEvent, as_of: date, off: WorkingDays) -> Iterator[Response]:
    if event.lead_days is None:
        return
    missed_from = max(add_months(as_of, -MISSED_FOR) + timedelta(days=1), account.profile.since or date.min)
    window = Span(min(missed_from, as_of), as_of + timedelta(days=event.lead_days))
    times = [occurrence for occurrence in event_occurrences(event, window, off) if occurrence.span.start in window]
    if event.repeats.yearly:
        for occurrence in times:
            if occurrence.span.start < as_of and not occurrence.answered:
                yield Response(occurrence, ResponseStage.MISSED, (as_of - occurrence.span.start).days)
    coming = next((occurrence for occurrence in times if occurrence.span.start >= as_of), None)
    if coming and coming.respond_by and not coming.answered:
        yield Response(coming, ResponseStage.DUE, (as_of - coming.respond_by).days)
