"""How much weight the word of a person has."""

from __future__ import annotations

from generator.model.people import Stakeholder

INFLUENCE = {"high": 3, "medium": 2, "low": 1, None: 1}
"""The weight of somebody's word by their influence; influence nobody judged weighs like a low one."""

GRADE_ORDER = {"high": 0, "medium": 1, "low": 2, None: 3}
"""Where grades of influence and interest stand in a list: the highest first, what nobody judged last."""

_FLOORS = {"board": 3, "executive": 3, "senior": 2}
"""The same by how high in the building somebody sits, while nobody judged their influence."""

DECIDING = ("decision_maker", "economic_buyer", "executive_sponsor")
"""The parts of those who decide about us."""


def decides(person: Stakeholder) -> bool:
    """Whether somebody has one of the parts of those who decide about us."""
    return any(role in DECIDING for role in person.decision_role)


def person_weight(person: Stakeholder) -> int:
    """How much weight somebody's word has: 3 for high influence and for those who decide, 2 for medium, else 1.

    While nobody judged their influence it goes by their floor: 3 for the board and the management, 2 for senior people.
    """
    if decides(person):
        return INFLUENCE["high"]
    return INFLUENCE[person.influence] if person.influence else _FLOORS.get(person.floor or "", INFLUENCE[None])


def is_weighty(person: Stakeholder) -> bool:
    """Whether somebody is of those whose loss is felt most: of most weight, or a champion of ours."""
    return person_weight(person) == INFLUENCE["high"] or "champion" in person.decision_role
