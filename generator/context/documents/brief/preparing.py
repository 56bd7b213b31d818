"""What the blocks of a brief are made from: the meeting, the people in it, and since when there is news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.account_view import AccountView, WithAccountView
from generator.context.documents.brief.emphasis import LONGEST, Emphasis, choose_emphasis
from generator.context.documents.brief.views import Block, Line
from generator.insight.meetings.meetings import kind_of, last_held, planned_meetings, series_of
from generator.insight.people.contact import contact_entries
from generator.insight.people.taking_over import has_taken_over
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.people import Stakeholder
from generator.wording.text import in_a_line

_RANK = {"high": 0, "medium": 1, "low": 2, None: 3}


@dataclass(frozen=True, slots=True)
class BriefMaterial(WithAccountView):
    """One meeting that somebody prepares for."""

    meeting: Meeting
    #: Those of them who take part, the most influential first; whom the series asks for while nobody is named.
    people: tuple[Stakeholder, ...]
    #: Ids of those of us who take part.
    ours: tuple[str, ...]
    #: When we last met these people; None when nobody noted it.
    since: date | None
    emphasis: Emphasis
    #: How far the first and the second page are tightened, from 0 to TIGHTEST.
    tightness: tuple[int, int] = (0, 0)

    @property
    def manager(self) -> str:
        """The name of the account manager, whom to ask for want of anybody else."""
        who = self.directory.who(self.account.profile.owner)
        return who.name if who else "the account manager"

    def room(self, block: str) -> int:
        """How many lines a block may have."""
        return self.emphasis.room(block, self.tightness[block in self.emphasis.second])

    def block(self, name: str, title: str, lines: Sequence[Line], empty: str) -> Block:
        """A block with as many lines as there is room for."""
        room = self.room(name)
        return Block(name, title, tuple(lines[:room]), max(0, len(lines) - room), empty)


def prepare_brief(view: AccountView, meeting: Meeting, tightness: tuple[int, int]) -> BriefMaterial:
    """Put together what a brief is made from."""
    account, as_of = view.account, view.as_of
    series = series_of(account, meeting)
    ids = meeting.attendees or (series.required if series else ())
    people = sorted((p for id in ids if (p := account.person(id))), key=lambda p: _RANK[p.influence])
    coming = planned_meetings(account, as_of)
    first = bool(coming) and coming[0] is meeting and has_taken_over(account, as_of, account.settings)
    return BriefMaterial(
        view=view,
        meeting=meeting,
        people=tuple(people),
        ours=tuple(id for id in ids if account.colleague(id)),
        since=_find_since(account, meeting, people, as_of),
        emphasis=choose_emphasis(kind_of(account, meeting), first),
        tightness=tightness,
    )


def _find_since(account: Account, meeting: Meeting, people: Sequence[Stakeholder], as_of: date) -> date | None:
    """The day of the meeting before, else of the newest contact with one of them."""
    before = last_held(account, meeting, as_of)
    if before:
        return before.on
    days = [entry.on for person in people for entry in contact_entries(account, person.id, as_of, account.settings)]
    return max(days, default=None)


def cut_line(text: str | None) -> str:
    """What somebody typed, as far as a line of a brief carries it; empty for nothing."""
    return in_a_line(text, LONGEST)
