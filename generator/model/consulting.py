"""What we do to make the customer look and be good: help given, expertise to offer."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.kinds import Day, Many, Text
from generator.model.record import Record
from generator.model.references import PersonRef, TeamRef


class Help(Record):
    """A time we helped."""

    label_field: ClassVar[str] = "topic"
    noun: ClassVar[str] = "help given"

    on: Day
    """When."""
    topic: Text
    """With what."""
    need: Literal["fire", "long_range"]
    """Putting out a fire, or long-range thinking."""
    mode: Literal["do", "advise", "coach", "mentor"]
    """Whether we did it, advised, coached or mentored."""
    solved_by: Literal["us", "together", "customer"]
    """Who solved it in the end."""
    for_: PersonRef | None = None
    """For whom."""
    credit: Text | None = None
    """What made them look good, and before whom."""


class Expertise(Record):
    """Something we know and they may not."""

    label_field: ClassVar[str] = "topic"
    noun: ClassVar[str] = "expertise to offer"

    topic: Text
    """What we know."""
    who: Many[TeamRef] = ()
    """Who of us knows it."""
    gap: Text | None = None
    """What they lack."""
    offered_on: Day | None = None
    """When we offered it."""
