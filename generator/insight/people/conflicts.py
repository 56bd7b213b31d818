"""Disputes: whose story we have heard, how soon we talked, and what a fair end still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.days.period import working_days_after
from generator.model.account import Account
from generator.model.conflict import Conflict, Repair, Story
from generator.model.settings import Settings
from generator.model.work import Side


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
    #: Whether it took longer than it should, by ``conflict_first_talk_working_days``.
    slow: bool


def first_talk(conflict: Conflict, as_of: date, settings: Settings) -> FirstTalk:
    """How long it took, or has taken so far, from noticing a dispute to the first talk about it."""
    happened = conflict.first_talk_on is not None and conflict.first_talk_on <= as_of
    until = conflict.first_talk_on if happened and conflict.first_talk_on else as_of
    days = working_days_after(conflict.noticed_on, until)
    return FirstTalk(days, happened, days > settings.conflict_first_talk_working_days)


def conflict_camps(account: Account, conflict: Conflict, as_of: date) -> tuple[Camp, ...]:
    """The sides of a dispute: the two companies, or each person in it when all are of one company.

    Others who have told how they see a quarrel inside one company make up a last camp of their own. Stories
    heard after the as-of date have not been heard.
    """
    sides = {person: side_of(account, person) for person in conflict.parties}
    told = tuple(story for story in conflict.stories if story.heard_on is None or story.heard_on <= as_of)
    if len(sides) > 1 and len(set(sides.values())) == 1:
        return _inside_one_company(told, sides)
    return tuple(
        Camp(
            side=side,
            person="",
            stories=tuple(story for story in told if story.side == side),
            unheard=_unheard_people(told, [person for person in sides if sides[person] == side]),
        )
        for side in _BOTH
    )


_BOTH: tuple[Side, Side] = ("customer", "us")


def side_of(account: Account, person: str) -> Side:
    """Whose side somebody is on, by the company they work for."""
    return "customer" if account.person(person) else "us"


def is_their_own(account: Account, conflict: Conflict) -> bool:
    """Whether all in a dispute are people at the customer, so that it is theirs to settle first."""
    return bool(conflict.parties) and all(side_of(account, party) == "customer" for party in conflict.parties)


def _unheard_people(told: Sequence[Story], people: Sequence[str]) -> tuple[str, ...]:
    tellers = {story.by for story in told}
    return tuple(person for person in people if person not in tellers)


def _inside_one_company(told: Sequence[Story], sides: dict[str, Side]) -> tuple[Camp, ...]:
    def told_by(person: str) -> tuple[Story, ...]:
        return tuple(story for story in told if story.by == person)

    own = tuple(Camp(sides[p], p, told_by(p), _unheard_people(told, [p])) for p in sides)
    onlookers = tuple(story for story in told if story.by not in sides)
    return (*own, Camp(None, "", onlookers, ())) if onlookers else own


def conflict_gaps(account: Account, conflict: Conflict, as_of: date, settings: Settings) -> tuple[Gap, ...]:
    """What an open dispute still lacks, in the order in which to see to it; nothing for a settled one."""
    if not conflict.open:
        return ()
    way = conflict.way_forward
    settled = conflict.status == "agreed"
    gaps = {
        Gap.NOT_TALKED: not first_talk(conflict, as_of, settings).happened,
        Gap.ONE_SIDED: not all(camp.stories for camp in conflict_camps(account, conflict, as_of)),
        Gap.NO_INTERESTS: len({need.side for need in way.interests}) < 2 and not settled,
        Gap.FEW_OPTIONS: len(way.options) < 2 and not settled,
        Gap.NO_CO_MEDIATOR: conflict.co_mediator is None and not settled,
        Gap.NOT_ACCEPTED: settled and bool(sides_to_accept(account, conflict)),
        Gap.NO_REPAIR: settled and not conflict.repair,
    }
    return tuple(gap for gap, there in gaps.items() if there)


def sides_to_accept(account: Account, conflict: Conflict) -> tuple[Side, ...]:
    """The sides of a dispute of which nobody has accepted the outcome yet."""
    sides = {side_of(account, person) for person in conflict.parties} or set(_BOTH)
    accepted = {side_of(account, person) for person in conflict.accepted_by}
    return tuple(side for side in _BOTH if side in sides - accepted)


def repairs_overdue(conflict: Conflict, as_of: date) -> tuple[Repair, ...]:
    """What should have been done by now to mend a relationship, and was not; the longest overdue first."""
    late = [repair for repair in conflict.repair if repair.due < as_of and not (repair.done and repair.done <= as_of)]
    return tuple(sorted(late, key=lambda repair: repair.due)) if conflict.open else ()


def last_moved(conflict: Conflict, as_of: date) -> date:
    """The last day on which anything is known to have moved in a dispute: a talk, a story told, a step to mend it."""
    days = (
        conflict.first_talk_on,
        *(story.heard_on for story in conflict.stories),
        *(repair.done for repair in conflict.repair),
    )
    return max((day for day in days if day and conflict.noticed_on <= day <= as_of), default=conflict.noticed_on)


_STATUS = ("open", "in_talks", "agreed", "parked", "repaired")


def by_urgency(account: Account, as_of: date) -> list[Conflict]:
    """The disputes noticed up to a date: those least settled first, among them the newest first."""
    known = [conflict for conflict in account.conflicts if conflict.noticed_on <= as_of]
    known.sort(key=lambda conflict: conflict.noticed_on, reverse=True)
    return sorted(known, key=lambda conflict: _STATUS.index(conflict.status))


def unsettled_conflicts(account: Account, as_of: date) -> list[Conflict]:
    """The disputes noticed up to a date that are open or in talks: neither agreed, repaired nor parked."""
    return [conflict for conflict in by_urgency(account, as_of) if conflict.status in ("open", "in_talks")]
