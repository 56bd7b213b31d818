"""Who could open a door to somebody: a colleague who knows them, or somebody there we are in touch with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.insight.people.contact import contact_state
from generator.insight.people.coverage import COVERED
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings
from generator.model.team import TeamMember


def who_knows(account: Account, person: Stakeholder) -> TeamMember | None:
    """Somebody of us who knows a person well, and is not the one who looks after the contact anyway."""
    usual = person.contact.owner or account.profile.owner
    return next((member for member in account.team if person.id in member.knows and member.id != usual), None)


def who_could_introduce(
    account: Account, person: Stakeholder, as_of: date, settings: Settings
) -> TeamMember | Stakeholder | None:
    """Who could introduce us to a person: a colleague who knows them, else somebody there we are in touch with.

    Of their people: who arranges the contact, their superior, who reports to them, or a friend of ours.
    """
    member = who_knows(account, person)
    if member:
        return member
    near = (one for one in _people_near(account, person) if one.present and one.id != person.id)
    return next((one for one in near if contact_state(account, one, as_of, settings).state in COVERED), None)


def _people_near(account: Account, person: Stakeholder) -> Iterator[Stakeholder]:
    for id in (person.contact.via, person.reports_to):
        one = account.person(id)
        if one:
            yield one
    yield from (one for one in account.stakeholders if one.reports_to == person.id)
    yield from (one for one in account.stakeholders if one.friend)
