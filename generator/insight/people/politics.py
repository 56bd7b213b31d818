"""How we stand with the people who shape what their company decides, and they towards us."""

from __future__ import annotations

from datetime import date
from typing import get_args

from generator.insight.people.weight import GRADE_ORDER
from generator.model.account import Account
from generator.model.people import RelationshipLevel, Stakeholder

LEVELS: tuple[str, ...] = get_args(RelationshipLevel)
"""How they see one of us, from a stranger to a trusted adviser."""


def best_standing(person: Stakeholder) -> str | None:
    """The best standing anybody of us has with a person; None when nobody has noted one."""
    return max((relation.level for relation in person.relationships), key=LEVELS.index, default=None)


def wanted_standing(person: Stakeholder) -> str | None:
    """The best standing we want with a person; None when nobody has said."""
    targets = [relation.target for relation in person.relationships if relation.target]
    return max(targets, key=LEVELS.index, default=None)


def below_wanted(person: Stakeholder) -> bool:
    """Whether nobody of us stands as well with a person as we want."""
    now, target = best_standing(person), wanted_standing(person)
    return target is not None and (now is None or LEVELS.index(now) < LEVELS.index(target))


def with_standing_to_win(account: Account) -> tuple[Stakeholder, ...]:
    """Those still there with whom nobody of us stands as well as we want, the most influential first."""
    people = [person for person in account.stakeholders if person.present and below_wanted(person)]
    return tuple(sorted(people, key=lambda person: GRADE_ORDER[person.influence]))


def closed_doors(account: Account) -> tuple[Stakeholder, ...]:
    """People of the inner circle with whom nobody of us has any standing."""
    return tuple(
        person
        for person in account.stakeholders
        if person.left is None and person.political == "inner_circle" and best_standing(person) in (None, "none")
    )


def judged_days_ago(person: Stakeholder, as_of: date) -> int | None:
    """How many days ago we judged where a person stands towards us; None when there is no judgement or no date."""
    if person.support is None or person.support_on is None or person.support_on > as_of:
        return None
    return (as_of - person.support_on).days
