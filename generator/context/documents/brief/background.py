"""The blocks of a brief that are background: goals, initiatives, their year, what we watch, objections."""

from __future__ import annotations

from datetime import date, timedelta

from generator.context.documents.brief.preparing import BriefMaterial, cut_line
from generator.context.documents.brief.views import Block, Goal, InitiativeLine, NoteSpace, Point, Season, Stake
from generator.context.states import value_state, value_title
from generator.context.views import State, Tone
from generator.days.period import Span, in_short, span_in_words
from generator.insight.knowledge.answers import money_words
from generator.insight.knowledge.ideas import IdeaStage, IdeaState, idea_states
from generator.insight.knowledge.watching import watch_states
from generator.insight.rhythm.rhythm import Occurrence, account_occurrences
from generator.insight.value.value import by_joint_value
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import Initiative, ValueToCustomer, ValueToUs

DAYS = 90
"""How many days of their year a brief shows."""


def goals_block(prepared: BriefMaterial) -> Block:
    """What both sides want to reach, and how far each goal is."""
    there = {person.id for person in prepared.people}
    theirs = sorted(prepared.account.strategy.customer.goals, key=lambda goal: goal.owner not in there)
    ours = prepared.account.strategy.us.goals
    room = prepared.room("goals")
    lines = (*(_goal_view(goal, False) for goal in theirs[:room]), *(_goal_view(goal, True) for goal in ours[:room]))
    more = max(0, len(theirs) - room) + max(0, len(ours) - room)
    return Block("goals", "Goals", lines, more, "Not known yet: ask what they want to reach, and say what we do.")


def _goal_view(goal: CustomerGoal | OurGoal, ours: bool) -> Goal:
    parts = [f"now {goal.current}" if goal.current else "", f"aim {goal.target}" if goal.target else ""]
    return Goal(ours, cut_line(goal.text), cut_line(", ".join(part for part in parts if part)), goal.due)


def initiatives_block(prepared: BriefMaterial) -> Block:
    """What we are at work in together, with what it is worth to both."""
    ranked = by_joint_value(prepared.account, prepared.account.settings)
    lines = [_initiative(prepared, worth.initiative) for worth in ranked if worth.initiative.active]
    empty = "No initiative in hand: ask what they undertake next."
    return prepared.block("initiatives", "Initiatives", lines, empty)


def _initiative(prepared: BriefMaterial, initiative: Initiative) -> InitiativeLine:
    step = initiative.next_step
    return InitiativeLine(
        record=initiative,
        status=value_state(initiative.status),
        customer=_stake(initiative.value.customer),
        us=_stake(initiative.value.us),
        step=(step, prepared.directory.who(step.owner)) if step else None,
    )


def _stake(value: ValueToCustomer | ValueToUs) -> Stake:
    return Stake(value.score, money_words(value.money) if value.money else "")


def rhythm_block(prepared: BriefMaterial) -> Block:
    """What comes round in their year in the next 90 days, and what we do about it."""
    as_of = prepared.as_of
    window = Span(as_of, as_of + timedelta(days=DAYS))
    lines = [_season_view(occurrence, as_of) for occurrence in account_occurrences(prepared.account, window)]
    known = prepared.account.rhythm
    empty = "Nothing in the next 90 days." if known else "Not known yet: ask when their year squeezes and slackens."
    return prepared.block("rhythm", "Their next 90 days", lines, empty)


def _season_view(occurrence: Occurrence, as_of: date) -> Season:
    event, shown = occurrence.event, None
    if occurrence.answered:
        shown = State("done", Tone.GOOD)
    elif event.our_response and occurrence.respond_by:
        shown = State("to begin now", Tone.WATCH) if occurrence.respond_by <= as_of else State("to come", Tone.QUIET)
    return Season(
        when=span_in_words(occurrence.span),
        name=event.name,
        on_them=event.effect_on_them or "",
        response=event.our_response or "",
        respond_by=occurrence.respond_by if event.our_response else None,
        state=shown,
    )


def watch_block(prepared: BriefMaterial) -> Block:
    """The idea that is ready to say, and what we watch for them."""
    account, as_of = prepared.account, prepared.as_of
    there = {person.id for person in prepared.people}
    untold = [
        idea_state
        for idea_state in idea_states(account, as_of, account.settings)
        if idea_state.stage is not IdeaStage.TOLD
    ]
    untold.sort(key=lambda idea_state: idea_state.idea.tell not in there)
    seen = [watch_state.watch for watch_state in watch_states(account, as_of, account.settings)]
    lines = [
        *(_idea_point(prepared, idea_state) for idea_state in untold[:1]),
        *(
            Point(cut_line(watch.text), value_title(watch.kind), _effect_words(watch.takes_effect), watch.seen_on)
            for watch in seen
        ),
    ]
    return prepared.block("watch", "On the horizon", lines, "Nothing noted yet: ask what they see coming.")


def _idea_point(prepared: BriefMaterial, idea_state: IdeaState) -> Point:
    who = prepared.directory.who(idea_state.idea.tell)
    whom = f"tell {who.name}" if who else ""
    by = f"by {in_short(idea_state.by)}" if idea_state.by else ""
    note = " ".join(part for part in (whom, by) if part)
    return Point(
        cut_line(idea_state.idea.issue_for_them), "Ready to say", note, answer=cut_line(idea_state.idea.our_proposal)
    )


def _effect_words(takes_effect: date | None) -> str:
    return f"counts from {in_short(takes_effect)}" if takes_effect else ""


def objections_block(prepared: BriefMaterial) -> Block:
    """What they may say against it, and what we answer."""
    lines = [
        Point(cut_line(objection.text), answer=cut_line(objection.answer)) for objection in prepared.meeting.objections
    ]
    empty = "None noted: think of the two you would least like to hear."
    return prepared.block("objections", "They may say", lines, empty)


def notes_block(prepared: BriefMaterial) -> Block:
    """Room to write down what was promised and learnt."""
    spaces = ("We promised", f"{prepared.account.name} promised", "We learnt")
    return Block("notes", "To be written down the same day", tuple(NoteSpace(title) for title in spaces), 0, "")
