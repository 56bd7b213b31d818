"""The steps of a play on an account: who does each, and on which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.rhythm.working_days import WorkingDays, working_days
from generator.model.account import Account
from generator.model.plays import Play, Player, PlayStep
from generator.model.team import Absence

_FARTHEST = 366
"""How many days at most a step is put off: a calendar may leave no day to work on."""

_WEEKEND = 5
"""The first day of our own weekend: Saturday."""


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step of a play with its day."""

    step: PlayStep
    #: Id of who of us does it.
    by: str
    due: date


def date_steps(play: Play, account: Account, start: date) -> Iterator[DatedStep]:
    """The steps of a play that starts on a day, each on a day on which both sides work.

    A step that would fall on another day is put off to the next. Where who does it is away, whoever stands in does it;
    where nobody does, it waits until they are back.
    """
    days = working_days(account)
    for step in play.steps:
        by, due = _find_day(account, days, find_player(account, step.who), start + timedelta(days=step.day))
        yield DatedStep(step, by, due)


def find_player(account: Account, who: Player) -> str:
    """Id of who of us plays a part in an account; its owner where nobody else is known for it."""
    owner = account.profile.owner
    if who == "delivery":
        accountable = (project.accountable for project in account.projects if project.open)
        return next((id for id in accountable if id), owner)
    manager = account.colleague(owner)
    if who == "manager" and manager and manager.manager:
        return manager.manager
    return next((member.id for member in (*account.team, *account.colleagues) if member.role == who), owner)


def _find_day(account: Account, days: WorkingDays, by: str, first: date) -> tuple[str, date]:
    """Who does a step, and the first day from one on that suits."""
    for offset in range(_FARTHEST):
        day = first + timedelta(days=offset)
        if day.weekday() >= _WEEKEND or not days.works(day):
            continue
        away = _find_absence(account, by, day)
        if away is None:
            return by, day
        if away.cover and _find_absence(account, away.cover, day) is None:
            return away.cover, day
    return by, first


def _find_absence(account: Account, id: str, day: date) -> Absence | None:
    member = account.colleague(id)
    return next((a for a in member.absent if a.from_ <= day <= a.to), None) if member else None
