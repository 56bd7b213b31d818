"""What stands at the head of an account: its units, what it costs us, a state set by hand, who has read the plan."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.addresses import Url
from generator.model.kinds import Day, Number, Text
from generator.model.record import Identified, Record
from generator.model.references import PersonRef, TeamRef


class Unit(Identified):
    """A business unit, site or department of the customer."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "unit"
    table: ClassVar[str] = "unit"

    name: Text
    """What it is called."""
    head: PersonRef | None = None
    """Who leads it."""


class Effort(Record):
    """What the account costs us in time."""

    hours_per_month: Number | None = None
    """Hours a month, all of us together."""


class Override(Record):
    """A state of the account set by hand, for thirty days."""

    state: Literal["green", "amber", "red"]
    """The state."""
    why: Text
    """Why."""
    by: TeamRef
    """Who set it."""
    on: Day
    """When."""


class Reviewed(Record):
    """A manager has read the whole plan."""

    by: TeamRef
    """Who."""
    on: Day
    """When."""


class Accepted(Record):
    """The customer has seen the plan and agreed with it."""

    by: PersonRef
    """Who."""
    on: Day
    """When."""


class References(Record):
    """Where else the account is kept."""

    crm: Url | None = None
    """The record in the customer database."""
    tracker: Url | None = None
    """The board of tasks."""
    documents: Url | None = None
    """The folder of documents."""
