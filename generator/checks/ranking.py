"""In which order findings stand: by what is at stake, and whether and until when it can still be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import IntEnum

from generator.checks.rule import Finding, Severity, Stake
from generator.insight.people.weight import person_weight
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.people import Stakeholder
from generator.model.record import Money, Record
from generator.model.settings import Settings
from generator.model.work import Project

_LEVELS, _STAKES = tuple(Severity), tuple(Stake)
_HURTING = (Stake.HAPPINESS, Stake.CUSTOMER, Stake.LOYALTY, Stake.PROJECT, Stake.MONEY)
"""What gets worse every day, whether or not there is a last one."""
_SINCE = ("noticed_on", "asked_on", "on")
"""Keys of records that say since when a thing has been so."""


class Mending(IntEnum):
    """Whether a finding can still be mended, and by when; the most pressing first."""

    #: Only within the next days.
    LAST_DAYS = 0
    #: Only for some time yet, or somebody is already hurt by it.
    PRESSING = 1
    #: At any time.
    ANY_TIME = 2
    #: After everything else: it is little, or how we prepare.
    LATER = 3
    #: No more: only to learn from.
    TOO_LATE = 4


def rank_findings(
    account: Account, findings: Sequence[Finding], as_of: date, settings: Settings
) -> tuple[Finding, ...]:
    """Put findings in order by what is at stake; what is asked first decides, the next only among equals.

    How urgent is it? Red, then amber, then notes.

    Can it still be mended, and by when? What will be too late within days, then what already hurts somebody or will
    be too late within months, then what can be mended at any time, then how we prepare and what is little or mild of
    its kind, then what is too late. Of several things that one rule found in this way the weightiest stands with those
    of other rules, and the rest behind them.

    What does it put at risk? A customer who is unhappy; then one in dispute with us, or who waits for what we promised;
    then whether they stay with us; then a project, the relationship, money, what the joint work brings, our own
    preparing.

    By which day? The nearest first.

    How heavy is it? The weight of the person concerned, and one more for each age of `heavier_after_days` it has
    passed.

    How much attention does the account get, by its tier? For how many days has it been so? How much money goes
    with it?
    """
    ranks = {id(finding): _rank_parts(account, finding, as_of, settings) for finding in findings}
    ordered = sorted(findings, key=lambda finding: ranks[id(finding)])
    alike: Counter[tuple[object, ...]] = Counter()
    ranked: list[Finding] = []
    for finding in ordered:
        level, mending, *rest = ranks[id(finding)]
        kind = (level, mending, finding.rule.name)
        ranked.append(replace(finding, rank=(level, mending, min(alike[kind], 1), *rest)))
        alike[kind] += 1
    return tuple(sorted(ranked, key=lambda finding: finding.rank))


def _rank_parts(account: Account, finding: Finding, as_of: date, settings: Settings) -> tuple[int, ...]:
    mending = can_be_mended(finding, as_of, settings)
    return (
        _LEVELS.index(finding.severity),
        int(mending),
        _STAKES.index(finding.rule.stake),
        (finding.until - as_of).days if finding.until and mending is not Mending.TOO_LATE else 0,
        -finding_weight(account, finding, as_of, settings),
        _tier_place(account, settings),
        -age_in_days(finding, as_of),
        -money_at_stake(account, finding),
    )


def can_be_mended(finding: Finding, as_of: date, settings: Settings) -> Mending:
    """Whether a finding can still be mended, and by when.

    It goes by the last day on which that is possible. Without such a day, a customer who is not content or may leave,
    a project and money cannot wait, for they get worse every day. How we prepare can always wait, and so can what is
    little or mild of its kind.
    """
    stake = finding.rule.stake
    if stake is Stake.PREPARATION:
        return Mending.LATER
    if finding.until is None:
        if finding.can_wait:
            return Mending.LATER
        return Mending.PRESSING if stake in _HURTING else Mending.ANY_TIME
    days = (finding.until - as_of).days
    if days < 0:
        return Mending.TOO_LATE
    if days <= settings.ranking.last_days:
        return Mending.LAST_DAYS
    return Mending.PRESSING if days <= settings.ranking.soon_days else Mending.ANY_TIME


def finding_weight(account: Account, finding: Finding, as_of: date, settings: Settings) -> int:
    """How heavy a finding is: the weight of the weightiest person it concerns, and one for each age it has passed.

    Where it concerns nobody by name, it weighs like somebody of medium influence.
    """
    people = [person_weight(person) for person in people_concerned(account, finding)]
    age = age_in_days(finding, as_of)
    return max(people, default=2) + sum(age > limit for limit in settings.ranking.heavier_after_days)


def people_concerned(account: Account, finding: Finding) -> Iterator[Stakeholder]:
    """The people at the customer whom the records of a finding are, or name."""
    for record in finding.records:
        if isinstance(record, Stakeholder):
            yield record
        else:
            yield from (person for id in _named_people(record) if (person := account.person(id)))


def age_in_days(finding: Finding, as_of: date) -> int:
    """For how many days a finding has been so: as many as it is overdue, else since the day its first record has."""
    if finding.days or not finding.records:
        return finding.days
    days = (getattr(finding.records[0], key, None) for key in _SINCE)
    return next((max(0, (as_of - day).days) for day in days if isinstance(day, date)), 0)


def money_at_stake(account: Account, finding: Finding) -> int:
    """The most money that a record of a finding names, a project that of its contract; in whole units of a currency."""
    records = [*finding.records]
    for project in finding.records:
        if isinstance(project, Project):
            records += [contract for contract in account.contracts if contract.id == project.contract]
    return max((amount for record in records for amount in _amounts(record)), default=0)


def _tier_place(account: Account, settings: Settings) -> int:
    tiers = list(settings.tiers)
    return tiers.index(account.profile.tier) if account.profile.tier in tiers else len(tiers)


def _named_people(record: Record) -> Iterator[str]:
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        if isinstance(value, Record):
            yield from _named_people(value)
        elif Stakeholder.table in field.targets and value:
            yield from value if isinstance(value, tuple) else (value,)


def _amounts(record: Record) -> Iterator[int]:
    if isinstance(record, Money):
        yield int(record.amount)
        return
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        if isinstance(value, Record):
            yield from _amounts(value)
