"""What to bring to a meeting: whether everybody gets it in the form they want, and in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.meetings.meetings import kind_of, planned_meetings
from generator.insight.people.departures import has_left
from generator.model.account import Account
from generator.model.formats import Format
from generator.model.meetings import Meeting, MeetingMaterial
from generator.model.people import Stakeholder
from generator.model.settings import Settings

SPOKEN: frozenset[Format] = frozenset(["phone_call", "conversation", "site_visit"])
"""Forms in which nothing is brought: whoever wants to be told only so is told at the meeting itself."""

_WEIGHTY = ("high", "medium")
"""The influence of those who are not to leave a meeting without anything in the form they want."""

_ROUTINE = ("operations", "one_to_one")
"""Kinds of meeting for which nobody prepares anything as a rule."""


@dataclass(frozen=True, slots=True)
class Bring:
    """Something to bring to a planned meeting."""

    meeting: Meeting
    material: MeetingMaterial
    #: Those of them it is for.
    people: tuple[Stakeholder, ...]
    #: By when it has to be ready: as typed, or so many days before the meeting as one of them wants to have it.
    due: date
    #: Id of who of us makes it.
    owner: str

    def days_late(self, as_of: date) -> int:
        """How many days ago it should have been ready; 0 when it is, or when there is still time."""
        return 0 if self.material.ready else max(0, (as_of - self.due).days)


@dataclass(frozen=True, slots=True)
class Want:
    """What somebody who attends wants to be given, and what there is for them."""

    person: Stakeholder
    #: The forms in which they want it, best first; empty when that is not known yet.
    formats: tuple[Format, ...]
    #: What is meant for them, in whatever form.
    materials: tuple[MeetingMaterial, ...]

    @property
    def known(self) -> bool:
        """Whether anybody knows in which form they want it."""
        return bool(self.formats)

    @property
    def fits(self) -> bool:
        """Whether there is something for them in a form they want, or they only want to be told."""
        wanted = set(self.formats)
        return wanted <= SPOKEN or any(material.format in wanted for material in self.materials)

    @property
    def lacking(self) -> bool:
        """Whether it is somebody of weight, and nothing is there in a form they want."""
        return self.person.influence in _WEIGHTY and not self.fits


@dataclass(frozen=True, slots=True)
class Misfit:
    """A planned meeting at which somebody of weight gets nothing in the form they want."""

    meeting: Meeting
    #: Those with nothing in a form they want; their forms are known.
    wants: tuple[Want, ...]
    #: Whether nobody has thought of anything to bring to a meeting of the everyday sort.
    routine: bool


def materials_brought(account: Account, meeting: Meeting, as_of: date) -> tuple[Bring, ...]:
    """What is to be brought to a meeting, in the order typed."""
    materials = []
    for material in meeting.materials:
        people = _material_receivers(account, meeting, material, as_of)
        lead = max((person.information.lead_days or 0 for person in people), default=0)
        due = material.due or meeting.on - timedelta(days=lead)
        materials.append(Bring(meeting, material, people, due, material.owner or account.profile.owner))
    return tuple(materials)


def to_bring(account: Account, as_of: date) -> tuple[Bring, ...]:
    """What is to be brought to all planned meetings, what has to be ready first at the head."""
    materials = (
        material
        for meeting in planned_meetings(account, as_of)
        for material in materials_brought(account, meeting, as_of)
    )
    return tuple(sorted(materials, key=lambda material: (material.due, material.material.text)))


def wanted_formats(account: Account, meeting: Meeting, as_of: date) -> tuple[Want, ...]:
    """What each of them who attends a meeting wants to be given, and what there is for them."""
    return tuple(
        Want(
            person,
            person.information.formats,
            tuple(m for m in meeting.materials if person in _material_receivers(account, meeting, m, as_of)),
        )
        for person in _their_people(account, meeting.attendees, as_of)
    )


def find_misfits(account: Account, as_of: date, settings: Settings) -> tuple[Misfit, ...]:
    """The meetings near enough to see to at which somebody of weight gets nothing in the form they want.

    Of weight are people of high or medium influence. A meeting is near from ``materials_prepare_days`` before the
    day on which the first of them wants to have it. In which form somebody wants it may not be known: that is a
    question, and not found here.
    """
    misfits = []
    for meeting in planned_meetings(account, as_of):
        lacking = tuple(want for want in wanted_formats(account, meeting, as_of) if want.lacking)
        if any(is_near(want, meeting, as_of, settings) for want in lacking):
            misfits.append(Misfit(meeting, lacking, is_everyday(account, meeting)))
    return tuple(misfits)


def is_everyday(account: Account, meeting: Meeting) -> bool:
    """Whether it is a meeting of the everyday sort, operations or one to one, to which nothing is brought."""
    return not meeting.materials and kind_of(account, meeting) in _ROUTINE


def is_near(want: Want, meeting: Meeting, as_of: date, settings: Settings) -> bool:
    """Whether it is time to see to what somebody is given: ``materials_prepare_days`` before they want to have it."""
    return (meeting.on - as_of).days <= (want.person.information.lead_days or 0) + settings.materials_prepare_days


def ready_for(account: Account, person: Stakeholder, as_of: date) -> tuple[MeetingMaterial, ...]:
    """What is ready for one of them at the planned meetings, as a file or as a thing with a cover sheet.

    That for the next meeting comes first.
    """
    return tuple(
        material
        for meeting in planned_meetings(account, as_of)
        for material in meeting.materials
        if material.ready
        and (material.file or material.cover)
        and person in _material_receivers(account, meeting, material, as_of)
    )


def _material_receivers(
    account: Account, meeting: Meeting, material: MeetingMaterial, as_of: date
) -> tuple[Stakeholder, ...]:
    return _their_people(account, material.for_ or meeting.attendees, as_of)


def _their_people(account: Account, ids: tuple[str, ...], as_of: date) -> tuple[Stakeholder, ...]:
    people = (account.person(id) for id in ids)
    return tuple(person for person in people if person and not has_left(person, as_of))
