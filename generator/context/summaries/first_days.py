"""What a new account manager needs to know of an account of theirs, for the page of their first ninety days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.context.account.contracts import contract_fact
from generator.context.account_view import AccountView
from generator.context.views import Who
from generator.insight.newcomers.newcomer import newly_taken_over
from generator.insight.newcomers.progress import ROLES
from generator.insight.people.introductions import who_else_knows
from generator.insight.people.succession import first_to_meet
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
    """What its owner needs to know of an account that is new to them; None when it is not."""
    account, as_of = view.account, view.as_of
    owner = account.colleague(account.profile.owner)
    since = newly_taken_over(account, owner, as_of) if owner else None
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
    for person in first_to_meet(view.account):
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
