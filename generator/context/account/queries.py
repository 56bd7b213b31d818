"""Queries of the customer as the overview prints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median

from generator.context.directory import Directory
from generator.context.views import State, Tone, Who
from generator.insight.promises.queries import WaitingQuery, answer_times, answered_queries, waiting_queries
from generator.model.account import Account
from generator.model.queries import Query
from generator.wording.text import count_noun


@dataclass(frozen=True, slots=True)
class QueryRow:
    """One query; its words and days are in its record."""

    record: Query
    who: Who | None
    #: Who of us answers, or did; None when nobody is named.
    by: Who | None
    #: How long it waits, and whether that is too long; None once it has an answer.
    state: State | None


@dataclass(frozen=True, slots=True)
class Queries:
    """What they asked us."""

    #: Those that wait for our answer, the oldest first.
    open: tuple[QueryRow, ...]
    #: Those that have it, the newest answer first.
    answered: tuple[QueryRow, ...]
    #: Within how many working days of theirs half of them had it, in a sentence; empty for too few to say.
    speed: str


def queries(account: Account, as_of: date, directory: Directory) -> Queries:
    """All queries of an account on a date."""

    def row(query: Query, state: State | None = None) -> QueryRow:
        return QueryRow(query, directory.who(query.from_), directory.who(query.by), state)

    return Queries(
        tuple(row(waiting.query, _state(waiting)) for waiting in waiting_queries(account, as_of, account.settings)),
        tuple(row(query) for query in answered_queries(account, as_of)),
        speed_words(answer_times(account, as_of), account.settings.min_sample),
    )


def speed_words(times: Sequence[int], least: int) -> str:
    """Within how many working days half of some queries had an answer; empty for fewer than ``least``."""
    if not times or len(times) < least:
        return ""
    middle = ceil(median(times))
    within = f"within {count_noun(middle, 'working day')}" if middle else "on the same day"
    return f"Half of their {count_noun(len(times), 'query', 'queries')} had our answer {within}."


def _state(waiting: WaitingQuery) -> State:
    tone = Tone.BAD if waiting.urgent else Tone.WATCH if waiting.late else Tone.QUIET
    return State(f"open for {count_noun(waiting.waited, 'working day')}" if waiting.waited else "new", tone)
