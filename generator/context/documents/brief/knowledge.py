"""What a brief tells of what we know: what was learnt since we last met, and how they come to a decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.documents.brief.material import BriefMaterial
from generator.context.documents.vocabulary import Item, Section
from generator.days.period import in_short
from generator.insight.knowledge.asking import best_placed
from generator.insight.knowledge.learned import learned_since
from generator.insight.people.departures import has_left
from generator.rendering.rich_text import plain_words
from generator.wording.text import count_noun, in_prose, join_texts

_DAYS = 90
"""How far back what we learnt is told while nobody noted when we last met."""

_STYLES = {
    "individual": "one person decides in the end",
    "committee": "a committee decides",
    "consensus": "everybody has to agree",
    "hierarchical": "it is decided floor by floor",
}


def learned_section(material: BriefMaterial) -> Section[Item]:
    """What anybody of us learnt since we last met, with what follows from it."""
    since = material.since or material.as_of - timedelta(days=_DAYS)
    lines = (
        Item(material.cut(fact.text), note=_so_what(fact.so_what, material.name_of(fact.from_)), on=day)
        for day, fact in learned_since(material.account, since, material.as_of)
    )
    title = f"Learnt since {in_short(since)}"
    return material.section("learned", title, lines, "Nothing noted: ask our own people what they heard.")


def _so_what(so_what: str | None, whom: str) -> str:
    return join_texts((f"so: {so_what.rstrip('.')}" if so_what else "", f"from {whom}" if whom else ""), "; ")


def deciding_section(material: BriefMaterial) -> Section[Item]:
    """How they come to a decision and how we go about it; for a meeting at which something is to be decided."""
    lines = tuple(_deciding(material)) if material.decides else ()
    guide = best_placed(material.account, ("champion", "senior", "middle"))
    ask = f"Not known yet: ask {guide.label if guide else material.asked} how a decision comes about there."
    return material.section("deciding", "How they decide, and our approach", lines, ask if material.decides else "")


def _deciding(material: BriefMaterial) -> Iterator[Item]:
    making = material.account.decision_making
    if making.our_approach:
        yield Item(material.cut(plain_words(making.our_approach)), "Our approach")
    people = (material.account.person(id) for id in making.who_can_change)
    still_there = [person.label for person in people if person and not has_left(person, material.as_of)]
    known = (
        ("How", _STYLES[making.style] if making.style else ""),
        ("They judge by", in_prose(making.criteria)),
        ("When", making.calendar),
        ("On paper", making.paper_process.text if making.paper_process else ""),
        ("Can still turn it", in_prose(still_there)),
    )
    yield from (Item(material.cut(text), about) for about, text in known if text)
    for number, step in enumerate(making.steps, start=1):
        who = in_prose([material.name_of(id) for id in step.people])
        note = join_texts((who, count_noun(step.days, "day") if step.days else ""))
        yield Item(material.cut(step.name), f"Step {number}", note)
