"""The blocks of a brief about the people in the meeting: who comes, what they are like, what to avoid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.people import person_row
from generator.context.documents.brief.preparing import BriefMaterial, cut_line
from generator.context.documents.brief.views import Attendee, Block, Point, Profile
from generator.context.states import value_state
from generator.days.period import in_short
from generator.insight.meetings.materials import materials_brought
from generator.model.people import Stakeholder
from generator.wording.text import count_noun, in_prose, plain_words, sentence_case


def attendees_block(prepared: BriefMaterial) -> Block:
    """Who of them comes: where they stand, the last contact, in which form they want things, what to bring."""
    lines = [_attendee_view(prepared, person) for person in prepared.people]
    empty = f"Not known yet: ask {prepared.manager} who of them takes part."
    return prepared.block("attendees", "Who is there", lines, empty)


def _attendee_view(prepared: BriefMaterial, person: Stakeholder) -> Attendee:
    row = person_row(prepared.account, person, prepared.as_of, prepared.directory)
    wants = person.information
    last, formats = row.touch.last, [plain_words(name) for name in wants.formats]
    detail = f" ({plain_words(wants.detail)})" if formats and wants.detail else ""
    return Attendee(
        who=prepared.directory.theirs(person),
        role=in_prose([plain_words(role) for role in person.decision_role[:2]]),
        support=value_state(person.support),
        last=f"{count_noun((prepared.as_of - last.on).days, 'day')} ago, {plain_words(last.type)}" if last else "",
        contact=row.contact,
        wants=in_prose(formats[:3], "or") + detail,
        bring=tuple(_material_points(prepared, person)),
    )


def _material_points(prepared: BriefMaterial, person: Stakeholder) -> Iterator[Point]:
    """The materials that are for a person, else what they want in the form they want it in."""
    materials = materials_brought(prepared.account, prepared.meeting, prepared.as_of)
    theirs = sorted((each for each in materials if person in each.people), key=lambda each: len(each.people))
    for material in theirs[:3]:
        ready = "ready" if material.material.ready else f"to be ready by {in_short(material.due)}"
        yield Point(cut_line(material.material.text), note=f"{plain_words(material.material.format)}, {ready}")
    asked = person.information
    if not theirs and asked.formats:
        wants = f": {in_prose(asked.wants[:2])}" if asked.wants else ""
        by = (
            f"to be sent by {in_short(prepared.meeting.on - timedelta(days=asked.lead_days))}"
            if asked.lead_days
            else ""
        )
        yield Point(cut_line(f"{sentence_case(plain_words(asked.formats[0]))}{wants}"), note=by)


def profiles_block(prepared: BriefMaterial) -> Block:
    """What each of them cares about, what would be a win for them, and how to deal with them."""
    lines = [_profile_view(prepared, person) for person in prepared.people]
    empty = f"Not known yet: who takes part. Ask {prepared.manager}."
    return prepared.block("profiles", "The people", lines, empty)


def _profile_view(prepared: BriefMaterial, person: Stakeholder) -> Profile:
    goals = [goal.text for goal in prepared.account.strategy.customer.goals if goal.owner == person.id]
    cases = [
        p.sponsor_case.text for p in prepared.account.projects if p.open and p.sponsor == person.id and p.sponsor_case
    ]
    cares = [*goals[:1], *cases[:1], *person.information.wants]
    return Profile(
        who=prepared.directory.theirs(person),
        cares=cut_line("; ".join(text.strip().rstrip(".") for text in cares[:3])),
        win=cut_line(person.personal_win.text if person.personal_win else ""),
        handling=cut_line(person.handling),
    )


def avoid_block(prepared: BriefMaterial) -> Block:
    """What goes down badly: with each of them, and in their house."""
    own = [
        Point(cut_line(in_prose(person.information.avoid)), person.label)
        for person in prepared.people
        if person.information.avoid
    ]
    sore = [
        Point(cut_line(conflict.text), "Tread carefully")
        for conflict in prepared.account.conflicts
        if conflict.open and conflict.noticed_on <= prepared.as_of
    ]
    house = [Point(cut_line(text), "In their house") for text in prepared.account.culture.donts]
    empty = "Not known yet: ask who knows them what they cannot bear."
    return prepared.block("avoid", "Things to avoid", [*own, *sore, *house], empty)
