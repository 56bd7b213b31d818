"""What the sections of a review pack are made from: the review, since when it looks back, how far it looks ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.context.account_view import WithAccountView
from generator.context.documents.review_pack.views import Half, Item
from generator.context.views import State, Tone
from generator.insight.knowledge.asking import best_placed
from generator.insight.meetings.reviews import ReviewAhead
from generator.wording.text import count_noun, in_a_line

ROOM = 6
"""How many lines each half of a section has room for."""

LOOK_BACK = 180
"""How many days a pack looks back when no review is on record."""

_LONGEST = 240
"""How many letters of a text that somebody typed one line carries."""

_COULD_SAY = ("executive_sponsor", "executive", "board", "decision_maker", "senior")


@dataclass(frozen=True, slots=True)
class ReviewMaterial(WithAccountView):
    """A review that somebody prepares."""

    review: ReviewAhead

    @property
    def since(self) -> date:
        """The day of the review before; some months ago when none is on record."""
        return self.review.last.on if self.review.last else self.as_of - timedelta(days=LOOK_BACK)

    @property
    def until(self) -> date:
        """The day by which the review after this one is due: so far it looks ahead."""
        return max(self.review.on or self.as_of, self.as_of) + timedelta(days=self.review.every)

    @property
    def could_say(self) -> str:
        """The name of who of them could tell us most about their plans; "them" while we know nobody."""
        person = best_placed(self.account, _COULD_SAY)
        return self.directory.theirs(person).name if person else "them"

    def name_of(self, id: str | None) -> str:
        """Somebody's name; empty when nobody is meant or known."""
        who = self.directory.who(id)
        return who.name if who else ""

    def half(self, title: str, items: Iterable[Item], empty: str, room: int = ROOM) -> Half:
        """Half a section with as many lines as there is room for."""
        found = tuple(items)
        return Half(title, found[:room], max(0, len(found) - room), empty)

    def to_come(self, title: str, items: Iterable[Item], empty: str, room: int = ROOM) -> Half:
        """The second half of a section: in the order of the days until the next review, those without a day last."""
        soon = [item for item in items if item.on is None or item.on <= self.until]
        return self.half(title, sorted(soon, key=lambda item: (item.on is None, item.on or self.as_of)), empty, room)

    def late(self, on: date) -> State | None:
        """How late something is that should have been done on a day; None when it is not."""
        days = (self.as_of - on).days
        return State(f"late by {count_noun(days, 'day')}", Tone.BAD) if days > 0 else None


def cut_line(text: str | None) -> str:
    """What somebody typed, as far as a line carries it; empty for nothing."""
    return in_a_line(text, _LONGEST)


def join_texts(parts: Sequence[str], separator: str = ", ") -> str:
    """Those of some texts that say something, joined."""
    return separator.join(part for part in parts if part)
