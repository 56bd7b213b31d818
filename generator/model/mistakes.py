"""What we did wrong, and how we put it right."""

from __future__ import annotations

from typing import ClassVar

from generator.model.kinds import Day, Text
from generator.model.record import Record
from generator.model.references import PersonRef, TeamRef


class Mistake(Record):
    """Something of ours that went wrong for them; for us alone, in no paper of theirs."""

    label_field: ClassVar[str] = "what"
    noun: ClassVar[str] = "mistake of ours"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("on", "owned_up_on"), ("on", "done"))

    what: Text
    """What went wrong, as they would say it."""
    on: Day
    """When it happened, or when we noticed it."""
    hurt: PersonRef | None = None
    """Whom of them it hit most."""
    owned_up_on: Day | None = None
    """When we told them ourselves that it was ours."""
    remedy: Text | None = None
    """What puts it right, and keeps it from happening again."""
    owner: TeamRef | None = None
    """Who of us puts it right; left out, the account manager."""
    due: Day | None = None
    """By when it is put right."""
    done: Day | None = None
    """When it was put right."""
    confirmed_by: PersonRef | None = None
    """Who of them said that it is right again."""
