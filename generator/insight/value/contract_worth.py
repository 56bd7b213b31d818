"""What contracts bring us in a year, and what of it can be lost by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.insight.value.contract_clock import NEAR, ClockStage, contract_clocks
from generator.model.account import Account
from generator.model.record import Money
from generator.model.settings import Settings

_CAN_BE_LOST = (*NEAR, ClockStage.RUNNING)


@dataclass(frozen=True, slots=True)
class Amount:
    """So much money in one currency."""

    currency: str
    amount: float


@dataclass(frozen=True, slots=True)
class ContractLoss:
    """What one contract brings in a year, which is lost if somebody gives notice or nobody renews it by a day."""

    day: date
    value: Amount


def yearly_values(account: Account, as_of: date) -> tuple[Amount, ...]:
    """What each contract in force on a date brings in a year, of those where it is noted."""
    clocks = contract_clocks(account, as_of, account.settings)
    return tuple(_amount(clock.contract.value) for clock in clocks if clock.in_force and clock.contract.value)


def possible_losses(account: Account, as_of: date) -> tuple[ContractLoss, ...]:
    """What can still be lost, by day: not where another contract follows or the day for giving notice has passed."""
    losses = [
        ContractLoss(clock.day, _amount(clock.contract.value))
        for clock in contract_clocks(account, as_of, account.settings)
        if clock.stage in _CAN_BE_LOST and clock.contract.value
    ]
    return tuple(sorted(losses, key=lambda loss: loss.day))


def _amount(money: Money) -> Amount:
    return Amount(money.currency, money.amount)


def add_amounts(amounts: Iterable[Amount], settings: Settings) -> tuple[Amount, ...]:
    """The sum of each currency, by its code; those for which there is a rate in the currency of the company."""
    home, sums = settings.company.currency, dict[str, float]()
    for one in amounts:
        rate = settings.rates.get(one.currency) if home else None
        code, amount = (home, one.amount * rate) if home and rate else (one.currency, one.amount)
        sums[code] = sums.get(code, 0) + amount
    return tuple(Amount(code, amount) for code, amount in sorted(sums.items()))
