"""Who of us knows somebody, and who could open a door to them: a colleague, or somebody there we are in touch with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.days.period import in_short
from generator.insight.people.channels import of_us
from generator.insight.people.contact import contact_state
from generator.insight.people.coverage import COVERED
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings
from generator.model.team import TeamMember
from generator.wording.text import entry_noun, plain_words


def who_knows(account: Account, person: Stakeholder) -> TeamMember | None:
    """Somebody of us who knows a person well, and is not the one who looks after the contact anyway."""
    usual = person.contact.owner or account.profile.owner
    return next((member for member in account.team if person.id in member.knows and member.id != usual), None)


def who_else_knows(account: Account, person: Stakeholder, as_of: date) -> tuple[tuple[TeamMember, str], ...]:
    """Those of us besides whoever looks after a person who know them, each with why we think so."""
    usual = person.contact.owner or account.profile.owner
    reasons: dict[str, str] = {member.id: "knows them well" for member in account.team if person.id in member.knows}
    for relation in (relation for relation in person.relationships if relation.level != "none"):
        reasons.setdefault(relation.with_, f"{plain_words(relation.level)} there")
    talks = (entry for entry in account.log if person.id in entry.with_ and entry.on <= as_of)
    for entry in sorted(talks, key=lambda entry: entry.on, reverse=True):
        for id in of_us(account, entry):
            reasons.setdefault(id, f"{entry_noun(entry.type)} on {in_short(entry.on)}")
    return tuple(
        (colleague, why) for id, why in reasons.items() if id != usual and (colleague := account.colleague(id))
    )


@dataclass(frozen=True, slots=True)
class OurTie:
    """One of us who knows one of the customer's people."""

    colleague: TeamMember
    #: How well, as the account has it, in words; and how strong that is, from 1 to 4.
    how: str
    strength: int
    #: When they last spoke; the first day there is where the log does not say.
    last: date


SPOKE, WELL = 1, 3
"""How strong it is to have spoken with a person, and from which strength on somebody can ask a favour of them."""

_STRENGTHS = {"vendor": SPOKE, "credible_source": 2, "problem_solver": WELL, "trusted_advisor": 4}


def our_ties(account: Account, person: Stakeholder, as_of: date) -> tuple[OurTie, ...]:
    """Who of us knows a person, the strongest tie first, then who spoke with them last."""
    talks = sorted((e for e in account.log if person.id in e.with_ and e.on <= as_of), key=lambda entry: entry.on)
    last = {id: entry for entry in talks for id in of_us(account, entry)}
    found = {id: (SPOKE, f"{entry_noun(entry.type)} on {in_short(entry.on)}") for id, entry in last.items()}
    found |= {member.id: (WELL, "knows them well") for member in account.team if person.id in member.knows}
    for relation in person.relationships:
        strength = _STRENGTHS.get(relation.level, 0)
        if strength > found.get(relation.with_, (0, ""))[0]:
            found[relation.with_] = (strength, plain_words(relation.level))
    ties = (
        OurTie(colleague, how, strength, last[id].on if id in last else date.min)
        for id, (strength, how) in found.items()
        if (colleague := account.colleague(id))
    )
    return tuple(sorted(ties, key=lambda tie: (tie.strength, tie.last), reverse=True))


def who_could_introduce(
    account: Account, person: Stakeholder, as_of: date, settings: Settings
) -> TeamMember | Stakeholder | None:
    """Who could introduce us to a person: a colleague who knows them, else somebody there we are in touch with.

    Of their people: who arranges the contact, their superior, who reports to them, or a friend of ours.
    """
    member = who_knows(account, person)
    if member:
        return member
    near = (
        stakeholder
        for stakeholder in _people_near(account, person)
        if stakeholder.present and stakeholder.id != person.id
    )
    return next(
        (stakeholder for stakeholder in near if contact_state(account, stakeholder, as_of, settings).state in COVERED),
        None,
    )


def _people_near(account: Account, person: Stakeholder) -> Iterator[Stakeholder]:
    for id in (person.contact.via, person.reports_to):
        stakeholder = account.person(id)
        if stakeholder:
            yield stakeholder
    yield from (stakeholder for stakeholder in account.stakeholders if stakeholder.reports_to == person.id)
    yield from (stakeholder for stakeholder in account.stakeholders if stakeholder.friend)
