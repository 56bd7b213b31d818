"""The blocks of a brief that are background: goals, initiatives, their year, what we watch, objections."""

from __future__ import annotations

from datetime import date, timedelta

from generator.context.documents.brief.preparing import Preparing, cut
from generator.context.documents.brief.views import Block, Goal, InitiativeLine, NoteSpace, Point, Season, Stake
from generator.context.states import state, title
from generator.context.views import State, Tone
from generator.days.period import Span, in_short, span_in_words
from generator.insight.knowledge.answers import money
from generator.insight.knowledge.ideas import IdeaStage, IdeaState, idea_states
from generator.insight.knowledge.watching import watched
from generator.insight.rhythm.rhythm import Occurrence, calendar
from generator.insight.value.value import by_joint_value
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import Initiative, ValueToCustomer, ValueToUs

DAYS = 90
"""How many days of their year a brief shows."""


def goals(prepared: Preparing) -> Block:
    """What both sides want to reach, and how far each goal is."""
    there = {person.id for person in prepared.people}
    theirs = sorted(prepared.account.strategy.customer.goals, key=lambda goal: goal.owner not in there)
    ours = prepared.account.strategy.us.goals
    room = prepared.room("goals")
    lines = (*(_goal(goal, False) for goal in theirs[:room]), *(_goal(goal, True) for goal in ours[:room]))
    more = max(0, len(theirs) - room) + max(0, len(ours) - room)
    return Block("goals", "Goals", lines, more, "Not known yet: ask what they want to reach, and say what we do.")


def _goal(goal: CustomerGoal | OurGoal, ours: bool) -> Goal:
    parts = [f"now {goal.current}" if goal.current else "", f"aim {goal.target}" if goal.target else ""]
    return Goal(ours, cut(goal.text), cut(", ".join(part for part in parts if part)), goal.due)


def initiatives(prepared: Preparing) -> Block:
    """What we are at work in together, with what it is worth to both."""
    ranked = by_joint_value(prepared.account, prepared.account.settings)
    lines = [_initiative(prepared, worth.initiative) for worth in ranked if worth.initiative.active]
    empty = "No initiative in hand: ask what they undertake next."
    return prepared.block("initiatives", "Initiatives", lines, empty)


def _initiative(prepared: Preparing, initiative: Initiative) -> InitiativeLine:
    step = initiative.next_step
    return InitiativeLine(
        record=initiative,
        status=state(initiative.status),
        customer=_stake(initiative.value.customer),
        us=_stake(initiative.value.us),
        step=(step, prepared.directory.who(step.owner)) if step else None,
    )


def _stake(value: ValueToCustomer | ValueToUs) -> Stake:
    return Stake(value.score, money(value.money) if value.money else "")


def rhythm(prepared: Preparing) -> Block:
    """What comes round in their year in the next 90 days, and what we do about it."""
    as_of = prepared.as_of
    window = Span(as_of, as_of + timedelta(days=DAYS))
    lines = [_season(each, as_of) for each in calendar(prepared.account, window)]
    known = prepared.account.rhythm
    empty = "Nothing in the next 90 days." if known else "Not known yet: ask when their year squeezes and slackens."
    return prepared.block("rhythm", "Their next 90 days", lines, empty)


def _season(each: Occurrence, as_of: date) -> Season:
    event, shown = each.event, None
    if each.answered:
        shown = State("done", Tone.GOOD)
    elif event.our_response and each.respond_by:
        shown = State("to begin now", Tone.WATCH) if each.respond_by <= as_of else State("to come", Tone.QUIET)
    return Season(
        when=span_in_words(each.span),
        name=event.name,
        on_them=event.effect_on_them or "",
        response=event.our_response or "",
        respond_by=each.respond_by if event.our_response else None,
        state=shown,
    )


def watch(prepared: Preparing) -> Block:
    """The idea that is ready to say, and what we watch for them."""
    account, as_of = prepared.account, prepared.as_of
    there = {person.id for person in prepared.people}
    untold = [each for each in idea_states(account, as_of, account.settings) if each.stage is not IdeaStage.TOLD]
    untold.sort(key=lambda each: each.idea.tell not in there)
    seen = [each.watch for each in watched(account, as_of, account.settings)]
    lines = [
        *(_idea(prepared, each) for each in untold[:1]),
        *(Point(cut(each.text), title(each.kind), _effect(each.takes_effect), each.seen_on) for each in seen),
    ]
    return prepared.block("watch", "On the horizon", lines, "Nothing noted yet: ask what they see coming.")


def _idea(prepared: Preparing, found: IdeaState) -> Point:
    who = prepared.directory.who(found.idea.tell)
    whom = f"tell {who.name}" if who else ""
    by = f"by {in_short(found.by)}" if found.by else ""
    note = " ".join(part for part in (whom, by) if part)
    return Point(cut(found.idea.issue_for_them), "Ready to say", note, answer=cut(found.idea.our_proposal))


def _effect(takes_effect: date | None) -> str:
    return f"counts from {in_short(takes_effect)}" if takes_effect else ""


def objections(prepared: Preparing) -> Block:
    """What they may say against it, and what we answer."""
    lines = [Point(cut(each.text), answer=cut(each.answer)) for each in prepared.meeting.objections]
    empty = "None noted: think of the two you would least like to hear."
    return prepared.block("objections", "They may say", lines, empty)


def notes(prepared: Preparing) -> Block:
    """Room to write down what was promised and learnt."""
    spaces = ("We promised", f"{prepared.account.name} promised", "We learnt")
    return Block("notes", "To be written down the same day", tuple(NoteSpace(title) for title in spaces), 0, "")
