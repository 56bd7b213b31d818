"""What initiatives are worth to both companies, and in which quadrant that puts them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.value import Initiative


class Balance(StrEnum):
    """Who gains from an initiative."""

    WIN_WIN = "win_win"
    CUSTOMER_ONLY = "customer_only"
    US_ONLY = "us_only"
    NEITHER = "neither"
    UNRATED = "unrated"


@dataclass(frozen=True, slots=True)
class Worth:
    """What an initiative is worth to each side, from 0 to 5, and who gains from it."""

    initiative: Initiative
    customer: int | None
    us: int | None
    balance: Balance

    @property
    def joint(self) -> int:
        """What both have of it: a win counts only as far as both have it."""
        return min(self.customer or 0, self.us or 0)


def initiative_worth(initiative: Initiative, settings: Settings) -> Worth:
    """What one initiative is worth, and its quadrant."""
    customer, us = initiative.value.customer.score, initiative.value.us.score
    return Worth(initiative, customer, us, _judge_balance(customer, us, settings.value_threshold))


def _judge_balance(customer: int | None, us: int | None, threshold: int) -> Balance:
    if customer is None or us is None:
        return Balance.UNRATED
    if customer >= threshold:
        return Balance.WIN_WIN if us >= threshold else Balance.CUSTOMER_ONLY
    return Balance.US_ONLY if us >= threshold else Balance.NEITHER


def by_joint_value(account: Account, settings: Settings) -> list[Worth]:
    """All initiatives, those worth most to both sides first."""
    rated = [initiative_worth(initiative, settings) for initiative in account.initiatives]
    return sorted(rated, key=lambda w: (-w.joint, -((w.customer or 0) + (w.us or 0)), w.initiative.text))
