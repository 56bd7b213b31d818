"""How satisfied the customer is, by the newest judgement (D34, S20)."""

from __future__ import annotations

from datetime import date

from generator.model.account import Account
from generator.model.relationship import Satisfaction


def newest_satisfaction(account: Account, as_of: date) -> Satisfaction | None:
    """The newest judgement dated no later than the as-of date; of two on one day, the one that was added later."""
    known = [judgement for judgement in reversed(account.satisfaction) if judgement.on <= as_of]
    return max(known, key=lambda judgement: judgement.on, default=None)
