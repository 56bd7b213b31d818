"""Questions we want to find out about, typed by hand."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.kinds import Day, Days, Text
from generator.model.record import Record
from generator.model.references import AnyoneRef

RoleName = Literal["ceo", "ambassador", "mediator", "consultant", "controller", "shareholder"]


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
    of: Literal["us", "them"] | None = None
    """Whom to ask: us, the account manager; them, whoever is known there first."""
    role: RoleName | None = None
    """The role it belongs to."""
    within_days: Days | None = None
    """How many days after the account was begun we want to know."""


class FirstQuestions(Record):
    """What ``playbook/first-questions.yaml`` holds."""

    questions: tuple[FirstQuestion, ...] = ()
    """What to find out first about a new account, in this order."""
