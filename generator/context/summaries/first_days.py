"""What a new account manager needs to know of an account of theirs, for the page of their first ninety days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.context.account.contracts import contract_fact
from generator.context.account_view import AccountView
from generator.context.views import Who
from generator.insight.newcomers.first_days import ROLES, is_new, taken_over_on
from generator.insight.people.introductions import who_else_knows
from generator.insight.people.succession import closely_managed
from generator.insight.people.weight import GRADE_ORDER
from generator.insight.value.contract_clock import contract_clocks
from generator.model.people import Stakeholder

_PEOPLE = 6
"""How many people of an account are to be met first."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody to be met, and who introduces."""

    who: Who
    #: None when nobody of us is known to know them.
    by: Who | None
    #: Why it is them: ``call on 3 Aug``; empty when nobody is.
    why: str


@dataclass(frozen=True, slots=True)
class RoleAsk:
    """What a role asks of an account: its first open question, and how many there are."""

    role: str
    text: str
    open: int


@dataclass(frozen=True, slots=True)
class FirstDays:
    """An account in the hands of somebody new."""

    #: Since when they have it.
    since: date
    #: The most influential first.
    meet: tuple[Introduction, ...]
    #: The day that counts of its contracts, for sorting, and in words; None and empty when there is none.
    clock: date | None
    clock_words: str
    asks: tuple[RoleAsk, ...]


def note_first_days(view: AccountView) -> FirstDays | None:
    """What somebody new needs to know of an account; None when its owner is not new."""
    account, as_of = view.account, view.as_of
    owner = account.colleague(account.profile.owner)
    since = taken_over_on(account, owner) if owner and is_new(owner, as_of) else None
    if since is None:
        return None
    clocks, fact = contract_clocks(account, as_of, account.settings), contract_fact(account, as_of)
    return FirstDays(
        since=since,
        meet=tuple(_introductions(view))[:_PEOPLE],
        clock=next((clock.day for clock in clocks if clock.in_force), None),
        clock_words=fact[1] if fact else "",
        asks=tuple(_role_asks(view)),
    )


def _introductions(view: AccountView) -> Iterator[Introduction]:
    """Those to be managed closely; where nobody is, those who have a part in decisions about us."""
    people = [person for person in view.account.stakeholders if closely_managed(person)]
    people = people or [person for person in view.account.stakeholders if person.present and person.decision_role]
    for person in sorted(people, key=lambda person: GRADE_ORDER[person.influence]):
        yield _introduction(view, person)


def _introduction(view: AccountView, person: Stakeholder) -> Introduction:
    owner = view.account.profile.owner
    known = ((member, why) for member, why in who_else_knows(view.account, person, view.as_of) if member.id != owner)
    member, why = next(known, (None, ""))
    return Introduction(view.directory.theirs(person), view.directory.who(member.id) if member else None, why)


def _role_asks(view: AccountView) -> Iterator[RoleAsk]:
    for role in ROLES:
        questions = view.questions.get(role)
        waiting = (*questions.open, *questions.missing) if questions else ()
        if waiting:
            yield RoleAsk(role, waiting[0].ask, len(waiting))
