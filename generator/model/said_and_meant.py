"""What they say and what is really going on; for us alone, for ever."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.kinds import Day, Text
from generator.model.record import HOW_SURE, Confidence, Record
from generator.model.references import PersonRef


class SaidAndMeant(Record):
    """What is said on a subject, and what is really going on: we speak of the one and act on the other."""

    label_field: ClassVar[str] = "topic"
    noun: ClassVar[str] = "thing said and meant"

    topic: Text
    """What it is about."""
    official: Text
    """What is said: the official version, which we repeat whenever we speak of it."""
    actual: Text
    """What is really going on, as far as we know."""
    said_by: PersonRef | None = None
    """Who of them says so."""
    told_by: PersonRef | None = None
    """Who told us the rest; nobody ever reads it from us."""
    on: Day | None = None
    """When we learnt it."""
    confidence: Annotated[Confidence, HOW_SURE] = "assumed"
    """How sure we are."""
    we_act: Text | None = None
    """What we do because of it, without saying why."""
