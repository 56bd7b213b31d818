"""What we watch for a customer: when it begins to count, and by when to have something to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.insight.knowledge.freshness import Freshness, measure_freshness
from generator.model.account import Account
from generator.model.outlook import Idea, Watch
from generator.model.settings import Settings


class WatchStage(StrEnum):
    """How near something we watch is; the nearer, the earlier in this order."""

    #: It takes effect soon enough that we should have something to say.
    NEAR = "near"
    AHEAD = "ahead"
    #: From when on it counts is not known.
    UNDATED = "undated"
    #: It has taken effect.
    IN_FORCE = "in_force"


@dataclass(frozen=True, slots=True)
class WatchState:
    """Something we watch, seen on a date."""

    watch: Watch
    stage: WatchStage
    #: The day by which we should have said something; None when it is not known from when on it counts.
    say_by: date | None
    #: The ideas it gave us.
    ideas: tuple[Idea, ...]

    @property
    def needs_idea(self) -> bool:
        """Whether it takes effect soon, and nobody has thought of anything to say about it."""
        return self.stage is WatchStage.NEAR and not self.ideas


def watch_states(account: Account, as_of: date, settings: Settings) -> tuple[WatchState, ...]:
    """Everything we watch for a customer, what takes effect next at the head; what was seen later is not there yet."""
    ideas = account.ideas
    states = [
        WatchState(
            watch,
            _watch_stage(watch, as_of, settings),
            say_by(watch, settings),
            tuple(idea for idea in ideas if idea.trigger == watch.id),
        )
        for watch in account.watch
        if watch.seen_on <= as_of
    ]
    order = list(WatchStage)
    return tuple(
        sorted(states, key=lambda state: (order.index(state.stage), _sort_day(state.watch, as_of), state.watch.text))
    )


def say_by(watch: Watch, settings: Settings) -> date | None:
    """The day by which we should have said something: ``lead_days`` before it takes effect, or ``watch_lead_days``."""
    if watch.takes_effect is None:
        return None
    lead = settings.watch_lead_days if watch.lead_days is None else watch.lead_days
    return watch.takes_effect - timedelta(days=lead)


def last_look(account: Account, as_of: date, settings: Settings) -> Freshness:
    """When somebody last noted something that happens around the customer; old after ``watch`` days."""
    return measure_freshness(((watch, watch.seen_on) for watch in account.watch), as_of, settings.stale_days.watch)


def _watch_stage(watch: Watch, as_of: date, settings: Settings) -> WatchStage:
    by = say_by(watch, settings)
    if watch.takes_effect is None or by is None:
        return WatchStage.UNDATED
    if watch.takes_effect < as_of:
        return WatchStage.IN_FORCE
    return WatchStage.NEAR if by <= as_of else WatchStage.AHEAD


def _sort_day(watch: Watch, as_of: date) -> int:
    """What to sort by among things of one stage: what is to come by its day, the rest the newest first."""
    if watch.takes_effect is None:
        return -watch.seen_on.toordinal()
    ahead = watch.takes_effect >= as_of
    return watch.takes_effect.toordinal() if ahead else -watch.takes_effect.toordinal()
