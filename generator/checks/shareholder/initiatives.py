"""Rules of the shareholder about who drives an initiative, and what happens next in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import of_ours
from generator.days.period import in_words
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.value import Initiative
from generator.wording.text import count_noun, quoted

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
        there, name = initiative.owners.customer is not None, quoted(initiative.text)
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
                f"{quoted(initiative.text)} is under way, and nobody has said what happens next.",
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
                f"The next step of {quoted(initiative.text)} was due on {in_words(step.due)} and is "
                f"{count_noun(late, 'day')} late: {quoted(step.text)}, by {account.name_of(step.owner)}.",
                (initiative,),
                _who_moves_it(account, initiative, step.owner),
                owner=of_ours(account, step.owner) or initiative.owners.us,
                days=late,
            )


def _who_moves_it(account: Account, initiative: Initiative, owner: str) -> str:
    person = account.person(owner)
    if person and person.left:
        return f"{person.label} has left: agree on the step anew with whoever took over."
    if person:
        return f"Ask {person.label} what is in the way, and whether we can help."
    return "Take it, or write down the step that is now the next."
