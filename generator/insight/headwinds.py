"""What presses on the customer and stands in the way, and what of our work bears on it (S10, S59)."""

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


def in_our_way(account: Account) -> tuple[Obstacle, ...]:
    """Obstacles still standing that block work we take part in, or a goal which that work serves."""
    ours = taking_part(account)
    touched = {i.id for i in ours} | {goal for i in ours for goal in i.serves.customer}
    obstacles = account.strategy.customer.obstacles
    return tuple(o for o in obstacles if o.status == "open" and set(o.blocks) & touched)
