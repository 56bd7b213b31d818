"""What the two companies agreed about how they talk to each other."""

from __future__ import annotations

from typing import ClassVar

from generator.model.formats import Channel
from generator.model.kinds import Day, Int, Many, Text
from generator.model.record import Record, Source
from generator.model.references import PersonRef, TeamRef


class Expectation(Record):
    """What each side expects on one topic."""

    label_field: ClassVar[str] = "topic"
    noun: ClassVar[str] = "expectation of communication"

    topic: Text
    """The topic."""
    theirs: Text
    """What they expect."""
    ours: Text
    """What we expect."""


class Scenario(Record):
    """What happens in a difficulty, and the two people who deal with it."""

    label_field: ClassVar[str] = "when"
    noun: ClassVar[str] = "difficulty provided for"

    when: Text
    """The difficulty."""
    their_point: PersonRef
    """Whom to call there."""
    our_point: TeamRef
    """Whom to call here."""
    backup: TeamRef | None = None
    """Whom to call here if that fails."""
    within_hours: Int
    """How quickly, in hours."""
    channel: Channel
    """By which channel."""


class EscalationLevel(Record):
    """Who takes a matter over when those below could not settle it."""

    label_field: ClassVar[str] = "when"
    noun: ClassVar[str] = "level of escalation"

    when: Text
    """When it goes to them: which matters, or what did not help."""
    theirs: PersonRef
    """Who of them."""
    ours: TeamRef
    """Who of us."""
    within_days: Int
    """Within how many working days they settle it, or it goes one level up."""


class Protocol(Record):
    """Method, frequency and content of communication between the companies."""

    noun: ClassVar[str] = "agreement on how we communicate"

    method: Text
    """By which means."""
    frequency: Text
    """How often."""
    content: Text
    """About what."""
    expectations: tuple[Expectation, ...] = ()
    """What each side expects."""
    agreed_on: Day | None = None
    """When both agreed."""
    agreed_by: Many[PersonRef] = ()
    """Who of them agreed."""
    review_on: Day | None = None
    """When to look at it again."""
    scenarios: tuple[Scenario, ...] = ()
    """What happens in a difficulty."""
    escalation: tuple[EscalationLevel, ...] = ()
    """Who takes over what cannot be settled, the lowest level first."""
    source: Source | None = None
    """Where we have it from."""
