"""Queries of the customer: which wait for our answer, how long, and whether that is too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.days.period import Span, days_between
from generator.insight.rhythm.working_days import WorkingDays, working_days
from generator.model.account import Account
from generator.model.queries import Query
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class WaitingQuery:
    """A query without an answer, seen on a date."""

    query: Query
    #: Working days of theirs since it was asked.
    waited: int
    #: Working days of theirs past the day by which they should have had an answer; 0 while there is time.
    late: int
    #: Whether it is so late that it is urgent.
    urgent: bool


def waiting_queries(account: Account, as_of: date, settings: Settings) -> tuple[WaitingQuery, ...]:
    """The queries that wait for our answer on a date, the oldest first.

    They should have an answer by the day they named, else within so many working days of theirs as the settings say.
    """
    open_queries = (query for query in account.queries if query.asked_on <= as_of and not _has_answer(query, as_of))
    days = working_days(account)
    waiting = [_waiting(query, days, as_of, settings) for query in open_queries]
    return tuple(sorted(waiting, key=lambda query: (query.query.asked_on, query.query.ask)))


def answered_queries(account: Account, as_of: date) -> tuple[Query, ...]:
    """The queries that had our answer on a date, the newest answer first."""
    answered = [query for query in account.queries if query.asked_on <= as_of and _has_answer(query, as_of)]
    return tuple(sorted(answered, key=lambda query: (query.answered_on or query.asked_on, query.ask), reverse=True))


def answer_times(account: Account, as_of: date) -> tuple[int, ...]:
    """After how many working days of theirs each query had our answer, for those whose day somebody noted."""
    days = working_days(account)
    spans = ((query.asked_on, query.answered_on) for query in answered_queries(account, as_of) if query.answered_on)
    return tuple(_count_days(days, asked, answered) for asked, answered in spans)


def _count_days(days: WorkingDays, after: date, until: date) -> int:
    """How many days on which they work lie after one date up to and including another."""
    return sum(days.works(day) for day in days_between(Span(after, until)) if day > after) if after < until else 0


def _has_answer(query: Query, as_of: date) -> bool:
    """Whether a query had an answer; one whose day nobody noted had it from the beginning."""
    return query.answered_on <= as_of if query.answered_on else query.answer is not None


def _waiting(query: Query, days: WorkingDays, as_of: date, settings: Settings) -> WaitingQuery:
    limits = settings.query_answer_working_days
    waited = _count_days(days, query.asked_on, as_of)
    late = _count_days(days, query.due, as_of) if query.due else max(0, waited - limits.amber)
    return WaitingQuery(query, waited, late, late > max(0, limits.red - limits.amber))
