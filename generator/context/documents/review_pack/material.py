"""What a review pack is made from: the review, since when it looks back, how far it looks ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.context.documents.material import Material
from generator.context.documents.vocabulary import Item
from generator.insight.knowledge.asking import best_placed
from generator.insight.meetings.reviews import ReviewAhead

LOOK_BACK = 180
"""How many days a pack looks back when no review is on record."""

_COULD_SAY = ("executive_sponsor", "executive", "board", "decision_maker", "senior")


@dataclass(frozen=True, slots=True)
class ReviewMaterial(Material):
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
    def asked(self) -> str:
        """The name of who of them could tell us most about their plans; "them" while we know nobody."""
        person = best_placed(self.account, _COULD_SAY)
        return self.directory.theirs(person).name if person else "them"

    def by_day(self, items: Iterable[Item]) -> list[Item]:
        """Some lines in the order of their days, those without a day last."""
        return sorted(items, key=lambda item: (item.on is None, item.on or self.as_of))

    def to_come(self, items: Iterable[Item]) -> list[Item]:
        """The lines that belong to the time until the next review, in the order of their days."""
        return self.by_day(item for item in items if item.on is None or item.on <= self.until)
