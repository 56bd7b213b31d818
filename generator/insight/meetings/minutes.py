"""Whether the minutes of a review went out while everybody still remembers what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.days.period import working_days_after
from generator.insight.meetings.reviews import REVIEW_KINDS, Reviewing, held_reviews
from generator.model.account import Account
from generator.model.settings import Settings

REMEMBERED = 90
"""For how many days after a review its minutes are asked for; later nobody remembers what was said."""


class MinutesStage(StrEnum):
    """Where the minutes of a review stand."""

    SENT = "sent"
    #: Not sent, and there is still time.
    DUE = "due"
    #: Not sent, and the time is over.
    LATE = "late"
    #: The time is over, and nobody has noted anything of what came of the review.
    NOT_NOTED = "not_noted"


@dataclass(frozen=True, slots=True)
class MinutesState:
    """The minutes of a review that was held."""

    held: Reviewing
    stage: MinutesStage
    #: How many working days of ours, Monday to Friday, lie between the review and the as-of date or the sending.
    working_days: int


def minutes_state(held: Reviewing, as_of: date, settings: Settings) -> MinutesState:
    """Where the minutes of a review held stand: late once ``minutes_due_working_days`` have passed."""
    sent = held.review.sent_on if held.review else None
    if sent and sent <= as_of:
        return MinutesState(held, MinutesStage.SENT, working_days_after(held.on, sent))
    days = working_days_after(held.on, as_of)
    if days <= settings.minutes_due_working_days:
        stage = MinutesStage.DUE
    else:
        stage = MinutesStage.LATE if held.review else MinutesStage.NOT_NOTED
    return MinutesState(held, stage, days)


def last_minutes(account: Account, as_of: date, settings: Settings) -> tuple[MinutesState, ...]:
    """The minutes of the last review held of each kind, the newest first; those more than 90 days old are history."""
    held = held_reviews(account, as_of)
    last = [next((reviewing for reviewing in held if reviewing.kind == kind), None) for kind in REVIEW_KINDS]
    minutes_states = [
        minutes_state(reviewing, as_of, settings)
        for reviewing in last
        if reviewing and (as_of - reviewing.on).days <= REMEMBERED
    ]
    return tuple(sorted(minutes_states, key=lambda state: state.held.on, reverse=True))
