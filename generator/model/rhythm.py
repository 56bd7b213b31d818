"""The customer's business year: when it squeezes and when it slackens."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.days.period import parse_day
from generator.days.recurrence.reading import EXAMPLES, parse_rule
from generator.days.recurrence.rules import Plain, Rule
from generator.model.key import means
from generator.model.kinds import Day, Days, Flag, Kind, Many, OnDay, Text, refusal_error
from generator.model.record import Audience, Identified
from generator.model.references import TeamRef


def _parse_rule(value: Any) -> Rule:
    if isinstance(value, Rule):
        return value
    try:
        return parse_rule(str(value))
    except ValueError as error:
        raise refusal_error(str(error)) from None


Repeats = Annotated[
    Rule,
    BeforeValidator(_parse_rule),
    WithJsonSchema({"type": "string", "examples": list(EXAMPLES)}),
    Kind("rule", "how often: yearly, quarterly, monthly, once, or a rule such as `last friday of every month`"),
]

_DONE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z", re.ASCII)


def _check_done(value: Any) -> str:
    text = str(value).strip()
    try:
        if not _DONE.match(text):
            raise ValueError
        parse_day((text + "-01-01")[:10])
    except ValueError:
        raise refusal_error("expected a year, a month or a day such as 2026, 2026-11 or 2026-11-24") from None
    return text


DoneFor = Annotated[
    str,
    BeforeValidator(_check_done),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}){0,2}$"}),
    Kind("done", "a year, a month or a day: 2026, or 2026-11"),
]

EVERY_YEAR = Plain("yearly", 12)
ONCE = Plain("once", None)

EventKind = Literal[
    "shutdown",
    "peak",
    "budget",
    "fiscal_year_end",
    "planning",
    "board",
    "audit",
    "launch",
    "freeze",
    "stocktake",
    "event",
    "holiday",
]
KINDS = means(
    shutdown="nobody works, or nearly nobody",
    peak="they have more to do than usual",
    budget="they set the money for next year",
    fiscal_year_end="they close their books",
    planning="they plan their next year or more",
    board="their board or management meets",
    audit="somebody looks through their books or their quality",
    launch="something new of theirs begins",
    freeze="nothing may be changed, in IT for instance",
    stocktake="they count what they have",
    event="a fair, a jubilee, a conference",
    holiday="a holiday of theirs alone; public holidays come from `calendar`",
)
"""What each kind of event says."""


class RhythmEvent(Identified):
    """Something that comes round in the customer's year."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "event of their year"
    table: ClassVar[str] = "event of their year"
    anchor_prefix: ClassVar[str | None] = "event-"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("from_", "to"),)

    name: Text
    """What it is called."""
    kind: Annotated[EventKind, KINDS]
    """What kind of event."""
    from_: OnDay | None = None
    """First day: 08-03 for every year, 2026-08-03 for once. Not needed where `repeats` says which day it is."""
    to: OnDay | None = None
    """Last day; left out, it lasts one day."""
    repeats: Repeats = EVERY_YEAR
    """How often it comes round: yearly, quarterly, monthly, once, or a rule."""
    lasts: Days | None = None
    """How many days it lasts, where `repeats` says on which day it begins."""
    until: Day | None = None
    """The last day on which it may begin; left out, it goes on."""
    day_off: (
        Annotated[Literal["earlier", "later"], means(earlier="the working day before", later="the working day after")]
        | None
    ) = None
    """Where it moves when it would begin on a day on which they do not work; left out, it stays."""
    effect_on_them: Text | None = None
    """What it does to them."""
    effect_on_us: Text | None = None
    """What it does to us."""
    our_response: Text | None = None
    """What we do about it."""
    lead_days: Days | None = None
    """How many days before it starts our response has to begin."""
    owner: TeamRef | None = None
    """Who of us sees to the response."""
    contact_pause: Flag = False
    """Whether we leave them in peace meanwhile."""
    done_for: Many[DoneFor] = ()
    """The times whose response has been carried out: by year, or by month where it comes round more often."""
    audience: Audience | None = None
    """Whether the customer may see it in writing; left out, no, unless the account says `share: usual`."""

    @model_validator(mode="after")
    def _needs_a_day(self) -> Self:
        if self.from_ is None and self.repeats.needs_first:
            raise PydanticCustomError("lacking", "it has no day", {"key": "from", "instead": "repeats"})
        return self
