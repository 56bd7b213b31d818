"""Mistakes of ours that are not put right yet, and how far each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.days.period import working_days_after
from generator.model.account import Account
from generator.model.mistakes import Mistake

OWN_UP_WITHIN = 2
"""Working days (Monday to Friday) within which we say ourselves that something was our mistake."""


class Mending(StrEnum):
    """How far a mistake is from being put right, the furthest first."""

    NOT_OWNED_UP = "not owned up to"
    NO_REMEDY = "no remedy agreed"
    LATE = "remedy late"
    UNDER_WAY = "being put right"
    UNCONFIRMED = "done, not confirmed"
    RIGHT = "put right"


@dataclass(frozen=True, slots=True)
class MistakeState:
    """A mistake on a date."""

    mistake: Mistake
    mending: Mending
    #: How many days it is late: working days past the time to own up, days past the day of the remedy.
    late: int


def mistake_states(account: Account, as_of: date) -> tuple[MistakeState, ...]:
    """The mistakes known on a date, those furthest from being put right first, then the newest."""
    known = [_state(mistake, as_of) for mistake in account.mistakes if mistake.on <= as_of]
    newest = sorted(known, key=lambda state: state.mistake.on, reverse=True)
    return tuple(sorted(newest, key=lambda state: tuple(Mending).index(state.mending)))


def _state(mistake: Mistake, as_of: date) -> MistakeState:
    if mistake.confirmed_by:
        return MistakeState(mistake, Mending.RIGHT, 0)
    if mistake.owned_up_on is None or mistake.owned_up_on > as_of:
        waited = working_days_after(mistake.on, as_of)
        return MistakeState(mistake, Mending.NOT_OWNED_UP, max(0, waited - OWN_UP_WITHIN))
    if mistake.done and mistake.done <= as_of:
        return MistakeState(mistake, Mending.UNCONFIRMED, 0)
    if mistake.remedy is None or mistake.due is None:
        return MistakeState(mistake, Mending.NO_REMEDY, 0)
    late = max(0, (as_of - mistake.due).days)
    return MistakeState(mistake, Mending.LATE if late else Mending.UNDER_WAY, late)
