"""What the customer asks us, and what we answer."""

from __future__ import annotations

from typing import ClassVar

from generator.model.kinds import Day, Text
from generator.model.record import Record
from generator.model.references import PersonRef, TeamRef


class Query(Record):
    """Something one of them asked us; it waits for us until it has an answer."""

    label_field: ClassVar[str] = "ask"
    noun: ClassVar[str] = "query of theirs"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("asked_on", "due"), ("asked_on", "answered_on"))

    from_: PersonRef
    """Who asked."""
    ask: Text
    """What they want to know, in their words."""
    asked_on: Day
    """When they asked."""
    by: TeamRef | None = None
    """Who of us answers; left out, whoever looks after the one who asked."""
    due: Day | None = None
    """By when they want the answer; left out, `query_answer_working_days` of the settings."""
    answer: Text | None = None
    """What we answered."""
    answered_on: Day | None = None
    """When we answered."""
