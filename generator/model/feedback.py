"""What they tell us about our products, and what becomes of it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Text
from generator.model.record import Record
from generator.model.references import PersonRef


class Feedback(Record):
    """Something they told us about a product of ours, for whoever makes it."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "feedback of theirs"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("on", "reply_given_on"),)

    text: Text
    """What they told us."""
    theme: Text
    """What it is about, in a word or two; the same words everywhere, so that it adds up over all accounts."""
    on: Day
    """When they told us."""
    from_: PersonRef | None = None
    """Who told us."""
    routed_to: Text | None = None
    """Who of our own company has it now: a name or a team."""
    status: Annotated[
        Literal["open", "planned", "done", "declined"],
        means(
            open="nobody has decided on it",
            planned="whoever makes it will do it",
            done="it is done",
            declined="it will not be done",
        ),
    ] = "open"
    """What became of it."""
    reply: Text | None = None
    """What we told them."""
    reply_given_on: Day | None = None
    """When we told them."""
