"""When the account is next reviewed together, and whether that is booked (D19, D21, S128)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from generator.insight.meetings import kind_of, planned
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.settings import Settings

ReviewKind = Literal["business_review", "executive_review"]


class ReviewStage(StrEnum):
    """How near the next review is."""

    AHEAD = "ahead"
    SOON = "soon"
    OVERDUE = "overdue"
    #: Long a customer and no review on record.
    NEVER_HELD = "never_held"


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Where a kind of review stands on a date."""

    kind: ReviewKind
    #: How often it should be held, in days, by the account's tier.
    every: int
    #: The newest one held, and the next one planned; None when there is none.
    last: Meeting | None
    next: Meeting | None
    #: When the next is due, reckoned from the last; None when none was held yet.
    due: date | None
    #: How many days ahead preparing begins.
    prepare: int
    stage: ReviewStage

    @property
    def not_booked(self) -> bool:
        """Whether one was held and none is planned after it (D21)."""
        return self.last is not None and self.next is None


def review_state(account: Account, kind: ReviewKind, as_of: date, settings: Settings) -> ReviewState | None:
    """Where a kind of review stands on a date (D19); None when the account's tier asks for none.

    The next is due ``review_every`` (or ``executive_review_every``) days after the last one held. It is
    soon within ``review_prepare_days`` of the day it is planned for, or else is due, and overdue once it
    was due before the as-of date. Without one on record, it is never held once the company has been a
    customer for longer than the interval.
    """
    every = _interval(account, kind, settings)
    if every is None:
        return None
    held = [m for m in account.meetings if m.status == "held" and m.on <= as_of and kind_of(account, m) == kind]
    last = max(held, key=lambda meeting: meeting.on, default=None)
    coming = next((m for m in planned(account, as_of) if kind_of(account, m) == kind), None)
    due = last.on + timedelta(days=every) if last else None
    prepare: int = getattr(settings.review_prepare_days, kind)
    return ReviewState(kind, every, last, coming, due, prepare, _stage(account, as_of, every, due, coming, prepare))


def _interval(account: Account, kind: ReviewKind, settings: Settings) -> int | None:
    tier = settings.tiers.get(account.profile.tier)
    if tier is None:
        return None
    return tier.review_every if kind == "business_review" else tier.executive_review_every


def _stage(
    account: Account, as_of: date, every: int, due: date | None, coming: Meeting | None, prepare: int
) -> ReviewStage:
    if due and due < as_of:
        return ReviewStage.OVERDUE
    day, since = coming.on if coming else due, account.profile.since
    if day is None:
        return ReviewStage.NEVER_HELD if since and (as_of - since).days > every else ReviewStage.AHEAD
    return ReviewStage.SOON if (day - as_of).days <= prepare else ReviewStage.AHEAD
