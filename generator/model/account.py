"""The account: everything typed about one customer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from generator.model.asks_inside import AskInside
from generator.model.calendar import Calendar
from generator.model.conflict import Conflict
from generator.model.consulting import Expertise, Help
from generator.model.contracts import Contract
from generator.model.demand import Demand
from generator.model.editions import SentEdition
from generator.model.elsewhere import PersonElsewhere, person_over_all
from generator.model.feedback import Feedback
from generator.model.focus import Focus
from generator.model.handover import Handover
from generator.model.head import Profile
from generator.model.key import Key
from generator.model.kinds import Id, Int
from generator.model.log import LogEntry
from generator.model.meetings import Cadence, Meeting
from generator.model.mistakes import Mistake
from generator.model.needs import Need, Opportunity
from generator.model.outlook import Idea, Watch
from generator.model.people import Stakeholder
from generator.model.plays import OwnPromise
from generator.model.products import Offering, Product
from generator.model.protocol import Protocol
from generator.model.queries import Query
from generator.model.questions import OpenQuestion
from generator.model.record import Record
from generator.model.relationship import Culture, DecisionMaking, Partner, Relationship, Satisfaction
from generator.model.requests import Request
from generator.model.reviews import Review
from generator.model.rhythm import RhythmEvent
from generator.model.risks import Risk, Rival
from generator.model.said_and_meant import SaidAndMeant
from generator.model.scorecard import ScorecardLine
from generator.model.settings import Settings
from generator.model.shoes import Matter, Voice
from generator.model.situations import Situation
from generator.model.strategy import Strategy
from generator.model.team import TeamMember
from generator.model.ties import Tie
from generator.model.value import Initiative, Linkage, Outcome
from generator.model.work import Commitment, Project
from generator.wording.local import locale_meant
from generator.wording.phrases import NO_PHRASES, PhraseBooks, Phrases


class Account(Record):
    """One customer account: what its file or folder says, and nothing derived from it."""

    id: Id = Field(exclude=True)
    schema_: Int = 1
    """Version of this format."""
    profile: Annotated[Profile, Key(title="The head of the plan")] = Field(alias="account")
    """The facts at the head of the account."""
    settings: Annotated[Settings, Key(title="The numbers of the method")] = Settings()
    """Numbers of the method that differ for this account."""
    team: tuple[TeamMember, ...] = ()
    """Colleagues who work for this customer alone; everybody else stands in _team.yaml."""
    handover: Annotated[Handover | None, Key("handover", page="handover", title="The handover")] = None
    """That the account changes hands: from whom to whom, when, who is told, what is done."""
    satisfaction: Annotated[tuple[Satisfaction, ...], Key(page="timeline", changes="Satisfaction")] = ()
    """How satisfied the customer is; append, the newest counts."""
    relationship: Annotated[
        Relationship, Key("relationship", page="ambassador", changes="Relationship", title="The relationship")
    ] = Relationship()
    """What kind of relationship this is, could be and should be."""
    culture: Annotated[
        Culture, Key("relationship", page="ambassador", changes="Relationship", title="Their culture")
    ] = Culture()
    """How people there work, speak and decide."""
    decision_making: Annotated[
        DecisionMaking,
        Key("people", page="people", heading="how-they-decide", changes="People", title="How they decide"),
    ] = DecisionMaking()
    """How they come to a decision."""
    strategy: Annotated[
        Strategy, Key("strategy", page="ceo", changes="Strategy and outlook", title="The strategies")
    ] = Strategy()
    """Where both companies want to go."""
    initiatives: Annotated[
        tuple[Initiative, ...], Key("strategy", page="shareholder", changes="Value to both sides")
    ] = ()
    """What they undertake, with or without us, and what it is worth to both."""
    focus: Annotated[
        tuple[Focus, ...],
        Key("focus", page="ceo", heading="focus-and-stop", changes="Strategy and outlook", role="ceo"),
    ] = ()
    """What has our time before all else, and what we stop."""
    linkages: Annotated[tuple[Linkage, ...], Key("strategy", page="ceo", changes="Strategy and outlook")] = ()
    """People, information and resources of both companies brought together."""
    partners: Annotated[tuple[Partner, ...], Key("strategy", page="ambassador", changes="Relationship")] = ()
    """Other organisations they work with."""
    said_and_meant: Annotated[
        tuple[SaidAndMeant, ...],
        Key("said-and-meant", page="ambassador", heading="said-and-meant", changes="", role="ambassador"),
    ] = ()
    """What is said, and what is really going on."""
    outcomes: Annotated[tuple[Outcome, ...], Key("strategy", page="timeline", changes="Value to both sides")] = ()
    """What joint work has brought to both."""
    calendar: Annotated[
        Calendar, Key("rhythm", page="rhythm", heading="their-calendar", changes="Their year", title="Their calendar")
    ] = Calendar()
    """Their fiscal year, their week and their public holidays."""
    rhythm: Annotated[tuple[RhythmEvent, ...], Key("rhythm", page="rhythm", changes="Their year", everyday=True)] = ()
    """Their business year."""
    demand: Annotated[tuple[Demand, ...], Key("rhythm", page="rhythm", heading="demand", changes="Their year")] = ()
    """What they need of us month by month, reckoned from their year."""
    cadence: Annotated[
        Cadence,
        Key(
            "rhythm", page="meetings", heading="standing-meetings", changes="Meetings and reviews", title="The meetings"
        ),
    ] = Cadence()
    """The rhythm in which the two companies meet."""
    meetings: Annotated[tuple[Meeting, ...], Key("rhythm", page="meetings", changes="Meetings and reviews")] = ()
    """Meetings held and planned."""
    reviews: Annotated[tuple[Review, ...], Key("rhythm", page="meetings", changes="Meetings and reviews")] = ()
    """What came of reviewing the account together."""
    stakeholders: Annotated[tuple[Stakeholder, ...], Key("people", page="people", changes="People", everyday=True)] = ()
    """Their people."""
    ties: Annotated[tuple[Tie, ...], Key("people", page="people", changes="People")] = ()
    """Lines between their people that no organisation chart shows."""
    contracts: Annotated[tuple[Contract, ...], Key("work", page="work", changes="Contracts")] = ()
    """What the two companies have signed, and until when it holds."""
    projects: Annotated[tuple[Project, ...], Key("work", page="work", changes="Projects")] = ()
    """The work in hand."""
    protocol: Annotated[
        Protocol | None, Key("work", page="controller", changes="Communication", title="How we communicate")
    ] = None
    """How the two companies communicate, unless a project says otherwise."""
    commitments: Annotated[tuple[Commitment, ...], Key("work", page="work", changes="Promises", everyday=True)] = ()
    """Promises of both sides."""
    own_promises: Annotated[
        tuple[OwnPromise, ...], Key("work", page="work", heading="own-promises", changes="Promises")
    ] = ()
    """What we promised ourselves to do about them: steps of plays, and what a review decided for us."""
    queries: Annotated[tuple[Query, ...], Key("work", heading="what-they-asked", changes="Questions")] = ()
    """What they asked us."""
    requests: Annotated[
        tuple[Request, ...], Key("requests", page="beyond-the-contract", changes="Contracts", role="shareholder")
    ] = ()
    """What they asked for beyond the contract."""
    asks_inside: Annotated[
        tuple[AskInside, ...],
        Key("asks-inside", page="ambassador", heading="asked-for-them", changes="Relationship", role="ambassador"),
    ] = ()
    """What we asked for inside our own company, for them."""
    needs: Annotated[tuple[Need, ...], Key("needs", page="needs", changes="Help", role="consultant")] = ()
    """What they need, whether or not we sell it."""
    opportunities: Annotated[
        tuple[Opportunity, ...], Key("needs", page="needs", changes="Value to both sides", role="consultant")
    ] = ()
    """What we could sell them for a need or a goal of theirs."""
    products: Annotated[
        tuple[Product, ...],
        Key(
            "products",
            page="whitespace",
            heading="what-they-use",
            changes="Contracts",
            role="consultant",
        ),
    ] = ()
    """What they bought of us, and whether they use it."""
    whitespace: Annotated[
        tuple[Offering, ...],
        Key("products", page="whitespace", heading="who-has-what", changes="Value to both sides", role="consultant"),
    ] = ()
    """Which of their units have what of ours, and which could."""
    editions: Annotated[tuple[SentEdition, ...], Key("editions", page="meetings", heading="editions")] = ()
    """What they were handed, newest last."""
    conflicts: Annotated[tuple[Conflict, ...], Key("relationship", page="mediator", changes="Conflicts")] = ()
    """Disputes, open and settled."""
    mistakes: Annotated[
        tuple[Mistake, ...],
        Key("mistakes", page="mediator", heading="our-mistakes", changes="Conflicts", role="mediator"),
    ] = ()
    """What we did wrong, and how we put it right."""
    help: Annotated[tuple[Help, ...], Key("relationship", page="consultant", changes="Help")] = ()
    """Times we helped."""
    expertise: Annotated[tuple[Expertise, ...], Key("relationship", page="consultant", changes="Help")] = ()
    """What we know and they may not."""
    scorecard: Annotated[
        tuple[ScorecardLine, ...],
        Key("scorecard", page="shareholder", heading="scorecard", changes="Value to both sides", role="shareholder"),
    ] = ()
    """What they think of our part, and we of theirs."""
    risks: Annotated[
        tuple[Risk, ...], Key("risks", page="losing", changes="Value to both sides", role="shareholder")
    ] = ()
    """What could go wrong between us."""
    our_competitors: Annotated[
        tuple[Rival, ...],
        Key("risks", page="losing", heading="who-else-is-there", changes="Strategy and outlook", role="shareholder"),
    ] = ()
    """Who competes with us for them."""
    what_matters: Annotated[
        tuple[Matter, ...],
        Key("voice", page="their-shoes", heading="what-matters-to-them", changes="Relationship", role="ambassador"),
    ] = ()
    """What matters to them, the first most."""
    voice: Annotated[
        tuple[Voice, ...],
        Key("voice", page="their-shoes", heading="in-their-own-words", changes="Relationship", role="ambassador"),
    ] = ()
    """What they said, in their own words."""
    feedback: Annotated[
        tuple[Feedback, ...],
        Key("feedback", page="controller", heading="what-they-told-us", changes="Communication", role="controller"),
    ] = ()
    """What they told us about our products."""
    watch: Annotated[tuple[Watch, ...], Key("strategy", page="ceo", changes="Strategy and outlook")] = ()
    """What happens around them that may change things for them."""
    ideas: Annotated[
        tuple[Idea, ...], Key("strategy", page="ceo", heading="ideas-to-tell", changes="Strategy and outlook")
    ] = ()
    """What to say to them before they ask."""
    questions: Annotated[tuple[OpenQuestion, ...], Key("strategy", heading="questions", changes="Questions")] = ()
    """What we want to find out, beyond the questions the roles ask."""
    log: Annotated[tuple[LogEntry, ...], Key("log/{year}", page="timeline", changes="Log", everyday=True)] = ()
    """What happened, newest last."""
    colleagues: tuple[TeamMember, ...] = Field(default=(), exclude=True)
    left_out: tuple[str, ...] = Field(default=(), exclude=True)
    phrases: PhraseBooks = Field(default=NO_PHRASES, exclude=True)
    elsewhere: tuple[PersonElsewhere, ...] = Field(default=(), exclude=True)

    @property
    def name(self) -> str:
        """Name of the customer."""
        return self.profile.name

    @property
    def customer_words(self) -> Phrases:
        """The phrases of papers for the customer, and how figures, money and days are written on them."""
        return self.phrases.speak(self.profile.language or self.settings.locale)

    def read_by(self, person: Stakeholder) -> Account:
        """The account as it is written for one of the customer's people: in their language, where it is known."""
        tag, usual = locale_meant(person.information.language or ""), self.profile.language or self.settings.locale
        if tag in ("", usual, usual.partition("-")[0]):
            return self
        return self.model_copy(update={"profile": self.profile.model_copy(update={"language": tag})})

    @property
    def situations(self) -> tuple[Situation, ...]:
        """What the phase of their life and what we are after change, in this order."""
        return self.settings.situations(self.profile.lifecycle, self.profile.plan_type)

    def person(self, id: str | None) -> Stakeholder | None:
        """The customer's person with that id."""
        return next((person for person in self.stakeholders if person.id == id), None)

    def person_elsewhere(self, person: Stakeholder) -> tuple[PersonElsewhere, ...]:
        """Where one of the customer's people is as well, in other accounts."""
        over_all = person_over_all(self.id, person.id, person.same_as)
        return tuple(row for row in self.elsewhere if row.person == over_all)

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
