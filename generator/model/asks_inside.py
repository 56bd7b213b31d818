"""What we asked for inside our own company on the customer's behalf."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Flag, Text
from generator.model.record import Record
from generator.model.references import PersonRef, TeamRef


class AskInside(Record):
    """Something we asked our own company to do for them, as their representative here."""

    label_field: ClassVar[str] = "ask"
    noun: ClassVar[str] = "ask inside"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("asked_on", "answered_on"), ("answered_on", "told_on"))

    ask: Text
    """What we asked for."""
    of: Text
    """Whom in our own company: a name, or the department that decides."""
    asked_on: Day
    """When we asked."""
    by: TeamRef | None = None
    """Who of us asked; left out, the account manager."""
    for_: PersonRef | None = None
    """Who of them it is for."""
    why: Text | None = None
    """Why they need it, as we put it inside."""
    due: Day | None = None
    """By when we want an answer; left out, two weeks."""
    status: Annotated[
        Literal["asked", "agreed", "refused", "done"],
        means(
            asked="waits for an answer",
            agreed="they will get it",
            refused="they will not get it",
            done="they have it",
        ),
    ] = "asked"
    """How far it is."""
    answered_on: Day | None = None
    """When we had the answer."""
    answer: Text | None = None
    """What the answer was, and what it hangs on."""
    may_tell: Flag = False
    """Whether they may be told what we won for them."""
    told_on: Day | None = None
    """When we told them."""
