"""Who of us does what for a customer: as we say it among us, and as the customer may read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight.sharing.shared import SharedContact
from generator.insight.sharing.sharing import share_contact, shared_report, shared_team_ids
from generator.model.account import Account
from generator.model.team import TeamMember
from generator.wording.text import in_prose, quote_text


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What one of us does in an account."""

    member: TeamMember
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedPart:
    """What one of us does for the customer, and how they are reached."""

    contact: SharedContact
    tasks: tuple[str, ...]
    #: Whether they lead the account managers.
    leads: bool


def own_parts(account: Account) -> tuple[OwnPart, ...]:
    """What each of us does in an account that the customer deals with, the account manager first."""
    members = (account.colleague(id) for id in shared_team_ids(account))
    return tuple(OwnPart(member, tuple(_list_tasks(account, member))) for member in members if member)


def shared_parts(account: Account) -> tuple[SharedPart, ...]:
    """The same as far as the customer may know it: the role, and the projects of which they may have a report."""
    return tuple(
        SharedPart(contact, tuple(_list_shared_tasks(account, member)), _role_for_them(account, member) == "manager")
        for id in shared_team_ids(account)
        if (member := account.colleague(id)) and (contact := share_contact(account, id))
    )


def _list_tasks(account: Account, member: TeamMember) -> Iterator[str]:
    if member.id == account.profile.owner:
        yield "answers for the account"
    projects = [quote_text(p.name) for p in account.projects if p.open and p.accountable == member.id]
    if projects:
        yield f"answers for {in_prose(projects)}"
    there = [person for person in account.stakeholders if person.present]
    looked_after = [p.label for p in there if (p.contact.owner or account.profile.owner) == member.id]
    if looked_after:
        yield f"looks after {in_prose(looked_after)}"
    backed_up = [person.label for person in there if person.contact.backup == member.id]
    if backed_up:
        yield f"stands in with {in_prose(backed_up)}"


def _list_shared_tasks(account: Account, member: TeamMember) -> Iterator[str]:
    words = account.customer_words
    yield words.value("role", _role_for_them(account, member))
    projects = [p.name for p in account.projects if p.accountable == member.id and shared_report(account, p)]
    if projects:
        yield words.say("answers_for", projects=words.list(projects))


def _role_for_them(account: Account, member: TeamMember) -> str:
    """What one of us is for the customer: of the account managers one looks after them, the others stand in."""
    if member.id == account.profile.owner:
        return "account_manager"
    return "backup" if member.role == "account_manager" else member.role
