"""What it is like to be the customer: what matters to them, and how they put it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.kinds import Day, Text
from generator.model.record import HOW_SURE, Confidence, Record
from generator.model.references import PersonRef


class Voice(Record):
    """Something one of them said, in their own words."""

    label_field: ClassVar[str] = "quote"
    noun: ClassVar[str] = "saying of theirs"

    quote: Text
    """What they said, word for word."""
    by: PersonRef
    """Who said it."""
    on: Day
    """When."""
    about: Text | None = None
    """What it was about."""


class Matter(Record):
    """Something that matters to them; the first in the list matters most."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "matter"

    text: Text
    """What matters to them, in a sentence they would say themselves."""
    to: PersonRef | None = None
    """To whom of them above all; left out, to all of them."""
    why: Text | None = None
    """Why: what happened, or what hangs on it."""
    on: Day | None = None
    """When we learnt it."""
    confidence: Annotated[Confidence, HOW_SURE] | None = None
    """How sure we are: assumed (our guess), told (somebody said so) or confirmed (checked with a second source)."""
