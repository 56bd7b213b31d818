"""What the phase of a customer's life, and what we are after with them, change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.demand import Percent
from generator.model.key import means
from generator.model.kinds import Day, Id, Many, Text
from generator.model.questions import RoleName
from generator.model.record import Record

Lifecycle = Literal["startup", "growth", "mature", "decline", "turnaround"]
PlanType = Literal["acquisition", "expansion", "retention", "recovery"]


class RuleSetting(Record):
    """A rule switched off or given another level, with the reason."""

    level: Annotated[
        Literal["off", "note", "amber", "red"],
        means(off="not looked for", note="worth knowing", amber="to be seen to", red="urgent"),
    ]
    """The level it has here; off silences it."""
    why: Text
    """Why."""
    until: Day | None = None
    """Last day this holds; left out, it holds until somebody deletes it."""


def _of_rules(level: Literal["off", "note", "amber", "red"], why: str, *names: str) -> dict[str, RuleSetting]:
    return {name: RuleSetting(level=level, why=why) for name in names}


class Situation(Record):
    """What the phase of a customer's life, or what we are after with them, changes."""

    cadence_percent: Percent = 100
    """The share of its tier's days after which people hear from us and reviews fall due: 75 is a quarter sooner."""
    first: Many[RoleName] = ()
    """The roles that matter most: their questions come first on the overview and in briefs."""
    rules: dict[Id, RuleSetting] = Field(default_factory=dict)
    """Rules that do not count then, or count for more or less; what ``rules`` says otherwise holds."""


class Lifecycles(Record):
    """What each phase of a customer's life changes."""

    startup: Situation = Situation(cadence_percent=75, first=("consultant", "ceo"))
    """A company that has just begun."""
    growth: Situation = Situation(
        cadence_percent=75,
        first=("ceo", "controller"),
        rules=_of_rules("amber", "They grow: what suited them a year ago is too small.", "demand-misjudged"),
    )
    """One that grows fast."""
    mature: Situation = Situation(first=("shareholder", "consultant"))
    """One that has found its size."""
    decline: Situation = Situation(
        cadence_percent=75,
        first=("ambassador", "shareholder"),
        rules=_of_rules("amber", "Whoever is left may be gone tomorrow.", "single-threaded")
        | _of_rules("off", "They have less to give, and it is no time to count.", "balance-tilted"),
    )
    """One that gets smaller."""
    turnaround: Situation = Situation(
        cadence_percent=75,
        first=("ceo", "mediator"),
        rules=_of_rules("amber", "New people decide, and judge everybody anew.", "support-judgement-old"),
    )
    """One that is being put right."""


class PlanTypes(Record):
    """What it changes what we are mainly after."""

    acquisition: Situation = Situation(
        first=("ambassador", "consultant"),
        rules=_of_rules("off", "There is no joint work yet.", "no-joint-outcome", "everything-done-by-us"),
    )
    """Becoming their supplier."""
    expansion: Situation = Situation(first=("ceo", "shareholder"))
    """Doing more together."""
    retention: Situation = Situation(first=("shareholder", "ambassador"))
    """Keeping what we have."""
    recovery: Situation = Situation(
        cadence_percent=75,
        first=("mediator", "controller"),
        rules=_of_rules("amber", "Friends say how it really goes while trust is won back.", "friend-not-heard-from")
        | _of_rules("off", "What went wrong comes before anything new.", "expertise-not-offered"),
    )
    """Winning back what we have damaged."""
