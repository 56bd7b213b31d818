"""The customer's business year: when it squeezes and when it slackens."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.model.kinds import Days, Flag, Many, OnDay, Text, Year
from generator.model.record import Identified
from generator.model.references import TeamRef

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


class RhythmEvent(Identified):
    """Something that comes round in the customer's year (S127)."""

    label_field: ClassVar[str] = "name"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("from_", "to"),)

    name: Text
    """What it is called."""
    kind: EventKind
    """What kind of event."""
    from_: OnDay
    """First day: 08-03 for every year, 2026-08-03 for once."""
    to: OnDay | None = None
    """Last day; left out, it lasts one day."""
    repeats: Literal["yearly", "quarterly", "monthly", "once"] = "yearly"
    """How often it comes round."""
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
    done_for: Many[Year] = ()
    """The years whose response has been carried out."""
