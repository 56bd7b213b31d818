"""Where both companies want to go: vision, goals, pressures, obstacles."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Many, Multiline, Text
from generator.model.record import HOW_SURE, Confidence, Fact, Identified, Record, Source
from generator.model.references import GoalRef, ObstructedRef, PersonRef, TeamRef
from generator.model.value import OVER, STATUSES, Status

FORCES = {
    "political": "government, trade, conflict between states",
    "economic": "prices, interest, wages, how business goes",
    "social": "how people live, what they expect",
    "technological": "new ways of doing what they do",
    "legal": "laws, rules, rulings",
    "environmental": "climate, energy, waste, resources",
}
"""What each force from outside that presses on a company is about."""


class Direction(Record):
    """Where the customer is heading."""

    one_year: Fact | None = None
    """In a year."""
    three_years: Fact | None = None
    """In three years."""
    ten_years: Fact | None = None
    """Over the next decade."""


class Plans(Record):
    """The customer's medium-term business plans, as last told to us."""

    text: Multiline
    """What they plan."""
    on: Day
    """When they told us."""
    from_: PersonRef | None = None
    """Who told us."""


class CustomerGoal(Identified):
    """Something the customer wants to reach."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "goal of theirs"
    table: ClassVar[str] = "customer goal"

    text: Text
    """The goal, in their words."""
    owner: PersonRef | None = None
    """Who of them answers for it."""
    measure: Text | None = None
    """How they measure it."""
    baseline: Text | None = None
    """Where they started."""
    target: Text | None = None
    """Where they want to be."""
    current: Text | None = None
    """Where they are."""
    due: Day | None = None
    """By when."""
    confidence: Annotated[Confidence, HOW_SURE] | None = None
    """How sure we are that this is their goal: assumed, told or confirmed."""


class OurGoal(Identified):
    """Something we want to reach with this customer."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "goal of ours"
    table: ClassVar[str] = "goal of ours"

    text: Text
    """The goal."""
    type: Annotated[
        Literal["revenue", "relationship", "reference", "learning", "margin", "innovation"],
        means(
            revenue="we sell more",
            relationship="we stand closer to them",
            reference="they speak for us elsewhere",
            learning="we learn what we can use elsewhere",
            margin="we earn more of what we sell",
            innovation="we make something new with them",
        ),
    ]
    """What kind of goal; at least one should be about the relationship."""
    owner: TeamRef | None = None
    """Who of us answers for it."""
    measure: Text | None = None
    """How we measure it."""
    target: Text | None = None
    """Where we want to be."""
    current: Text | None = None
    """Where we are."""
    due: Day | None = None
    """By when."""
    status: Annotated[Status, STATUSES] | None = None
    """How it goes."""
    comment: Text | None = None
    """What the manager says to it."""

    @property
    def over(self) -> bool:
        """Whether it is achieved, put off or given up."""
        return self.status in OVER


class Pressure(Identified):
    """A force from outside or inside that presses on the customer."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "pressure on them"

    text: Text
    """The pressure."""
    kind: Annotated[
        Literal[
            "political",
            "economic",
            "social",
            "technological",
            "legal",
            "environmental",
            "competitive",
            "internal",
        ],
        means(
            **FORCES,
            competitive="companies that want the same customers",
            internal="their own house: costs, people, systems",
        ),
    ]
    """Where it comes from."""
    affects: Many[GoalRef] = ()
    """The goals it bears on."""
    hits: Many[PersonRef] = ()
    """Who feels it most."""
    source: Source | None = None
    """Where we have it from."""


class Obstacle(Identified):
    """Something that stands in the way of a goal or an initiative."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "obstacle"

    text: Text
    """The obstacle."""
    blocks: Many[ObstructedRef] = ()
    """What it blocks."""
    status: Annotated[
        Literal["open", "overcome"], means(open="it still stands in the way", overcome="it does not any more")
    ] = "open"
    """Whether it still stands."""
    source: Source | None = None
    """Where we have it from."""


class Competitor(Record):
    """A company the customer competes with."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "competitor of theirs"

    name: Text
    """Its name."""
    move: Fact | None = None
    """What it is doing."""


class CustomerStrategy(Record):
    """The customer's strategy."""

    vision: Fact | None = None
    """What they want to become."""
    direction: Direction = Direction()
    """Where they are heading in one, three and ten years."""
    plans: Plans | None = None
    """Their medium-term business plans."""
    goals: tuple[CustomerGoal, ...] = ()
    """Their goals."""
    pressures: tuple[Pressure, ...] = ()
    """What presses on them."""
    obstacles: tuple[Obstacle, ...] = ()
    """What stands in their way."""
    competitors: tuple[Competitor, ...] = ()
    """Whom they compete with."""


class OurStrategy(Record):
    """Our own strategy with this customer."""

    vision: Fact | None = None
    """What we want to be to them."""
    direction: Direction = Direction()
    """Where we are heading with them in one, three and ten years."""
    goals: tuple[OurGoal, ...] = ()
    """Our goals."""


class Strategy(Record):
    """Both companies' strategies, side by side."""

    customer: CustomerStrategy = CustomerStrategy()
    """Theirs."""
    us: OurStrategy = OurStrategy()
    """Ours."""
