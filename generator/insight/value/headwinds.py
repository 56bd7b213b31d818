"""What presses on the customer and stands in the way, and what of our work bears on it."""

from __future__ import annotations

from generator.model.account import Account
from generator.model.strategy import Obstacle, Pressure
from generator.model.value import Initiative


def taking_part(account: Account) -> tuple[Initiative, ...]:
    """The initiatives we are at work in."""
    return tuple(initiative for initiative in account.initiatives if initiative.active)


def answered_by(account: Account, pressure: Pressure) -> tuple[Initiative, ...]:
    """Our work that serves a goal on which a pressure bears."""
    return tuple(i for i in taking_part(account) if set(i.serves.customer) & set(pressure.affects))


def hindered_by(account: Account, obstacle: Obstacle) -> tuple[Initiative, ...]:
    """Our work that an obstacle blocks, itself or through a goal it serves."""
    blocked = set(obstacle.blocks)
    return tuple(i for i in taking_part(account) if i.id in blocked or blocked & set(i.serves.customer))
