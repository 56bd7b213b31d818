"""Disputes: whose story we have heard, how soon we talked, and what a fair end still lacks (D41)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.model.account import Account
from generator.model.conflict import Conflict, Story
from generator.model.work import Side

TALK_WITHIN = 2
"""Within how many working days of noticing a dispute it should be talked about (S74)."""


class Gap(StrEnum):
    """Something a dispute still lacks on the way to a fair end."""

    NOT_TALKED = "not_talked"
    ONE_SIDED = "one_sided"
    NO_INTERESTS = "no_interests"
    FEW_OPTIONS = "few_options"
    NO_CO_MEDIATOR = "no_co_mediator"
    NOT_ACCEPTED = "not_accepted"
    NO_REPAIR = "no_repair"


@dataclass(frozen=True, slots=True)
class Camp:
    """One side of a dispute, with what its people tell."""

    #: The company it is; None for people who look on at a quarrel inside one company.
    side: Side | None
    #: The one person who makes up the camp; empty when the camp is a company.
    person: str
    stories: tuple[Story, ...]
    #: Ids of those in the dispute who have not told us their story yet.
    unheard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstTalk:
    """How long it took from noticing a dispute to talking about it."""

    #: Monday to Friday, the day of noticing not counted; up to the as-of date while nobody has talked.
    working_days: int
    happened: bool

    @property
    def slow(self) -> bool:
        """Whether it took longer than it should."""
        return self.working_days > TALK_WITHIN


def first_talk(conflict: Conflict, as_of: date) -> FirstTalk:
    """How long it took, or has taken so far, from noticing a dispute to the first talk about it (S74)."""
    happened = conflict.first_talk_on is not None and conflict.first_talk_on <= as_of
    until = conflict.first_talk_on if happened and conflict.first_talk_on else as_of
    return FirstTalk(_working_days(conflict.noticed_on, until), happened)


def _working_days(after: date, until: date) -> int:
    days = (until - after).days
    return sum((after + timedelta(days=day)).weekday() < 5 for day in range(1, days + 1))


def camps(account: Account, conflict: Conflict) -> tuple[Camp, ...]:
    """The sides of a dispute: the two companies, or each person in it when all are of one company.

    Others who have told how they see a quarrel inside one company make up a last camp of their own.
    """
    sides = {person: _side(account, person) for person in conflict.parties}
    if len(sides) > 1 and len(set(sides.values())) == 1:
        return _inside_one_company(conflict, sides)
    return tuple(
        Camp(
            side=side,
            person="",
            stories=tuple(story for story in conflict.stories if story.side == side),
            unheard=_unheard(conflict, [person for person in sides if sides[person] == side]),
        )
        for side in _BOTH
    )


_BOTH: tuple[Side, Side] = ("customer", "us")


def _side(account: Account, person: str) -> Side:
    return "customer" if account.person(person) else "us"


def _unheard(conflict: Conflict, people: Sequence[str]) -> tuple[str, ...]:
    told = {story.by for story in conflict.stories}
    return tuple(person for person in people if person not in told)


def _inside_one_company(conflict: Conflict, sides: dict[str, Side]) -> tuple[Camp, ...]:
    def told_by(person: str) -> tuple[Story, ...]:
        return tuple(story for story in conflict.stories if story.by == person)

    own = tuple(Camp(sides[p], p, told_by(p), _unheard(conflict, [p])) for p in sides)
    onlookers = tuple(story for story in conflict.stories if story.by not in sides)
    return (*own, Camp(None, "", onlookers, ())) if onlookers else own


def gaps(account: Account, conflict: Conflict, as_of: date) -> tuple[Gap, ...]:
    """What an open dispute still lacks, in the order in which to see to it; nothing for a settled one."""
    if not conflict.open:
        return ()
    way = conflict.way_forward
    settled = conflict.status == "agreed"
    found = {
        Gap.NOT_TALKED: not first_talk(conflict, as_of).happened,
        Gap.ONE_SIDED: not all(camp.stories for camp in camps(account, conflict)),
        Gap.NO_INTERESTS: len({need.side for need in way.interests}) < 2 and not settled,
        Gap.FEW_OPTIONS: len(way.options) < 2 and not settled,
        Gap.NO_CO_MEDIATOR: conflict.co_mediator is None and not settled,
        Gap.NOT_ACCEPTED: settled and not _accepted_by_both(account, conflict),
        Gap.NO_REPAIR: settled and not conflict.repair,
    }
    return tuple(gap for gap, there in found.items() if there)


def _accepted_by_both(account: Account, conflict: Conflict) -> bool:
    sides = {_side(account, person) for person in conflict.parties} or set(_BOTH)
    return sides <= {_side(account, person) for person in conflict.accepted_by}


_STATUS = ("open", "in_talks", "agreed", "parked", "repaired")


def by_urgency(account: Account, as_of: date) -> list[Conflict]:
    """The disputes noticed up to a date: those least settled first, among them the newest first."""
    known = [conflict for conflict in account.conflicts if conflict.noticed_on <= as_of]
    known.sort(key=lambda conflict: conflict.noticed_on, reverse=True)
    return sorted(known, key=lambda conflict: _STATUS.index(conflict.status))
