"""Meetings: the standing series, and the single ones held and planned."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from generator.model.addresses import FileName
from generator.model.formats import Format
from generator.model.key import Ahead, means
from generator.model.kinds import Day, Days, Flag, Int, Many, Multiline, Text
from generator.model.record import Audience, Identified, Record
from generator.model.references import AnyoneRef, PersonRef, SeriesRef, TeamRef

MeetingKind = Literal[
    "operations",
    "performance_review",
    "business_review",
    "executive_review",
    "steering",
    "one_to_one",
    "kickoff",
    "recovery",
]

KINDS = means(
    operations="the daily work",
    performance_review="whether we do what we agreed",
    business_review="where both stand and what comes next",
    executive_review="both companies at the top",
    steering="decides about projects",
    one_to_one="two people",
    kickoff="begins a piece of work",
    recovery="after something went wrong",
)
"""What each kind of meeting is for."""


class MeetingSeries(Identified):
    """A meeting that comes round."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "standing meeting"
    table: ClassVar[str] = "meeting series"

    name: Text
    """What it is called."""
    kind: Annotated[MeetingKind, KINDS]
    """What it is for."""
    every_days: Days
    """How often, in days."""
    minutes: Int | None = None
    """How long."""
    required: Many[AnyoneRef] = ()
    """Who must be there."""


class Cadence(Record):
    """The rhythm in which the two companies meet."""

    meetings: tuple[MeetingSeries, ...] = ()
    """The standing series."""


class AgendaItem(Record):
    """One item of an agenda."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "item of the agenda"

    text: Text
    """What."""
    type: Annotated[
        Literal["inform", "discuss", "decide", "ask"],
        means(
            inform="they only listen",
            discuss="we want to hear what they think",
            decide="something is decided in the room",
            ask="we want something of them",
        ),
    ]
    """What it is for."""
    minutes: Int | None = None
    """How long."""
    lead: AnyoneRef | None = None
    """Who leads it."""


class Objection(Record):
    """What they may say against it, and what we answer."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "objection to expect"

    text: Text
    """What they may say."""
    answer: Text
    """What we answer."""


class CoverSheet(Record):
    """What stands on the sheet that goes with a drawing or a prototype."""

    number: Text | None = None
    """Number of the drawing or of the piece."""
    revision: Text | None = None
    """Which revision."""
    tolerance: Text | None = None
    """The tolerance, or the standard it follows."""
    sign_off_by: Day | None = None
    """By when they should have looked at it and signed."""


class MeetingMaterial(Record):
    """Something to bring or send, in the format in which those it is for want it."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "thing to bring"

    format: Format
    """In what form, of the formats a person can want their information in."""
    text: Text
    """What."""
    for_: Many[PersonRef] = ()
    """For whom; left out, for all of them who attend."""
    owner: TeamRef | None = None
    """Who of us makes it; left out, the account's owner."""
    due: Day | None = None
    """By when; left out, in time for those who want to have it some days before."""
    ready: Flag = False
    """Whether it is done; only then is its file handed over."""
    file: FileName | None = None
    """The file it is in, by its name below the account's `files/`."""
    cover: CoverSheet | None = None
    """For a drawing or a prototype: what stands on its cover sheet."""


class Meeting(Identified):
    """One meeting, held or planned."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "meeting"
    table: ClassVar[str] = "meeting"

    series: SeriesRef | None = None
    """The series it belongs to."""
    kind: Annotated[MeetingKind, KINDS] | None = None
    """What it is for; left out, the series decides."""
    name: Text | None = None
    """What it is called; left out, its series or kind names it."""
    on: Annotated[Day, Ahead()]
    """When."""
    at: Text | None = None
    """At what time."""
    place: Text | None = None
    """Where."""
    minutes: Int | None = None
    """How long."""
    attendees: Many[AnyoneRef] = ()
    """Who takes part, of both sides."""
    goal: Text | None = None
    """The one result that makes it worth while."""
    status: Annotated[
        Literal["planned", "held", "cancelled"],
        means(planned="it is to come", held="it took place", cancelled="it was called off"),
    ] = "planned"
    """Whether it took place."""
    agenda: tuple[AgendaItem, ...] = ()
    """What is on the agenda."""
    objections: tuple[Objection, ...] = ()
    """What they may say against it."""
    decisions_wanted: Many[Text] = ()
    """What should be decided."""
    materials: tuple[MeetingMaterial, ...] = ()
    """What we bring or send, and to whom."""
    notes: Multiline | None = None
    """What came of it, in a few lines."""
    audience: Audience = "internal"
    """Whether the customer may see this entry in writing."""

    def not_noted(self, as_of: date) -> bool:
        """Whether its day has passed and nobody has noted whether it was held: neither held nor booked."""
        return self.status == "planned" and self.on < as_of

    @property
    def label(self) -> str:
        """The name, or the kind of meeting and its date."""
        return self.name or f"{self.kind or self.series or 'meeting'} {self.on.isoformat()}"
