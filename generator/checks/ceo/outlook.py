"""Rules of the chief executive about the world outside: what we watch for the customer, and ideas to tell in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import looked_after_by
from generator.checks.wording import list_texts
from generator.days.period import days_ago, in_words
from generator.insight.knowledge.freshness import executive_attention
from generator.insight.knowledge.ideas import IdeaStage, IdeaState, idea_states
from generator.insight.knowledge.watching import last_look, watch_states
from generator.model.account import Account
from generator.model.record import Record
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text

rule = rules_of("ceo")


@rule("idea-not-told", Severity.AMBER)
def idea_not_told(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We had an idea for them, and its day has passed before anybody said it.

    Found for every idea without `told_on` whose day has passed: the day `by` which to tell it, or else
    `lead_days` before what it hangs on takes effect or begins (`watch_lead_days`, 90, where that has none).

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for state in idea_states(account, as_of, settings):
        if state.stage is IdeaStage.LATE and state.by:
            person, days = account.person(state.idea.tell), state.days_late(as_of)
            records: tuple[Record | None, ...] = (state.idea, state.trigger, person)
            yield Concern(
                f"{person.label if person else account.name} should have heard of our idea "
                f"{quote_text(state.idea.our_proposal)} by {in_words(state.by)}, {count_noun(days, 'day')} ago, "
                "and nobody has told them.",
                tuple(record for record in records if record),
                _say_it(state, as_of),
                None,
                looked_after_by(account, state.idea.tell),
                days,
                state.counts_on,
            )


def _say_it(state: IdeaState, as_of: date) -> str:
    if state.counts_on and state.counts_on < as_of:
        return "Say it all the same if it still helps; if not, take it out."
    return "Ring them and say it as it is: an early thought is worth more than a finished paper."


@rule("nothing-to-say-about-change", Severity.AMBER)
def nothing_to_say_about_change(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something is about to change for them, and we have no idea to bring.

    Found for what we watch from `lead_days` before it takes effect (`watch_lead_days`, 90, where it has none) until
    that day, while no idea names it as its `trigger`.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    goals = {goal.id: goal for goal in account.strategy.customer.goals}
    for state in watch_states(account, as_of, settings):
        watch = state.watch
        if state.needs_idea and watch.takes_effect:
            touched = [goals[id] for id in watch.affects if id in goals]
            over = f" It touches {list_texts(goal.text for goal in touched)}." if touched else ""
            day = f"{in_words(watch.takes_effect)}, {days_ago(watch.takes_effect, as_of)}"
            yield Concern(
                f"{quote_text(watch.text)} takes effect on {day}, and we have nothing to say about it yet.{over}",
                (watch, *touched),
                "Take an hour with somebody of ours who knows the matter: what will it mean for them, what do we say?",
                until=watch.takes_effect,
            )


@rule("watch-old", Severity.NOTE)
def watch_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody has looked at what happens around the customer for a while.

    Found when nothing on the watch list was seen within `watch` days (60). An empty list is only found for tiers
    with an executive review (strategic and key).

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    look = last_look(account, as_of, settings)
    advice = "Read for half an hour what is written about them and their industry, and note one thing with its day."
    if look.old and look.on and look.days:
        yield Concern(
            f"Since {in_words(look.on)}, {count_noun(look.days, 'day')} ago, nobody has noted anything that happens "
            f"around {account.name}.",
            look.records[:1],
            advice,
            days=look.days - look.limit,
        )
    elif not look.known and executive_attention(account, settings):
        yield Concern(
            f"Nothing is noted of what happens around {account.name}: in their industry, at their rivals, in the law.",
            (account.profile,),
            advice,
        )
