"""Whom a finding is for: who of us should act on it, and whom of them to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.insight.knowledge.asking import best_placed
from generator.insight.people.owners import find_manager
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.work import Project


def of_ours(account: Account, id: str | None) -> str | None:
    """The id when it is that of one of us, who can be asked to act; None otherwise, for the account's owner."""
    return id if account.colleague(id) else None


def looked_after_by(account: Account, id: str | None) -> str | None:
    """Id of who of us looks after one of their people; None when that is not named, for the account's owner."""
    person = account.person(id)
    return person.contact.owner if person else None


def who_could_say(account: Account, ids: Iterable[str | None], places: Sequence[str]) -> str:
    """The name of whom to ask: the first of some people who is still there, else the best placed person."""
    people = (account.person(id) for id in ids)
    here = next((person for person in people if person and person.present), None) or best_placed(account, places)
    return here.label if here else "somebody there"


def successor_of(account: Account, person: Stakeholder) -> Stakeholder | None:
    """Who followed one of their people who left; None as long as that is not known."""
    return account.person(person.left.successor) if person.left else None


def manager_of(account: Account) -> str:
    """The name of the first manager of ours, of the account's own team before everybody else."""
    manager = find_manager(account)
    return manager.name if manager else "your manager"


def sponsor_of(account: Account, project: Project) -> str:
    """The name of whom to tell about a project: its sponsor while they are there, else the customer."""
    sponsor = account.person(project.sponsor)
    return sponsor.label if sponsor and sponsor.left is None else account.name
