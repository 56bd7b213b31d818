"""Where two of us went to the same person within days and seem not to have known of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.meetings.meetings import planned_meetings
from generator.insight.people.channels import of_us
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.meetings import Meeting
from generator.model.people import Stakeholder
from generator.model.settings import Settings

LATELY = 30
"""How many days back a collision is still worth a word."""


@dataclass(frozen=True, slots=True)
class Approach:
    """One time we go to some of their people, or went."""

    record: LogEntry | Meeting
    on: date
    #: Ids of ours, and of theirs.
    us: frozenset[str]
    them: frozenset[str]


@dataclass(frozen=True, slots=True)
class Collision:
    """Two approaches to the same people, by different ones of us."""

    first: Approach
    second: Approach
    people: tuple[Stakeholder, ...]


def find_collisions(account: Account, as_of: date, settings: Settings) -> tuple[Collision, ...]:
    """Pairs of approaches within `collision_days` to one person, with nobody of us in both.

    Approaches are the contacts in the log that we began, and planned meetings; the later of the two lies in
    the last thirty days or ahead. Those of us who met in those days, with the person or among themselves,
    knew of each other: that is no collision.
    """
    near = timedelta(days=settings.collision_days)
    known = sorted(_known_approaches(account, as_of, near), key=lambda approach: approach.on)
    ours = [approach for approach in known if approach.them and _begun_by_us(approach.record)]
    collisions = []
    for at, first in enumerate(ours):
        for second in ours[at + 1 :]:
            if second.on - first.on > near:
                break
            if second.on <= as_of - timedelta(days=LATELY) or first.us & second.us:
                continue
            around = [approach for approach in known if first.on - near <= approach.on <= second.on + near]
            people = tuple(_crossed_people(account, first, second, around))
            if people:
                collisions.append(Collision(first, second, people))
    return tuple(collisions)


def _known_approaches(account: Account, as_of: date, near: timedelta) -> Iterator[Approach]:
    start = as_of - timedelta(days=LATELY) - 2 * near
    for entry in account.log:
        if start <= entry.on <= as_of:
            yield Approach(entry, entry.on, frozenset(of_us(account, entry)), frozenset(entry.with_))
    for meeting in planned_meetings(account, as_of):
        ours = {id for id in meeting.attendees if account.colleague(id)}
        theirs = frozenset(meeting.attendees) - ours
        yield Approach(meeting, meeting.on, frozenset(ours or {account.profile.owner}), theirs)


def _begun_by_us(record: LogEntry | Meeting) -> bool:
    return isinstance(record, Meeting) or (record.type != "internal" and record.initiated_by == "us")


def _crossed_people(
    account: Account, first: Approach, second: Approach, around: Iterable[Approach]
) -> Iterator[Stakeholder]:
    """Those of their people to whom both went, where nothing shows that we had talked about it."""
    together = [approach for approach in around if approach.us & first.us and approach.us & second.us]
    for id in sorted(first.them & second.them):
        person = account.person(id)
        knew = any(not approach.them or id in approach.them for approach in together)
        if person and person.present and not knew:
            yield person
