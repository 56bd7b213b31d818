"""What the joint work as a whole brings to both companies: its balance and its last win."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from generator.insight.promises.promises import Promise, open_promises
from generator.insight.value.lineage import projects_of
from generator.insight.value.value import Balance, Worth, initiative_worth
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.value import Initiative, Outcome

WIN_WITHIN = 180
"""Within how many days joint work should have brought something to both."""


class Lean(StrEnum):
    """Which side has more of the joint work."""

    BALANCED = "balanced"
    CUSTOMER = "customer"
    US = "us"


def active_worths(account: Account, settings: Settings) -> list[Worth]:
    """What each initiative we are at work in is worth to both."""
    return [initiative_worth(initiative, settings) for initiative in account.initiatives if initiative.active]


def value_tilt(worths: Iterable[Worth]) -> float | None:
    """How far the rated initiatives tilt, from -1 (all for us) to 1 (all for them); None with nothing to weigh.

    It is what they have less what we have, as a share of what both have together.
    """
    rated = [w for w in worths if w.balance is not Balance.UNRATED]
    theirs, ours = sum(w.customer or 0 for w in rated), sum(w.us or 0 for w in rated)
    return (theirs - ours) / (theirs + ours) if theirs + ours else None


def value_lean(worths: Iterable[Worth], settings: Settings) -> Lean | None:
    """Which side has more of the rated initiatives, by more than ``balance_limit``; None when none is rated."""
    share = value_tilt(worths)
    if share is None:
        return None
    if abs(share) <= settings.balance_limit:
        return Lean.BALANCED
    return Lean.CUSTOMER if share > 0 else Lean.US


def is_win_win(outcome: Outcome) -> bool:
    """Whether something came of it for both."""
    return bool(outcome.value_customer and outcome.value_us)


def last_win_win(account: Account, as_of: date) -> Outcome | None:
    """The newest outcome that brought something to both, dated no later than the as-of date."""
    wins = [outcome for outcome in account.outcomes if outcome.on <= as_of and is_win_win(outcome)]
    return max(wins, key=lambda outcome: outcome.on, default=None)


def days_since_win_win(account: Account, as_of: date) -> int | None:
    """Days since joint work last brought something to both; None when no such outcome is noted."""
    last = last_win_win(account, as_of)
    return (as_of - last.on).days if last else None


def promised_for(account: Account, initiative: Initiative, as_of: date) -> tuple[Promise, ...]:
    """Our open promises in the projects of an initiative."""
    projects = {project.id for project in projects_of(account, initiative)}
    ours = open_promises(account, "us", as_of)
    return tuple(promise for promise in ours if promise.commitment.project in projects)
