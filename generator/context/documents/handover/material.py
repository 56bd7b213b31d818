"""What a handover pack is made from: the account, who leaves, who comes, and how sure we are of what we know."""

from __future__ import annotations

from dataclasses import dataclass

from generator.context.documents.material import Material
from generator.days.period import in_short
from generator.insight.people.succession import closely_managed
from generator.insight.people.weight import person_weight
from generator.model.handover import Handover
from generator.model.people import Stakeholder
from generator.model.record import Fact, Source
from generator.wording.text import in_a_line, join_texts

_TIGHTER = ((200, 100), (130, 75), (90, 50), (70, 35))
"""How many letters a line carries, and which per cent of its room a section has, by how far a pack is tightened."""

TIGHTEST = len(_TIGHTER) - 1

_ROOMS = {
    "facts": 9,
    "people": 14,
    "events": 12,
    "meetings": 8,
    "difficulties": 5,
    "ours": 9,
    "theirs": 9,
    "lately": 20,
    "before": 10,
    "deciding": 10,
    "house": 8,
    "politics": 8,
    "projects": 8,
    "gaps": 12,
}


@dataclass(frozen=True, slots=True)
class HandoverMaterial(Material):
    """An account that somebody else could take over, or does."""

    #: How far it is tightened so that six pages hold it, from 0 to TIGHTEST.
    tight: int = 0

    @property
    def handover(self) -> Handover | None:
        """The handover under way."""
        return self.account.handover

    @property
    def leaving(self) -> str:
        """Id of who gives the account away, or would."""
        return self.handover.from_ if self.handover else self.account.profile.owner

    @property
    def coming(self) -> str:
        """Id of who takes it over; empty while nobody does."""
        return self.handover.to if self.handover else ""

    @property
    def asked(self) -> str:
        """Who is to fill in what is not known."""
        return self.name_of(self.leaving) or "the account manager"

    @property
    def people(self) -> list[Stakeholder]:
        """Their people who are there, those who matter most first."""
        there = [person for person in self.account.stakeholders if person.left is None]
        return sorted(there, key=lambda p: (not closely_managed(p), not p.present, -person_weight(p)))

    @property
    def closest(self) -> list[Stakeholder]:
        """Those of them who matter most."""
        return [person for person in self.people if closely_managed(person)]

    def cut(self, text: str | None) -> str:
        """What somebody typed, as far as a line carries it; empty for nothing."""
        return in_a_line(text, _TIGHTER[self.tight][0])

    def room(self, name: str) -> int:
        """How many lines a section may have, so that six pages hold all of them."""
        return max(3, _ROOMS.get(name, 6) * _TIGHTER[self.tight][1] // 100)

    def how_sure(self, source: Fact | Source | None) -> str:
        """How sure we are of something: confirmed, told by whom, assumed; and when."""
        confidence = source.confidence if source else None
        who = self.name_of(source.from_) if source else ""
        on = in_short(source.on) if source and source.on else ""
        if confidence == "told" or (who and confidence is None):
            return join_texts((f"told by {who}" if who else "told", on))
        return join_texts((confidence, who, on)) if confidence else "source not noted"
