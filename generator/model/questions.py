"""Questions we want to find out about, typed by hand."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Days, Text
from generator.model.record import Record
from generator.model.references import AnyoneRef

RoleName = Annotated[
    Literal["ceo", "ambassador", "mediator", "consultant", "controller", "shareholder"],
    means(
        ceo="chief executive of both companies: where each wants to go",
        ambassador="speaks for each at the other: people, trust, customs",
        mediator="settles what divides them",
        consultant="helps them with what we know",
        controller="air-traffic controller: who does what, when",
        shareholder="of both companies: what it is worth to each",
    ),
]


class OpenQuestion(Record):
    """Something we want to know; answered once it has an answer."""

    label_field: ClassVar[str] = "ask"
    noun: ClassVar[str] = "question to find out"

    ask: Text
    """The question."""
    of: AnyoneRef | None = None
    """Whom to ask."""
    role: RoleName | None = None
    """The role it belongs to."""
    by: Day | None = None
    """By when we want to know."""
    answer: Text | None = None
    """What we found out."""
    on: Day | None = None
    """When we found it out."""


class FirstQuestion(Record):
    """Something to find out about every new account."""

    label_field: ClassVar[str] = "ask"

    ask: Text
    """The question."""
    of: (
        Annotated[Literal["us", "them"], means(us="the account manager", them="whoever is known there first")] | None
    ) = None
    """Whom to ask."""
    role: RoleName | None = None
    """The role it belongs to."""
    within_days: Days | None = None
    """How many days after the account was begun we want to know."""


class FirstQuestions(Record):
    """What ``playbook/first-questions.yaml`` holds."""

    questions: tuple[FirstQuestion, ...] = ()
    """What to find out first about a new account, in this order."""
