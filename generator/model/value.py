"""What the joint work is worth to each company: initiatives, linkages and outcomes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, ForeignId, Many, Text, Worth, Year
from generator.model.record import Fact, Identified, Money, Record
from generator.model.references import AnyoneRef, GoalRef, InitiativeRef, OurGoalRef, PersonRef, ProjectRef, TeamRef

Status = Literal["not_started", "on_track", "watchpoint", "concern", "achieved", "deferred", "cancelled"]

STATUSES = means(
    not_started="nobody has begun",
    on_track="it goes as planned",
    watchpoint="something could go wrong",
    concern="it will go wrong unless somebody acts",
    achieved="done",
    deferred="put off",
    cancelled="given up",
)
"""What each state of an undertaking says."""

OVER: tuple[Status, ...] = ("achieved", "deferred", "cancelled")
"""The states of what is not, or no longer, worked at."""


class NextStep(Record):
    """The next thing to do, by whom and when."""

    label_field: ClassVar[str] = "text"

    text: Text
    """What."""
    owner: AnyoneRef
    """Who."""
    due: Day
    """By when."""


class Serves(Record):
    """The goals an initiative serves."""

    customer: Many[GoalRef] = ()
    """Their goals."""
    us: Many[OurGoalRef] = ()
    """Our goals."""


class ValueToCustomer(Record):
    """What an initiative is worth to the customer."""

    score: Worth | None = None
    """From 0 (nothing) to 5 (decisive)."""
    case: Fact | None = None
    """Why they should want it, in a sentence they would sign."""
    money: Money | None = None
    """The same in money."""
    confirmed_by: PersonRef | None = None
    """Who of them agreed with that."""


class ValueToUs(Record):
    """What an initiative is worth to us."""

    score: Worth | None = None
    """From 0 (nothing) to 5 (decisive)."""
    case: Fact | None = None
    """Why our own company should want it."""
    money: Money | None = None
    """The same in money."""


class Value(Record):
    """What an initiative is worth to both companies; one without value to either is bound to fail."""

    customer: ValueToCustomer = ValueToCustomer()
    """To them."""
    us: ValueToUs = ValueToUs()
    """To us."""


class Owners(Record):
    """Who answers for an initiative on each side."""

    customer: PersonRef | None = None
    """On their side."""
    us: TeamRef | None = None
    """On ours."""


class Initiative(Identified):
    """Something the customer undertakes, with or without us."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "initiative"
    table: ClassVar[str] = "initiative"
    anchor_prefix: ClassVar[str | None] = "initiative-"

    text: Text
    """What it is, in a few words."""
    led_by: Annotated[
        Literal["customer", "us", "joint"],
        means(customer="they do", us="we do", joint="both, with a name on each side"),
    ]
    """Who leads it."""
    our_part: Annotated[
        Literal["none", "possible", "active"],
        means(none="they do it without us", possible="we could take part and have not agreed", active="we take part"),
    ]
    """Whether we take part."""
    serves: Serves = Serves()
    """The goals it serves on both sides."""
    value: Value = Value()
    """What it is worth to both sides."""
    owners: Owners = Owners()
    """Who answers for it."""
    status: Annotated[Status, STATUSES] = "not_started"
    """How it goes."""
    outcome_state: (
        Annotated[
            Literal["proposed", "accepted", "delivered", "verified"],
            means(
                proposed="we say what it will bring",
                accepted="they agree that it would",
                delivered="we say that it did",
                verified="they say that it did",
            ),
        ]
        | None
    ) = None
    """How far the customer has accepted its outcome."""
    due: Day | None = None
    """When it should be done."""
    next_step: NextStep | None = None
    """What happens next."""
    crm_id: ForeignId | None = None
    """The id of the deal in the customer database; `playbook import crm` writes it and goes by it."""

    @property
    def active(self) -> bool:
        """Whether we take part and it is neither finished nor given up."""
        return self.our_part == "active" and not self.over

    @property
    def over(self) -> bool:
        """Whether it is achieved, put off or given up."""
        return self.status in OVER

    @property
    def possible(self) -> bool:
        """Whether we might take part in it, and it is neither finished nor given up."""
        return self.our_part == "possible" and self.status not in ("achieved", "deferred", "cancelled")


class Linkage(Identified):
    """People, information and resources of both companies brought together."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "linkage"
    anchor_prefix: ClassVar[str | None] = "linkage-"

    text: Text
    """What is linked, in a few words."""
    people: Many[AnyoneRef] = ()
    """Who."""
    information: Text | None = None
    """Which information passes."""
    resources: Text | None = None
    """Which means are shared."""
    for_: InitiativeRef | None = None
    """The initiative it is for."""
    synergy: Text | None = None
    """What both gain that neither could alone."""
    state: Annotated[
        Literal["exists", "to_build"], means(exists="it is there and used", to_build="it is still to be made")
    ]
    """Whether it is there already or has to be built."""
    horizon_year: Year | None = None
    """The year it should carry weight."""
    next_step: NextStep | None = None
    """What happens next."""


class Outcome(Record):
    """Something good that came out of joint work, for both."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "joint outcome"

    on: Day
    """When."""
    text: Text
    """What."""
    initiative: InitiativeRef | None = None
    """The initiative it came from."""
    project: ProjectRef | None = None
    """The project it came from; left out, all those of the initiative."""
    value_customer: Text | None = None
    """What it was worth to them."""
    value_us: Text | None = None
    """What it was worth to us."""
    confirmed_by: PersonRef | None = None
    """Who of them said so."""
