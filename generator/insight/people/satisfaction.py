"""How satisfied the customer is, by the newest judgement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.account import Account
from generator.model.relationship import Satisfaction
from generator.model.settings import Settings
from generator.model.work import Project

UNHAPPY = 2
"""Up to this score, of 5, a customer is unhappy."""
MIDDLING = 3
"""A score that is well when it has risen to it, and a warning when it has fallen to it."""


@dataclass(frozen=True, slots=True)
class SatisfactionState:
    """Where the customer's satisfaction stands on a date."""

    #: The newest judgement.
    newest: Satisfaction
    #: The judgement before it; None when it is the first.
    before: Satisfaction | None
    #: Days since the newest.
    days: int
    #: Whether that is too long ago to go by.
    old: bool

    @property
    def unhappy(self) -> bool:
        """Whether the newest judgement is a bad one."""
        return self.newest.score <= UNHAPPY

    @property
    def sliding(self) -> bool:
        """Whether the newest judgement is middling and the one before was better."""
        return self.newest.score == MIDDLING and self.before is not None and self.before.score > MIDDLING


def newest_satisfaction(account: Account, as_of: date) -> Satisfaction | None:
    """The newest judgement dated no later than the as-of date; of two on one day, the one that was added later."""
    return next(iter(_newest_first(account, as_of)), None)


def satisfaction_state(account: Account, as_of: date, settings: Settings) -> SatisfactionState | None:
    """The newest judgement, old after ``satisfaction`` days; None when nobody has judged."""
    known = _newest_first(account, as_of)
    if not known:
        return None
    days = (as_of - known[0].on).days
    before = known[1] if len(known) > 1 else None
    return SatisfactionState(known[0], before, days, days > settings.stale_days.satisfaction)


def still_unhappy(account: Account, as_of: date, settings: Settings) -> tuple[Satisfaction, ...]:
    """Bad judgements of our days that only somebody else has followed by another, the newest first."""
    earlier = _newest_first(account, as_of)[1:]
    recent = [one for one in earlier if (as_of - one.on).days <= settings.stale_days.satisfaction]
    return tuple(one for one in recent if one.score <= UNHAPPY and one.from_ and not _asked_again(account, one, as_of))


def _asked_again(account: Account, judgement: Satisfaction, as_of: date) -> bool:
    """Whether one of those whose judgement it was has judged since, or none of them is there any more."""
    there = [id for id in judgement.from_ if (person := account.person(id)) and person.present]
    since = [later for later in account.satisfaction if judgement.on < later.on <= as_of]
    return not there or any(id in later.from_ for later in since for id in there)


def _newest_first(account: Account, as_of: date) -> list[Satisfaction]:
    known = [judgement for judgement in reversed(account.satisfaction) if judgement.on <= as_of]
    return sorted(known, key=lambda judgement: judgement.on, reverse=True)


def all_green(account: Account) -> tuple[Project, ...]:
    """The open projects, if every one whose health is noted is green; otherwise nothing."""
    judged = [project for project in account.projects if project.open and project.health]
    return tuple(judged) if all(project.health == "green" for project in judged) else ()
