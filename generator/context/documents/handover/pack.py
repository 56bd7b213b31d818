"""The handover pack of an account: what whoever takes it over needs to know, always ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.context.account_view import AccountView
from generator.context.documents.handover import facts, knowledge, people, steps, threads
from generator.context.documents.handover.absences import AbsenceLine, absence_lines
from generator.context.documents.handover.letter import make_letter
from generator.context.documents.handover.material import TIGHTEST, HandoverMaterial
from generator.context.documents.handover.people import PersonLine
from generator.context.documents.handover.steps import SignLine, StepLine
from generator.context.documents.vocabulary import Head, Item, Section, make_head
from generator.context.states import readiness_state
from generator.context.views import State, Who
from generator.paths import Target, handover_file, handover_letter


@dataclass(frozen=True, slots=True)
class HandoverPart:
    """One part of a pack: a heading and lists below it."""

    #: Its anchor on the page.
    name: str
    title: str
    sections: tuple[Section[Item], ...]


@dataclass(frozen=True, slots=True)
class HandoverPack:
    """All that a handover pack says; for us alone."""

    head: Head
    #: Whether another could pick the account up: three gaps; None for a closed account.
    readiness: State | None
    #: Who answers for the account now, and who is to; the second None while no handover is under way.
    leaving: Who | None
    coming: Who | None
    #: Why, as noted in the term of the one who comes; may be empty. And whom they can ask; None when nobody is named.
    why: str
    buddy: Who | None
    #: When it is made known, when the new one comes along, when they answer for the account; None without a handover.
    announced: date | None
    shadow_from: date | None
    on: date | None
    #: One sentence from the one who leaves; empty while they have not said it.
    advice: str
    things: Section[Item]
    gaps: Section[Item]
    people: Section[PersonLine]
    #: The parts in their order; `people` stands in that of its name.
    parts: tuple[HandoverPart, ...]
    #: Who of us is away in the next weeks, and who stands in.
    absences: tuple[AbsenceLine, ...]
    steps: tuple[StepLine, ...]
    signs: tuple[SignLine, ...]
    #: What the customer is told, to print; None while there is nothing to tell, or it is not made.
    letter: Target | None


_Lines = Callable[[HandoverMaterial], Iterable[Item]]
_List = tuple[str, str, _Lines, str]
"""A list of a part: its name, its title, its lines, and what to say when there is none."""

_Part = tuple[str, str, tuple[_List, ...]]
"""A part of the pack: its anchor, its title, its lists."""

_PARTS: tuple[_Part, ...] = (
    (
        "facts",
        "The account",
        (
            ("facts", "Who they are", facts.account_facts, "Not known yet: {asked} to fill in."),
            ("contracts", "Contracts", facts.contracts, "Not known yet what is signed: {asked} to fill in."),
            ("owners", "Who answered for it", facts.owner_terms, "Not noted."),
        ),
    ),
    (
        "people",
        "Their people",
        (("first", "Whom to know first", people.first_people, "Not known yet: {asked} to fill in."),),
    ),
    (
        "rhythm",
        "Their year, and when we meet",
        (
            ("events", "The next twelve months", facts.events, "Not known yet: {asked} to fill in."),
            ("meetings", "Meetings", facts.regular_meetings, "Nothing is agreed and none is planned."),
            ("difficulties", "In a difficulty", facts.difficulties, "Not agreed yet whom to call: {asked} to fill in."),
        ),
    ),
    (
        "open",
        "What is open",
        (
            ("ours", "We owe them", threads.our_promises, "Nothing."),
            ("theirs", "They owe us", threads.their_promises, "Nothing."),
            ("disputes", "In dispute", threads.disputes, "No dispute is noted."),
        ),
    ),
    (
        "history",
        "What happened",
        (
            ("lately", "In the last 90 days", threads.lately, "Nothing is noted: {asked} to fill in."),
            ("before", "Before that, in milestones", threads.before, "Nothing is noted: {asked} to fill in."),
        ),
    ),
    (
        "how-they-are",
        "How they decide, and how they are",
        (
            ("deciding", "How they decide", knowledge.deciding, "Not known yet: {asked} to fill in."),
            ("politics", "Who stands how to whom", knowledge.politics, "Not known yet: {asked} to fill in."),
            ("house", "To be handled with care", knowledge.house, "Not known yet: {asked} to fill in."),
        ),
    ),
    (
        "plan",
        "The plan",
        (
            ("goals", "What they want to reach", facts.their_goals, "Not known yet: {asked} to fill in."),
            ("ours", "What we want to reach", facts.our_goals, "Nothing is noted: {asked} to fill in."),
            ("joint", "What we undertake together", facts.joint_work, "Nothing is in hand."),
            ("projects", "Projects", facts.projects, "No project is open."),
            ("horizon", "What may come", facts.on_the_horizon, "Nothing is noted: {asked} to fill in."),
        ),
    ),
    (
        "roles",
        "What the six roles know",
        (("roles", "", knowledge.role_answers, "No role has a question."),),
    ),
    (
        "first-weeks",
        "The first two weeks",
        (
            (
                "introductions",
                "Whom to meet, in this order",
                people.introductions,
                "Not known yet: {asked} to fill in.",
            ),
            ("agenda", "The first meeting", steps.first_meeting, ""),
        ),
    ),
)


def handover_pack(view: AccountView) -> HandoverPack:
    """The handover pack of an account, whether or not it is about to change hands.

    Of an account of which more is known than six pages hold, every line is shorter and every list has fewer.
    """
    packs = (_make_pack(HandoverMaterial(view, tight)) for tight in range(TIGHTEST))
    return next((pack for pack in packs if _fits_on_paper(pack)), None) or _make_pack(HandoverMaterial(view, TIGHTEST))


def _make_pack(material: HandoverMaterial) -> HandoverPack:
    view, account, directory = material.view, material.account, material.directory
    handover = account.handover
    term = next((term for term in reversed(account.profile.owners) if term.who == material.coming), None)
    gaps = tuple(knowledge.gap_items(material))
    head = make_head(account, "Handover", view.as_of, handover_file(account.id))
    told = account.settings.print and make_letter(account, view.as_of) is not None
    return HandoverPack(
        head=replace(head, file=None) if view.closed else head,
        readiness=None if view.closed else readiness_state(len(gaps)),
        leaving=directory.who(material.leaving),
        coming=directory.who(material.coming),
        why=material.cut(term.why) if term else "",
        buddy=directory.who(term.buddy) if term else None,
        announced=handover.announced if handover else None,
        shadow_from=handover.shadow_from if handover else None,
        on=handover.on if handover else None,
        advice=material.cut(handover.advice) if handover else "",
        things=material.section("things", "To know first", facts.things_to_know(material), "Nothing weighs on it."),
        gaps=material.section("gaps", "What a colleague would miss", gaps, "Nothing: all that it takes is noted."),
        people=material.section(
            "people", "Their people", people.people_lines(material), f"Nobody is noted: {material.asked} to fill in."
        ),
        parts=tuple(_make_part(material, part) for part in _PARTS),
        absences=tuple(absence_lines(material)),
        steps=tuple(steps.step_lines(material)),
        signs=tuple(steps.sign_lines(material)),
        letter=handover_letter(account.id) if told else None,
    )


def _make_part(material: HandoverMaterial, part: _Part) -> HandoverPart:
    name, title, lists = part
    sections = tuple(
        material.section(list_name, heading, lines(material), empty.format(asked=material.asked))
        for list_name, heading, lines, empty in lists
    )
    return HandoverPart(name, title, sections)


_LINES = 330
"""How many lines six pages hold, with room for their headings."""

_WIDTHS = {"who": 26, "part": 26, "handling": 36, "wants": 20, "reach": 24, "looked_after": 20}
"""How many letters a line has in each column of the table of people."""

_WIDTH = 115
"""How many letters a line has elsewhere."""


def _fits_on_paper(pack: HandoverPack) -> bool:
    """Whether six pages hold a pack without a text being cut once more, as far as can be told from its letters."""
    lists = [section for part in pack.parts for section in part.sections]
    items = [item for section in (pack.things, pack.gaps, *lists) for item in section.lines]
    lines = sum(_count_lines(len(item.about) + len(item.text) + len(item.note) + 20, _WIDTH) for item in items)
    steps = sum(_count_lines(len(step.text), 45) for step in pack.steps) + 3 * len(pack.signs)
    return lines + 2 * len(lists) + sum(map(_person_height, pack.people.lines)) + steps <= _LINES


def _person_height(line: PersonLine) -> int:
    who = 1 + _count_lines(len(line.who.title), _WIDTHS["who"]) + _count_lines(len(line.part), _WIDTHS["part"])
    names = ("handling", "wants", "reach", "looked_after")
    return max(who, *(_count_lines(len(getattr(line, name)), _WIDTHS[name]) for name in names))


def _count_lines(letters: int, width: int) -> int:
    return -(-letters // width)
