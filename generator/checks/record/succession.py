"""Rules about the record as a colleague would find it who had to take over tomorrow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import of_ours
from generator.days.period import Span, in_words, span_in_words
from generator.insight.people.absence import uncovered_absences
from generator.insight.people.succession import closely_managed, coming_days, without_context
from generator.insight.projects.delivery import is_unfinished
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.work import Project
from generator.wording.text import in_prose, quote_text

rule = rules_of("record")


@rule("owner-absent-without-cover", Severity.AMBER, Stake.RELATIONSHIP)
def owner_absent_without_cover(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The owner of the account is away soon, and nobody stands in.

    Found for every absence of the account's owner that falls into the next 14 days, today included, for
    which no cover is named, or whose cover is away at the same time.

    From: Good practice: an account that a colleague can take over.
    """
    for gap in uncovered_absences(account, account.profile.owner, coming_days(as_of)):
        when = span_in_words(Span(gap.absence.from_, gap.absence.to))
        cover = f"{gap.cover.name}, who stands in, is away meanwhile" if gap.cover else "nobody stands in"
        yield Concern(
            f"{gap.member.name} is away ({when}), and {cover}.",
            (gap.absence, gap.member),
            f"Ask a colleague to stand in, and tell {account.name} whom to call.",
            until=gap.absence.from_ if as_of <= gap.absence.from_ else gap.absence.to,
        )


@rule("colleague-absent-without-cover", Severity.AMBER, Stake.RELATIONSHIP)
def colleague_absent_without_cover(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody of ours on whom people or projects there depend is away soon, and nobody stands in.

    Looks at colleagues other than the account's owner who answer for a project under way, or who look after somebody
    of high influence and interest that has no other contact of ours (`backup`). Found for every absence of theirs
    that falls into the next 14 days, today included, for which no cover is named, or whose cover is away as well.

    From: Good practice: an account that a colleague can take over.
    """
    for id in sorted({member.id for member in (*account.team, *account.colleagues)} - {account.profile.owner}):
        left = _depend_on(account, id)
        for gap in uncovered_absences(account, id, coming_days(as_of)) if left else ():
            when = span_in_words(Span(gap.absence.from_, gap.absence.to))
            yield Concern(
                f"{gap.member.name} is away ({when}), and nobody stands in for {in_prose(left)}.",
                (gap.absence, gap.member),
                f"Ask {gap.member.name} to hand over to a colleague before, and to say so at {account.name}.",
                owner=id,
                until=gap.absence.from_ if as_of <= gap.absence.from_ else gap.absence.to,
            )


def _depend_on(account: Account, id: str) -> list[str]:
    """The projects under way for which one of us answers, and the people who have nobody else of us."""
    projects = [project for project in account.projects if project.accountable == id and _is_under_way(project)]
    people = [person for person in account.stakeholders if closely_managed(person) and person.contact.owner == id]
    alone = [person.label for person in people if person.contact.backup is None]
    return [*(quote_text(project.name) for project in projects), *alone]


def _is_under_way(project: Project) -> bool:
    return is_unfinished(project) and project.phase != "idea"


@rule("promise-without-context", Severity.NOTE)
def promise_without_context(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody but the one who made a promise would know what it is about.

    Found for every open promise of which nothing says how it came about: no occasion (`made_at`), no step
    towards keeping it (`progress`), and no entry of the log that names it (`agreed`).

    From: Good practice: an account that a colleague can take over.
    """
    for promise in without_context(account, as_of):
        yield Concern(
            f"Nothing says how {quote_text(promise.text)} came to be promised on {in_words(promise.made_on)}.",
            (promise,),
            f"Ask {account.name_of(promise.by)} on which occasion it was, and note that.",
            owner=of_ours(account, promise.by) or of_ours(account, promise.to),
        )


@rule("person-without-owner", Severity.NOTE)
def person_without_owner(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody of us looks after somebody who matters most.

    Found for every person of high influence and high interest (or interest not known) who is still there and
    for whom no contact owner is named.

    From: The six frames of a strategic account manager (Grande Lum): the air-traffic controller.
    """
    for person in account.stakeholders:
        if closely_managed(person) and person.contact.owner is None:
            yield Concern(
                f"{person.label} is one of those who matter most, and nobody of us is named as their contact.",
                (person,),
                "Name who of us looks after them, and who does so when that colleague is away.",
            )
