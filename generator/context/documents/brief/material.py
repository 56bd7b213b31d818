"""What a brief is made from: the meeting, the people in it, and since when there is news."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.context.account_view import AccountView
from generator.context.documents.brief.room import MOST_ASKS
from generator.context.documents.material import Material
from generator.context.documents.vocabulary import Line, Section
from generator.insight.meetings.meetings import kind_of, last_held, planned_meetings, series_of
from generator.insight.people.contact import contact_entries
from generator.insight.people.departures import has_left
from generator.insight.people.taking_over import has_taken_over
from generator.insight.people.weight import GRADE_ORDER
from generator.model.account import Account
from generator.model.brief_orders import BriefOrder
from generator.model.meetings import Meeting
from generator.model.people import Stakeholder

LONGEST = 150
"""How many letters of a text that somebody typed one line of a brief carries."""


@dataclass(frozen=True, slots=True)
class BriefMaterial(Material):
    """One meeting that somebody prepares for."""

    longest: ClassVar[int] = LONGEST

    meeting: Meeting
    #: The people who take part, the most influential first; whom the series asks for while nobody is named.
    people: tuple[Stakeholder, ...]
    #: Ids of those of us who take part.
    ours: tuple[str, ...]
    #: When we last met these people; None when nobody noted it.
    since: date | None
    #: Which order of the settings the brief has: ``recovery``, ``after_handover`` ...
    kind: str
    order: BriefOrder

    @property
    def present(self) -> frozenset[str]:
        """The ids of those of them who take part and are still there on the day."""
        return frozenset(person.id for person in self.people if not has_left(person, self.meeting.on))

    @property
    def perhaps_present(self) -> frozenset[str]:
        """The ids of those who may be in the room: of everybody while nobody is named."""
        return self.present or frozenset(person.id for person in self.account.stakeholders)

    @property
    def decides(self) -> bool:
        """Whether something is to be decided at the meeting."""
        return bool(self.meeting.decisions_wanted) or any(item.type == "decide" for item in self.meeting.agenda)

    def room(self, name: str) -> int:
        """How many lines a block may have: all of them, as it is the paper that knows how much room there is."""
        return MOST_ASKS if name == "asks" else sys.maxsize

    def two_sides(self, name: str, title: str, sides: Iterable[Sequence[Line]], empty: str) -> Section[Line]:
        """A section with room for as many lines of either side."""
        room, both_sides = self.room(name), list(sides)
        lines = tuple(line for side in both_sides for line in side[:room])
        return Section(name, title, lines, sum(max(0, len(side) - room) for side in both_sides), empty)


def prepare_brief(view: AccountView, meeting: Meeting) -> BriefMaterial:
    """Put together what a brief is made from."""
    account, as_of = view.account, view.as_of
    series = series_of(account, meeting)
    ids = meeting.attendees or (series.required if series else ())
    people = sorted((p for id in ids if (p := account.person(id))), key=lambda p: GRADE_ORDER[p.influence])
    kind = _choose_order(account, meeting, as_of)
    return BriefMaterial(
        view=view,
        meeting=meeting,
        people=tuple(people),
        ours=tuple(id for id in ids if account.colleague(id)),
        since=_find_since(account, meeting, people, as_of),
        kind=kind,
        order=getattr(account.settings.briefs, kind),
    )


def _choose_order(account: Account, meeting: Meeting, as_of: date) -> str:
    """That of the kind of meeting; the first of a new account manager has its own, unless it recovers something."""
    kind, coming = kind_of(account, meeting) or "plain", planned_meetings(account, as_of)
    first = bool(coming) and coming[0] is meeting and has_taken_over(account, as_of, account.settings)
    return "after_handover" if first and kind != "recovery" else kind


def _find_since(account: Account, meeting: Meeting, people: Sequence[Stakeholder], as_of: date) -> date | None:
    """The day of the meeting before, else of the newest contact with one of them."""
    before = last_held(account, meeting, as_of)
    if before:
        return before.on
    days = [entry.on for person in people for entry in contact_entries(account, person.id, as_of, account.settings)]
    return max(days, default=None)
