"""How many of its promises each side kept in time, and how many of our milestones we reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.work import Commitment, Side


@dataclass(frozen=True, slots=True)
class KeptRate:
    """What became of the promises of one side that were settled lately."""

    side: Side
    #: Done on or before the day they were due, or renegotiated before it; newest first.
    kept: tuple[Commitment, ...]
    #: Broken, done late or renegotiated late; newest first.
    not_kept: tuple[Commitment, ...]
    #: From how many promises on a share says something.
    min_sample: int

    @property
    def settled(self) -> int:
        """How many promises were settled: the n of the share."""
        return len(self.kept) + len(self.not_kept)

    @property
    def share(self) -> float | None:
        """The share that was kept, from 0 to 1; None with too few promises to say."""
        return len(self.kept) / self.settled if self.settled >= max(1, self.min_sample) else None


def kept_rate(account: Account, side: Side, as_of: date, settings: Settings) -> KeptRate:
    """The promises of a side that were done, broken or renegotiated in the last ``kept_window_days``.

    Each counts on the day it was closed, a broken one without such a day on the day it was due. A promise
    done or renegotiated on a day nobody noted is left out, since nobody can say whether that was in time; so
    is one that was withdrawn, since it no longer had to be kept.
    """
    start = as_of - timedelta(days=settings.kept_window_days)
    settled = [c for c in account.commitments if c.side == side and (day := settled_on(c)) and start < day <= as_of]
    settled.sort(key=lambda c: (settled_on(c) or c.due, c.text), reverse=True)
    return KeptRate(
        side=side,
        kept=tuple(c for c in settled if in_time(c)),
        not_kept=tuple(c for c in settled if not in_time(c)),
        min_sample=settings.min_sample,
    )


@dataclass(frozen=True, slots=True)
class MilestoneRecord:
    """What became of the milestones on our side that were due lately."""

    in_time: int
    #: How many were due.
    due: int


def milestone_record(account: Account, as_of: date, settings: Settings) -> MilestoneRecord:
    """How many of our milestones due in the last ``kept_window_days`` were reached on their day or before."""
    start = as_of - timedelta(days=settings.kept_window_days)
    ours = (milestone for project in account.projects for milestone in project.milestones if milestone.side == "us")
    due = [milestone for milestone in ours if start < milestone.due <= as_of]
    return MilestoneRecord(sum(m.done is not None and m.done <= m.due for m in due), len(due))


def settled_on(commitment: Commitment) -> date | None:
    """The day it was known whether a promise was kept; None while it is open, and when nobody noted the day."""
    if commitment.status in ("done", "renegotiated"):
        return commitment.closed
    return (commitment.closed or commitment.due) if commitment.status == "broken" else None


def in_time(commitment: Commitment) -> bool:
    """Whether a promise was done on or before the day it was due, or renegotiated before that day."""
    if commitment.closed is None:
        return False
    if commitment.status == "renegotiated":
        return commitment.closed < commitment.due
    return commitment.status == "done" and commitment.closed <= commitment.due
