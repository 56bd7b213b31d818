"""The lines between the customer's people that no organisation chart shows."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Text
from generator.model.record import Record, Source
from generator.model.references import PersonRef


class Tie(Record):
    """A line between two of the customer's people that no organisation chart shows."""

    noun: ClassVar[str] = "tie between"

    from_: PersonRef
    """Where the line starts."""
    to: PersonRef
    """Where it ends."""
    kind: Annotated[
        Literal["influences", "conflicts", "allied", "dotted_line"],
        means(
            influences="listens to the other, or is listened to",
            conflicts="at odds with each other",
            allied="stand by each other",
            dotted_line="also answers to the other, besides their superior",
        ),
    ]
    """What passes along it."""
    note: Text | None = None
    """What we know of it."""
    source: Source | None = None
    """Where we have it from."""
