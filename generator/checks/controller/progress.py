"""Rules of the air-traffic controller about how projects go: word to the customer, trouble, dates, effort."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import manager_of, sponsor_of
from generator.days.period import in_words
from generator.insight.people.newness import new_until
from generator.insight.projects.delivery import (
    Buffer,
    Reporting,
    days_past_due,
    effort_growth,
    reporting_state,
    reserve_used,
)
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.work import Estimate, Project
from generator.wording.text import count_noun, format_figure, in_prose, plain_words, quote_text

rule = rules_of("controller")


@rule("customer-not-informed", Severity.AMBER)
def customer_not_informed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The customer has waited too long for word of a project, be the news good or bad.

    The days count from the last report (`report.last_sent`). How many may pass was agreed for the project
    (`report.every_days`), or else depends on its phase (`report_days_by_phase`: 7 while it is delivered); red once
    that is more than `age_days: report_red` (60) days ago. How well the project goes plays no part. Closed projects
    need no report, nor do mere ideas unless it was agreed. Where none was ever noted, the days count from the first
    day of a project (`starts`) that is not live yet, or from the first entry on record if that is later; a note while
    the account is new (`new_account_days`).

    From: Account management for project managers; Rules, mistakes and challenges of account managers.
    """
    for project in account.projects:
        report = reporting_state(account, project, as_of, settings)
        if report and report.late:
            late = report.days - report.every
            yield Concern(
                f"{_last_word(account, report)}; {_how_often(report)}.",
                (project,),
                _what_to_tell(project),
                _weigh_silence(account, report, as_of, settings),
                project.accountable,
                late,
                can_wait=late <= settings.ranking.little_days,
            )


def _weigh_silence(account: Account, report: Reporting, as_of: date, settings: Settings) -> Severity | None:
    if report.last is None and new_until(account, as_of, settings):
        return Severity.NOTE
    return Severity.RED if report.days - report.every > settings.age_days.report_red else None


def _last_word(account: Account, report: Reporting) -> str:
    project = report.project
    whom = in_prose(account.names_of(_still_there(account, project))) or account.name
    days = count_noun(report.days, "day")
    if report.last is None:
        return f"No word to {whom} about {quote_text(project.name)} has been noted in {days}"
    return f"The last word to {whom} about {quote_text(project.name)} went out on {in_words(report.last)}, {days} ago"


def _still_there(account: Account, project: Project) -> list[str]:
    return [id for id in project.report.to if (person := account.person(id)) and person.left is None]


def _how_often(report: Reporting) -> str:
    if report.agreed:
        return f"you agreed on every {count_noun(report.every, 'day')}"
    phase = "live" if report.project.phase == "live" else f"in {plain_words(report.project.phase)}"
    return f"while a project is {phase}, every {count_noun(report.every, 'day')} is usual"


def _what_to_tell(project: Project) -> str:
    if project.health == "green":
        return "Write three lines today; good news counts too."
    return "Write three lines today, before they ask: what was done, what comes next, what you need from them."


