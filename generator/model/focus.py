"""What we put our time into with a customer, and what we do no longer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Text
from generator.model.record import Record
from generator.model.references import InitiativeRef


class Focus(Record):
    """Something that has our time before all else, or has it no longer, so that there is some."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "thing to focus on or to stop"

    text: Text
    """What we do, or do no longer."""
    choice: Annotated[
        Literal["focus", "stop"], means(focus="it has our time before all else", stop="we do it no longer")
    ] = "focus"
    """Which of the two."""
    why: Text | None = None
    """Why, as we would say it to our own people."""
    since: Day | None = None
    """Since when that is so."""
    initiative: InitiativeRef | None = None
    """The initiative it is about, if there is one."""
