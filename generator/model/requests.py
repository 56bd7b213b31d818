"""What the customer asks for beyond the contract, and what was decided."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Flag, Number, Text
from generator.model.record import Identified, Money
from generator.model.references import PersonRef, ProjectRef, TeamRef

Decision = Annotated[
    Literal["free", "charged", "declined", "deferred", "covered"],
    means(
        free="we do it at no charge; somebody who may do so has to approve it",
        charged="they order and pay for it",
        declined="we do not do it, and told them why",
        deferred="decided later, by `decide_by`",
        covered="on a closer look the contract covers it",
    ),
]


class Request(Identified):
    """Something one of them wants that the contract does not cover: a superior decides whether we give it away."""

    label_field: ClassVar[str] = "ask"
    noun: ClassVar[str] = "request beyond the contract"
    anchor_prefix: ClassVar[str | None] = "request-"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("asked_on", "decided_on"), ("asked_on", "decide_by"))

    ask: Text
    """What they want, in a few words."""
    from_: PersonRef
    """Who asked."""
    asked_on: Day
    """When they asked."""
    project: ProjectRef | None = None
    """The project it belongs to; of one that is live, it is a change after go-live."""
    after_go_live: Flag = False
    """Whether it changes something that is live already, where no project says so."""
    days: Number | None = None
    """What it takes us, in days of work."""
    worth: Money | None = None
    """What they would pay for it."""
    decide_by: Day | None = None
    """By when they want to hear."""
    escalated_to: TeamRef | None = None
    """Which superior of ours it was taken to."""
    begun_on: Day | None = None
    """When one of us began with it."""
    decision: Decision | None = None
    """What was decided; left out, nothing yet."""
    decided_on: Day | None = None
    """When it was decided."""
    approved_by: TeamRef | None = None
    """Who decided: a manager or an executive sponsor of ours."""
    why: Text | None = None
    """Why it was decided so, in words that bear being repeated to them."""
