"""The sections of a review pack about the years to come: their plans, and what those mean for us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.context.documents.review_pack.material import ReviewMaterial
from generator.context.documents.vocabulary import Item
from generator.context.states import value_state, value_title
from generator.context.views import State, Tone
from generator.days.period import Span, in_short, month_in_short, span_in_words
from generator.insight.knowledge.freshness import medium_term_plans
from generator.insight.knowledge.ideas import IdeaStage, idea_states
from generator.insight.knowledge.watching import watch_states
from generator.insight.rhythm.peaks import demand_peaks
from generator.insight.rhythm.rhythm import account_occurrences
from generator.insight.value.value import by_joint_value
from generator.model.strategy import CustomerGoal
from generator.paths import account_page
from generator.wording.text import count_noun, in_prose, join_texts


def plans_told(material: ReviewMaterial) -> Iterator[Item]:
    """What they told us they plan, how long ago, and where they say they are heading."""
    account, known = material.account, medium_term_plans(material.account, material.as_of, material.account.settings)
    theirs, place = account.strategy.customer, account_page(account.id, "ceo")
    yield from material.facts(("Their vision", theirs.vision), sure=True)
    told = theirs.plans
    if told and told.on <= material.as_of:
        yield Item(material.cut(told.text), "Their plans", material.name_of(told.from_), told.on, target=place)
    last = material.review.last
    said = last.review.sections.medium_term_plans if last and last.review else None
    if said and last:
        yield Item(material.cut(said), "Said at the last review", "", last.on)
    if known.old and known.days:
        what = f"{count_noun(known.days, 'day')} old: ask {material.asked} what has changed"
        yield Item(what, "What we know of their plans", state=State("to be asked again", Tone.WATCH))
    heading = theirs.direction
    ahead = (
        ("In a year", heading.one_year),
        ("In three years", heading.three_years),
        ("In ten years", heading.ten_years),
    )
    yield from material.facts(*ahead, sure=True)


def goals_and_changes(material: ReviewMaterial) -> list[Item]:
    """What they want to reach and by when, and what happens around them meanwhile."""
    account, as_of = material.account, material.as_of
    goals = [_goal(material, goal) for goal in account.strategy.customer.goals]
    place = account_page(account.id, "ceo")
    seen = [
        Item(
            material.cut(watch_state.watch.text),
            note=value_title(watch_state.watch.kind),
            on=watch_state.watch.takes_effect,
            target=place,
        )
        for watch_state in watch_states(account, as_of, account.settings)
        if watch_state.watch.takes_effect and watch_state.watch.takes_effect >= as_of
    ]
    return material.by_day((*goals, *seen))  # they outlast the next review, so that no day is too far off


def _goal(material: ReviewMaterial, goal: CustomerGoal) -> Item:
    now = f"now {goal.current}" if goal.current else ""
    progress = join_texts((now, f"aim {goal.target}" if goal.target else ""))
    note = join_texts((progress or "no figure yet", material.name_of(goal.owner)), "; ")
    place = account_page(material.account.id, "ceo")
    return Item(material.cut(goal.text), note=note, on=goal.due, state=material.late(goal.due), target=place)


def results(material: ReviewMaterial) -> Iterator[Item]:
    """What the joint work has brought both sides since the last review, and what it is worth to them."""
    lately = [outcome for outcome in material.account.outcomes if material.since < outcome.on <= material.as_of]
    for outcome in sorted(lately, key=lambda outcome: outcome.on, reverse=True):
        to_us = f"to us: {outcome.value_us}" if outcome.value_us else ""
        said = material.cut(join_texts((outcome.value_customer or "", to_us), "; "))
        yield Item(material.cut(outcome.text), "Brought", said, outcome.on)
    account = material.account
    for worth in by_joint_value(account, account.settings):
        if worth.initiative.active:
            sides = (("them", worth.customer), ("us", worth.us))
            text = ", ".join(f"{'not rated' if score is None else score} to {whom}" for whom, score in sides)
            place = account_page(account.id, "shareholder", f"initiative-{worth.initiative.id}")
            about = material.cut(worth.initiative.text)
            yield Item(f"Worth {text}, of 5", about, state=value_state(worth.balance), target=place)


def our_answers(material: ReviewMaterial) -> list[Item]:
    """What we do until the next review because of all that."""
    makers = (_next_steps, _ideas, _responses, _peaks, _answers)
    return material.to_come(line for lines_of in makers for line in lines_of(material))


def _next_steps(material: ReviewMaterial) -> Iterator[Item]:
    for initiative in material.account.initiatives:
        step = initiative.next_step
        if step and initiative.active:
            note = join_texts((material.cut(initiative.text), material.name_of(step.owner)))
            place = account_page(material.account.id, "shareholder", f"initiative-{initiative.id}")
            yield Item(material.cut(step.text), note=note, on=step.due, state=material.late(step.due), target=place)


def _ideas(material: ReviewMaterial) -> Iterator[Item]:
    account = material.account
    for idea_state in idea_states(account, material.as_of, account.settings):
        if idea_state.stage is not IdeaStage.TOLD:
            whom = material.name_of(idea_state.idea.tell)
            late = material.late(idea_state.by)
            place = account_page(account.id, "ceo", "ideas-to-tell")
            note = f"to be told to {whom}" if whom else "to be told"
            yield Item(
                material.cut(idea_state.idea.our_proposal), note=note, on=idea_state.by, state=late, target=place
            )


def _responses(material: ReviewMaterial) -> Iterator[Item]:
    """What we do about their year, by the day it has to begin."""
    account, as_of = material.account, material.as_of
    place = account_page(account.id, "rhythm")
    for occurrence in account_occurrences(account, Span(as_of, material.until)):
        response = occurrence.event.our_response
        if response and not occurrence.answered and occurrence.span.start >= as_of:
            begin = max(occurrence.respond_by or occurrence.span.start, as_of)
            note = join_texts(
                (
                    f"{occurrence.event.name}, {span_in_words(occurrence.span)}",
                    material.name_of(occurrence.event.owner),
                ),
                "; ",
            )
            yield Item(material.cut(response), note=note, on=begin, target=place)


def _peaks(material: ReviewMaterial) -> Iterator[Item]:
    """When they will need much more of us than usual, a line for each thing they need."""
    account, place = material.account, account_page(material.account.id, "rhythm")
    months = max(1, (material.until - material.as_of).days // 30)
    by_demand: dict[str, list[tuple[date, int]]] = {}
    for month, peaks in demand_peaks(account, account.settings, material.as_of, months).items():
        for peak in peaks:
            by_demand.setdefault(peak.demand.name, []).append((month, peak.index))
    for name, high in by_demand.items():
        most = max(index for _, index in high)
        much = f"{most} %" if len(high) == 1 else f"up to {most} %"
        when = in_prose([month_in_short(month) for month, _ in high])
        yield Item(
            f"They need {much} of a usual month",
            note=f"{name}; {when}",
            on=max(high[0][0], material.as_of),
            target=place,
        )


def _answers(material: ReviewMaterial) -> Iterator[Item]:
    """What we noted that we will do because of what they told us."""
    theirs = material.account.strategy.customer
    heading = theirs.direction
    for fact in (theirs.vision, heading.one_year, heading.three_years, heading.ten_years):
        if fact and fact.so_what:
            whom, when = material.name_of(fact.from_), in_short(fact.on) if fact.on else ""
            note = join_texts((f"because of what {whom} told us" if whom else "because of what we know", when))
            yield Item(material.cut(fact.so_what), note=note)
