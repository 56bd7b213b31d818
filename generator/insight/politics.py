"""How we stand with the people who shape what their company decides (D12, S61)."""

from __future__ import annotations

from typing import get_args

from generator.model.account import Account
from generator.model.people import RelationshipLevel, Stakeholder

LEVELS: tuple[str, ...] = get_args(RelationshipLevel)
"""How they see one of us, from a stranger to a trusted adviser."""


def level(person: Stakeholder) -> str | None:
    """The best standing anybody of us has with a person; None when nobody has noted one."""
    return max((relation.level for relation in person.relationships), key=LEVELS.index, default=None)


def wanted(person: Stakeholder) -> str | None:
    """The best standing we want with a person; None when nobody has said."""
    targets = [relation.target for relation in person.relationships if relation.target]
    return max(targets, key=LEVELS.index, default=None)


def below_wanted(person: Stakeholder) -> bool:
    """Whether nobody of us stands as well with a person as we want (D12)."""
    now, target = level(person), wanted(person)
    return target is not None and (now is None or LEVELS.index(now) < LEVELS.index(target))


def closed_doors(account: Account) -> tuple[Stakeholder, ...]:
    """People of the inner circle with whom nobody of us has any standing."""
    return tuple(
        person
        for person in account.stakeholders
        if person.left is None and person.political == "inner_circle" and level(person) in (None, "none")
    )
