"""Their people for a newcomer: how to deal with each, how they are reached, who looks after them, who introduces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.context.documents.handover.material import HandoverMaterial
from generator.context.documents.vocabulary import Item
from generator.context.views import Who
from generator.insight.people.introductions import who_could_introduce, who_else_knows
from generator.insight.people.succession import first_to_meet
from generator.insight.people.weight import DECIDING
from generator.model.people import Stakeholder
from generator.wording.text import in_prose, join_texts, plain_words, sentence_case


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One of their people, in a line of a table."""

    who: Who
    #: The parts they play in decisions about us; may be empty.
    part: str
    #: One sentence on how to deal with them; who is to fill it in where nobody has.
    handling: str
    #: In which form they want information; empty while that is not known.
    wants: str
    #: By which channel and when they are reached; may be empty.
    reach: str
    #: Who of us looks after them, and who in their absence; empty while nobody does.
    looked_after: str


def people_lines(material: HandoverMaterial) -> Iterator[PersonLine]:
    """Their people, those who matter most first."""
    for person in material.people:
        contact, wants = person.contact, person.information
        detail = f" ({plain_words(wants.detail)})" if wants.formats and wants.detail else ""
        channels = sentence_case(in_prose([plain_words(channel) for channel in contact.channels], "or"))
        backup = material.name_of(contact.backup)
        yield PersonLine(
            who=material.directory.theirs(person),
            part=in_prose([plain_words(role) for role in person.decision_role[:2]]),
            handling=material.cut(person.handling)
            or (f"{material.asked} to fill in" if person in material.closest else ""),
            wants=form_words(person) + detail,
            reach=join_texts((channels, material.cut(contact.best_time)), ": "),
            looked_after=join_texts((material.name_of(contact.owner), f"else {backup}" if backup else "")),
        )


def form_words(person: Stakeholder) -> str:
    """In which form somebody wants information, the first three; empty while that is not known."""
    return in_prose([plain_words(name) for name in person.information.formats[:3]], "or")


def first_people(material: HandoverMaterial) -> Iterator[Item]:
    """Whom to write to first, who decides, and who left and was followed by whom."""
    account = material.account
    deciding = [person.label for person in material.people if set(person.decision_role) & set(DECIDING)]
    welcome = next(
        (p for p in material.people if "point_of_contact" in p.decision_role or "champion" in p.decision_role), None
    )
    if deciding:
        yield Item(in_prose(deciding), "Decide about us")
    if welcome:
        yield Item(welcome.label, "Write to first", "keeps our work going there")
    for person in account.stakeholders:
        successor = account.person(person.left.successor) if person.left else None
        if successor:
            yield Item(f"{successor.label} followed {person.label}", "Has changed", person.title or "")


def introductions(material: HandoverMaterial) -> Iterator[Item]:
    """Whom to meet first, those who matter most first, and who introduces."""
    for person in first_to_meet(material.account):
        by = _introducer(material, person)
        times = material.cut(person.contact.best_time)
        yield Item(f"introduced by {by}" if by else f"introduced by {material.asked}", person.label, times)


def _introducer(material: HandoverMaterial, person: Stakeholder) -> str:
    """Who knows them best of those who stay: whoever looks after them, else somebody who knows them."""
    owner = material.name_of(person.contact.owner)
    if owner and person.contact.owner != material.coming:
        return owner
    known = next((member.name for member, _ in who_else_knows(material.account, person, material.as_of)), "")
    door = who_could_introduce(material.account, person, material.as_of, material.account.settings)
    return known or (door.label if door else "")
