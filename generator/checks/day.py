"""Which few of many findings are for today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

_OF_ONE = 3
"""So many findings of one account at the most, while others of their level wait: one in trouble must not hide them."""


class Ranked(Protocol):
    """Whatever stands in the order of findings."""

    @property
    def rank(self) -> tuple[int, ...]:
        """Where it stands, the lowest first; the first figure is its level."""


Thing = TypeVar("Thing", bound=Ranked)


def choose_day(accounts: Sequence[Sequence[Thing]], most: int, of_one: int = _OF_ONE) -> list[Thing]:
    """The few things to see to today out of those in several accounts, what matters most first.

    Red comes before amber; within a level no account has more than ``of_one`` as long as others have something left.
    The things of an account come in their order.
    """
    turns = ((turn >= of_one, thing) for account in accounts for turn, thing in enumerate(account))
    ordered = sorted(turns, key=lambda pair: (pair[1].rank[:1], pair[0], pair[1].rank))
    return sorted((thing for _, thing in ordered[:most]), key=lambda thing: thing.rank)
