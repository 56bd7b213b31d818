"""What they have of us and use of it, and which of their units could have what else."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.demand import Percent
from generator.model.key import Ahead
from generator.model.kinds import Day, Many, Text
from generator.model.record import Fact, Record
from generator.model.references import UnitRef


class Product(Record):
    """A product or service of ours that they have bought."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "product in use"

    name: Text
    """What it is called."""
    unit: UnitRef | None = None
    """Which of their units has it; left out, all of them."""
    bought: Text | None = None
    """How much of it they bought: 64 seats."""
    in_use_percent: Percent | None = None
    """How much of that they use, in per cent."""
    on: Day | None = None
    """When that was counted."""
    value_seen: Fact | None = None
    """What they say it brings them."""
    renewal: Annotated[Day | None, Ahead()] = None
    """When they decide on it again, where no contract says so."""


class Elsewhere(Record):
    """Units of theirs that have an offering of ours from somebody else."""

    label_field: ClassVar[str] = "who"
    noun: ClassVar[str] = "competitor in a unit"

    who: Text
    """Who they have it from."""
    units: Many[UnitRef]
    """In which units."""
    until: Annotated[Day | None, Ahead()] = None
    """Until when their contract runs."""


class Offering(Record):
    """Something we offer, and which of their units have it: a row of the whitespace grid.

    A unit that is named nowhere is one of which we do not know.
    """

    label_field: ClassVar[str] = "offering"
    noun: ClassVar[str] = "row of the whitespace"

    offering: Text
    """What we offer."""
    ours: Many[UnitRef] = ()
    """Units that have it from us."""
    in_hand: Many[UnitRef] = ()
    """Units with which we are talking about it."""
    gap: Many[UnitRef] = ()
    """Units that could use it and have nothing of the kind."""
    not_for: Many[UnitRef] = ()
    """Units for which it is nothing."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Units that have it from somebody else."""
