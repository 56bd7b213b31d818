"""The first ninety days of an account manager: the bars, each with how it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.insight.newcomers import progress
from generator.insight.newcomers.newcomer import Newcomer, TakenOver, taken_over_on
from generator.insight.newcomers.progress import LAST_BAR, PROMISES_BY, Progress, Stage
from generator.model.account import Account

Known = Literal[
    "the log",
    "git",
    "git and the log",
    "git and the answers",
    "the promises",
    "the reviews",
    "the plan",
    "your own file",
    "typed",
]
"""How a bar is known to be reached: from what the accounts say anyway, or because somebody typed it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Something to have reached by a day: in each account, or once."""

    #: By it a line below `learned` names the bar where it is typed; of one of each account, the account's id follows.
    key: str
    day: int
    text: str
    known: Known
    #: What shows it in one account; None for what is reached once.
    check: Callable[[TakenOver], Progress] | None = None
    #: What shows it over all accounts; None for what is reached in each.
    overall: Callable[[Sequence[Account], Newcomer], Progress] | None = None

    @property
    def each(self) -> bool:
        """Whether it is one of each account."""
        return self.check is not None


BARS = (
    Bar("role", 5, "All six roles read", "typed", overall=progress.roles_read),
    Bar("sat-in", 5, "Sat in on a meeting with one of us", "the log", overall=progress.sat_in),
    Bar("handover", 10, "The account read through, its handover with it", "typed", progress.pack_read),
    Bar("quiz", 10, "All of its questions answered (playbook quiz)", "your own file", progress.quiz_known),
    Bar("introduced", 20, "Introduced to everybody who matters most", "the log", progress.introduced),
    Bar("contact", 30, "A talk with at least one of them", "the log", progress.contact_made),
    Bar("gap", 30, "One thing found out that was not known", "git and the log", progress.gap_closed),
    Bar(
        "book",
        30,
        "Who is responsive, who knows you are there, where the value lies: said in three lines",
        "typed",
        progress.book_read,
    ),
    Bar("met", 60, "Everybody who matters most met once", "the log", progress.talks_held),
    Bar("questions", 60, "Half of the open questions answered", "git and the answers", progress.questions_halved),
    Bar(
        "promises",
        PROMISES_BY,
        "Every promise you took over kept, moved in time or taken back",
        "the promises",
        progress.promises_settled,
    ),
    Bar("charter", 60, "Why both work together said in your own words", "git", progress.charter_said),
    Bar("review", 90, "A review held by you, and its minutes sent", "the reviews", overall=progress.review_held),
    Bar("plan", 90, "The plan read through by your manager since you have it", "the plan", progress.plan_reviewed),
    Bar("succession", 90, "Nothing in it that only you could know", "the plan", progress.nothing_alone),
    Bar(
        "ratings",
        LAST_BAR,
        "The six roles judged again, as at the start",
        "your own file",
        overall=progress.rated_again,
    ),
)
"""What is to be reached in the first ninety days, in its order."""


def bars_for(new_to_the_job: bool) -> tuple[Bar, ...]:
    """What somebody is to reach; to whom only an account is new, that what is to be reached in each."""
    return tuple(bar for bar in BARS if bar.each or new_to_the_job)


@dataclass(frozen=True, slots=True)
class BarState:
    """How far a bar is."""

    bar: Bar
    #: The account in which it is to be reached; None for what is reached once.
    account: Account | None
    due: date
    progress: Progress

    @property
    def reached(self) -> bool:
        """Whether something shows that it is reached."""
        return self.progress.stage is Stage.REACHED

    @property
    def arises(self) -> bool:
        """Whether there is anything to reach."""
        return self.progress.stage is not Stage.NOTHING

    def days_late(self, as_of: date) -> int:
        """By how many days it is late on a date; 0 while it is not."""
        return max(0, (as_of - self.due).days) if self.arises and not self.reached else 0


def list_bars(accounts: Sequence[Account], who: Newcomer) -> Iterator[BarState]:
    """How far each bar is, in order; one of each account is counted from the day it was taken over."""
    for bar in bars_for(who.new_to_the_job):
        if bar.check is not None:
            for account in accounts:
                taken = TakenOver(account, who, taken_over_on(account, who.member) or who.started)
                yield BarState(bar, account, taken.since + timedelta(days=bar.day), bar.check(taken))
        elif bar.overall is not None:
            yield BarState(bar, None, who.started + timedelta(days=bar.day), bar.overall(accounts, who))
