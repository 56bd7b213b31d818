"""Help given over a year: by doing or teaching, in fires or ahead of time, solved by whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from generator.days.period import add_months
from generator.model.account import Account
from generator.model.consulting import Help

OFTEN = 2
"""From how many times in a year on something we do for one person is worth teaching instead."""
ENOUGH = 4
"""How many times in a year we must have helped before it says something that all were of one kind."""


@dataclass(frozen=True, slots=True)
class HelpRecord:
    """The help given in the twelve months up to a date."""

    #: Newest first.
    given: tuple[Help, ...]
    #: Help given before those twelve months, newest first.
    before: tuple[Help, ...]
    #: How often in each mode, for each need, solved by whom; a value that did not occur counts as 0.
    modes: Counter[str]
    needs: Counter[str]
    solvers: Counter[str]
    #: How many of the twelve months before that they solved themselves, and of how many.
    solved_before: int
    total_before: int
    #: Ids of people for whom we did the work ourselves more than once: the next time could be a lesson.
    done_often: tuple[tuple[str, int], ...]

    @property
    def all_by_us(self) -> bool:
        """Whether of at least four times we did the work each time, or solved it each time."""
        times = len(self.given)
        return times >= ENOUGH and times in (self.modes["do"], self.solvers["us"])

    @property
    def all_fires(self) -> bool:
        """Whether of at least four times each was a fire to put out."""
        return len(self.given) >= ENOUGH and self.needs["fire"] == len(self.given)


def help_record(account: Account, as_of: date) -> HelpRecord:
    """What we did, advised, coached and mentored in the twelve months up to a date."""
    year_ago, two_ago = add_months(as_of, -12), add_months(as_of, -24)
    known = sorted((h for h in account.help if h.on <= as_of), key=lambda h: h.on, reverse=True)
    given = [h for h in known if h.on > year_ago]
    earlier = [h for h in known if two_ago < h.on <= year_ago]
    done = Counter(h.for_ for h in given if h.mode == "do" and h.for_)
    return HelpRecord(
        given=tuple(given),
        before=tuple(h for h in known if h.on <= year_ago),
        modes=Counter(h.mode for h in given),
        needs=Counter(h.need for h in given),
        solvers=Counter(h.solved_by for h in given),
        solved_before=sum(h.solved_by == "customer" for h in earlier),
        total_before=len(earlier),
        done_often=tuple(sorted(((p, n) for p, n in done.items() if n >= OFTEN), key=lambda pair: (-pair[1], pair[0]))),
    )


def last_help(account: Account, as_of: date) -> Help | None:
    """The newest time we helped, dated no later than the as-of date."""
    return max((h for h in account.help if h.on <= as_of), key=lambda h: h.on, default=None)


def was_taught(account: Account, person: str, as_of: date) -> bool:
    """Whether somebody was coached or mentored by us in the twelve months up to a date."""
    return any(h.for_ == person and h.mode in ("coach", "mentor") for h in help_record(account, as_of).given)
