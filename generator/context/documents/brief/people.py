"""The blocks of a brief about the people in the meeting: who comes, what they are like, what to avoid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.people import person_row
from generator.context.documents.brief.preparing import Preparing, cut
from generator.context.documents.brief.views import Attendee, Block, Point, Profile
from generator.context.states import state
from generator.days.period import in_short
from generator.insight.meetings.materials import brought
from generator.model.people import Stakeholder
from generator.wording.text import count, in_prose, sentence_case, words


def attendees(prepared: Preparing) -> Block:
    """Who of them comes: where they stand, the last contact, in which form they want things, what to bring."""
    lines = [_attendee(prepared, person) for person in prepared.people]
    empty = f"Not known yet: ask {prepared.manager} who of them takes part."
    return prepared.block("attendees", "Who is there", lines, empty)


def _attendee(prepared: Preparing, person: Stakeholder) -> Attendee:
    row = person_row(prepared.account, person, prepared.as_of, prepared.directory)
    wants = person.information
    last, formats = row.touch.last, [words(name) for name in wants.formats]
    detail = f" ({words(wants.detail)})" if formats and wants.detail else ""
    return Attendee(
        who=prepared.directory.theirs(person),
        role=in_prose([words(role) for role in person.decision_role[:2]]),
        support=state(person.support),
        last=f"{count((prepared.as_of - last.on).days, 'day')} ago, {words(last.type)}" if last else "",
        contact=row.contact,
        wants=in_prose(formats[:3], "or") + detail,
        bring=tuple(_bring(prepared, person)),
    )


def _bring(prepared: Preparing, person: Stakeholder) -> Iterator[Point]:
    """The materials that are for a person, else what they want in the form they want it in."""
    found = brought(prepared.account, prepared.meeting, prepared.as_of)
    theirs = sorted((each for each in found if person in each.people), key=lambda each: len(each.people))
    for each in theirs[:3]:
        ready = "ready" if each.material.ready else f"to be ready by {in_short(each.due)}"
        yield Point(cut(each.material.text), note=f"{words(each.material.format)}, {ready}")
    asked = person.information
    if not theirs and asked.formats:
        wants = f": {in_prose(asked.wants[:2])}" if asked.wants else ""
        by = (
            f"to be sent by {in_short(prepared.meeting.on - timedelta(days=asked.lead_days))}"
            if asked.lead_days
            else ""
        )
        yield Point(cut(f"{sentence_case(words(asked.formats[0]))}{wants}"), note=by)


def profiles(prepared: Preparing) -> Block:
    """What each of them cares about, what would be a win for them, and how to deal with them."""
    lines = [_profile(prepared, person) for person in prepared.people]
    empty = f"Not known yet: who takes part. Ask {prepared.manager}."
    return prepared.block("profiles", "The people", lines, empty)


def _profile(prepared: Preparing, person: Stakeholder) -> Profile:
    goals = [goal.text for goal in prepared.account.strategy.customer.goals if goal.owner == person.id]
    cases = [
        p.sponsor_case.text for p in prepared.account.projects if p.open and p.sponsor == person.id and p.sponsor_case
    ]
    cares = [*goals[:1], *cases[:1], *person.information.wants]
    return Profile(
        who=prepared.directory.theirs(person),
        cares=cut("; ".join(text.strip().rstrip(".") for text in cares[:3])),
        win=cut(person.personal_win.text if person.personal_win else ""),
        handling=cut(person.handling),
    )


def avoid(prepared: Preparing) -> Block:
    """What goes down badly: with each of them, and in their house."""
    own = [
        Point(cut(in_prose(person.information.avoid)), person.label)
        for person in prepared.people
        if person.information.avoid
    ]
    sore = [
        Point(cut(conflict.text), "Tread carefully")
        for conflict in prepared.account.conflicts
        if conflict.open and conflict.noticed_on <= prepared.as_of
    ]
    house = [Point(cut(text), "In their house") for text in prepared.account.culture.donts]
    empty = "Not known yet: ask who knows them what they cannot bear."
    return prepared.block("avoid", "Things to avoid", [*own, *sore, *house], empty)
