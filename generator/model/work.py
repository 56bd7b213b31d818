"""The work in hand: projects, and the promises of both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from generator.model.addresses import Url
from generator.model.key import Ahead, means
from generator.model.kinds import Amount, Day, Days, Flag, Many, Text
from generator.model.protocol import Protocol
from generator.model.record import Audience, Fact, Identified, Record
from generator.model.references import AnyoneRef, ContractRef, InitiativeRef, PersonRef, ProjectRef, TeamRef

Phase = Annotated[
    Literal["idea", "planning", "specification", "delivery", "acceptance", "live", "closed"],
    means(
        idea="somebody spoke of it",
        planning="it is being planned",
        specification="what is to be made is being agreed",
        delivery="it is being made",
        acceptance="they are testing it",
        live="they use it, and it still needs us",
        closed="it is over",
    ),
]
Side = Annotated[Literal["us", "customer"], means(us="ours", customer="theirs")]


class Plan(Record):
    """The project's plan."""

    ready_on: Day | None = None
    """When it was ready; best before the first meeting."""
    link: Url | None = None
    """Where it is."""


class Spec(Record):
    """The project's specification."""

    status: Annotated[
        Literal["none", "draft", "agreed", "sent"],
        means(
            none="nobody has begun it",
            draft="we are writing it",
            agreed="they said yes in writing",
            sent="they have it",
        ),
    ]
    """How far it is."""
    link: Url | None = None
    """Where it is."""


class Estimate(Record):
    """The effort, as sold and as it looks now."""

    original: Amount
    """As sold."""
    current: Amount
    """As it looks now."""
    unit: Annotated[
        Literal["hours", "days", "money"],
        means(hours="hours of work", days="days of work", money="in the currency of our company"),
    ]
    """What is counted."""


class Report(Record):
    """How the customer is kept informed."""

    every_days: Days | None = None
    """How often, in days; left out, the phase decides."""
    last_sent: Day | None = None
    """When last."""
    to: Many[PersonRef] = ()
    """To whom."""


class Milestone(Record):
    """A point the project has to reach."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "milestone"

    text: Text
    """What."""
    side: Side
    """Whose task it is."""
    due: Day
    """By when."""
    done: Day | None = None
    """When it was reached."""
    audience: Audience | None = None
    """Whether the customer may see it in writing; left out, no, unless the account says `share: usual`."""


class ChecklistItem(Record):
    """A small task of either side."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "small task"

    text: Text
    """What."""
    side: Side
    """Whose task it is."""
    done: Flag = False
    """Whether it is done."""


class InputNeeded(Record):
    """Something the customer has to give us."""

    label_field: ClassVar[str] = "what"
    noun: ClassVar[str] = "input we need from them"

    what: Text
    """What we need."""
    from_: PersonRef
    """From whom."""
    due: Day
    """By when."""
    received: Day | None = None
    """When it came."""
    audience: Audience | None = None
    """Whether the customer may see it in writing; left out, no, unless the account says `share: usual`."""


class Contingency(Record):
    """What we do if something goes wrong."""

    label_field: ClassVar[str] = "if_"
    noun: ClassVar[str] = "plan for what may go wrong"

    if_: Text
    """What might happen."""
    then: Text
    """What we do then."""
    owner: TeamRef | None = None
    """Who does it."""


class Project(Identified):
    """A piece of work with a beginning, an end and one name that answers for it."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "project"
    table: ClassVar[str] = "project"
    anchor_prefix: ClassVar[str | None] = "project-"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("starts", "due"), ("starts", "forecast"))
    at_first: ClassVar[Mapping[str, str]] = {"phase": "idea"}

    name: Text
    """What it is called."""
    initiative: InitiativeRef | None = None
    """The initiative it belongs to."""
    contract: ContractRef | None = None
    """The contract under which it is done."""
    accountable: TeamRef | None = None
    """The one of us who answers for it."""
    sponsor: PersonRef | None = None
    """The one of them who wants it."""
    sponsor_case: Fact | None = None
    """Why it matters to the sponsor, in their words."""
    parties: Many[Text] = ()
    """Companies involved besides the two."""
    depends_on: Many[ProjectRef] = ()
    """Projects that have to come first."""
    phase: Phase
    """How far it is."""
    health: (
        Annotated[
            Literal["green", "amber", "red"],
            means(green="it will hold", amber="it will hold if somebody does something now", red="it will not hold"),
        ]
        | None
    ) = None
    """How it goes."""
    health_why: Text | None = None
    """Why."""
    plan: Plan | None = None
    """The plan."""
    spec: Spec | None = None
    """The specification."""
    starts: Annotated[Day | None, Ahead()] = None
    """First day."""
    due: Day | None = None
    """Last day agreed."""
    forecast: Day | None = None
    """Last day as it looks now."""
    buffer_days: Days | None = None
    """Days kept in reserve."""
    estimate: Estimate | None = None
    """The effort, as sold and as it looks now."""
    report: Report = Report()
    """How the customer is kept informed."""
    milestones: tuple[Milestone, ...] = ()
    """Points to reach."""
    checklist: tuple[ChecklistItem, ...] = ()
    """Small tasks."""
    inputs_needed: tuple[InputNeeded, ...] = ()
    """What the customer has to give us."""
    contingencies: tuple[Contingency, ...] = ()
    """What we do if something goes wrong."""
    protocol: Protocol | None = None
    """How the two companies communicate about it, where that differs from the account's own protocol."""
    audience: Audience | None = None
    """Whether the customer may see it in writing; left out, no, unless the account says `share: usual`."""

    @property
    def open(self) -> bool:
        """Whether it still needs attention."""
        return self.phase != "closed"


class Progress(Record):
    """A step towards keeping a promise."""

    noun: ClassVar[str] = "step"

    on: Day
    """When."""
    text: Text
    """What was done."""


class Commitment(Identified):
    """A promise one side made to the other."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "promise"
    table: ClassVar[str] = "commitment"
    anchor_prefix: ClassVar[str | None] = "promise-"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("made_on", "due"), ("made_on", "closed"))
    at_first: ClassVar[Mapping[str, str]] = {"by": "us"}
    follows: ClassVar[frozenset[str]] = frozenset({"side"})

    side: Side
    """Who promised: us or the customer."""
    by: AnyoneRef
    """Who keeps it."""
    to: AnyoneRef | None = None
    """To whom it was made."""
    text: Text
    """What was promised, in the words used."""
    made_on: Day
    """When."""
    made_at: Text | None = None
    """On which occasion."""
    due: Day
    """By when."""
    status: Annotated[
        Literal["open", "done", "broken", "withdrawn", "renegotiated"],
        means(
            open="still to be kept",
            done="kept",
            broken="not kept, and nothing agreed in its place",
            withdrawn="taken back, and they agreed",
            renegotiated="another promise took its place",
        ),
    ] = "open"
    """What became of it."""
    closed: Day | None = None
    """When."""
    project: ProjectRef | None = None
    """The project it belongs to."""
    progress: tuple[Progress, ...] = ()
    """Steps towards keeping it."""
    audience: Audience = "internal"
    """Whether the customer may see it in writing."""
