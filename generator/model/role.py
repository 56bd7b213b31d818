"""A role an account manager plays, as the head of its template describes it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.model.kinds import Id, Many, Text
from generator.model.people import DecisionRole, Floor
from generator.model.record import Record
from generator.model.situations import Lifecycle, PlanType


class Question(Record):
    """A question the role asks, and where in an account its answer stands."""

    label_field: ClassVar[str] = "ask"

    ask: Text
    """The question, as we put it to ourselves."""
    say: Text | None = None
    """The same, as we say it to one of them: “What do you want to have become?” Left out, no brief asks it."""
    answered_by: Many[Text]
    """Key paths of the facts that answer it: strategy.customer.vision, partners.trust."""
    of: Many[Literal[Floor, DecisionRole, "us"]] = ()
    """Whom to ask, best first: floors or decision roles, or us for our own people."""
    why: Text | None = None
    """Why it matters."""
    when: Many[Literal[Lifecycle, PlanType]] = ()
    """Phases of life, and things we are after, in which alone it is asked; left out, it is asked of every account."""

    def concerns(self, lifecycle: str | None, plan_type: str | None) -> bool:
        """Whether it is asked of a customer in a phase of life with whom we are after something."""
        return not self.when or lifecycle in self.when or plan_type in self.when


class Role(Record):
    """The head of ``playbook/roles/<role>.md.j2``."""

    label_field: ClassVar[str] = "name"

    id: Id = Field(default="", exclude=True)
    name: Text
    """Name of the role: Ambassador."""
    icon: Text
    """Name of its picture."""
    lens: Text
    """What one sees through it, in one sentence."""
    wear_when: Many[Text]
    """When to wear it."""
    questions: tuple[Question, ...]
    """The questions it asks."""
