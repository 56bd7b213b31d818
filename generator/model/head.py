"""What stands at the head of an account: its units, what it costs us, a state set by hand, who has read the plan."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.addresses import Url
from generator.model.company import Locale
from generator.model.handover import OwnerTerm
from generator.model.key import means
from generator.model.kinds import Day, Flag, ForeignId, Number, Text
from generator.model.record import Identified, Record
from generator.model.references import PersonRef, TeamRef, TierRef
from generator.model.situations import Lifecycle, PlanType


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

    state: Annotated[
        Literal["green", "amber", "red"], means(green="on course", amber="to be watched", red="needs somebody now")
    ]
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


class Profile(Record):
    """The facts at the head of an account; the first three lines are all that is required."""

    label_field: ClassVar[str] = "name"

    name: Text
    """Name of the customer."""
    owner: TeamRef
    """The one account manager who answers for the account."""
    owners: tuple[OwnerTerm, ...] = ()
    """Who answered for it and since when, the oldest first; who comes next stands last."""
    tier: TierRef
    """How much attention it gets; the tiers and their numbers stand in the settings."""
    kind: Annotated[
        Literal["external", "internal"], means(external="another company", internal="a business function of our own")
    ] = "external"
    """External: another company. Internal: a business function of our own."""
    language: Locale | None = None
    """The language and region in which papers for them are written; else as in the settings (`locale`)."""
    segment: Text | None = None
    """Group of customers with the same needs."""
    industry: Text | None = None
    """What they are in."""
    summary: Text | None = None
    """Who they are and how they earn their money, in a sentence or two."""
    units: tuple[Unit, ...] = ()
    """Their business units, sites or departments."""
    lifecycle: (
        Annotated[
            Lifecycle,
            means(
                startup="young, short of money, quick",
                growth="more of everything each year",
                mature="knows its business and guards it",
                decline="sells less each year",
                turnaround="new people have to save it",
            ),
        ]
        | None
    ) = None
    """Where the company is in its life; the settings say what that changes."""
    plan_type: (
        Annotated[
            PlanType,
            means(
                acquisition="to win them",
                expansion="to do more with them",
                retention="to keep them",
                recovery="to win back their trust",
            ),
        ]
        | None
    ) = None
    """What we are mainly after; the settings say what that changes."""
    status: Annotated[
        Literal["draft", "active", "paused", "closed"],
        means(
            draft="still being written",
            active="worked",
            paused="left alone for now",
            closed="no customer any more",
        ),
    ] = "active"
    """Whether the account is worked."""
    since: Day | None = None
    """Customer since."""
    updated: Day | None = None
    """When the owner last read the whole plan and touched it."""
    head: PersonRef | None = None
    """For a business function: its head."""
    effort: Effort = Effort()
    """What the account costs us in time."""
    override: Override | None = None
    """A state set by hand."""
    reviewed: Reviewed | None = None
    """When a manager last read the plan."""
    accepted_by_customer: Accepted | None = None
    """When the customer agreed with the plan."""
    share: (
        Annotated[
            Literal["usual", "marked"], means(usual="what usually goes out", marked="only what says `audience: shared`")
        ]
        | None
    ) = None
    """What papers for the customer hold: usual, what usually goes out; marked, what says `audience: shared`."""
    share_kept_rate: Flag = False
    """Whether papers for the customer say how many of our promises we kept in time."""
    refs: References = References()
    """Where else the account is kept."""
    crm_id: ForeignId | None = None
    """The id of the company in the customer database; `playbook import crm` writes it and goes by it."""
