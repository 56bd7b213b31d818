"""What is known of how they are and decide, each with how sure we are; what roles know; and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.context.documents.handover.material import HandoverMaterial
from generator.context.documents.vocabulary import Item
from generator.context.places import LABELS
from generator.insight.handover.gaps import GapKind, PersonFact, SuccessionGap, succession_gaps
from generator.insight.people.departures import has_left
from generator.model.people import Stakeholder
from generator.model.record import Record
from generator.model.ties import Tie
from generator.paths import account_page
from generator.rendering.rich_text import plain_words as rich_words
from generator.wording.text import count_noun, in_prose, join_texts, plain_words

_STYLES = {
    "individual": "one person decides in the end",
    "committee": "a committee decides",
    "consensus": "everybody has to agree",
    "hierarchical": "it is decided floor by floor",
}

_TIES = {
    "influences": "influences",
    "conflicts": "is at odds with",
    "allied": "is allied with",
    "dotted_line": "also answers to",
}

_PERSON_FACTS: Mapping[PersonFact, str] = {
    PersonFact.OWNER: "who of us looks after them",
    PersonFact.BACKUP: "who does so in their absence",
    PersonFact.FORMAT: "in which form they want information",
    PersonFact.HANDLING: "how to deal with them",
}


def deciding(material: HandoverMaterial) -> Iterator[Item]:
    """How they come to a decision, and how we go about it."""
    making, culture = material.account.decision_making, material.account.culture
    bare = material.how_sure(None)
    if culture.decision_style:
        yield Item(
            material.cut(culture.decision_style.text), "How it comes about", material.how_sure(culture.decision_style)
        )
    if making.paper_process:
        yield Item(material.cut(making.paper_process.text), "On paper", material.how_sure(making.paper_process))
    people = (material.account.person(id) for id in making.who_can_change)
    still_there = [person.label for person in people if person and not has_left(person, material.as_of)]
    known = (
        ("In the end", _STYLES[making.style] if making.style else ""),
        ("Can still turn it", in_prose(still_there)),
        ("When", material.cut(making.calendar)),
        ("They judge by", material.cut("; ".join(making.criteria))),
        ("Step by step", material.cut("; ".join(step.name for step in making.steps))),
        ("Our approach", material.cut(rich_words(making.our_approach)) if making.our_approach else ""),
    )
    yield from (Item(text, about, bare) for about, text in known if text)


def house(material: HandoverMaterial) -> Iterator[Item]:
    """What goes down well and badly in their house, and what is said too much or too little."""
    culture = material.account.culture
    sure = material.how_sure(culture.source)
    known = (
        ("Goes down badly", material.cut("; ".join(culture.donts))),
        ("Goes down well", material.cut("; ".join(culture.dos))),
        ("How formal they are", culture.formality or ""),
        ("Risk", plain_words(culture.risk) if culture.risk else ""),
        ("What they say", _volume(culture.communication)),
        ("What we say", _volume(culture.our_communication)),
    )
    yield from (Item(text, about, sure) for about, text in known if text)
    for text in _things_put_off(material.people):
        yield Item(material.cut(text[1]), text[0], "puts them off")


def _volume(value: str | None) -> str:
    return {"over": "too much", "balanced": "enough", "under": "too little"}.get(value or "", "")


def _things_put_off(people: list[Stakeholder]) -> Iterator[tuple[str, str]]:
    yield from ((person.label, in_prose(person.information.avoid)) for person in people if person.information.avoid)


def politics(material: HandoverMaterial) -> Iterator[Item]:
    """Lines between their people that no chart shows."""
    there = {person.id for person in material.people}
    for tie in material.account.ties:
        if {tie.from_, tie.to} <= there:
            yield Item(_tie_words(material, tie), note=material.how_sure(tie.source))


def _tie_words(material: HandoverMaterial, tie: Tie) -> str:
    words = f"{material.name_of(tie.from_)} {_TIES[tie.kind]} {material.name_of(tie.to)}"
    return join_texts((words, material.cut(tie.note)), ": ")


def role_answers(material: HandoverMaterial) -> Iterator[Item]:
    """How many questions of each role have an answer, and the first that has none."""
    for id, questions in material.view.questions.items():
        first = next(iter((*questions.open, *questions.missing)), None)
        if questions.total:
            ask = material.cut(first.ask) if first else ""
            whom = f"ask {first.whom.name}" if first and first.whom else ""
            text = f"{questions.known} of {count_noun(questions.total, 'question')} answered"
            target = account_page(material.account.id, id, "still-to-find-out")
            yield Item(join_texts((text, f"open: {ask}" if ask else ""), "; "), LABELS[id], whom, target=target)


def gap_items(material: HandoverMaterial) -> Iterator[Item]:
    """What a colleague would miss, each with who is to fill it in."""
    for gap in succession_gaps(material.account, material.as_of):
        record = next(iter(gap.records), None)
        page = account_page(material.account.id, _PAGES.get(gap.kind, "index"))
        target = material.view.places.of(record).target if record else page
        text, about = _gap_words(gap, record)
        yield Item(material.cut(text), about, f"{material.asked} to fill in", target=target)


_PAGES = {
    GapKind.NOBODY: "people",
    GapKind.DECISIONS: "people",
    GapKind.PROTOCOL: "controller",
    GapKind.LOG: "timeline",
}


def _gap_words(gap: SuccessionGap, record: Record | None) -> tuple[str, str]:
    match gap.kind:
        case GapKind.NOBODY:
            return "who there matters most to our work is not known", ""
        case GapKind.PERSON:
            return (
                f"not known: {in_prose([_PERSON_FACTS[fact] for fact in gap.missing])}",
                record.label if record else "",
            )
        case GapKind.PROMISES:
            return f"nothing says how {count_noun(len(gap.records), 'open promise', 'open promises')} came about", ""
        case GapKind.DECISIONS:
            return "how they come to a decision is not known", ""
        case GapKind.PROTOCOL:
            return "how the two companies communicate is not agreed", ""
        case GapKind.LOG:
            return "no entry in the log within 90 days", ""
        case GapKind.ABSENCE:
            return "the account manager is away soon, and nobody stands in", ""
