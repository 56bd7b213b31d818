"""What their people have to give us and have not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.work import InputNeeded, Project

INDIFFERENT = 2
"""From how many late things on somebody may not care, rather than have forgotten."""


@dataclass(frozen=True, slots=True)
class Debtor:
    """Somebody who is late with what a project needs."""

    person: Stakeholder
    #: What is late and the project that needs it, the longest overdue first.
    late: tuple[tuple[InputNeeded, Project], ...]

    @property
    def indifferent(self) -> bool:
        """Whether so much is late that something must stand in the way."""
        return len(self.late) >= INDIFFERENT


def find_debtors(account: Account, as_of: date) -> tuple[Debtor, ...]:
    """Who is late with what open projects need, the longest overdue first: due before the date, not received."""
    late: dict[str, list[tuple[InputNeeded, Project]]] = {}
    for project in account.projects:
        for needed in project.inputs_needed if project.open else ():
            if needed.due < as_of and not (needed.received and needed.received <= as_of):
                late.setdefault(needed.from_, []).append((needed, project))
    debtors = [
        Debtor(person, tuple(sorted(inputs, key=lambda pair: pair[0].due)))
        for id, inputs in late.items()
        if (person := account.person(id))
    ]
    return tuple(sorted(debtors, key=lambda debtor: debtor.late[0][0].due))
