"""What a brief says of the people in the meeting: who comes, what they are like, what to avoid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.people import person_row
from generator.context.documents.brief.material import BriefMaterial
from generator.context.documents.brief.rows import Attendee, Profile
from generator.context.documents.brief.unsettled import disputes_here
from generator.context.documents.vocabulary import Item
from generator.context.states import value_state
from generator.days.period import in_short
from generator.insight.knowledge.their_words import sayings
from generator.insight.meetings.materials import materials_brought
from generator.model.people import Stakeholder
from generator.model.shoes import Voice
from generator.wording.text import count_noun, in_prose, plain_words, sentence_case


def attendees(material: BriefMaterial) -> Iterator[Attendee]:
    """Who of them comes: where they stand, the last contact, in which form they want things, what to bring."""
    for person in material.people:
        row = person_row(material.account, person, material.as_of, material.directory)
        wants, last = person.information, row.touch.last
        detail = f" ({plain_words(wants.detail)})" if wants.formats and wants.detail else ""
        yield Attendee(
            who=material.directory.theirs(person),
            role=in_prose([plain_words(role) for role in person.decision_role[:2]]),
            support=value_state(person.support),
            last=f"{count_noun((material.as_of - last.on).days, 'day')} ago, {plain_words(last.type)}" if last else "",
            contact=row.contact,
            wants=in_prose([plain_words(name) for name in wants.formats[:3]], "or") + detail,
            bring=tuple(_things_to_bring(material, person)),
        )


def _things_to_bring(material: BriefMaterial, person: Stakeholder) -> Iterator[Item]:
    """The materials for a person, else what they want in their form; and an introduction where they are elsewhere."""
    brought = materials_brought(material.account, material.meeting, material.as_of)
    theirs = sorted((bring for bring in brought if person in bring.people), key=lambda bring: len(bring.people))
    for bring in theirs[:3]:
        ready = "ready" if bring.material.ready else f"to be ready by {in_short(bring.due)}"
        yield Item(material.cut(bring.material.text), note=f"{plain_words(bring.material.format)}, {ready}")
    asked = person.information
    if not theirs and asked.formats:
        wants = f": {in_prose(asked.wants[:2])}" if asked.wants else ""
        by = material.meeting.on - timedelta(days=asked.lead_days or 0)
        note = f"to be sent by {in_short(by)}" if asked.lead_days else ""
        yield Item(material.cut(f"{sentence_case(plain_words(asked.formats[0]))}{wants}"), note=note)
    if places := material.account.person_elsewhere(person):
        owner = material.account.name_of(material.account.profile.owner)
        others = dict.fromkeys(there.manager for there in places if there.manager not in ("", owner))
        first = f"; first ask {in_prose(list(others))}" if others else ""
        there = f"also at {in_prose([place.account_name for place in places])}"
        yield Item("An introduction, to ask for or to offer", note=f"{there}{first}")


def profiles(material: BriefMaterial) -> Iterator[Profile]:
    """What each of them cares about, what would be a win for them, and how to deal with them."""
    account = material.account
    for person in material.people:
        goals = [goal.text for goal in account.strategy.customer.goals if goal.owner == person.id]
        cases = [p.sponsor_case.text for p in account.projects if p.open and p.sponsor == person.id and p.sponsor_case]
        matters = [matter.text for matter in account.what_matters if matter.to == person.id]
        saying = next(
            (
                saying
                for saying in sayings(account, material.as_of)
                if saying.by == (person.id,) and isinstance(saying.record, Voice)
            ),
            None,
        )
        cares = [*matters[:1], *goals[:1], *cases[:1], *person.information.wants]
        yield Profile(
            who=material.directory.theirs(person),
            cares=material.cut("; ".join(text.strip().rstrip(".") for text in cares[:3])),
            win=material.cut(person.personal_win.text if person.personal_win else ""),
            handling=material.cut(person.handling),
            said=f"“{material.cut(saying.words)}” {in_short(saying.on)}" if saying else "",
        )


def things_to_avoid(material: BriefMaterial) -> Iterator[Item]:
    """What goes down badly: with each of them, and in their house."""
    for person in material.people:
        if person.information.avoid:
            yield Item(material.cut(in_prose(person.information.avoid)), person.label)
    here = disputes_here(material)
    for conflict in material.account.conflicts:
        if conflict.open and conflict.noticed_on <= material.as_of and conflict not in here:
            yield Item(material.cut(conflict.text), "Tread carefully")
    for text in material.account.culture.donts:
        yield Item(material.cut(text), "In their house")
