"""What could cost us the account: risks, and who else is after them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.key import Ahead, means
from generator.model.kinds import Day, Many, Text
from generator.model.record import Fact, Identified, Record
from generator.model.references import TeamRef, UnitRef
from generator.model.value import NextStep

RiskKind = Annotated[
    Literal["commercial", "value", "competition", "product", "usage", "relationship", "organisation", "delivery"],
    means(
        commercial="money gets short, or the terms do not suit them any more",
        value="they do not see what it brings",
        competition="somebody else offers it",
        product="it does not do what they need",
        usage="too few of them use it",
        relationship="a champion goes, or nobody there speaks for us",
        organisation="they merge, restructure or change direction",
        delivery="we are late, or it does not work",
    ),
]
Chance = Annotated[
    Literal["low", "medium", "high"],
    means(low="it would surprise us", medium="it may well happen", high="it will, unless somebody does something"),
]
Impact = Annotated[
    Literal["low", "medium", "high"],
    means(low="an unpleasant talk", medium="less business than today", high="the account, or most of it"),
]
Threat = Annotated[
    Literal["low", "medium", "high"],
    means(low="known there, no more", medium="works for them, or has offered", high="could take our place in a year"),
]


class Risk(Identified):
    """Something that could go wrong between us, with one of us who sees to it."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "risk"
    anchor_prefix: ClassVar[str | None] = "risk-"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("noticed_on", "closed"),)

    text: Text
    """What could happen."""
    kind: RiskKind
    """What sort of risk it is."""
    likelihood: Chance
    """How likely it is."""
    impact: Impact
    """What it would cost us."""
    noticed_on: Day | None = None
    """When we noticed it."""
    mitigation: Text | None = None
    """What makes it less likely, or less bad."""
    owner: TeamRef | None = None
    """Who of us sees to it."""
    next_step: NextStep | None = None
    """What happens next."""
    review_on: Annotated[Day | None, Ahead()] = None
    """When we look at it again."""
    closed: Day | None = None
    """When it was over."""


class Rival(Record):
    """A company that competes with us for them."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "competitor of ours"

    name: Text
    """Its name."""
    threat: Threat
    """How dangerous it is to us here."""
    where: Many[UnitRef] = ()
    """In which of their units it is."""
    offers: Fact | None = None
    """What it does for them, or offers."""
    last_heard_on: Day | None = None
    """When we last heard anything of it there."""
    defence: Text | None = None
    """What we do so that they stay with us."""
