"""Whom to ask what we do not know: the person at the customer best placed to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.insight.people.departures import has_left
from generator.insight.people.weight import GRADE_ORDER
from generator.model.account import Account
from generator.model.people import Stakeholder


def best_placed(account: Account, places: Sequence[str]) -> Stakeholder | None:
    """The first present person on one of the floors or in one of the decision roles named, best first.

    Among several the most influential one; when nobody holds such a place, a friend of ours in the building.
    """
    for place in places:
        here = [person for person in account.stakeholders if person.present and _holds_place(person, place)]
        if here:
            return min(here, key=lambda person: GRADE_ORDER[person.influence])
    return next((person for person in account.stakeholders if person.present and person.friend), None)


def still_to_ask(account: Account, id: str | None, as_of: date) -> str | None:
    """Whom to ask instead of somebody who left: who follows them, else whom they reported to; None when nobody is left.

    Somebody who is still there, or is one of us, is to be asked themselves.
    """
    seen = set[str]()
    while (person := account.person(id)) and has_left(person, as_of) and person.left and person.id not in seen:
        seen.add(person.id)
        follows = account.person(person.left.successor)
        id = follows.id if follows else person.reports_to
    return None if id in seen else id


def _holds_place(person: Stakeholder, place: str) -> bool:
    return person.floor == place or place in person.decision_role
