"""What each side thinks of the other: they rate us as a supplier, we rate them as a customer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Score, Text
from generator.model.record import Record
from generator.model.references import AnyoneRef


class ScorecardLine(Record):
    """How one side does its part on one subject, as the other sees it: answers, deliveries, forecasts, payment."""

    label_field: ClassVar[str] = "subject"
    noun: ClassVar[str] = "line of the scorecard"

    subject: Text
    """What is rated, in the same words each time."""
    of: Annotated[
        Literal["us", "customer"], means(us="they rate us as a supplier", customer="we rate them as a customer")
    ]
    """Who is rated."""
    score: Score
    """How good it is, from 1 (bad) to 5 (excellent)."""
    on: Day
    """When it was said."""
    by: AnyoneRef | None = None
    """Who says so."""
    why: Text | None = None
    """What it hangs on."""
