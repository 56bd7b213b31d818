"""The first ninety days of an account manager: who is new, and the bars, each with how it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.insight.knowledge.open_questions import is_answered
from generator.insight.meetings.minutes import MinutesStage, minutes_state
from generator.insight.meetings.reviews import held_reviews
from generator.insight.people.channels import of_us
from generator.insight.people.contact import counts_as_contact
from generator.insight.people.succession import closely_managed, without_context
from generator.insight.promises.kept import in_time
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.personal import PersonalFile, Rating
from generator.model.questions import RoleName
from generator.model.team import TeamMember
from generator.model.work import Commitment

NEW_DAYS = 120
"""For so many days from their start somebody is new."""

LAST_BAR = 90
"""The day of the last bar."""

Known = Literal["the log", "the answers", "the promises", "the reviews", "the plan", "your own file", "typed"]
"""How a bar is known to be reached: from what the accounts say anyway, or because somebody typed it."""

ROLES: tuple[RoleName, ...] = ("ceo", "ambassador", "mediator", "consultant", "controller", "shareholder")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One who is new, what they have typed, and what they keep of themselves."""

    member: TeamMember
    started: date
    as_of: date
    own: PersonalFile

    @property
    def items(self) -> frozenset[str]:
        """What they have learnt, by its keys."""
        return frozenset(lesson.item for lesson in (*self.member.learned, *self.own.learned) if lesson.on <= self.as_of)


Check = Callable[[Account, date, Newcomer], bool]
"""Whether a bar is reached in an account that the newcomer has had since a day."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Something to have reached by a day."""

    #: By it a line below `learned` names the bar; where it is one of each account, the account's id follows.
    key: str
    day: int
    text: str
    known: Known
    #: How it is reached in one account; None for what is reached once, or typed.
    check: Check | None = None
    #: How it is reached over all accounts.
    overall: Callable[[Sequence[Account], Newcomer], bool] | None = None
    #: Whether it is one of each account.
    each: bool = True


def is_new(member: TeamMember, as_of: date) -> bool:
    """Whether somebody has begun within 120 days before a date."""
    return member.started is not None and _is_recent(member.started, as_of)


def newly_taken_over(account: Account, member: TeamMember, as_of: date) -> date | None:
    """The day within 120 days before a date on which somebody took an account over; None where it was no such day."""
    since = taken_over_on(account, member)
    return since if since and _is_recent(since, as_of) else None


def _is_recent(day: date, as_of: date) -> bool:
    return day <= as_of < day + timedelta(days=NEW_DAYS)


def taken_over_on(account: Account, member: TeamMember) -> date | None:
    """Since when somebody answers for an account: as its owners say, else since they began; None where nobody says."""
    terms = [term for term in account.profile.owners if term.who == member.id and term.from_]
    own = terms[-1].from_ if terms else None
    return max((day for day in (own, member.started) if day), default=None)


# --- What the accounts say


def _entries(account: Account, who: Newcomer, since: date) -> Iterator[LogEntry]:
    return (e for e in account.log if since <= e.on <= who.as_of and who.member.id in of_us(account, e))


def _sat_in(accounts: Sequence[Account], who: Newcomer) -> bool:
    return any(
        len(set(entry.us)) > 1 and entry.with_ for account in accounts for entry in _entries(account, who, who.started)
    )


def _contact(account: Account, since: date, who: Newcomer) -> bool:
    talks = _entries(account, who, who.started)
    return any(entry.with_ and counts_as_contact(entry, account.settings) for entry in talks)


def _met_closely(account: Account, who: Newcomer, *, talked: bool) -> bool:
    """Whether everybody to be managed closely was there, or talked with; anybody, where nobody is known to be one."""
    entries = list(_entries(account, who, who.started))
    met = {id for e in entries if not talked or counts_as_contact(e, account.settings) for id in e.with_}
    closely = [person.id for person in account.stakeholders if closely_managed(person)]
    return met.issuperset(closely) if closely else any(person.id in met for person in account.stakeholders)


def _introductions_made(account: Account, since: date, who: Newcomer) -> bool:
    return _met_closely(account, who, talked=False)


def _talks_held(account: Account, since: date, who: Newcomer) -> bool:
    return _met_closely(account, who, talked=True)


def _gap_closed(account: Account, since: date, who: Newcomer) -> bool:
    asked = any(q.answer and q.on and since <= q.on <= who.as_of for q in account.questions)
    return asked or any(entry.learned for entry in _entries(account, who, since))


def _questions_halved(account: Account, since: date, who: Newcomer) -> bool:
    waiting = [q for q in account.questions if not (q.answer and q.on and q.on < since)]
    return sum(not is_answered(q, who.as_of) for q in waiting) * 2 <= len(waiting)


def _inherited_kept(account: Account, since: date, who: Newcomer) -> bool:
    inherited = [
        promise
        for promise in account.commitments
        if promise.side == "us" and promise.made_on < since and _was_open(promise, since)
    ]
    return all(_is_in_order(promise, who.as_of) for promise in inherited)


