"""Plays, which say step by step what to do in a situation, and what we promise ourselves to do about a customer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.key import means
from generator.model.kinds import Day, Days, Id, Many, Multiline, Text
from generator.model.record import Identified, Record
from generator.model.references import PersonRef, ReviewRef, TeamRef

Player = Annotated[
    Literal["owner", "manager", "executive_sponsor", "delivery"],
    means(
        owner="who answers for the account",
        manager="whom they report to",
        executive_sponsor="of our management, the one for this account",
        delivery="who answers for the project",
    ),
]


class PlayStep(Record):
    """One step of a play."""

    label_field: ClassVar[str] = "do"
    noun: ClassVar[str] = "step of a play"

    day: Days
    """How many days after the start; 0 is the day of the start itself."""
    do: Text
    """What to do, in a sentence."""
    who: Player = "owner"
    """Who does it: the account's owner, their manager, the executive sponsor, or who answers for the project."""
    say: Multiline | None = None
    """What to say, in words that can be said as they stand."""


class Play(Record):
    """What ``playbook/plays/<play>.yaml`` holds: what to do in a situation, step by step."""

    label_field: ClassVar[str] = "name"

    id: Id = Field(default="", exclude=True)
    name: Text
    """What it is called: Champion gone."""
    when: Text
    """When to use it, in a sentence or two."""
    findings: Many[Text] = ()
    """Names of the rules whose findings call for it: champion-at-risk."""
    aim: Text
    """What it is to bring about."""
    steps: tuple[PlayStep, ...]
    """What to do, in this order."""
    avoid: Many[Text] = ()
    """What makes it worse."""
    ends: Many[Text]
    """How it ends: what shows that it has worked, and when to stop all the same."""


class OwnPromise(Identified):
    """Something one of us promised another of us to do; the customer hears nothing of it, and it is not counted."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "promise to ourselves"
    anchor_prefix: ClassVar[str | None] = "own-promise-"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("made_on", "due"), ("made_on", "closed"))
    at_first: ClassVar[Mapping[str, str]] = {"by": "us"}

    by: TeamRef
    """Who of us does it."""
    to: TeamRef | None = None
    """Who of us asks after it."""
    text: Text
    """What is to be done."""
    made_on: Day
    """When it was decided."""
    due: Day
    """By when."""
    about: PersonRef | None = None
    """The one of them whom it is about."""
    play: Id | None = None
    """The play of which it is a step."""
    review: ReviewRef | None = None
    """The review that decided it."""
    status: Annotated[
        Literal["open", "done", "withdrawn"],
        means(open="still to be done", done="done", withdrawn="not wanted any more"),
    ] = "open"
    """What became of it."""
    closed: Day | None = None
    """When."""
