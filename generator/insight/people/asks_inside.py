"""What we asked for inside our own company for the customer: what waits, and what was won."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.account import Account
from generator.model.asks_inside import AskInside

ANSWER_WITHIN = 14
"""Days within which our own company has answered, where no day was agreed."""
TELL_WITHIN = 7
"""Days within which they hear how it went."""
_WON = ("agreed", "done")


def waiting_asks(account: Account, as_of: date) -> tuple[AskInside, ...]:
    """What we asked for and have no answer to on a date, by the day it is due."""
    waiting = (ask for ask in account.asks_inside if ask.asked_on <= as_of and ask.status == "asked")
    return tuple(sorted(waiting, key=lambda ask: (answer_due(ask), ask.ask)))


def answered_asks(account: Account, as_of: date) -> tuple[AskInside, ...]:
    """What has an answer on a date, the newest first."""
    answered = (ask for ask in account.asks_inside if ask.status != "asked" and settled_on(ask) <= as_of)
    return tuple(sorted(answered, key=lambda ask: (settled_on(ask), ask.ask), reverse=True))


def won_asks(account: Account, as_of: date) -> tuple[AskInside, ...]:
    """What we won for them, the newest first."""
    return tuple(ask for ask in answered_asks(account, as_of) if ask.status in _WON)


def answer_due(ask: AskInside) -> date:
    """The day by which our own company should have answered."""
    return ask.due or ask.asked_on + timedelta(days=ANSWER_WITHIN)


def settled_on(ask: AskInside) -> date:
    """The day of the answer, or that of the asking where nobody noted it."""
    return ask.answered_on or ask.asked_on
