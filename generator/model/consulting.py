"""What we do to make the customer look and be good: help given, expertise to offer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
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
    need: Annotated[
        Literal["fire", "long_range"], means(fire="it had to be put out at once", long_range="it helps them later on")
    ]
    """Putting out a fire, or long-range thinking."""
    mode: Annotated[
        Literal["do", "advise", "coach", "mentor"],
        means(
            do="we did it for them",
            advise="we said what we would do",
            coach="they did it and we asked questions",
            mentor="we stood by somebody for longer",
        ),
    ]
    """Whether we did it, advised, coached or mentored."""
    solved_by: Annotated[
        Literal["us", "together", "customer"], means(us="we alone", together="both", customer="they themselves")
    ]
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
