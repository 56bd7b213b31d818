"""What we are about to ask of their people: too much of one at once, or while they are shut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.meetings.clashes import blocked_days, nothing_meets
from generator.insight.rhythm.rhythm import Occurrence
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.questions import OpenQuestion
from generator.model.record import Record
from generator.model.value import Initiative, Linkage

WEEK = 7
"""Within so many days one person is asked for one thing."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something one of them is to give, answer or do for us by a day."""

    record: Record
    #: Id of their person.
    of: str
    what: str
    by: date


@dataclass(frozen=True, slots=True)
class Crowd:
    """Things asked of one person within a week."""

    person: Stakeholder
    #: The first to be due at the head.
    asks: tuple[Ask, ...]


def find_asks(account: Account, as_of: date) -> tuple[Ask, ...]:
    """What we still ask: inputs of open projects, questions with a day, next steps; the nearest first."""
    return tuple(sorted((ask for ask in _list_asks(account) if ask.by >= as_of), key=lambda ask: (ask.by, ask.what)))


def _list_asks(account: Account) -> Iterator[Ask]:
    for project in account.projects:
        for needed in project.inputs_needed if project.open else ():
            if needed.received is None:
                yield Ask(needed, needed.from_, needed.what, needed.due)
    for question in account.questions:
        if question.answer is None and question.of and question.by:
            yield Ask(question, question.of, question.ask, question.by)
    going = (initiative for initiative in account.initiatives if not initiative.over)
    work: tuple[Initiative | Linkage, ...] = (*going, *account.linkages)
    for record in work:
        if record.next_step:
            yield Ask(record, record.next_step.owner, record.next_step.text, record.next_step.due)


def find_crowds(account: Account, as_of: date) -> tuple[Crowd, ...]:
    """People of theirs who have two things or more to give or do within a week, each with the first such week."""
    asks: dict[str, list[Ask]] = {}
    for ask in find_asks(account, as_of):
        if not isinstance(ask.record, OpenQuestion):  # several questions make one talk
            asks.setdefault(ask.of, []).append(ask)
    crowds = ((account.person(id), _first_crowd(of_one)) for id, of_one in asks.items())
    return tuple(Crowd(person, crowd) for person, crowd in crowds if person and person.present and crowd)


def _first_crowd(asks: list[Ask]) -> tuple[Ask, ...]:
    for first in asks:
        near = tuple(ask for ask in asks if first.by <= ask.by < first.by + timedelta(days=WEEK))
        if len(near) > 1:
            return near
    return ()


def asks_in_quiet(account: Account, as_of: date) -> tuple[tuple[Ask, Occurrence], ...]:
    """What is asked of their people for a day on which they are shut or want to be left in peace, and why they are."""
    asks = [ask for ask in find_asks(account, as_of) if account.person(ask.of)]
    days = blocked_days(account, [ask.by for ask in asks], nothing_meets)
    return tuple((ask, days[ask.by]) for ask in asks if ask.by in days)
