"""Who of us answers for an account and when, and the handover from one to another."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import Ahead, means
from generator.model.kinds import Day, Text
from generator.model.record import Record
from generator.model.references import PersonRef, TeamRef

HandoverStepName = Literal[
    "announced",
    "plan",
    "gaps",
    "talk",
    "told",
    "pack",
    "introduced",
    "promises",
    "contacts",
    "invitations",
    "reviewed",
    "owner",
    "letter",
    "alone",
]
STEPS = means(
    announced="make the change known among ourselves",
    plan="bring the plan up to date and set the day",
    gaps="fill in what a colleague would miss",
    talk="talk the account through, and note it in the log",
    told="tell those who matter most who comes, and when",
    pack="read the pack and answer the ten questions",
    introduced="meet those who matter most, introduced by the one who leaves",
    promises="give every open promise a new name, with the customer's knowledge",
    contacts="give people and projects to whoever looks after them from now on",
    invitations="send the invitations anew, with the new one in them",
    reviewed="go through the plan with both",
    owner="put the new name at the head of the account",
    letter="send the customer the letter with the new name and number",
    alone="meet them without the one who left",
)
"""What is done in each step, after “to”."""


class OwnerTerm(Record):
    """A time in which one of us answered for the account."""

    noun: ClassVar[str] = "account manager of a time"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("from_", "to"),)

    who: TeamRef
    """Who."""
    from_: Day | None = None
    """First day; left out, from the beginning."""
    to: Day | None = None
    """Last day; left out, they still do."""
    why: Text | None = None
    """Why the account came to them; internal."""
    buddy: TeamRef | None = None
    """Which colleague they can ask while it is new to them."""


class ToldOfHandover(Record):
    """One of them who knows who answers for the account from now on."""

    noun: ClassVar[str] = "person who was told"

    who: PersonRef
    """Who."""
    on: Day | None = None
    """When we told them; left out, they are still to be told."""


class HandoverStepDone(Record):
    """A step of the handover that is done and that nothing else in the account shows."""

    noun: ClassVar[str] = "step that is done"

    step: Annotated[HandoverStepName, STEPS]
    """Which step."""
    by: TeamRef
    """Who did it."""
    on: Day
    """When."""


class SignOff(Record):
    """One of us has signed that the account has changed hands."""

    noun: ClassVar[str] = "signature"

    by: TeamRef
    """Who: the one who leaves, the one who comes, their manager."""
    on: Day
    """When."""


class Handover(Record):
    """The account changes hands; one at a time, and it goes once it is ninety days old."""

    noun: ClassVar[str] = "handover"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (
        ("announced", "on"),
        ("announced", "shadow_from"),
        ("shadow_from", "on"),
    )

    from_: TeamRef
    """Who gives the account away."""
    to: TeamRef
    """Who takes it over."""
    announced: Annotated[Day | None, Ahead()] = None
    """When it was, or will be, made known among ourselves."""
    shadow_from: Annotated[Day | None, Ahead()] = None
    """From when on the new one comes along; left out, four weeks before they answer for the account."""
    on: Annotated[Day, Ahead()]
    """From when on the new one answers for the account."""
    told: tuple[ToldOfHandover, ...] = ()
    """Who of them has been told."""
    advice: Text | None = None
    """One sentence of advice from the one who leaves."""
    done: tuple[HandoverStepDone, ...] = ()
    """Steps that are done, where nothing else shows it."""
    signed: tuple[SignOff, ...] = ()
    """Who has signed."""
