"""Friends of ours in the building, who keep us in the picture, and when we last heard from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.insight.people.contact import counts_as_contact
from generator.insight.rhythm.rhythm import paused_days
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.model.questions import OpenQuestion
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Friend:
    """A friend in the building."""

    person: Stakeholder
    #: The newest contact in which they spoke: one that counts, or one they began; None when there is none.
    heard: LogEntry | None
    #: Days since then, without the customer's pauses; None when there is none.
    days: int | None
    #: What we want to know and could ask them next: what is meant for them, else for anybody, else for somebody else.
    ask: OpenQuestion | None


def friends_there(account: Account, as_of: date, settings: Settings) -> tuple[Friend, ...]:
    """The friends who are still there, in the order of the account."""
    present = [person for person in account.stakeholders if person.friend and person.present]
    friends: list[Friend] = []
    for person in present:
        asked = [friend.ask for friend in friends]
        friends.append(_friend_state(account, person, _next_question(account, person, asked), as_of, settings))
    return tuple(friends)


def _friend_state(
    account: Account, person: Stakeholder, ask: OpenQuestion | None, as_of: date, settings: Settings
) -> Friend:
    spoke = [
        entry
        for entry in account.log
        if person.id in entry.with_
        and entry.on <= as_of
        and (counts_as_contact(entry, settings) or (entry.initiated_by == "customer" and entry.type != "internal"))
    ]
    heard = max(spoke, key=lambda entry: entry.on, default=None)
    days = (as_of - heard.on).days - paused_days(account, heard.on, as_of) if heard else None
    return Friend(person, heard, days, ask)


def _next_question(account: Account, person: Stakeholder, asked: Sequence[OpenQuestion | None]) -> OpenQuestion | None:
    """What to ask a friend; of what is for others, for a friend hears of it, what no other friend is asked already."""
    unanswered = [question for question in account.questions if question.answer is None]
    theirs = [question for question in unanswered if question.of == person.id]
    anybodys = [question for question in unanswered if question.of is None]
    strangers = {other.id for other in account.stakeholders if not other.friend}
    others = [question for question in unanswered if question not in asked and question.of in strangers]
    return next(iter((*theirs, *anybodys, *others)), None)
