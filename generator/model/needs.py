"""What the customer needs, what a whole solution of it is made of, and what we could sell them for it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import Ahead, means
from generator.model.kinds import Day, ForeignId, Text
from generator.model.record import HOW_SURE, Confidence, Identified, Money, Record
from generator.model.references import NeedOrGoalRef, PersonRef, TeamRef
from generator.model.value import NextStep

Maker = Annotated[
    Literal["us", "partner", "customer", "missing"],
    means(
        us="we bring it",
        partner="another company brings it",
        customer="they do it themselves",
        missing="nobody brings it yet",
    ),
]
Horizon = Annotated[
    Literal["now", "next", "later"],
    means(
        now="they could order within three months",
        next="within a year, once something else is done",
        later="nobody has asked for it yet",
    ),
]
OpportunityState = Annotated[
    Literal["idea", "proposed", "won", "lost", "dropped"],
    means(
        idea="we see it, and have not offered it",
        proposed="they have an offer, or know the price",
        won="they ordered it",
        lost="they bought it elsewhere, or said no",
        dropped="we let it go",
    ),
]


class SolutionPart(Record):
    """One part of what would serve a need, and who brings it."""

    label_field: ClassVar[str] = "part"
    noun: ClassVar[str] = "part of a solution"

    part: Text
    """What it is."""
    by: Maker
    """Who brings it."""
    who: Text | None = None
    """Which partner, or which product of ours."""


class Need(Identified):
    """Something the customer cannot do well enough today, in their words rather than in those of our offer."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "need of theirs"
    table: ClassVar[str] = "need"
    anchor_prefix: ClassVar[str | None] = "need-"

    text: Text
    """What they need."""
    from_: PersonRef | None = None
    """Who of them has it, or told us."""
    on: Day | None = None
    """When we learnt it."""
    confidence: Annotated[Confidence, HOW_SURE] | None = None
    """How sure we are: assumed (our guess), told (somebody said so) or confirmed (checked with a second source)."""
    solution: tuple[SolutionPart, ...] = ()
    """What a whole solution is made of, with who brings each part."""


class Opportunity(Identified):
    """Something we could sell them because it serves a need or a goal of theirs."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "opportunity"
    anchor_prefix: ClassVar[str | None] = "opportunity-"

    text: Text
    """What it is."""
    serves: NeedOrGoalRef | None = None
    """The need or the goal of theirs that it serves."""
    horizon: Horizon = "later"
    """How far off it is."""
    state: OpportunityState = "idea"
    """How far it is."""
    benefit: Text | None = None
    """What it brings them, in their terms."""
    cost: Text | None = None
    """What it costs them: the price, and what they have to do for it."""
    owner: TeamRef | None = None
    """Who of us answers for it."""
    next_step: NextStep | None = None
    """What happens next."""
    worth: Money | None = None
    """What it is worth to us in a year."""
    closes_on: Annotated[Day | None, Ahead()] = None
    """When we expect their decision."""
    crm_id: ForeignId | None = None
    """The id of the deal in the customer database; `playbook import crm` writes it and goes by it."""

    @property
    def open(self) -> bool:
        """Whether it is neither won nor lost nor dropped."""
        return self.state in ("idea", "proposed")
