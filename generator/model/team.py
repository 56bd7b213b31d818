"""Our side: the colleagues who work for the customer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.addresses import Email
from generator.model.key import means
from generator.model.kinds import Day, Days, Many, Text
from generator.model.record import Identified, Record
from generator.model.references import PersonRef, TeamRef


class Absence(Record):
    """A time in which a colleague is away."""

    noun: ClassVar[str] = "absence"

    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("from_", "to"),)

    from_: Day
    """First day away."""
    to: Day
    """Last day away."""
    cover: TeamRef | None = None
    """Who stands in."""
    escalate: TeamRef | None = None
    """Whom the one who stands in turns to when it gets serious; left out, a manager."""
    may: Many[Text] = ()
    """What the one who stands in may decide alone."""
    ask_for: Many[Text] = ()
    """What they must ask about before they decide."""
    briefed: Day | None = None
    """When the one who stands in was told what there is to know."""


class Learned(Record):
    """Something a colleague has read, practised or taken a course in."""

    label_field: ClassVar[str] = "item"
    noun: ClassVar[str] = "thing learnt"

    item: Text
    """What: the key of a row of their first 90 days, such as role-ceo, or a course in words."""
    on: Day
    """When."""


class TeamMember(Identified):
    """One of our own people."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "colleague of this account"
    table: ClassVar[str] = "team member"

    name: Text
    """Full name."""
    role: Annotated[
        Literal[
            "account_manager",
            "executive_sponsor",
            "delivery",
            "support",
            "sales",
            "specialist",
            "manager",
            "backup",
        ],
        means(
            account_manager="answers for accounts as a whole",
            executive_sponsor="of our management, for the talks at the top",
            delivery="makes what was agreed, and leads projects",
            support="helps when something does not work",
            sales="finds and closes new business",
            specialist="knows a subject, and comes when it is about that",
            manager="leads account managers",
            backup="stands in for account managers",
        ),
    ]
    """What they do for our customers."""
    title: Text | None = None
    """Job title, where it says more than the role."""
    email: Email | None = None
    """Work e-mail address."""
    phone: Text | None = None
    """Work telephone number, as it is dialled."""
    every_days: Days | None = None
    """How often at the least they should be in touch with the customer, in days."""
    started: Day | None = None
    """First day as an account manager with us; for 120 days from then on they have a page of their first 90 days."""
    buddy: TeamRef | None = None
    """Who shows them around while they are new."""
    manager: TeamRef | None = None
    """Whom they report to."""
    learned: tuple[Learned, ...] = ()
    """What they have learnt that no log shows."""
    knows: Many[PersonRef] = ()
    """People at the customer whom they know well enough to ask a favour; only in an account's own team list."""
    absent: tuple[Absence, ...] = ()
    """Planned absences, with who stands in."""
