"""The relationship between the two companies: satisfaction, stage, culture, decisions, other partners."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Days, Flag, Many, Multiline, Rich, Score, Text
from generator.model.people import Grade
from generator.model.record import Fact, Record, Source
from generator.model.references import PersonRef

Stage = Literal["exploratory", "basic", "cooperative", "interdependent", "integrated", "disintegrating"]
Basis = Annotated[
    Literal["skills", "shared_vision", "financial", "capacity", "regulatory"],
    means(
        skills="what the other can do",
        shared_vision="both want the same",
        financial="it pays",
        capacity="the other has the people or machines",
        regulatory="a rule demands it",
    ),
]
Investment = Annotated[
    Literal["shared", "supplier_funds", "customer_funds", "none"],
    means(
        shared="both put money in",
        supplier_funds="whoever supplies pays",
        customer_funds="the customer pays",
        none="nobody pays for more than what is ordered",
    ),
]
Decisions = Annotated[
    Literal["joint", "customer", "supplier", "individual"],
    means(
        joint="together",
        customer="the customer alone",
        supplier="whoever supplies",
        individual="one person, named in decided_by",
    ),
]
Volume = Annotated[
    Literal["over", "balanced", "under"], means(over="more than is useful", balanced="about enough", under="too little")
]

STAGES = means(
    exploratory="both are finding out whether there is a reason to deal with one another",
    basic="orders and deliveries through one door on each side",
    cooperative="several people on each side help out, without a plan in common",
    interdependent="each would be hard to replace, and plans with the other",
    integrated="in part of the business the two work as one",
    disintegrating="promises are no longer believed",
)
"""What each stage of a relationship says."""


class Satisfaction(Record):
    """How satisfied the customer was on a day; the newest counts."""

    noun: ClassVar[str] = "judgement of their satisfaction"

    on: Day
    """When."""
    score: Score
    """From 1 (angry) to 5 (delighted)."""
    from_: Many[PersonRef] = ()
    """Whose judgement it is; left out, it is our own view."""
    words: Text | None = None
    """Their words."""
    source: Annotated[
        Literal["survey", "conversation", "our_view"],
        means(survey="they filled something in", conversation="they told us", our_view="our own impression"),
    ] = "our_view"
    """How we know."""


class Charter(Record):
    """The relationship in four sentences: what each side gives and gains."""

    field_of_play: Text | None = None
    """Where in their business we play."""
    value_we_bring: Text | None = None
    """What we bring."""
    how_they_gain_it: Text | None = None
    """How they come to have it."""
    what_we_gain: Text | None = None
    """What we gain in return."""
    source: Source | None = None
    """Where we have it from."""


class Trust(Record):
    """How much trust there was on a day, and how it showed."""

    noun: ClassVar[str] = "judgement of trust"

    on: Day
    """When."""
    score: Score
    """From 1 (none) to 5 (full)."""
    evidence: Text
    """What showed it."""


class Relationship(Record):
    """What kind of relationship this is, could be and should be."""

    stage: Annotated[Stage, STAGES] | None = None
    """Where it stands."""
    achievable: Annotated[Stage, STAGES] | None = None
    """The furthest it could go."""
    target: Annotated[Stage, STAGES] | None = None
    """Where we want it."""
    why: Multiline | None = None
    """Why that target is right, and what has to change to get there."""
    charter: Charter = Charter()
    """What each side gives and gains."""
    trust: tuple[Trust, ...] = ()
    """Trust over time."""
    basis: Many[Basis] = ()
    """What they work with us for."""
    investment: Investment | None = None
    """Who puts money into joint work."""
    decisions: Decisions | None = None
    """Who decides about joint work."""
    decided_by: PersonRef | None = None
    """The individual, where one person decides."""


class Culture(Record):
    """How people there work, speak and decide."""

    decision_style: Fact | None = None
    """How decisions come about."""
    formality: (
        Annotated[
            Grade,
            means(
                high="titles, ties and papers sent beforehand",
                medium="neither stiff nor casual",
                low="first names, and a call without notice",
            ),
        ]
        | None
    ) = None
    """How formal they are."""
    risk: (
        Annotated[
            Literal["averse", "balanced", "bold"],
            means(averse="would rather be safe", balanced="weigh it up", bold="take it gladly"),
        ]
        | None
    ) = None
    """How they take risk."""
    time: Fact | None = None
    """How they take time: whether a date is a promise or an intention, who waits for whom, how far ahead they plan."""
    communication: Volume | None = None
    """Whether they say too much, enough or too little."""
    our_communication: Volume | None = None
    """Whether we do."""
    dos: Many[Text] = ()
    """What goes down well."""
    donts: Many[Text] = ()
    """What does not."""
    source: Source | None = None
    """Where we have it from."""


class DecisionStep(Record):
    """One step on the way to a decision."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "step on the way to a decision"

    name: Text
    """What happens."""
    people: Many[PersonRef] = ()
    """Who takes part."""
    days: Days | None = None
    """How long it takes."""


class DecisionMaking(Record):
    """How the customer comes to a decision about us."""

    style: (
        Annotated[
            Literal["individual", "committee", "consensus", "hierarchical"],
            means(
                individual="one person",
                committee="a group that votes",
                consensus="everybody, until nobody objects",
                hierarchical="floor by floor upwards",
            ),
        ]
        | None
    ) = None
    """Who decides in the end: one person, a committee, everybody, or floor by floor."""
    steps: tuple[DecisionStep, ...] = ()
    """The steps, in order."""
    criteria: Many[Text] = ()
    """What they judge by."""
    paper_process: Fact | None = None
    """What has to be signed, by whom, on which form."""
    calendar: Text | None = None
    """When decisions can be taken."""
    who_can_change: Many[PersonRef] = ()
    """Who can still turn a decision around."""
    our_approach: Rich | None = None
    """How we go about it."""


class Partner(Record):
    """Another organisation the customer works with."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "partner of theirs"

    name: Text
    """Name of the organisation."""
    does: Text
    """What it does for the customer."""
    strategic: Text | None = None
    """What it means to them in the long run."""
    tactical: Text | None = None
    """How the daily work goes."""
    basis: Many[Basis] = ()
    """What they work together for."""
    investment: Investment | None = None
    """Who puts money into joint work."""
    decisions: Decisions | None = None
    """Who decides about joint work."""
    decided_by: PersonRef | None = None
    """The individual, where one person decides."""
    style: Text | None = None
    """How to speak with them: by which means, how formal, what goes down badly."""
    trust: Score | None = None
    """How much trust there is between them, from 1 to 5."""
    competes_with_us: Flag = False
    """Whether it also competes with us."""
    lesson_for_us: Text | None = None
    """What we can learn from how they work together."""
    source: Source | None = None
    """Where we have it from."""
