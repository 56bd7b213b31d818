"""Ideas to take to a customer before they ask: what each hangs on, and by when to say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.days.period import Span, add_months
from generator.insight.knowledge.watching import say_by
from generator.insight.rhythm.rhythm import event_occurrences
from generator.insight.rhythm.working_days import working_days
from generator.model.account import Account
from generator.model.outlook import Idea, Watch
from generator.model.rhythm import RhythmEvent
from generator.model.settings import Settings


class IdeaStage(StrEnum):
    """Where an idea stands; what has to be said soonest comes first."""

    #: Its day has passed, and nobody was told.
    LATE = "late"
    #: To be told, by a day or whenever there is occasion.
    READY = "ready"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class IdeaState:
    """An idea seen on a date."""

    idea: Idea
    stage: IdeaStage
    #: What made us think of it; None when that is not in the account any more.
    trigger: Watch | RhythmEvent | None
    #: When the trigger counts: the day it takes effect, or the next time the event begins; None when not known.
    counts_on: date | None
    #: By when to say it, as typed or reckoned from the trigger; None when neither is known.
    by: date | None

    def days_late(self, as_of: date) -> int:
        """How many days ago it should have been said; 0 for one that is not late."""
        return (as_of - self.by).days if self.stage is IdeaStage.LATE and self.by else 0


def idea_state(account: Account, idea: Idea, as_of: date, settings: Settings) -> IdeaState:
    """An idea on a date.

    Without a day of its own it is to be said ``lead_days`` before what it hangs on takes effect or begins; where
    that has none either, ``watch_lead_days`` before. The day counts until somebody was told.
    """
    trigger = _find_trigger(account, idea)
    told = idea.told_on if idea.told_on and idea.told_on <= as_of else None
    counts_on, reckoned = _reckon_days(account, trigger, told or as_of, settings)
    by = idea.by or reckoned
    untold = IdeaStage.LATE if by and by < as_of else IdeaStage.READY
    return IdeaState(idea, IdeaStage.TOLD if told else untold, trigger, counts_on, by)


def idea_states(account: Account, as_of: date, settings: Settings) -> tuple[IdeaState, ...]:
    """All ideas of an account: the late ones first, then those to say by day, then the told ones, newest first."""
    order = list(IdeaStage)

    def place(state: IdeaState) -> tuple[int, int, str]:
        told = state.idea.told_on if state.stage is IdeaStage.TOLD else None
        day = -told.toordinal() if told else (state.by or date.max).toordinal()
        return order.index(state.stage), day, state.idea.our_proposal

    return tuple(sorted((idea_state(account, idea, as_of, settings) for idea in account.ideas), key=place))


def _find_trigger(account: Account, idea: Idea) -> Watch | RhythmEvent | None:
    triggers: tuple[Watch | RhythmEvent, ...] = (*account.watch, *account.rhythm)
    return next((trigger for trigger in triggers if trigger.id == idea.trigger), None)


def _reckon_days(
    account: Account, trigger: Watch | RhythmEvent | None, as_of: date, settings: Settings
) -> tuple[date | None, date | None]:
    """When a trigger counts, and by when something has to be said about it."""
    if isinstance(trigger, Watch):
        return trigger.takes_effect, say_by(trigger, settings)
    if trigger is None:
        return None, None
    year = Span(as_of, add_months(as_of, 12))
    coming = (occurrence.span.start for occurrence in event_occurrences(trigger, year, working_days(account)))
    start = min((start for start in coming if start >= as_of), default=None)
    lead = settings.watch_lead_days if trigger.lead_days is None else trigger.lead_days
    return start, start - timedelta(days=lead) if start else None
