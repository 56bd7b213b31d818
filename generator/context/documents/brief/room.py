"""How many lines each block of a brief has: all that matter, and fewer only once two pages do not hold them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.brief_orders import BriefOrder

MOST_ASKS = 8
"""How many questions there are at most, however much room there is: nobody asks twenty in an hour."""

_TIGHT: Mapping[str, int] = {
    "unsettled": 12,
    "attendees": 6,
    "learned": 4,
    "possible": 3,
    "deciding": 5,
    "due": 4,
    "measures": 4,
    "plans": 4,
    "aims": 4,
    "stories": 6,
    "promises": 4,  # of each side
    "state": 6,
    "news": 3,
    "agenda": 7,
    "asks": 5,
    "decisions": 4,
    "profiles": 5,
    "goals": 3,  # of each side
    "initiatives": 4,
    "rhythm": 5,
    "watch": 3,
    "objections": 3,
    "avoid": 5,
    "ourselves": 4,
}
"""How many lines a block keeps once two pages do not hold all of them."""

_SHARES = (1.2, 0.9, 0.7, 0.5, 0.2)
"""Which share of these lines it keeps, by how far it is tightened."""


def tight_rooms(order: BriefOrder) -> dict[str, tuple[int, ...]]:
    """How many lines each block of a brief keeps, by how far it is tightened; not tightened, it has all its lines."""
    return {
        block: tuple(max(1, round(share * _TIGHT[block])) for share in _SHARES)
        for block in (*order.first, *order.second)
        if block in _TIGHT
    }
