"""What a brief has as background: goals, initiatives, their year, what we watch, objections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.needs import opportunity_rows
from generator.context.documents.brief.material import BriefMaterial
from generator.context.documents.brief.rows import Goal, InitiativeLine, Season, Stake
from generator.context.documents.vocabulary import Item, Section
from generator.context.states import value_state, value_title
from generator.context.views import State, Tone
from generator.days.period import Span, in_short, span_in_words
from generator.insight.dates.dated_thing import DatedThing, DateKind
from generator.insight.dates.dated_things import dated_things
from generator.insight.knowledge.ideas import IdeaStage, idea_states
from generator.insight.knowledge.watching import watch_states
from generator.insight.rhythm.rhythm import Occurrence
from generator.insight.value.risks import last_heard, rivals_by_threat
from generator.insight.value.value import by_joint_value
from generator.model.rhythm import RhythmEvent
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import ValueToCustomer, ValueToUs
from generator.wording.local import LocalFormat
from generator.wording.text import join_texts, quote_text

DAYS = 90
"""How many days of their year a brief shows."""


def goals_section(material: BriefMaterial) -> Section[Goal]:
    """What both sides want to reach, and how far each goal is."""
    strategy, there = material.account.strategy, material.present
    theirs = sorted(strategy.customer.goals, key=lambda goal: goal.owner not in there)
    sides = ([_goal(goal, False) for goal in theirs], [_goal(goal, True) for goal in strategy.us.goals])
    return material.two_sides(
        "goals", "Goals", sides, "Not known yet: ask what they want to reach, and say what we do."
    )


def _goal(goal: CustomerGoal | OurGoal, ours: bool) -> Goal:
    now, aim = f"now {goal.current}" if goal.current else "", f"aim {goal.target}" if goal.target else ""
    return Goal(goal, ours, join_texts((now, aim)))


def initiatives_section(material: BriefMaterial) -> Section[InitiativeLine]:
    """What we are at work in together, with what it is worth to both."""
    more = any(initiative.possible for initiative in material.account.initiatives)
    empty = "None in hand; what is possible stands above." if more else "None in hand: ask what they undertake next."
    return material.section("initiatives", "Initiatives", _initiatives(material), empty)


def possible(material: BriefMaterial) -> Iterator[Item]:
    """What we could sell them, by the need it serves, then what we might do together and its worth to both."""
    local = material.account.settings.local
    for row in opportunity_rows(material.account, material.directory):
        benefit, state = row.record.benefit, value_state(row.record.state)
        about = f"They need {quote_text(row.need, 60)}" if row.need else "Serves no need we know of"
        note = join_texts((f"brings them: {benefit}" if benefit else "", f"they pay: {row.record.cost or 'not known'}"))
        yield Item(material.cut(row.record.text), about, material.cut(note), state=state)
    for rated in by_joint_value(material.account, material.account.settings):
        initiative, value = rated.initiative, rated.initiative.value
        if initiative.possible:
            worth = (
                _worth_words(_stake(side, local), whom) for side, whom in ((value.customer, "them"), (value.us, "us"))
            )
            yield Item(material.cut(initiative.text), note=join_texts(worth) or "not known yet what it is worth")


def _worth_words(stake: Stake, whom: str) -> str:
    worth = join_texts((f"{stake.score} of 5" if stake.score is not None else "", stake.money))
    return f"{worth} to {whom}" if worth else ""


def _initiatives(material: BriefMaterial) -> Iterator[InitiativeLine]:
    local = material.account.settings.local
    for worth in by_joint_value(material.account, material.account.settings):
        initiative, step = worth.initiative, worth.initiative.next_step
        if initiative.active:
            yield InitiativeLine(
                record=initiative,
                status=value_state(initiative.status),
                customer=_stake(initiative.value.customer, local),
                us=_stake(initiative.value.us, local),
                step=(step, material.directory.who(step.owner)) if step else None,
            )


def _stake(value: ValueToCustomer | ValueToUs, local: LocalFormat) -> Stake:
    return Stake(value.score, local.money(value.money.amount, value.money.currency) if value.money else "")


def rhythm_section(material: BriefMaterial) -> Section[Season]:
    """What comes round in their year in the next 90 days, and what we do about it."""
    window = Span(material.as_of, material.as_of + timedelta(days=DAYS))
    things = dated_things(material.account, material.as_of, window)
    lines = (_season(material, thing) for thing in things if thing.kind is DateKind.RHYTHM)
    known = material.account.rhythm
    empty = "Nothing in the next 90 days." if known else "Not known yet: ask when their year squeezes and slackens."
    return material.section("rhythm", "Their next 90 days", lines, empty)


def _season(material: BriefMaterial, thing: DatedThing) -> Season:
    """An event of their year, or months in which they need much more of something than usual."""
    event, when = thing.record, span_in_words(thing.entry.span)
    if not isinstance(event, RhythmEvent):
        return Season(thing.entry.title, when, join_texts(thing.entry.details, " "), "", None, None)
    occurrence, response = Occurrence(event, thing.entry.span), event.our_response
    respond_by, state = occurrence.respond_by if response else None, _response_state(material, occurrence)
    return Season(event.name, when, event.effect_on_them or "", response or "", respond_by, state)


def _response_state(material: BriefMaterial, occurrence: Occurrence) -> State | None:
    if occurrence.answered:
        return State("done", Tone.GOOD)
    if not occurrence.event.our_response or not occurrence.respond_by:
        return None
    now = occurrence.respond_by <= material.as_of
    return State("to begin now", Tone.WATCH) if now else State("to come", Tone.QUIET)


def horizon(material: BriefMaterial) -> Iterator[Item]:
    """The idea that is ready to say, and what we watch for them."""
    account, as_of, there = material.account, material.as_of, material.present
    ideas = [state for state in idea_states(account, as_of, account.settings) if state.stage is not IdeaStage.TOLD]
    for state in sorted(ideas, key=lambda state: state.idea.tell not in there)[:1]:
        whom = material.name_of(state.idea.tell)
        note = join_texts((f"tell {whom}" if whom else "", f"by {in_short(state.by)}" if state.by else ""), " ")
        answer = material.cut(state.idea.our_proposal)
        yield Item(material.cut(state.idea.issue_for_them), "Ready to say", note, answer=answer)
    for rival in rivals_by_threat(account):
        if rival.threat == "high":
            does = rival.offers.text if rival.offers else "could take our place"
            yield Item(material.cut(does), rival.name, on=last_heard(rival), answer=material.cut(rival.defence))
    for watch_state in watch_states(account, as_of, account.settings):
        watch = watch_state.watch
        counts = f"counts from {in_short(watch.takes_effect)}" if watch.takes_effect else ""
        yield Item(material.cut(watch.text), value_title(watch.kind), counts, watch.seen_on)


def objections(material: BriefMaterial) -> Iterator[Item]:
    """What they may say against it, and what we answer."""
    for objection in material.meeting.objections:
        yield Item(material.cut(objection.text), answer=material.cut(objection.answer))


def notes_section(material: BriefMaterial) -> Section[Item]:
    """Room to write down what was promised and learnt."""
    spaces = map(Item, ("We promised", f"{material.account.name} promised", "We learnt"))
    return Section("notes", "To be written down the same day", tuple(spaces), 0, "")
