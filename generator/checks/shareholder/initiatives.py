"""Rules of the shareholder about who drives an initiative, and what happens next in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import of_ours
from generator.checks.wording import list_texts
from generator.days.period import in_words
from generator.insight.projects.delivery import days_past_due
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.strategy import Obstacle
from generator.model.value import Initiative
from generator.model.work import Project
from generator.wording.text import count_noun, quote_text

rule = rules_of("shareholder")


@rule("initiative-without-owner", Severity.AMBER)
def initiative_without_owner(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody answers for something we are at work on.

    Found for every initiative we take part in, not yet finished or given up, that has no owner of ours; a note
    when only theirs is missing.

    From: Rules, mistakes and challenges of account managers; The six frames of a strategic account manager (Grande
    Lum): the shareholder.
    """
    for initiative in account.initiatives:
        if not initiative.active:
            continue
        there, name = initiative.owners.customer is not None, quote_text(initiative.text)
        if initiative.owners.us is None:
            nobody = "nobody of us answers" if there else "nobody answers, neither of us nor of them"
            yield Concern(
                f"For {name} {nobody}.",
                (initiative,),
                "Put one name to it, of someone who will see it through.",
            )
        elif not there:
            yield Concern(
                f"For {name} nobody at {account.name} answers.",
                (initiative,),
                "Ask who there wants it most, and whether they will put their name to it.",
                Severity.NOTE,
                initiative.owners.us,
            )


@rule("initiative-without-next-step", Severity.AMBER)
def initiative_without_next_step(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something we are at work on waits for things to happen.

    Found for every initiative we take part in, not yet finished or given up, that has no next step.

    From: Rules, mistakes and challenges of account managers.
    """
    for initiative in account.initiatives:
        if initiative.active and initiative.next_step is None:
            yield Concern(
                f"{quote_text(initiative.text)} is under way, and nobody has said what happens next.",
                (initiative,),
                "Agree on the next step, with who takes it and by when.",
                owner=initiative.owners.us,
            )


@rule("initiative-step-overdue", Severity.AMBER)
def initiative_step_overdue(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The next step of something we are at work on is late.

    Found for every initiative we take part in, not yet finished or given up, whose next step was due before
    today.

    From: Rules, mistakes and challenges of account managers.
    """
    for initiative in account.initiatives:
        step = initiative.next_step
        if initiative.active and step and step.due < as_of:
            late = (as_of - step.due).days
            yield Concern(
                f"The next step of {quote_text(initiative.text)} was due on {in_words(step.due)} and is "
                f"{count_noun(late, 'day')} late: {quote_text(step.text)}, by {account.name_of(step.owner)}.",
                (initiative,),
                _who_moves_it(account, initiative, step.owner),
                owner=of_ours(account, step.owner) or initiative.owners.us,
                days=late,
            )


@rule("initiative-in-trouble", Severity.AMBER)
def initiative_in_trouble(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something we are at work on goes badly.

    Found for every initiative we take part in whose `status` is concern. What blocks it is said with it. Nothing is
    added while one of its open projects is red or amber itself.

    From: The six frames of a strategic account manager (Grande Lum): the shareholder.
    """
    for initiative in account.initiatives:
        projects = [project for project in account.projects if project.initiative == initiative.id and project.open]
        if initiative.active and initiative.status == "concern" and not any(_goes_badly(p) for p in projects):
            blocks = [
                obstacle for obstacle in account.strategy.customer.obstacles if _stands_in_the_way(obstacle, initiative)
            ]
            why = f": {list_texts(obstacle.text for obstacle in blocks)}" if blocks else ", and nothing says why"
            yield Concern(
                f"{quote_text(initiative.text)} gives cause for concern{why}.",
                (initiative, *blocks),
                "Settle with both owners what would bring it back, and by when you give it up."
                if blocks
                else "Write down what stands in its way, so that somebody can help.",
                owner=initiative.owners.us,
            )


def _goes_badly(project: Project) -> bool:
    return project.health in ("red", "amber")


def _stands_in_the_way(obstacle: Obstacle, initiative: Initiative) -> bool:
    return obstacle.status == "open" and initiative.id in obstacle.blocks


@rule("initiative-past-due", Severity.AMBER)
def initiative_past_due(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something we are at work on should be done by now.

    Found for every initiative we take part in, not yet finished or given up, whose `due` has passed and whose outcome
    is neither delivered nor verified. While one of its projects is past due, that finding says so.

    From: Rules, mistakes and challenges of account managers.
    """
    for initiative in account.initiatives:
        done = initiative.outcome_state in ("delivered", "verified")
        projects = [project for project in account.projects if project.initiative == initiative.id]
        if not initiative.active or done or any(days_past_due(project, as_of) for project in projects):
            continue
        if initiative.due and initiative.due < as_of:
            days = (as_of - initiative.due).days
            yield Concern(
                f"{quote_text(initiative.text)} should have been done by {in_words(initiative.due)}, "
                f"{count_noun(days, 'day')} ago, and is not.",
                (initiative,),
                "Agree with both owners on a new day and what depends on it, or give it up in writing.",
                owner=initiative.owners.us,
                days=days,
            )


def _who_moves_it(account: Account, initiative: Initiative, owner: str) -> str:
    person = account.person(owner)
    if person and person.left:
        return f"{person.label} has left: agree on the step anew with whoever took over."
    if person:
        return f"Ask {person.label} what is in the way, and whether we can help."
    return "Take it, or write down the step that is now the next."
