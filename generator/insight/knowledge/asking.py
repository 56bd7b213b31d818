"""Whom to ask what we do not know: the person at the customer best placed to answer."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.account import Account
from generator.model.people import Stakeholder

_WEIGHT = {"high": 0, "medium": 1, "low": 2, None: 3}


def best_placed(account: Account, places: Sequence[str]) -> Stakeholder | None:
    """The first present person on one of the floors or in one of the decision roles named, best first.

    Among several the most influential one; when nobody holds such a place, a friend of ours in the building.
    """
    for place in places:
        here = [person for person in account.stakeholders if person.present and _holds_place(person, place)]
        if here:
            return min(here, key=lambda person: _WEIGHT[person.influence])
    return next((person for person in account.stakeholders if person.present and person.friend), None)


def _holds_place(person: Stakeholder, place: str) -> bool:
    return person.floor == place or place in person.decision_role
