"""People of weight who are against us, and whether anything is under way with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.value import NextStep


def unattended_opposition(account: Account, as_of: date) -> tuple[Stakeholder, ...]:
    """Sceptics and opponents of high or medium influence whom no open promise and no next step names."""
    return tuple(
        person
        for person in account.stakeholders
        if person.present
        and person.influence in ("high", "medium")
        and person.support in ("sceptic", "opponent")
        and not _has_attended(account, person, as_of)
    )


def in_their_ear(account: Account, person: Stakeholder) -> tuple[Stakeholder, ...]:
    """Who has influence on a person or is their ally, and is well disposed to us."""
    ends = [tie.from_ for tie in account.ties if tie.to == person.id and tie.kind in ("influences", "allied")]
    ends += [tie.to for tie in account.ties if tie.from_ == person.id and tie.kind == "allied"]
    near = [account.person(end) for end in dict.fromkeys(ends)]
    return tuple(
        stakeholder
        for stakeholder in near
        if stakeholder and stakeholder.present and stakeholder.support in ("advocate", "supporter")
    )


def _has_attended(account: Account, person: Stakeholder, as_of: date) -> bool:
    for promise in account.commitments:
        named = person.id in (promise.by, promise.to) or person.label in promise.text
        if named and promise.status == "open" and promise.made_on <= as_of:
            return True
    return any(person.id in people or person.label in step.text for step, people in _next_steps(account))


def _next_steps(account: Account) -> Iterator[tuple[NextStep, tuple[str | None, ...]]]:
    """Every next step under way, with the ids of those it concerns."""
    for initiative in account.initiatives:
        if initiative.next_step and initiative.status not in ("achieved", "cancelled"):
            yield initiative.next_step, (initiative.next_step.owner, initiative.owners.customer)
    for link in account.linkages:
        if link.next_step:
            yield link.next_step, (link.next_step.owner, *link.people)
