"""The sections of a review pack about the years to come: their plans, and what those mean for us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.context.documents.review_pack.preparing import ReviewMaterial, cut_line, join_texts
from generator.context.documents.review_pack.views import Half, Item
from generator.context.states import value_state, value_title
from generator.context.views import State, Tone
from generator.days.period import Span, in_short, month_in_short, span_in_words
from generator.insight.knowledge.freshness import medium_term_plans
from generator.insight.knowledge.ideas import IdeaStage, idea_states
from generator.insight.knowledge.watching import watch_states
from generator.insight.rhythm.peaks import demand_peaks
from generator.insight.rhythm.rhythm import account_occurrences
from generator.insight.value.value import by_joint_value
from generator.model.record import Fact
from generator.model.strategy import CustomerGoal
from generator.paths import account_page
from generator.wording.text import count_noun, in_prose


def plans_behind(prepared: ReviewMaterial) -> Half:
    """What they told us they plan, how long ago, and where they say they are heading."""
    empty = f"Not known yet: ask {prepared.could_say} what they plan for the next years."
    return prepared.half("What they told us", [*_plans(prepared), *_direction(prepared)], empty)


def _plans(prepared: ReviewMaterial) -> Iterator[Item]:
    account, known = prepared.account, medium_term_plans(prepared.account, prepared.as_of, prepared.account.settings)
    told, place = account.strategy.customer.plans, account_page(account.id, "ceo")
    if told and told.on <= prepared.as_of:
        yield Item(cut_line(told.text), "Their plans", prepared.name_of(told.from_), told.on, target=place)
    last = prepared.review.last
    said = last.review.sections.medium_term_plans if last and last.review else None
    if said and last:
        yield Item(cut_line(said), "Said at the last review", "", last.on)
    if known.old and known.days:
        what = f"{count_noun(known.days, 'day')} old: ask {prepared.could_say} what has changed"
        yield Item(what, "What we know of their plans", state=State("to be asked again", Tone.WATCH))


def _direction(prepared: ReviewMaterial) -> Iterator[Item]:
    heading = prepared.account.strategy.customer.direction
    for about, fact in (
        ("In a year", heading.one_year),
        ("In three years", heading.three_years),
        ("In ten years", heading.ten_years),
    ):
        if fact:
            yield Item(cut_line(fact.text), about, _source(prepared, fact), fact.on)


def _source(prepared: ReviewMaterial, fact: Fact) -> str:
    return join_texts((prepared.name_of(fact.from_), fact.confidence or ""))


def plans_ahead(prepared: ReviewMaterial) -> Half:
    """What they want to reach and by when, and what happens around them meanwhile."""
    account, as_of = prepared.account, prepared.as_of
    goals = [_goal(prepared, goal) for goal in account.strategy.customer.goals]
    place = account_page(account.id, "ceo")
    seen = [
        Item(
            cut_line(watch_state.watch.text),
            note=value_title(watch_state.watch.kind),
            on=watch_state.watch.takes_effect,
            target=place,
        )
        for watch_state in watch_states(account, as_of, account.settings)
        if watch_state.watch.takes_effect and watch_state.watch.takes_effect >= as_of
    ]
    # Goals and changes outlast the next review, so that no day is too far off.
    lines = sorted((*goals, *seen), key=lambda item: (item.on is None, item.on or as_of))
    empty = f"Not known yet: ask {prepared.could_say} what they want to reach, and by when."
    return prepared.half("What they want to reach", lines, empty)


def _goal(prepared: ReviewMaterial, goal: CustomerGoal) -> Item:
    now = f"now {goal.current}" if goal.current else ""
    progress = join_texts((now, f"aim {goal.target}" if goal.target else ""))
    note = join_texts((progress or "no figure yet", prepared.name_of(goal.owner)), "; ")
    late = prepared.late(goal.due) if goal.due else None
    return Item(
        cut_line(goal.text), note=note, on=goal.due, state=late, target=account_page(prepared.account.id, "ceo")
    )


def meaning_behind(prepared: ReviewMaterial) -> Half:
    """What the joint work has brought both sides since the last review, and what it is worth to them."""
    empty = "Nothing noted yet: ask what our work was worth to them, and have it said by name."
    return prepared.half("What it has brought so far", [*_outcomes(prepared), *_worth(prepared)], empty)


def _outcomes(prepared: ReviewMaterial) -> Iterator[Item]:
    lately = [each for each in prepared.account.outcomes if prepared.since < each.on <= prepared.as_of]
    for outcome in sorted(lately, key=lambda each: each.on, reverse=True):
        worth = join_texts(
            (outcome.value_customer or "", f"to us: {outcome.value_us}" if outcome.value_us else ""), "; "
        )
        yield Item(cut_line(outcome.text), "Brought", cut_line(worth), outcome.on)


def _worth(prepared: ReviewMaterial) -> Iterator[Item]:
    account = prepared.account
    for worth in by_joint_value(account, account.settings):
        if worth.initiative.active:
            sides = (("them", worth.customer), ("us", worth.us))
            text = ", ".join(f"{'not rated' if score is None else score} to {whom}" for whom, score in sides)
            place = account_page(account.id, "shareholder", f"initiative-{worth.initiative.id}")
            yield Item(
                f"Worth {text}, of 5",
                cut_line(worth.initiative.text),
                "",
                state=value_state(worth.balance),
                target=place,
            )


def meaning_ahead(prepared: ReviewMaterial) -> Half:
    """What we do until the next review because of all that."""
    lines = [*_next_steps(prepared), *_ideas(prepared), *_responses(prepared), *_peaks(prepared), *_answers(prepared)]
    empty = "Nothing noted yet: agree at the review what we do because of their plans."
    return prepared.to_come("What we do about it", lines, empty)


def _next_steps(prepared: ReviewMaterial) -> Iterator[Item]:
    for initiative in prepared.account.initiatives:
        step = initiative.next_step
        if step and initiative.active:
            note = join_texts((cut_line(initiative.text), prepared.name_of(step.owner)))
            place = account_page(prepared.account.id, "shareholder", f"initiative-{initiative.id}")
            yield Item(cut_line(step.text), note=note, on=step.due, state=prepared.late(step.due), target=place)


def _ideas(prepared: ReviewMaterial) -> Iterator[Item]:
    account = prepared.account
    for idea_state in idea_states(account, prepared.as_of, account.settings):
        if idea_state.stage is not IdeaStage.TOLD:
            whom = prepared.name_of(idea_state.idea.tell)
            late = prepared.late(idea_state.by) if idea_state.by else None
            place = account_page(account.id, "ceo", "ideas-to-tell")
            note = f"to be told to {whom}" if whom else "to be told"
            yield Item(cut_line(idea_state.idea.our_proposal), note=note, on=idea_state.by, state=late, target=place)


def _responses(prepared: ReviewMaterial) -> Iterator[Item]:
    """What we do about their year, by the day it has to begin."""
    account, as_of = prepared.account, prepared.as_of
    place = account_page(account.id, "rhythm")
    for occurrence in account_occurrences(account, Span(as_of, prepared.until)):
        response = occurrence.event.our_response
        if response and not occurrence.answered and occurrence.span.start >= as_of:
            begin = max(occurrence.respond_by or occurrence.span.start, as_of)
            note = join_texts(
                (
                    f"{occurrence.event.name}, {span_in_words(occurrence.span)}",
                    prepared.name_of(occurrence.event.owner),
                ),
                "; ",
            )
            yield Item(cut_line(response), note=note, on=begin, target=place)


def _peaks(prepared: ReviewMaterial) -> Iterator[Item]:
    """When they will need much more of us than usual, a line for each thing they need."""
    account, place = prepared.account, account_page(prepared.account.id, "rhythm")
    months = max(1, (prepared.until - prepared.as_of).days // 30)
    found: dict[str, list[tuple[date, int]]] = {}
    for month, peaks in demand_peaks(account, account.settings, prepared.as_of, months).items():
        for peak in peaks:
            found.setdefault(peak.demand.name, []).append((month, peak.index))
    for name, high in found.items():
        most = max(index for _, index in high)
        much = f"{most} %" if len(high) == 1 else f"up to {most} %"
        when = in_prose([month_in_short(month) for month, _ in high])
        yield Item(
            f"They need {much} of a usual month",
            note=f"{name}; {when}",
            on=max(high[0][0], prepared.as_of),
            target=place,
        )


def _answers(prepared: ReviewMaterial) -> Iterator[Item]:
    """What we noted that we will do because of what they told us."""
    theirs = prepared.account.strategy.customer
    heading = theirs.direction
    for fact in (theirs.vision, heading.one_year, heading.three_years, heading.ten_years):
        if fact and fact.so_what:
            whom, when = prepared.name_of(fact.from_), in_short(fact.on) if fact.on else ""
            note = join_texts((f"because of what {whom} told us" if whom else "because of what we know", when))
            yield Item(cut_line(fact.so_what), note=note)
