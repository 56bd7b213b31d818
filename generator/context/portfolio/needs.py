"""What needs each of us in all accounts: the few things for today, and where the rest is."""

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
"""How many accounts of one of us are linked below what is for today."""


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
class Day:
    """What one of us has to see to."""

    whose: Choice
    #: How many things are urgent and how many are to be seen to, in words; empty for none.
    counted: str = ""
    #: What is for today.
    today: tuple[InAccount, ...] = ()
    #: How much is left for another day, and where it is; of many accounts those with the most.
    more: int = 0
    rest: tuple[Rest, ...] = ()
    #: In how many accounts more there is something left.
    others: int = 0

    @property
    def rank(self) -> list[tuple[int, ...]]:
        """Where it stands among the days of all of us, the one with the most at stake first; an empty one last."""
        return [thing.rank[:-1] for thing in self.today] or [(len(Severity),)]


def find_days(summaries: Iterable[AccountSummary], most: int) -> dict[str, Day]:
    """The day of each of us whom something red or amber concerns, by their ids: theirs to do, or in their accounts."""
    names: dict[str, str] = {}
    of_one: dict[str, dict[str, list[InAccount]]] = {}
    for account in summaries:
        names |= {colleague.id: colleague.name for colleague in account.colleagues}
        for finding in account.findings:
            for id in finding.concerns:
                of_one.setdefault(id, {}).setdefault(account.id, []).append(InAccount(account.place, finding))
    return {id: _make_day(Choice(id, names.get(id, id)), list(of_one[id].values()), most) for id in of_one}


def _make_day(whose: Choice, everything: Sequence[Sequence[InAccount]], most: int) -> Day:
    today = choose_day(everything, most)
    chosen = {id(thing) for thing in today}
    left = [
        Rest(things[0].account.label, count, Target(things[0].account.target.page, TO_SEE_TO))
        for things in everything
        if (count := sum(id(thing) not in chosen for thing in things))
    ]
    left.sort(key=lambda rest: (-rest.count, rest.account.casefold()))
    return Day(
        whose=whose,
        counted=_count_levels([thing.finding for things in everything for thing in things]),
        today=tuple(today),
        more=sum(rest.count for rest in left),
        rest=tuple(left[:_LISTED]),
        others=len(left[_LISTED:]),
    )


def _count_levels(findings: Sequence[FindingRow]) -> str:
    levels = (URGENCY[severity] for severity in Severity)
    counted = ((sum(row.urgency == level for row in findings), level.word) for level in levels)
    return in_prose([f"{count:,} {word}" for count, word in counted if count])
