"""The steps of a handover: whose each is, by when, and whether the record shows that it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.insight.handover.gaps import succession_gaps
from generator.insight.meetings.meetings import planned_meetings, title_of
from generator.insight.people.channels import of_us
from generator.insight.people.owners import find_manager
from generator.insight.people.succession import first_to_meet
from generator.model.account import Account
from generator.model.handover import Handover, HandoverStepName
from generator.model.log import LogEntry
from generator.model.people import Stakeholder

SHADOW_DAYS = 28
"""How many days before the new one answers for the account they come along, where nobody said."""

AFTER_DAYS = 14
"""Within how many days after it the new one has met them alone, and all have signed."""


class Whose(StrEnum):
    """Who sees to a step."""

    OLD = "old"
    NEW = "new"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class HandoverStep:
    """One step of a handover on a date."""

    name: HandoverStepName
    whose: Whose
    #: Id of who sees to it; empty where we know no manager.
    who: str
    due: date
    done: bool
    #: The day it was done; None where that cannot be told, or it is not.
    on: date | None
    #: Id of who did it, where somebody noted that; empty where the record shows it, or it is not done.
    by: str
    #: Names of people or things that are still wanting.
    wanting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Progress:
    """Whether the record shows that a step is done: since when, and what is still wanting."""

    done: bool
    on: date | None = None
    wanting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """A handover seen on a date."""

    account: Account
    handover: Handover
    as_of: date

    @property
    def shadow(self) -> date:
        return self.handover.shadow_from or self.handover.on - timedelta(days=SHADOW_DAYS)

    @property
    def begin(self) -> date:
        return self.handover.announced or self.shadow

    @property
    def closest(self) -> list[Stakeholder]:
        return first_to_meet(self.account)

    def entries(self, since: date) -> list[tuple[LogEntry, tuple[str, ...]]]:
        """Entries of the log from a day on, each with those of us who took part."""
        entries = (entry for entry in self.account.log if since <= entry.on <= self.as_of)
        return [(entry, of_us(self.account, entry)) for entry in sorted(entries, key=lambda entry: entry.on)]


def _first(entries: Iterable[LogEntry]) -> _Progress:
    entry = next(iter(entries), None)
    return _Progress(entry is not None, entry.on if entry else None)


def _nothing_wanting(wanting: Iterable[str]) -> _Progress:
    left = tuple(wanting)
    return _Progress(not left, None, left)


def _announcement(case: _Case) -> _Progress:
    on = case.handover.announced
    return _Progress(on is not None and on <= case.as_of, on)


def _plan(case: _Case) -> _Progress:
    updated = case.account.profile.updated
    return _Progress(updated is not None and case.begin <= updated <= case.as_of, updated)


def _gaps(case: _Case) -> _Progress:
    return _Progress(not succession_gaps(case.account, case.as_of))


def _talk(case: _Case) -> _Progress:
    both = {case.handover.from_, case.handover.to}
    return _first(e for e, ours in case.entries(case.begin) if e.type == "internal" and both <= set(ours))


def _notices(case: _Case) -> _Progress:
    return _closest_but(case, {notice.who for notice in case.handover.told if notice.on and notice.on <= case.as_of})


def _introductions(case: _Case) -> _Progress:
    to = case.handover.to
    return _closest_but(case, {id for entry, ours in case.entries(case.begin) if to in ours for id in entry.with_})


def _closest_but(case: _Case, ids: AbstractSet[str]) -> _Progress:
    """Done once those who matter most are all among some people, which cannot be told while we know none of them."""
    left = tuple(person.label for person in case.closest if person.id not in ids)
    return _Progress(bool(case.closest) and not left, None, left)


def _promises(case: _Case) -> _Progress:
    old = case.handover.from_
    open_ones = (promise for promise in case.account.commitments if promise.status == "open")
    return _nothing_wanting(promise.text for promise in open_ones if old in (promise.by, promise.to))


def _contacts(case: _Case) -> _Progress:
    old = case.handover.from_
    people = (person for person in case.account.stakeholders if person.present)
    projects = (project for project in case.account.projects if project.open and project.accountable == old)
    return _nothing_wanting((*(p.label for p in people if p.contact.owner == old), *(p.name for p in projects)))


def _invitations(case: _Case) -> _Progress:
    coming = [meeting for meeting in planned_meetings(case.account, case.as_of) if meeting.on >= case.handover.on]
    left = (title_of(case.account, meeting) for meeting in coming if case.handover.to not in meeting.attendees)
    wanting = tuple(title or "a meeting" for title in left)
    return _Progress(bool(coming) and not wanting, None, wanting)


def _review(case: _Case) -> _Progress:
    seen = case.account.profile.reviewed
    return _Progress(seen is not None and case.begin <= seen.on <= case.as_of, seen.on if seen else None)


def _owner(case: _Case) -> _Progress:
    return _Progress(case.account.profile.owner == case.handover.to)


def _alone(case: _Case) -> _Progress:
    old, new = case.handover.from_, case.handover.to
    return _first(e for e, ours in case.entries(case.handover.on) if e.with_ and new in ours and old not in ours)


def _typed_alone(case: _Case) -> _Progress:
    return _Progress(False)


_Due = Callable[[_Case], date]


def _at_begin(case: _Case) -> date:
    return case.begin


def _at_shadow(case: _Case) -> date:
    return case.shadow


def _week_into_shadow(case: _Case) -> date:
    return min(case.shadow + timedelta(days=7), case.handover.on)


def _at_change(case: _Case) -> date:
    return case.handover.on


def _after_change(case: _Case) -> date:
    return case.handover.on + timedelta(days=AFTER_DAYS)


_STEPS: Mapping[HandoverStepName, tuple[Whose, _Due, Callable[[_Case], _Progress]]] = {
    "announced": (Whose.MANAGER, _at_begin, _announcement),
    "plan": (Whose.OLD, _at_shadow, _plan),
    "gaps": (Whose.OLD, _at_shadow, _gaps),
    "talk": (Whose.OLD, _at_shadow, _talk),
    "told": (Whose.OLD, _week_into_shadow, _notices),
    "pack": (Whose.NEW, _week_into_shadow, _typed_alone),
    "introduced": (Whose.NEW, _at_change, _introductions),
    "promises": (Whose.OLD, _at_change, _promises),
    "contacts": (Whose.OLD, _at_change, _contacts),
    "invitations": (Whose.OLD, _at_change, _invitations),
    "reviewed": (Whose.MANAGER, _at_change, _review),
    "owner": (Whose.MANAGER, _at_change, _owner),
    "letter": (Whose.NEW, _at_change, _typed_alone),
    "alone": (Whose.NEW, _after_change, _alone),
}
"""Every step in its order: whose it is, by when, and what of the record shows that it is done."""


STEP_WORDS: Mapping[HandoverStepName, str] = {
    "announced": "make the change known among ourselves",
    "plan": "bring the plan up to date and set the day",
    "gaps": "fill in what a colleague would miss",
    "talk": "talk the account through, and note it in the log",
    "told": "tell those who matter most who comes, and when",
    "pack": "read the pack and answer the ten questions",
    "introduced": "meet those who matter most, introduced by the one who leaves",
    "promises": "give every open promise a new name, with the customer's knowledge",
    "contacts": "give people and projects to whoever looks after them from now on",
    "invitations": "send the invitations anew, with the new one in them",
    "reviewed": "go through the plan with both",
    "owner": "put the new name at the head of the account",
    "letter": "send the customer the letter with the new name and number",
    "alone": "meet them without the one who left",
}
"""What is done in each step, after “to”."""


def handover_steps(account: Account, handover: Handover, as_of: date) -> tuple[HandoverStep, ...]:
    """The steps of a handover on a date, in the order in which they are due."""
    case = _Case(account, handover, as_of)
    manager = find_manager(account)
    who = {Whose.OLD: handover.from_, Whose.NEW: handover.to, Whose.MANAGER: manager.id if manager else ""}
    noted = {step.step: step for step in handover.done if step.on <= as_of}
    steps = []
    for name, (whose, due, look) in _STEPS.items():
        shown = look(case)
        typed = None if shown.done else noted.get(name)
        done = shown.done or typed is not None
        on, by = (typed.on, typed.by) if typed else (shown.on if done else None, "")
        wanting = () if done else shown.wanting
        steps.append(HandoverStep(name, whose, who[whose], due(case), done, on, by, wanting))
    return tuple(sorted(steps, key=lambda step: step.due))


def still_to_sign(account: Account, handover: Handover, as_of: date) -> tuple[str, ...]:
    """Ids of those who have not signed yet: the one who leaves, the one who comes, their manager."""
    signed = {sign.by for sign in handover.signed if sign.on <= as_of}
    manager = find_manager(account)
    ids = (handover.from_, handover.to, *((manager.id,) if manager else ()))
    return tuple(id for id in dict.fromkeys(ids) if id not in signed)


def sign_by(handover: Handover) -> date:
    """By when all should have signed."""
    return handover.on + timedelta(days=AFTER_DAYS)
