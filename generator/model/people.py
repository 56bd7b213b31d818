"""The customer's people: what part they play in decisions, and how each wants to be treated."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.addresses import Email
from generator.model.elsewhere import PersonThere
from generator.model.formats import Channel, Format
from generator.model.key import means
from generator.model.kinds import Day, Days, Flag, ForeignId, Many, Multiline, Text
from generator.model.record import Fact, Identified, Record, Source
from generator.model.references import PersonRef, SuccessorRef, TeamRef, UnitRef

Floor = Literal["board", "executive", "senior", "middle", "operational"]
Grade = Literal["high", "medium", "low"]
DecisionRole = Literal[
    "executive_sponsor",
    "economic_buyer",
    "decision_maker",
    "approver",
    "champion",
    "influencer",
    "technical_evaluator",
    "user",
    "gatekeeper",
    "project_sponsor",
    "business_owner",
    "internal_customer",
    "point_of_contact",
]
Support = Annotated[
    Literal["advocate", "supporter", "neutral", "sceptic", "opponent"],
    means(
        advocate="speaks for us when we are not in the room",
        supporter="is for us, and says so when asked",
        neutral="neither, or has not made up their mind",
        sceptic="doubts it, and can still be won over",
        opponent="works against us",
    ),
]
RelationshipLevel = Literal["none", "vendor", "credible_source", "problem_solver", "trusted_advisor"]
Willingness = Annotated[
    Literal["none", "willing", "done"], means(none="not asked, or said no", willing="would do it", done="has done it")
]

PARTS = means(
    executive_sponsor="opens doors for the whole relationship, from the top",
    economic_buyer="has the money",
    decision_maker="says yes or no",
    approver="can stop what others decided",
    champion="sells it inside when we are not there",
    influencer="is listened to, and decides nothing",
    technical_evaluator="says whether it can work",
    user="works with it every day",
    gatekeeper="decides who reaches the others",
    project_sponsor="wants this one project and answers for it",
    business_owner="owns the process it changes",
    internal_customer="gets what comes out of it",
    point_of_contact="whom we call first",
)
"""What each part in a decision says."""

LEVELS = means(
    none="does not know us, or wants nothing of us",
    vendor="one supplier among others",
    credible_source="believes what we say about our subject",
    problem_solver="comes to us with a problem",
    trusted_advisor="asks us before deciding, even where we sell nothing",
)
"""What each standing of one of us with one of them says."""


class Relation(Record):
    """How one of us stands with this person, and where that should go."""

    noun: ClassVar[str] = "relationship with"

    with_: TeamRef
    """Our colleague."""
    level: Annotated[RelationshipLevel, LEVELS]
    """How they see our colleague today."""
    target: Annotated[RelationshipLevel, LEVELS] | None = None
    """How they should come to see our colleague."""


class Contact(Record):
    """How we stay in touch with this person."""

    owner: TeamRef | None = None
    """Who of us looks after the contact."""
    backup: TeamRef | None = None
    """Who does so when the owner is away."""
    every_days: Days | None = None
    """How often we agreed to be in touch, in days; left out, the tier decides."""
    channels: Many[Channel] = ()
    """How they like to be reached, best first."""
    best_time: Text | None = None
    """When they are best reached."""
    via: PersonRef | None = None
    """Who arranges it: an assistant, a deputy."""
    email: Email | None = None
    """Their e-mail address."""
    phone: Text | None = None
    """Their telephone number, as it is dialled."""


class Information(Record):
    """The format in which this person wants information."""

    formats: Many[Format] = ()
    """What to bring or send, best first."""
    detail: (
        Annotated[
            Literal["headline", "summary", "full"],
            means(headline="the one sentence", summary="half a page", full="all of it"),
        ]
        | None
    ) = None
    """How much of it."""
    wants: Many[Text] = ()
    """What they look for in it."""
    avoid: Many[Text] = ()
    """What puts them off."""
    lead_days: Days | None = None
    """How many days before a meeting they want to have it."""
    every_days: Days | None = None
    """How often they get it without a meeting, in days: a dashboard every two weeks."""
    last_sent: Day | None = None
    """When they last got it so."""
    language: Text | None = None
    """The language they prefer to read, in which what is made for them is written: de, en-GB, German."""


class Advocacy(Record):
    """What they would say about us to others."""

    reference: Willingness = "none"
    """Would take a call from another customer."""
    case_study: Willingness = "none"
    """Would appear in a written case."""
    referral: Willingness = "none"
    """Would introduce us to somebody."""


class Left(Record):
    """They have left the customer or this part of it."""

    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("on", "follow_up"),)

    on: Day
    """When they left."""
    to_company: Text | None = None
    """Where they went."""
    follow_up: Day | None = None
    """When to look them up there."""
    successor: SuccessorRef | None = None
    """Who took over, or the word unknown."""


class Stakeholder(Identified):
    """A person at the customer, or a role there whose holder we have yet to find."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "person"
    table: ClassVar[str] = "person"
    judged: ClassVar[tuple[str, ...]] = ("influence", "interest", "political", "support", "orientation")
    anchor_prefix: ClassVar[str | None] = ""

    name: Text | None = None
    """Full name; left out while we know only that the role exists (then give an id and a title)."""
    title: Text | None = None
    """Job title, in the customer's words."""
    unit: UnitRef | None = None
    """Business unit, site or department."""
    floor: (
        Annotated[
            Floor,
            means(
                board="sits on the board or owns it",
                executive="runs the company",
                senior="leads a division or department",
                middle="leads a team",
                operational="does the work",
            ),
        ]
        | None
    ) = None
    """How high in the building they sit."""
    reports_to: PersonRef | None = None
    """Whom they report to."""
    decision_role: Many[Annotated[DecisionRole, PARTS]] = ()
    """The parts they play in decisions about us."""
    influence: (
        Annotated[Grade, means(high="what they say about us is done", medium="is listened to", low="is told")] | None
    ) = None
    """How much weight their word has in decisions about us."""
    interest: (
        Annotated[
            Grade,
            means(high="what we do changes their own work", medium="follows it", low="would not notice if it stopped"),
        ]
        | None
    ) = None
    """How much our work matters to them."""
    political: (
        Annotated[
            Literal["inner_circle", "political_structure", "outside"],
            means(
                inner_circle="shapes what is decided, before it is discussed",
                political_structure="is asked before it is decided",
                outside="is told afterwards",
            ),
        ]
        | None
    ) = None
    """Inner circle: shapes outcomes before they are discussed. Political structure: is asked. Outside: is told."""
    support: Support | None = None
    """Where they stand towards us."""
    support_on: Day | None = None
    """When we judged that."""
    source: Source | None = None
    """Where we have from how they stand: influence, interest, political, support, orientation."""
    orientation: (
        Annotated[
            Literal["financial", "technical", "relationship", "business"],
            means(
                financial="asks what it costs and brings",
                technical="asks how it works",
                relationship="asks who will do it",
                business="asks what it does for the business",
            ),
        ]
        | None
    ) = None
    """What they look at first."""
    relationships: tuple[Relation, ...] = ()
    """How each of us stands with them."""
    contact: Contact = Contact()
    """How we stay in touch."""
    information: Information = Information()
    """The format in which they want information."""
    personal_win: Fact | None = None
    """What would make them look good and be good at their work."""
    learning_needs: Many[Text] = ()
    """What they would like to learn and we could teach."""
    friend: Flag = False
    """A friend of ours in the building, who keeps us in the picture."""
    handling: Text | None = None
    """How to deal with them, in words they could read; internal."""
    personal: Multiline | None = None
    """What they told us of themselves and would expect us to remember; internal."""
    advocacy: Advocacy = Advocacy()
    """What they would say about us to others."""
    left: Left | None = None
    """Fill in when they leave; keep the entry."""
    same_as: PersonThere | None = None
    """The same person in another account, who was noted there first: name, telephone and e-mail come from there."""
    crm_id: ForeignId | None = None
    """The id of the contact in the customer database; `playbook import crm` writes it and goes by it."""

    @property
    def label(self) -> str:
        """The name, or the title while nobody is known to hold it."""
        return self.name or self.title or self.id

    @property
    def present(self) -> bool:
        """Whether a known person still holds this place."""
        return self.left is None and self.name is not None
