"""Rules of the air-traffic controller about what a project needs before it flies: names, plan, way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import manager_of, sponsor_of, successor_of
from generator.days.period import in_words
from generator.insight.projects.hygiene import Lack, first_day, is_lacking
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.work import Project
from generator.wording.text import count_noun, in_prose, plain_words, quote_text

rule = rules_of("controller", Stake.PREPARATION)


def _find_lacking(account: Account, as_of: date, lack: Lack) -> Iterator[Project]:
    return (project for project in account.projects if is_lacking(account, project, as_of, lack))


@rule("project-without-name-to-answer", Severity.AMBER, Stake.PROJECT)
def project_without_name_to_answer(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody of us answers for a project.

    Found when an open project has no `accountable`, one that is only an idea included.

    From: Rules, mistakes and challenges of account managers.
    """
    for project in _find_lacking(account, as_of, Lack.NAME):
        yield Concern(
            f"Nobody of us answers for {quote_text(project.name)}.",
            (project,),
            f"Settle with {manager_of(account)} whose name stands on it, and tell them.",
        )


@rule("project-without-sponsor", Severity.AMBER, Stake.PROJECT)
def project_without_sponsor(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody at the customer stands up for a project.

    Found when an open project has no `sponsor`, or its sponsor has left. An idea may still be looking for one.

    From: Account management for project managers.
    """
    for project in _find_lacking(account, as_of, Lack.SPONSOR):
        gone = account.person(project.sponsor)
        successor = successor_of(account, gone) if gone else None
        message = f"{quote_text(project.name)} has no sponsor at {account.name}."
        if gone and gone.left:
            message = f"{gone.label}, the sponsor of {quote_text(project.name)}, left on {in_words(gone.left.on)}."
        ask = f"Ask {successor.label}, who followed" if successor else "Find out who there would miss it"
        advice = f"{ask}, and get from them in a sentence why it matters."
        yield Concern(message, (project, gone) if gone else (project,), advice, None, project.accountable)


@rule("project-without-next-milestone", Severity.AMBER)
def project_without_next_milestone(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A project is under way and nothing says what it has to reach next.

    Found for a project in specification, delivery or acceptance that has no milestone left to reach.

    From: Rules, mistakes and challenges of account managers.
    """
    for project in _find_lacking(account, as_of, Lack.MILESTONE):
        state = "has reached its last milestone" if project.milestones else "has no milestone"
        rest = f" but is still in the phase of {plain_words(project.phase)}" if project.milestones else ""
        yield Concern(
            f"{quote_text(project.name)} {state}{rest}: nobody can see what comes next.",
            (project,),
            "Agree on the next one, with a day and a side, or move the project to its next phase.",
            None,
            project.accountable,
        )


@rule("project-without-plan", Severity.AMBER)
def project_without_plan(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A project began before its plan was ready.

    Found when `plan.ready_on` is missing or still ahead: in specification, delivery and acceptance always, in
    planning once the project has begun. It began on the day it `starts`, or when the first meeting was held
    whose name, goal or agenda mentions the project by name, if that was earlier. A plan that was ready only after
    that is a note, until delivery begins.

    From: Rules, mistakes and challenges of account managers.
    """
    for project in _find_lacking(account, as_of, Lack.PLAN):
        begun = first_day(account, project, as_of)
        since = f" It began on {in_words(begun)}." if begun else ""
        ready = project.plan.ready_on if project.plan else None
        plan = f"a plan only from {in_words(ready)} on" if ready else "no plan"
        advice = "Write it before the next meeting about it: steps, days, names, and what each step needs from them."
        yield Concern(
            f"{quote_text(project.name)} has {plan}.{since}",
            (project,),
            advice,
            None,
            project.accountable,
            (as_of - begun).days if begun else 0,
        )
    for project in _find_lacking(account, as_of, Lack.EARLY_PLAN):
        begun, ready = first_day(account, project, as_of), project.plan.ready_on if project.plan else None
        if begun and ready:
            late = f"{count_noun((ready - begun).days, 'day')} after the project began on {in_words(begun)}"
            yield Concern(
                f"The plan of {quote_text(project.name)} was ready {late}.",
                (project,),
                "Ask what they had expected by then, and whether the plan holds it.",
                Severity.NOTE,
                project.accountable,
            )


@rule("started-without-agreed-spec", Severity.AMBER, Stake.PROJECT)
def started_without_agreed_spec(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something is being built, and nobody has agreed on what.

    Found for a project in delivery or acceptance whose `spec` is missing or has the status none or draft.

    From: Rules, mistakes and challenges of account managers.
    """
    for project in _find_lacking(account, as_of, Lack.SPECIFICATION):
        draft = project.spec is not None and project.spec.status == "draft"
        spec = "the specification is a draft that nobody has agreed to" if draft else "there is no specification"
        sponsor = sponsor_of(account, project)
        yield Concern(
            f"{quote_text(project.name)} is in {plain_words(project.phase)}, and {spec}.",
            (project,),
            f"Go through {'the draft' if draft else 'what they will get'} with {sponsor}, and get a yes in writing.",
            None,
            project.accountable,
        )


@rule("project-without-fallback", Severity.AMBER)
def project_without_fallback(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A project is under way and nobody has thought about what to do if something goes wrong.

    Found for a project in specification, delivery or acceptance without `contingencies`.

    From: Rules, mistakes and challenges of account managers.
    """
    for project in _find_lacking(account, as_of, Lack.FALLBACK):
        yield Concern(
            f"Nobody has thought about what to do when something goes wrong in {quote_text(project.name)}.",
            (project,),
            "Begin with what you fear most: what happens, what do we do then, and who does it?",
            None,
            project.accountable,
        )


@rule("project-without-protocol", Severity.AMBER)
def project_without_protocol(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Several companies work together, and how they talk to each other was never agreed.

    Found for an open project, not a mere idea, in which other companies take part (`parties`) or whose
    initiative is led jointly, while neither the project nor the account has a `protocol`.

    From: The six frames of a strategic account manager (Grande Lum): the air-traffic controller.
    """
    for project in _find_lacking(account, as_of, Lack.PROTOCOL):
        others = f"together with {in_prose(project.parties)}" if project.parties else f"jointly with {account.name}"
        yield Concern(
            f"We carry out {quote_text(project.name)} {others}, and nobody has agreed on who tells whom what.",
            (project,),
            "Agree by which means, how often and about what, and whom to call when something breaks.",
            None,
            project.accountable,
        )