@rule("project-in-trouble", Severity.RED)
def project_in_trouble(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A project is in trouble, or on the way there.

    Found when an open project's `health` is red; amber is a note. The reason (`health_why`) is part of what is
    said; where it is missing, that is said instead.

    From: Rules, mistakes and challenges of account managers.
    """
    for project in account.projects:
        if project.open and project.health in ("red", "amber"):
            red = project.health == "red"
            how = "is in trouble" if red else "needs watching"
            why = project.health_why.rstrip(".") if project.health_why else ""
            yield Concern(
                f"{quote_text(project.name)} {how}: {why}."
                if why
                else f"{quote_text(project.name)} {how}, nobody says why.",
                (project,),
                _first_step(account, project),
                None if red else Severity.NOTE,
                project.accountable,
            )


def _first_step(account: Account, project: Project) -> str:
    if not project.health_why:
        return "Write down why, so that somebody can help."
    sponsor = sponsor_of(account, project)
    if project.health == "amber":
        return f"Settle what would bring it back, and make sure that {sponsor} knows."
    return f"Tell {sponsor} what happened, what you are doing about it, and when they will hear again."


@rule("project-past-due", Severity.AMBER)
def project_past_due(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A project should be finished, is not, and nobody has said when it will be.

    Found when the last day agreed (`due`) has passed and the project is neither live nor closed, unless
    `forecast` names a day that has yet to come. Red after 60 days (`age_days: project_red`).

    From: Rules, mistakes and challenges of account managers.
    """
    for project in account.projects:
        days = days_past_due(project, as_of)
        if days and project.due:
            passed = project.forecast and project.forecast > project.due
            rest = f"the forecast, {in_words(project.forecast)}, has passed too" if passed and project.forecast else ""
            yield Concern(
                f"{quote_text(project.name)} should have been finished on "
                f"{in_words(project.due)}, {count_noun(days, 'day')} "
                f"ago; {rest or 'nobody has said when it will be'}.",
                (project,),
                f"Give {sponsor_of(account, project)} a new day, one that you can keep.",
                Severity.RED if days > settings.age_days.project_red else None,
                project.accountable,
                days,
            )


@rule("buffer-used", Severity.AMBER)
def buffer_used(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A project has used up too much of its reserve, or never had one.

    Used is max(0, `forecast` - `due`) / `buffer_days`. Above a half (`buffer_amber`) it needs watching; above the
    whole it is red. A project without a reserve is a note, and amber once its forecast lies behind the day
    agreed. Asked of projects with a `due` from planning to acceptance.

    From: Rules, mistakes and challenges of account managers.
    """
    for project in account.projects:
        slack = reserve_used(project)
        if slack and (slack.used is None or slack.used > settings.buffer_amber):
            message, advice, severity = _describe_reserve(account, slack)
            within = slack.used is not None and slack.used <= 1
            yield Concern(message, (project,), advice, severity, project.accountable, can_wait=within)


def _describe_reserve(account: Account, slack: Buffer) -> tuple[str, str, Severity]:
    project, sponsor = slack.project, sponsor_of(account, slack.project)
    name, slip = quote_text(project.name), count_noun(slack.slip, "day")
    agreed = in_words(project.due) if project.due else ""
    if slack.used is None and not slack.slip:
        return (
            f"{name} has no reserve: whatever takes longer moves its last day, {agreed}.",
            "Plan some days for what nobody can foresee.",
            Severity.NOTE,
        )
    if slack.used is None or slack.used > 1:
        had = f"{count_noun(slack.reserve, 'day')} were in reserve" if slack.reserve else "there is no reserve"
        severity = Severity.RED if slack.reserve else Severity.AMBER
        return (
            f"{name} is forecast {slip} behind the day agreed, {agreed}; {had}.",
            f"Agree on a new day with {sponsor} now, and on what it means for their people.",
            severity,
        )
    return (
        f"{name} has used {slack.slip} of its {count_noun(slack.reserve, 'day')} of reserve: agreed was {agreed}.",
        f"Look with {sponsor} at what could still take longer.",
        Severity.AMBER,
    )


@rule("estimate-outgrown", Severity.AMBER, Stake.MONEY)
def estimate_outgrown(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A project takes far more effort than was sold.

    Found when (current - original) / original of `estimate` is more than a fifth (`estimate_variance`), while the
    project is neither live nor closed. A wrong estimate goes back at once to whoever sold it; it is not worked
    off in silence.

    From: Rules, mistakes and challenges of account managers.
    """
    for project in account.projects:
        more = effort_growth(project)
        if more is not None and more > settings.estimate_variance and project.estimate:
            yield Concern(
                f"{quote_text(project.name)} was sold as "
                f"{_describe_effort(project.estimate, project.estimate.original)} and now "
                f"looks like {_describe_effort(project.estimate, project.estimate.current)}: {more:.0%} more.",
                (project,),
                f"Tell {manager_of(account)} today, and take it back to whoever sold it.",
                None,
                project.accountable,
            )


def _describe_effort(estimate: Estimate, amount: float) -> str:
    unit = {"hours": " hours", "days": " days", "money": " in money"}[estimate.unit]
    return f"{format_figure(amount)}{unit}"
