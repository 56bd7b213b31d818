"""What needs us in all accounts, by who manages them: the few things for today, and where the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.checks.day import choose_day
from generator.checks.rule import Severity
from generator.context.findings import URGENCY, FindingRow
from generator.context.places import Place
from generator.context.portfolio.concerns import Choice
from generator.context.summaries.summary import AccountSummary
from generator.paths import TO_SEE_TO, Target
from generator.wording.text import in_prose

_LISTED = 8
"""How many accounts of a manager are linked below what is for today."""


@dataclass(frozen=True, slots=True)
class InAccount:
    """A finding, and in which account."""

    account: Place
    finding: FindingRow

    @property
    def rank(self) -> tuple[int, ...]:
        """Where it stands among findings of any account."""
        return self.finding.rank


@dataclass(frozen=True, slots=True)
class Rest:
    """The rest of what needs us in one account: how many things, and where they are."""

    account: str
    count: int
    target: Target


@dataclass(frozen=True, slots=True)
class ManagerDay:
    """What one account manager has to see to."""

    manager: Choice
    #: How many things are urgent and how many are to be seen to, in words.
    counted: str
    #: What is for today.
    today: tuple[InAccount, ...]
    #: How much is left for another day, and where it is; of many accounts those with the most.
    more: int
    rest: tuple[Rest, ...]
    #: In how many accounts more there is something left.
    others: int


def list_days(summaries: Iterable[AccountSummary], most: int) -> tuple[ManagerDay, ...]:
    """The day of every account manager of whom something is red or amber, the one with the most at stake first."""
    of_manager: dict[Choice, list[AccountSummary]] = {}
    for account in summaries:
        if account.findings:
            name = next((member.name for member in account.colleagues if member.id == account.owner), account.owner)
            of_manager.setdefault(Choice(account.owner, name), []).append(account)
    days = [_make_day(manager, accounts, most) for manager, accounts in of_manager.items()]
    return tuple(sorted(days, key=lambda day: [thing.rank[:-1] for thing in day.today]))


def most_pressing(summaries: Iterable[AccountSummary], most: int, of_one: int) -> tuple[InAccount, ...]:
    """The few things that matter most in all accounts together, no more than ``of_one`` of one while others wait."""
    return tuple(choose_day([_in_account(account) for account in summaries], most, of_one))


def _make_day(manager: Choice, accounts: Sequence[AccountSummary], most: int) -> ManagerDay:
    everything = [_in_account(account) for account in accounts]
    today = choose_day(everything, most)
    chosen = {id(thing) for thing in today}
    left = [
        Rest(account.name, count, Target(account.place.target.page, TO_SEE_TO))
        for account, things in zip(accounts, everything, strict=True)
        if (count := sum(id(thing) not in chosen for thing in things))
    ]
    left.sort(key=lambda rest: (-rest.count, rest.account.casefold()))
    return ManagerDay(
        manager=manager,
        counted=_count_levels([thing.finding for things in everything for thing in things]),
        today=tuple(today),
        more=sum(rest.count for rest in left),
        rest=tuple(left[:_LISTED]),
        others=len(left[_LISTED:]),
    )


def _in_account(account: AccountSummary) -> list[InAccount]:
    return [InAccount(account.place, finding) for finding in account.findings]


def _count_levels(findings: Sequence[FindingRow]) -> str:
    levels = (URGENCY[severity] for severity in Severity)
    counted = ((sum(row.urgency == level for row in findings), level.word) for level in levels)
    return in_prose([f"{count:,} {word}" for count, word in counted if count])
