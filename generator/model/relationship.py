"""The relationship between the two companies: satisfaction, stage, culture, decisions, other partners."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.kinds import Day, Days, Flag, Many, Multiline, Rich, Score, Text
from generator.model.people import Grade
from generator.model.record import Fact, Record, Source
from generator.model.references import PersonRef

Stage = Literal["exploratory", "basic", "cooperative", "interdependent", "integrated", "disintegrating"]
Basis = Literal["skills", "shared_vision", "financial", "capacity", "regulatory"]
Investment = Literal["shared", "supplier_funds", "customer_funds", "none"]
Decisions = Literal["joint", "customer", "supplier", "individual"]
Volume = Literal["over", "balanced", "under"]


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
    source: Literal["survey", "conversation", "our_view"] = "our_view"
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

    stage: Stage | None = None
    """Where it stands."""
    achievable: Stage | None = None
    """The furthest it could go."""
    target: Stage | None = None
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
    formality: Grade | None = None
    """How formal they are."""
    risk: Literal["averse", "balanced", "bold"] | None = None
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

    style: Literal["individual", "committee", "consensus", "hierarchical"] | None = None
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