def _was_open(promise: Commitment, since: date) -> bool:
    return promise.status == "open" or (promise.closed is not None and promise.closed >= since)


def _is_in_order(promise: Commitment, as_of: date) -> bool:
    """Whether a promise was kept, moved in time or taken back, or still can be kept."""
    return promise.due >= as_of if promise.status == "open" else promise.status == "withdrawn" or in_time(promise)


def _review_held(accounts: Sequence[Account], who: Newcomer) -> bool:
    return any(
        reviewing.on >= who.started
        and who.member.id in reviewing.attendees
        and minutes_state(reviewing, who.as_of, account.settings).stage is MinutesStage.SENT
        for account in accounts
        for reviewing in held_reviews(account, who.as_of)
    )


def _plan_reviewed(account: Account, since: date, who: Newcomer) -> bool:
    reviewed = account.profile.reviewed
    return reviewed is not None and since <= reviewed.on <= who.as_of and reviewed.by != who.member.id


def _no_gap(account: Account, since: date, who: Newcomer) -> bool:
    unowned = any(closely_managed(person) and person.contact.owner is None for person in account.stakeholders)
    return not unowned and not any(promise.by == who.member.id for promise in without_context(account, who.as_of))


# --- What somebody types


def _roles_read(accounts: Sequence[Account], who: Newcomer) -> bool:
    return {f"role-{role}" for role in ROLES} <= who.items


def _quiz_known(account: Account, since: date, who: Newcomer) -> bool:
    results = (item.removeprefix(f"quiz-{account.id} ") for item in who.items if item.startswith(f"quiz-{account.id} "))
    return any(right == of != "" for right, _, of in (result.partition("/") for result in results))


def _rated_again(accounts: Sequence[Account], who: Newcomer) -> bool:
    def covers_all_roles(ratings: Iterable[Rating]) -> bool:
        return {rating.role for rating in ratings} >= set(ROLES)

    middle = who.started + timedelta(days=LAST_BAR // 2)
    first, again = ([r for r in who.own.ratings if (r.on >= middle) is late] for late in (False, True))
    return covers_all_roles(first) and covers_all_roles(again)


BARS = (
    Bar("role", 5, "All six roles read", "typed", overall=_roles_read, each=False),
    Bar("sat-in", 5, "Sat in on a meeting with one of us", "the log", overall=_sat_in, each=False),
    Bar("handover", 10, "The account read through, its handover with it", "typed"),
    Bar("quiz", 10, "All of its questions answered (playbook quiz)", "your own file", _quiz_known),
    Bar("introduced", 20, "Introduced to everybody who is managed closely", "the log", _introductions_made),
    Bar("contact", 30, "A talk with at least one of them", "the log", _contact),
    Bar("gap", 30, "One thing found out that was not known", "the answers", _gap_closed),
    Bar("book", 30, "Who is responsive, who knows you are there, where the value lies: said in three lines", "typed"),
    Bar("met", 60, "Everybody who is managed closely met once", "the log", _talks_held),
    Bar("questions", 60, "Half of the open questions answered", "the answers", _questions_halved),
    Bar(
        "promises", 60, "Every promise you took over kept, moved in time or taken back", "the promises", _inherited_kept
    ),
    Bar("charter", 60, "Why both work together said in your own words", "typed"),
    Bar("review", 90, "A review held by you, and its minutes sent", "the reviews", overall=_review_held, each=False),
    Bar("plan", 90, "The plan read through by your manager since you have it", "the plan", _plan_reviewed),
    Bar("succession", 90, "Nothing in it that only you could know", "the plan", _no_gap),
    Bar(
        "ratings", 90, "The six roles judged again, as at the start", "your own file", overall=_rated_again, each=False
    ),
)
"""What is to be reached in the first ninety days, in its order."""


# --- Over all accounts


@dataclass(frozen=True, slots=True)
class BarState:
    """How far a bar is."""

    bar: Bar
    #: The account in which it is to be reached; None for what is reached once.
    account: Account | None
    due: date
    reached: bool


def list_bars(accounts: Sequence[Account], who: Newcomer) -> Iterator[BarState]:
    """How far each bar is, in order; one of each account is counted from the day it was taken over."""
    for bar in BARS:
        if bar.each:
            yield from (_state_in(bar, account, who) for account in accounts)
        else:
            assert bar.overall is not None, "a bar that is reached once says how"
            reached = bar.key in who.items or bar.overall(accounts, who)
            yield BarState(bar, None, who.started + timedelta(days=bar.day), reached)


def _state_in(bar: Bar, account: Account, who: Newcomer) -> BarState:
    since = taken_over_on(account, who.member) or who.started
    reached = f"{bar.key}-{account.id}" in who.items or (bar.check is not None and bar.check(account, since, who))
    return BarState(bar, account, since + timedelta(days=bar.day), reached)
