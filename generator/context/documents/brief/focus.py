"""The block that only one kind of meeting has: what that kind is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import zip_longest

from generator.context.account.contracts import contract_cards
from generator.context.account.work import project_row
from generator.context.documents.brief.preparing import BriefMaterial, cut_line
from generator.context.documents.brief.views import Block, Point
from generator.context.states import value_state
from generator.days.period import in_short
from generator.insight.people.conflicts import unsettled_conflicts
from generator.rendering.rich_text import plain_words
from generator.wording.text import sentence_case

AFTER = 14
"""How many days after an operations meeting what is to be done still belongs to it."""


def focus_block(prepared: BriefMaterial) -> Block:
    """What this kind of meeting is about, in a few lines; only kinds that have such a block may ask for it."""
    lines, empty = _KINDS[prepared.emphasis.name]
    return prepared.block("focus", prepared.emphasis.focus, list(lines(prepared)), empty)


def _task_points(prepared: BriefMaterial) -> Iterator[Point]:
    """Milestones and inputs of both sides that are due, or late, by two weeks after the meeting."""
    until, found = prepared.meeting.on + timedelta(days=AFTER), []
    for project in prepared.account.projects:
        if project.open:
            row = project_row(prepared.account, project, prepared.as_of, prepared.directory)
            for milestone in row.milestones:
                typed = milestone.record
                if typed.done is None and typed.due <= until:
                    whose = "theirs" if typed.side == "customer" else "ours"
                    found.append(
                        (typed.due, Point(cut_line(typed.text), project.name, whose, typed.due, milestone.state))
                    )
            for needed in row.inputs:
                asked = needed.record
                if asked.received is None and asked.due <= until:
                    whom = f"from {needed.whom.name}" if needed.whom else "theirs"
                    found.append((asked.due, Point(cut_line(asked.what), project.name, whom, asked.due, needed.state)))
    found.sort(key=lambda pair: pair[0])
    yield from (point for _, point in found)


def _measure_points(prepared: BriefMaterial) -> Iterator[Point]:
    """Target against actual of every contract that runs."""
    for card in contract_cards(prepared.account, prepared.as_of):
        if not card.history:
            for measure in card.measures:
                actual = f"measured {measure.actual}" if measure.actual else "not measured yet"
                yield Point(
                    f"{measure.target}, {actual}", measure.record.name, card.record.name, measure.on, measure.state
                )


def _plan_points(prepared: BriefMaterial) -> Iterator[Point]:
    """Their medium-term plans and direction, since half the meeting looks forward."""
    theirs = prepared.account.strategy.customer
    if theirs.plans:
        yield Point(
            cut_line(theirs.plans.text), "Their plans", _teller_name(prepared, theirs.plans.from_), theirs.plans.on
        )
    direction = theirs.direction
    for about, fact in (("In a year", direction.one_year), ("In three years", direction.three_years)):
        if fact:
            yield Point(cut_line(fact.text), about, _teller_name(prepared, fact.from_), fact.on)


def _after_points(prepared: BriefMaterial) -> Iterator[Point]:
    """What they want to become, and what presses on them."""
    theirs = prepared.account.strategy.customer
    if theirs.vision:
        yield Point(
            cut_line(theirs.vision.text), "Vision", _teller_name(prepared, theirs.vision.from_), theirs.vision.on
        )
    for pressure in theirs.pressures:
        yield Point(cut_line(pressure.text), f"{sentence_case(value_state(pressure.kind).word)} pressure")
    if theirs.plans:
        yield Point(cut_line(theirs.plans.text), "Plans", _teller_name(prepared, theirs.plans.from_), theirs.plans.on)


def _story_points(prepared: BriefMaterial) -> Iterator[Point]:
    """The open disputes as both sides tell them, and what either needs."""
    for conflict in unsettled_conflicts(prepared.account, prepared.as_of):
        yield Point(cut_line(conflict.text), "The matter", f"noticed {in_short(conflict.noticed_on)}")
        told = [story for story in conflict.stories if story.heard_on is None or story.heard_on <= prepared.as_of]
        theirs, ours = ([story for story in told if story.side == side] for side in ("customer", "us"))
        for pair in zip_longest(theirs, ours):  # in turn, so that neither side is cut while the other talks on
            for story in filter(None, pair):
                side = "their side" if story.side == "customer" else "our side"
                yield Point(cut_line(plain_words(story.story)), _teller_name(prepared, story.by), side)
        for need in conflict.way_forward.interests:
            yield Point(cut_line(need.text), "They need" if need.side == "customer" else "We need")


def _teller_name(prepared: BriefMaterial, id: str | None) -> str:
    who = prepared.directory.who(id)
    return who.name if who else ""


_KINDS: Mapping[str, tuple[Callable[[BriefMaterial], Iterator[Point]], str]] = {
    "operations": (_task_points, "Nothing is due: ask what they need from us next."),
    "performance_review": (_measure_points, "Not known yet: ask by what they judge the contract."),
    "business_review": (_plan_points, "Not known yet: ask what they plan for the next years."),
    "executive_review": (_after_points, "Not known yet: ask what they want to become."),
    "recovery": (_story_points, "No dispute is noted: hear both stories first, and write them down."),
}
