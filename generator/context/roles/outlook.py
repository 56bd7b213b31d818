"""What we watch for a customer, and the ideas to tell them, with the words to say it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.views import State, Tone
from generator.days.period import in_words
from generator.insight.knowledge.ideas import IdeaStage, IdeaState, idea_states
from generator.insight.knowledge.watching import WatchStage, WatchState, last_look, watch_states
from generator.model.account import Account
from generator.model.outlook import Idea, Watch


@dataclass(frozen=True, slots=True)
class WatchRow:
    """Something we watch."""

    #: The thing we watch as typed.
    record: Watch
    #: Their goals it touches.
    affects: tuple[str, ...]
    #: The day by which we should have said something; None when it has no day of its own.
    say_by: date | None
    #: What we propose because of it.
    ideas: tuple[str, ...]
    state: State


@dataclass(frozen=True, slots=True)
class IdeaCard:
    """An idea, and what has become of it."""

    #: The idea as typed.
    record: Idea
    #: The idea as it can be said to them, in a few sentences.
    says: str
    #: What made us think of it; may be empty.
    because: str
    by: date | None
    #: Whether they have heard it.
    told: bool
    state: State


@dataclass(frozen=True, slots=True)
class Outlook:
    """What we watch for a customer, and our ideas for them."""

    #: What takes effect next at the head.
    watch: tuple[WatchRow, ...]
    #: When somebody last noted something; None when nobody has.
    looked_on: date | None
    #: Whether that is too long ago.
    looked: State
    #: Ideas nobody was told of yet, the most urgent first.
    to_tell: tuple[IdeaCard, ...]
    #: Ideas they know of, newest first.
    told: tuple[IdeaCard, ...]


def view_outlook(account: Account, as_of: date) -> Outlook:
    """What we watch for a customer on a date, and our ideas for them."""
    look = last_look(account, as_of, account.settings)
    states = idea_states(account, as_of, account.settings)
    cards = [(state.stage, _idea(state, as_of)) for state in states]
    return Outlook(
        watch=tuple(_watch_row(account, watch_state) for watch_state in watch_states(account, as_of, account.settings)),
        looked_on=look.on,
        looked=State("too long ago", Tone.WATCH) if look.old else State("lately", Tone.GOOD),
        to_tell=tuple(card for stage, card in cards if stage is not IdeaStage.TOLD),
        told=tuple(card for stage, card in cards if stage is IdeaStage.TOLD),
    )


def ready_to_say(state: IdeaState, as_of: date) -> str:
    """An idea as it can be said to them: what we have seen, what it means for them, what we propose."""
    seen = _describe_seen(state, as_of)
    said = [f"I have been thinking about this: {seen}"] if seen else []
    return " ".join(_sentence(part) for part in (*said, state.idea.issue_for_them, state.idea.our_proposal))


def _describe_seen(state: IdeaState, as_of: date) -> str:
    if state.trigger is None:
        return ""
    text = state.trigger.text if isinstance(state.trigger, Watch) else state.trigger.name
    text = text.strip().rstrip(".")
    if state.counts_on is None:
        return text
    return f"{text}, {'from' if state.counts_on >= as_of else 'since'} {in_words(state.counts_on)}"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _idea(state: IdeaState, as_of: date) -> IdeaCard:
    idea, trigger = state.idea, state.trigger
    return IdeaCard(
        record=idea,
        says=ready_to_say(state, as_of),
        because=trigger.label if trigger else "",
        by=state.by,
        told=state.stage is IdeaStage.TOLD,
        state=_IDEA[state.stage],
    )


_IDEA = {
    IdeaStage.LATE: State("should have been told", Tone.WATCH),
    IdeaStage.READY: State("ready to say", Tone.QUIET),
    IdeaStage.TOLD: State("told", Tone.GOOD),
}


def _watch_row(account: Account, watch_state: WatchState) -> WatchRow:
    watch = watch_state.watch
    goals = {goal.id: goal.text for goal in account.strategy.customer.goals}
    return WatchRow(
        record=watch,
        affects=tuple(goals[id] for id in watch.affects if id in goals),
        say_by=watch_state.say_by,
        ideas=tuple(idea.our_proposal for idea in watch_state.ideas),
        state=_state(watch_state),
    )


def _state(watch_state: WatchState) -> State:
    match watch_state.stage:
        case WatchStage.NEAR:
            return State("soon", Tone.WATCH)
        case WatchStage.AHEAD:
            return State("ahead", Tone.QUIET)
        case WatchStage.IN_FORCE:
            return State("in force", Tone.QUIET)
    return State("day not known yet", Tone.UNKNOWN)
