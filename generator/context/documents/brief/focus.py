"""What a kind of meeting is about: what is due, measures, their plans and aims, the stories of a dispute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import zip_longest

from generator.context.account.contracts import contract_cards
from generator.context.account.work import project_row
from generator.context.documents.brief.material import BriefMaterial
from generator.context.documents.brief.unsettled import disputes_here
from generator.context.documents.vocabulary import Item
from generator.context.states import value_title
from generator.days.period import in_short
from generator.insight.promises.own_promises import open_own_promises
from generator.rendering.rich_text import plain_words

AFTER = 14
"""How many days after an operations meeting what is to be done still belongs to it."""


def tasks_due(material: BriefMaterial) -> list[Item]:
    """Milestones and inputs of both sides that are due, or late, by two weeks after the meeting."""
    until = material.meeting.on + timedelta(days=AFTER)
    tasks = (task for task in _open_tasks(material) if task.on and task.on <= until)
    return sorted(tasks, key=lambda task: task.on or until)


def _open_tasks(material: BriefMaterial) -> Iterator[Item]:
    for project in material.account.projects:
        row = project_row(material.account, project, material.as_of, material.directory)
        for step in row.milestones if project.open else ():
            if step.record.done is None:
                whose = "theirs" if step.record.side == "customer" else "ours"
                yield Item(material.cut(step.record.text), project.name, whose, step.record.due, step.state)
        for needed in row.inputs if project.open else ():
            if needed.record.received is None:
                whom = f"from {needed.whom.name}" if needed.whom else "theirs"
                yield Item(material.cut(needed.record.what), project.name, whom, needed.record.due, needed.state)


def own_promises(material: BriefMaterial) -> list[Item]:
    """What we promised ourselves by two weeks after the meeting, what is about somebody who is there first."""
    until, there = material.meeting.on + timedelta(days=AFTER), material.present
    promises = [promise for promise in open_own_promises(material.account, material.as_of) if promise.due <= until]
    return [
        Item(material.cut(promise.text), material.name_of(promise.by), "by", promise.due, material.late(promise.due))
        for promise in sorted(promises, key=lambda promise: promise.about not in there)
    ]


def measures(material: BriefMaterial) -> Iterator[Item]:
    """Target against actual of every contract that runs."""
    for card in contract_cards(material.account, material.as_of):
        for measure in () if card.history else card.measures:
            actual = f"measured {measure.actual}" if measure.actual else "not measured yet"
            text = f"{measure.target}, {actual}"
            yield Item(text, measure.record.name, card.record.name, measure.on, measure.state)


def plans(material: BriefMaterial) -> Iterator[Item]:
    """Their medium-term plans and direction, since half the meeting looks forward."""
    theirs = material.account.strategy.customer
    ahead = (("In a year", theirs.direction.one_year), ("In three years", theirs.direction.three_years))
    return material.facts(("Their plans", theirs.plans), *ahead)


def aims(material: BriefMaterial) -> Iterator[Item]:
    """What they want to become, and what presses on them."""
    theirs = material.account.strategy.customer
    yield from material.facts(("Vision", theirs.vision))
    for pressure in theirs.pressures:
        yield Item(material.cut(pressure.text), f"{value_title(pressure.kind)} pressure")
    yield from material.facts(("Plans", theirs.plans))


def stories(material: BriefMaterial) -> Iterator[Item]:
    """The open disputes as both sides tell them, and what either needs."""
    for conflict in disputes_here(material):
        yield Item(material.cut(conflict.text), "The matter", f"noticed {in_short(conflict.noticed_on)}")
        told = [story for story in conflict.stories if story.heard_on is None or story.heard_on <= material.as_of]
        theirs, ours = ([story for story in told if story.side == side] for side in ("customer", "us"))
        for pair in zip_longest(theirs, ours):  # in turn, so that neither side is cut while the other talks on
            for story in filter(None, pair):
                side = "their side" if story.side == "customer" else "our side"
                yield Item(material.cut(plain_words(story.story)), material.name_of(story.by), side)
        for need in conflict.way_forward.interests:
            yield Item(material.cut(need.text), "They need" if need.side == "customer" else "We need")
