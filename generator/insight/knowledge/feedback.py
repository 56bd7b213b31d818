"""What they told us about our products and has not come back to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.account import Account
from generator.model.feedback import Feedback

ROUTE_WITHIN = 14
REPLY_WITHIN = 90


class Loop(StrEnum):
    """How far feedback is from coming back to whoever gave it."""

    #: Nobody of those who make the product has it.
    NOT_ROUTED = "not passed on"
    #: They have it, and nobody has told the customer anything for a long time.
    SILENT = "no word to them"
    #: It was decided, and nobody has told the customer.
    UNTOLD = "decided, not told"


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """Feedback that has not come back to whoever gave it."""

    feedback: Feedback
    loop: Loop
    #: Days since they told us.
    days: int


def open_loops(account: Account, as_of: date) -> tuple[OpenLoop, ...]:
    """The feedback that should have been passed on or answered by a date, the oldest first."""
    return tuple(sorted(_find_loops(account, as_of), key=lambda loop: -loop.days))


def _find_loops(account: Account, as_of: date) -> Iterator[OpenLoop]:
    for feedback in account.feedback:
        days = (as_of - feedback.on).days
        if feedback.reply_given_on and feedback.reply_given_on <= as_of:
            continue
        if feedback.status in ("done", "declined") and days > ROUTE_WITHIN:
            yield OpenLoop(feedback, Loop.UNTOLD, days)
        elif feedback.routed_to is None and feedback.status == "open" and days > ROUTE_WITHIN:
            yield OpenLoop(feedback, Loop.NOT_ROUTED, days)
        elif days > REPLY_WITHIN:
            yield OpenLoop(feedback, Loop.SILENT, days)
