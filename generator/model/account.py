"""The account: everything typed about one customer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from generator.model.addresses import Url
from generator.model.calendar import Calendar
from generator.model.conflict import Conflict
from generator.model.consulting import Expertise, Help
from generator.model.contracts import Contract
from generator.model.demand import Demand
from generator.model.kinds import Day, ForeignId, Id, Int, Number, Text
from generator.model.log import LogEntry
from generator.model.meetings import Cadence, Meeting
from generator.model.outlook import Idea, Watch
from generator.model.people import Stakeholder, Tie
from generator.model.protocol import Protocol
from generator.model.questions import OpenQuestion
from generator.model.record import Identified, Record
from generator.model.references import PersonRef, TeamRef, TierRef
from generator.model.relationship import Culture, DecisionMaking, Partner, Relationship, Satisfaction
from generator.model.reviews import Review
from generator.model.rhythm import RhythmEvent
from generator.model.settings import Settings
from generator.model.strategy import Strategy
from generator.model.team import TeamMember
from generator.model.value import Initiative, Linkage, Outcome
from generator.model.work import Commitment, Project


class Unit(Identified):
    """A business unit, site or department of the customer."""

    label_field: ClassVar[str] = "name"

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


class Profile(Record):
    """The facts at the head of an account; the first three lines are all that is required."""

    label_field: ClassVar[str] = "name"

    name: Text
    """Name of the customer."""
    owner: TeamRef
    """The one account manager who answers for the account."""
    tier: TierRef
    """How much attention it gets; the tiers and their numbers stand in the settings."""
    kind: Literal["external", "internal"] = "external"
    """External: another company. Internal: a business function of our own."""
    segment: Text | None = None
    """Group of customers with the same needs."""
    industry: Text | None = None
    """What they are in."""
    summary: Text | None = None
    """Who they are and how they earn their money, in a sentence or two."""
    units: tuple[Unit, ...] = ()
    """Their business units, sites or departments."""
    lifecycle: Literal["startup", "growth", "mature", "decline", "turnaround"] | None = None
    """Where the company is in its life."""
    plan_type: Literal["acquisition", "expansion", "retention", "recovery"] | None = None
    """What we are mainly after."""
    status: Literal["draft", "active", "paused", "closed"] = "active"
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
    refs: References = References()
    """Where else the account is kept."""
    crm_id: ForeignId | None = None
    """The id of the company in the customer database; `playbook import crm` writes it and goes by it."""


class Account(Record):
    """One customer account: what its file or folder says, and nothing derived from it."""

    id: Id = Field(exclude=True)
    schema_: Int = 1
    """Version of this format."""
    profile: Profile = Field(alias="account")
    """The facts at the head of the account."""
    settings: Settings = Settings()
    """Numbers of the method that differ for this account."""
    team: tuple[TeamMember, ...] = ()
    """Colleagues who work for this customer alone; everybody else stands in _team.yaml."""
    satisfaction: tuple[Satisfaction, ...] = ()
    """How satisfied the customer is; append, the newest counts."""
    relationship: Relationship = Relationship()
    """What kind of relationship this is, could be and should be."""
    culture: Culture = Culture()
    """How people there work, speak and decide."""
    decision_making: DecisionMaking = DecisionMaking()
    """How they come to a decision."""
    strategy: Strategy = Strategy()
    """Where both companies want to go."""
    initiatives: tuple[Initiative, ...] = ()
    """What they undertake, with or without us, and what it is worth to both."""
    linkages: tuple[Linkage, ...] = ()
    """People, information and resources of both companies brought together."""
    partners: tuple[Partner, ...] = ()
    """Other organisations they work with."""
    outcomes: tuple[Outcome, ...] = ()
    """What joint work has brought to both."""
    calendar: Calendar = Calendar()
    """Their fiscal year, their week and their public holidays."""
    rhythm: tuple[RhythmEvent, ...] = ()
    """Their business year."""
    demand: tuple[Demand, ...] = ()
    """What they need of us month by month, reckoned from their year."""
    cadence: Cadence = Cadence()
    """The rhythm in which the two companies meet."""
    meetings: tuple[Meeting, ...] = ()
    """Meetings held and planned."""
    reviews: tuple[Review, ...] = ()
    """What came of reviewing the account together."""
    stakeholders: tuple[Stakeholder, ...] = ()
    """Their people."""
    ties: tuple[Tie, ...] = ()
    """Lines between their people that no organisation chart shows."""
    contracts: tuple[Contract, ...] = ()
    """What the two companies have signed, and until when it holds."""
    projects: tuple[Project, ...] = ()
    """The work in hand."""
    protocol: Protocol | None = None
    """How the two companies communicate, unless a project says otherwise."""
    commitments: tuple[Commitment, ...] = ()
    """Promises of both sides."""
    conflicts: tuple[Conflict, ...] = ()
    """Disputes, open and settled."""
    help: tuple[Help, ...] = ()
    """Times we helped."""
    expertise: tuple[Expertise, ...] = ()
    """What we know and they may not."""
    watch: tuple[Watch, ...] = ()
    """What happens around them that may change things for them."""
    ideas: tuple[Idea, ...] = ()
    """What to say to them before they ask."""
    questions: tuple[OpenQuestion, ...] = ()
    """What we want to find out, beyond the questions the roles ask."""
    log: tuple[LogEntry, ...] = ()
    """What happened, newest last."""
    colleagues: tuple[TeamMember, ...] = Field(default=(), exclude=True)
    left_out: tuple[str, ...] = Field(default=(), exclude=True)

    @property
    def name(self) -> str:
        """Name of the customer."""
        return self.profile.name

    def person(self, id: str | None) -> Stakeholder | None:
        """The customer's person with that id."""
        return next((person for person in self.stakeholders if person.id == id), None)

    def colleague(self, id: str | None) -> TeamMember | None:
        """Our colleague with that id, of the account's own team or of the site's."""
        return next((member for member in (*self.team, *self.colleagues) if member.id == id), None)

    def name_of(self, id: str | None) -> str:
        """The name of somebody on either side, or the title of a place whose holder we do not know; else empty."""
        somebody = self.person(id) or self.colleague(id)
        return somebody.label if somebody else ""

    def names_of(self, ids: Iterable[str]) -> list[str]:
        """The names of those people on either side whom we know."""
        return [name for id in ids if (name := self.name_of(id))]
