"""Rules of the chief executive about the goals of both companies, and the work that should serve them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import looked_after_by, who_could_say
from generator.days.period import in_words
from generator.insight.knowledge.freshness import executive_attention
from generator.insight.rhythm.working_days import fiscal_year
from generator.insight.value.alignment import goal_alignment
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.strategy import CustomerGoal, OurGoal
from generator.wording.text import quote_text

rule = rules_of("ceo")

_YEAR_ENDS_SOON = 60
"""How many days before the end of their fiscal year the goals for the next should be known."""

_COULD_SAY = ("executive_sponsor", "decision_maker", "executive", "senior")


@rule("customer-goal-unserved", Severity.NOTE)
def customer_goal_unserved(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The customer has a goal for which we do nothing.

    Found for every goal of theirs that no initiative serves in which we take part, or could. A goal whose day
    has passed is left to the rule goal-overdue.

    From: The six frames of a strategic account manager (Grande Lum): the chief executive.
    """
    for goal in goal_alignment(account).unserved:
        if goal.due is None or goal.due >= as_of:
            yield Concern(
                f"Nothing we do or could do serves their goal {quote_text(goal.text)}.",
                (goal,),
                f"Ask {who_could_say(account, [goal.owner], _COULD_SAY)} what stands in the way of it, and think of "
                "what we could bring.",
            )


@rule("orphan-initiative", Severity.AMBER)
def orphan_initiative(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We are at work on something that serves no goal of one of the companies.

    Found for every initiative we take part in, not yet finished or given up, that names no goal of theirs
    or none of ours. A side of which no goals are noted at all is left out: that is a question first.

    From: The six frames of a strategic account manager (Grande Lum): the chief executive.
    """
    alignment = goal_alignment(account)
    for initiative in alignment.orphans:
        theirs = bool(alignment.goals) and not initiative.serves.customer
        ours = bool(alignment.our_goals) and not initiative.serves.us
        if theirs or ours:
            yield Concern(
                f"{quote_text(initiative.text)} {_serves_nothing(theirs, ours)}.",
                (initiative,),
                "Say which goal it serves, or ask both sides whether it should go on.",
                owner=initiative.owners.us,
            )


def _serves_nothing(theirs: bool, ours: bool) -> str:
    if theirs and ours:
        return "serves no goal of either company"
    return "serves no goal of theirs, so nobody there will fight for it" if theirs else "serves no goal of ours"


@rule("no-relationship-goal", Severity.NOTE)
def no_relationship_goal(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """All our goals are about business, none about the relationship.

    Found when goals of ours are noted and none of them is of type relationship. Without any goal of ours that
    is a question rather than a finding.

    From: The six frames of a strategic account manager (Grande Lum): the mediator; The snowball: rhythm, reviews,
    decisions, formats.
    """
    ours = account.strategy.us.goals
    if ours and all(goal.type != "relationship" for goal in ours):
        said = f"Not one of our {len(ours)} goals with {account.name} is about the relationship."
        yield Concern(
            f"Our only goal with {account.name} is not about the relationship." if len(ours) == 1 else said,
            ours,
            f"Decide what {account.name} should say of us in a year, and write that down as a goal with a measure.",
        )


@rule("goal-overdue", Severity.AMBER)
def goal_overdue(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The day of a goal has passed, and nobody has noted that it was reached.

    Found for every goal of either side that was due before today, unless where they are (`current`) is where
    they wanted to be (`target`), or one of ours is achieved, put off or given up. Amber for a goal of ours; for one
    of theirs a note, as a question, and amber once nobody has asked for 180 days (`age_days: goal_amber`).

    From: The six frames of a strategic account manager (Grande Lum): the chief executive; The client's
    representative inside the supplier.
    """
    for mine in account.strategy.us.goals:
        if mine.due and mine.due < as_of and not mine.over and not _is_reached(mine):
            yield Concern(
                f"Our goal {quote_text(mine.text)} was due on {in_words(mine.due)}, {_describe_standing(mine)}.",
                (mine,),
                "Note how it ended (`status`), or set a new day for it.",
                owner=mine.owner,
                days=(as_of - mine.due).days,
            )
    for goal in account.strategy.customer.goals:
        if goal.due and goal.due < as_of and not _is_reached(goal):
            days = (as_of - goal.due).days
            yield Concern(
                (
                    f"{account.name} wanted to reach {quote_text(goal.text)} "
                    f"by {in_words(goal.due)}, {_describe_standing(goal)}."
                ),
                (goal,),
                f"Ask {who_could_say(account, [goal.owner], _COULD_SAY)} how it went, and what follows for them.",
                None if days > settings.age_days.goal_amber else Severity.NOTE,
                looked_after_by(account, goal.owner),
                days,
            )


@rule("next-year-without-goals", Severity.AMBER)
def next_year_without_goals(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Their fiscal year ends soon, and no goal of theirs that we know of reaches into the next.

    Found in the last 60 days of their fiscal year (`calendar: fiscal_year_starts`), where goals of theirs are noted and
    all of them are due before it ends; a note for tiers without an executive review. That no goal of theirs is known
    is a question rather than a finding.

    From: The six frames of a strategic account manager (Grande Lum): the chief executive.
    """
    year, goals = fiscal_year(account, as_of), account.strategy.customer.goals
    if year is None or not goals or (year.span.end - as_of).days > _YEAR_ENDS_SOON:
        return
    if all(goal.due and goal.due <= year.span.end for goal in goals):
        yield Concern(
            f"The fiscal year of {account.name} ends on {in_words(year.span.end)}, and we know of no goal of theirs "
            "that reaches beyond it.",
            goals,
            f"Ask {who_could_say(account, [goal.owner for goal in goals], _COULD_SAY)} what they want of the next one.",
            None if executive_attention(account, settings) else Severity.NOTE,
            until=year.span.end,
        )


def _is_reached(goal: CustomerGoal | OurGoal) -> bool:
    return goal.target is not None and goal.current == goal.target


def _describe_standing(goal: CustomerGoal | OurGoal) -> str:
    now = f"and we last noted {quote_text(goal.current)}" if goal.current else "and nobody has noted how it went"
    return f"{now} against {quote_text(goal.target)}" if goal.current and goal.target else now
