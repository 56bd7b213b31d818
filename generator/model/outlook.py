"""The world outside: what we watch for the customer, and the ideas to take to them before they ask."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import means
from generator.model.kinds import Day, Days, Many, Text
from generator.model.record import Identified, Record
from generator.model.references import GoalRef, PersonRef, TriggerRef
from generator.model.strategy import FORCES

WatchKind = Annotated[
    Literal[
        "political",
        "economic",
        "social",
        "technological",
        "legal",
        "environmental",
        "competitor",
        "merger",
        "leadership",
        "restructuring",
        "strategy_shift",
        "digital",
        "globalisation",
    ],
    means(
        **FORCES,
        competitor="what somebody they compete with does",
        merger="companies bought, sold or put together",
        leadership="other people at the top",
        restructuring="departments, sites or jobs moved or cut",
        strategy_shift="they want something else than before",
        digital="their work or their selling goes into software",
        globalisation="they go into other countries, or others come",
    ),
]


class Watch(Identified):
    """Something in their industry or their house that may change things for them."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "thing to watch"
    table: ClassVar[str] = "watch item"
    anchor_prefix: ClassVar[str | None] = "watch-"

    kind: WatchKind
    """What kind of change."""
    text: Text
    """What is happening."""
    source: Text | None = None
    """Where we have it from."""
    seen_on: Day
    """When we last looked at it or heard of it."""
    takes_effect: Day | None = None
    """From when on it counts for them; left out, that is not known yet."""
    affects: Many[GoalRef] = ()
    """Which of their goals it touches."""
    lead_days: Days | None = None
    """How many days before that we should have said something; left out, `watch_lead_days` of the settings."""


class Idea(Record):
    """Something to say to them early, because of what we watch or of what comes round in their year."""

    label_field: ClassVar[str] = "our_proposal"
    noun: ClassVar[str] = "idea to tell"

    trigger: TriggerRef
    """What made us think of it: something we watch, or an event of their year."""
    issue_for_them: Text
    """What it will mean for them, as one would say it to them."""
    our_proposal: Text
    """What we propose, as one would say it to them."""
    tell: PersonRef | None = None
    """Whom to tell first."""
    by: Day | None = None
    """By when to tell them; left out, it is reckoned from the day its trigger counts."""
    told_on: Day | None = None
    """When we told them."""
    reaction: Text | None = None
    """What they said to it."""
