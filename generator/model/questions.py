"""Questions we want to find out about, typed by hand."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.kinds import Day, Text
from generator.model.record import Record
from generator.model.references import AnyoneRef


class OpenQuestion(Record):
    """Something we want to know (S57); answered once it has an answer."""

    label_field: ClassVar[str] = "ask"

    ask: Text
    """The question."""
    of: AnyoneRef | None = None
    """Whom to ask."""
    role: Literal["ceo", "ambassador", "mediator", "consultant", "controller", "shareholder"] | None = None
    """The role it belongs to."""
    by: Day | None = None
    """By when we want to know."""
    answer: Text | None = None
    """What we found out."""
    on: Day | None = None
    """When we found it out."""
