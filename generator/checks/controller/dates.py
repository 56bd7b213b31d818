"""Rules of the air-traffic controller about days: milestones, and what they owe us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import looked_after_by, sponsor_of
from generator.checks.wording import list_texts
from generator.days.period import in_words
from generator.insight.people.departures import has_left
from generator.insight.projects.flow import still_to_come
from generator.insight.projects.owed import Debtor, find_debtors
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text

rule = rules_of("controller")


@rule("milestone-late", Severity.AMBER)
def milestone_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A milestone should have been reached.

    Found when its day has passed, it is not `done`, and its project is open. Ours is red after 60 days (`age_days:
    project_red`); theirs is a note, and amber after 30 (`their_promise_amber`).

    From: Rules, mistakes and challenges of account managers; The six frames of a strategic account manager (Grande
    Lum): the air-traffic controller.
    """
    for project in account.projects:
        for milestone in still_to_come(project, as_of) if project.open else ():
            if milestone.due < as_of:
                ours, days = milestone.side == "us", (as_of - milestone.due).days
                sponsor = sponsor_of(account, project)
                yield Concern(
                    f"{quote_text(milestone.text)} in {quote_text(project.name)} was due on {in_words(milestone.due)}, "
                    f"{count_noun(days, 'day')} ago{'' if ours else ', on their side'}.",
                    (project, milestone),
                    f"Tell {sponsor} the new day before they ask, and what moves with it."
                    if ours
                    else f"Ask {sponsor} what stands in the way; do not remind.",
                    _weigh_milestone(ours, days, settings),
                    project.accountable,
                    days,
                )


def _weigh_milestone(ours: bool, days: int, settings: Settings) -> Severity:
    ages = settings.age_days
    if ours:
        return Severity.RED if days > ages.project_red else Severity.AMBER
    return Severity.AMBER if days > ages.their_promise_amber else Severity.NOTE


@rule("customer-input-late", Severity.AMBER)
def customer_input_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody at the customer has not given us what a project needs.

    Found for everything in `inputs_needed` of open projects whose day has passed and that was not received, once
    for each person. One thing is a note, and amber after 30 days (`age_days: their_promise_amber`); with two or more
    the person may not care, or not be able to.

    From: Rules, mistakes and challenges of account managers.
    """
    for debtor in find_debtors(account, as_of):
        oldest, project = debtor.late[0]
        days = (as_of - oldest.due).days
        yield Concern(
            _describe_owing(debtor, as_of, days),
            (project, *(needed for needed, _ in debtor.late)),
            _about_owing(debtor, as_of),
            None if debtor.indifferent or days > settings.age_days.their_promise_amber else Severity.NOTE,
            project.accountable or looked_after_by(account, debtor.person.id),
            days,
        )


def _describe_owing(debtor: Debtor, as_of: date, days: int) -> str:
    inputs = list_texts(needed.what for needed, _ in debtor.late)
    projects = list_texts(dict.fromkeys(project.name for _, project in debtor.late))
    late = f"the oldest {count_noun(days, 'day')} late" if debtor.indifferent else f"{count_noun(days, 'day')} late"
    if has_left(debtor.person, as_of):
        return f"{debtor.person.label}, who has left, was to give us {inputs} for {projects}: {late}."
    return f"{debtor.person.label} still owes us {inputs} for {projects}: {late}."


def _about_owing(debtor: Debtor, as_of: date) -> str:
    if has_left(debtor.person, as_of):
        return "Find out who has taken it over, and put their name there."
    if debtor.indifferent:
        return "Do they not care, or can they not? Ask in a call what stands in the way, and what it holds up."
    return "Ask what stands in the way; do not remind."
