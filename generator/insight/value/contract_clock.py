"""How long the contracts still run, and by when somebody has to speak up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.account import Account
from generator.model.contracts import Contract
from generator.model.settings import Settings

HANDOVER = 31
"""How many days before a contract ends another may begin and still count as the one that follows it."""

REMEMBERED = 365
"""For how many days after its end a contract that nothing follows is asked about."""


class ClockStage(StrEnum):
    """Where a contract stands; the more it matters, the earlier in this order."""

    #: Over, no more than a year ago, it does not renew itself, and no other contract follows.
    LAPSED = "lapsed"
    #: Its day is within ``contract_end_days.red``.
    URGENT = "urgent"
    #: Its day is within ``contract_end_days.amber``.
    SOON = "soon"
    #: Over, no more than a year ago; nothing follows, and whether it renewed itself is not known.
    UNCERTAIN = "uncertain"
    #: The term typed is over, and has renewed itself.
    RENEWED = "renewed"
    RUNNING = "running"
    #: The day for giving notice has passed: it goes on by itself.
    RENEWING = "renewing"
    #: It runs, and another contract follows.
    FOLLOWED = "followed"
    #: It has not begun.
    AHEAD = "ahead"
    #: Over, and either another followed or it is long ago.
    ENDED = "ended"


NEAR = (ClockStage.URGENT, ClockStage.SOON)
"""The stages in which the day of a contract comes near."""


class Deadline(StrEnum):
    """What happens on the day that counts."""

    #: The last day for giving notice.
    NOTICE = "notice"
    END = "end"
    #: It would renew itself, and by when notice has to be given is not known.
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class ContractClock:
    """A contract seen on a date."""

    contract: Contract
    stage: ClockStage
    #: The day that counts: the last for giving notice, or the end; once it is over, its end.
    day: date
    deadline: Deadline
    #: How many days are left until that day; negative once it has passed.
    days: int
    #: The contract that follows it; None when there is none.
    follower: Contract | None

    @property
    def in_force(self) -> bool:
        """Whether it holds on the date."""
        over = (ClockStage.LAPSED, ClockStage.UNCERTAIN, ClockStage.ENDED)
        return self.stage not in (*over, ClockStage.AHEAD)


def contract_clock(account: Account, contract: Contract, as_of: date, settings: Settings) -> ContractClock:
    """Where a contract stands on a date.

    Of one that renews itself the day for giving notice counts and the end does not; it counts where that day is
    not known. Of any other the day for giving notice counts until it has passed, and then the end. The clock
    stands still once another contract follows: one that ends later, and begins at most 31 days before this ends.
    """
    day, deadline = _day_that_counts(contract, as_of)
    follower = _find_follower(account, contract)
    stage = _clock_stage(contract, follower, (day - as_of).days, as_of, settings)
    return ContractClock(contract, stage, day, deadline, (day - as_of).days, follower)


def contract_clocks(account: Account, as_of: date, settings: Settings) -> tuple[ContractClock, ...]:
    """All contracts of an account on a date, those that matter most first."""
    clocks = [contract_clock(account, contract, as_of, settings) for contract in account.contracts]
    order = list(ClockStage)
    return tuple(sorted(clocks, key=lambda clock: (order.index(clock.stage), clock.day, clock.contract.name)))


def nearest_end(account: Account, as_of: date, settings: Settings) -> ContractClock | None:
    """The contract whose day is nearest, of those whose day comes near at all; None when there is none."""
    return next((clock for clock in contract_clocks(account, as_of, settings) if clock.stage in NEAR), None)


def _day_that_counts(contract: Contract, as_of: date) -> tuple[date, Deadline]:
    if as_of > contract.ends:
        return contract.ends, Deadline.END
    if contract.notice_by and (contract.auto_renew or as_of <= contract.notice_by):
        return contract.notice_by, Deadline.NOTICE
    return contract.ends, Deadline.RENEWAL if contract.auto_renew else Deadline.END


def _find_follower(account: Account, contract: Contract) -> Contract | None:
    following = [
        follower
        for follower in account.contracts
        if follower.ends > contract.ends and (contract.ends - follower.starts).days <= HANDOVER
    ]
    return min(following, key=lambda follower: (follower.starts, follower.ends), default=None)


def _clock_stage(
    contract: Contract, follower: Contract | None, days: int, as_of: date, settings: Settings
) -> ClockStage:
    if as_of > contract.ends:
        return _ended_stage(contract, follower, days)
    if as_of < contract.starts:
        return ClockStage.AHEAD
    if follower:
        return ClockStage.FOLLOWED
    if days < 0:
        return ClockStage.RENEWING
    limits = settings.contract_end_days
    if days <= limits.red:
        return ClockStage.URGENT
    return ClockStage.SOON if days <= limits.amber else ClockStage.RUNNING


def _ended_stage(contract: Contract, follower: Contract | None, days: int) -> ClockStage:
    if follower:
        return ClockStage.ENDED
    if contract.auto_renew:
        return ClockStage.RENEWED
    if -days > REMEMBERED:
        return ClockStage.ENDED
    return ClockStage.UNCERTAIN if contract.auto_renew is None else ClockStage.LAPSED
