"""Conflicts: the stories of both sides first, then interests, options and repair; never our own position."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import Noun, means
from generator.model.kinds import Day, Many, Rich, Score, Text
from generator.model.record import Identified, Record
from generator.model.references import AnyoneRef, PersonRef
from generator.model.work import Side


class Story(Record):
    """The dispute as one person tells it."""

    noun: ClassVar[str] = "story"

    by: AnyoneRef
    """Who tells it."""
    side: Side
    """Whose side they are on."""
    heard_on: Day | None = None
    """When we heard it."""
    story: Rich
    """What they told us."""


class Sided(Record):
    """A text that belongs to one side."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "interest"

    side: Side
    """Whose."""
    text: Text
    """What."""


class Option(Record):
    """A way forward."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "way forward"

    text: Text
    """What could be done."""
    by: AnyoneRef | None = None
    """Who put it forward."""


class WayForward(Record):
    """What a fair outcome is made of."""

    interests: tuple[Sided, ...] = ()
    """What each side really needs."""
    criteria: Many[Text] = ()
    """Standards both accept for a fair outcome."""
    options: tuple[Option, ...] = ()
    """Ways forward; two at the least."""
    no_agreement: Annotated[tuple[Sided, ...], Noun("course without an agreement")] = ()
    """What each side does if there is no agreement."""


class Repair(Record):
    """What is done to mend the relationship afterwards."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "repair"

    text: Text
    """What."""
    due: Day
    """By when."""
    done: Day | None = None
    """When it was done."""


class Conflict(Identified):
    """A dispute between people, teams or the companies."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "conflict"
    anchor_prefix: ClassVar[str | None] = "conflict-"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("noticed_on", "first_talk_on"),)

    text: Text
    """What it is about, in neutral words."""
    level: Annotated[
        Literal["individual", "team", "company"],
        means(individual="between two people", team="between teams", company="between the companies"),
    ]
    """Between whom."""
    parties: Many[AnyoneRef] = ()
    """Who is in it."""
    noticed_on: Day
    """When we noticed it."""
    first_talk_on: Day | None = None
    """When we first talked about it with them."""
    stories: tuple[Story, ...] = ()
    """The dispute as each side tells it."""
    way_forward: WayForward = WayForward()
    """Interests, criteria, options, and what happens without an agreement."""
    co_mediator: PersonRef | None = None
    """Who of them helps to settle it."""
    outcome: Text | None = None
    """What was agreed."""
    accepted_by: Many[AnyoneRef] = ()
    """Who accepted it, of both sides."""
    trust_before: Score | None = None
    """Trust before, from 1 to 5."""
    trust_after: Score | None = None
    """Trust after, from 1 to 5."""
    repair: tuple[Repair, ...] = ()
    """What is done to mend the relationship."""
    status: Annotated[
        Literal["open", "in_talks", "agreed", "repaired", "parked"],
        means(
            open="nobody has talked about it with them",
            in_talks="we are talking",
            agreed="settled, and not mended yet",
            repaired="settled and mended",
            parked="both let it rest for now",
        ),
    ] = "open"
    """How far it is."""

    @property
    def open(self) -> bool:
        """Whether it is still to be settled or repaired."""
        return self.status in ("open", "in_talks", "agreed")
