"""When the account is next reviewed together, whether that is booked, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, get_args

from generator.insight.meetings.meetings import kind_of
from generator.insight.people.newness import first_noted
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.reviews import Review
from generator.model.reviews import ReviewKind as AnyReviewKind
from generator.model.settings import Settings

ReviewKind = Literal["business_review", "executive_review"]
"""The kinds of review that a tier asks for."""

REVIEW_KINDS: tuple[AnyReviewKind, ...] = get_args(AnyReviewKind)
"""All kinds of review."""


@dataclass(frozen=True, slots=True)
class Reviewing:
    """One review, however it was typed: as a meeting of such a kind, as a review alone, or as both."""

    kind: AnyReviewKind
    on: date
    #: Ids of those who took part or will, of both sides.
    attendees: tuple[str, ...]
    status: Literal["planned", "held", "cancelled"]
    #: The meeting at which it is held; None for a review that was typed alone.
    meeting: Meeting | None
    #: What came of it, or was prepared for it; None when nobody has noted that.
    review: Review | None
    #: The record to open for it: its meeting where it has one.
    record: Meeting | Review


def list_reviewings(account: Account, as_of: date) -> tuple[Reviewing, ...]:
    """Every review of an account, held, planned and cancelled, the newest first.

    A meeting of a kind of review is one, and so is any other meeting to which a review belongs. A review without
    a meeting was held once its day has come, and is planned before.
    """
    reviewings = [*_at_meetings(account), *_reviews_alone(account, as_of)]
    return tuple(sorted(reviewings, key=lambda reviewing: (reviewing.on, reviewing.record.id), reverse=True))


def _at_meetings(account: Account) -> Iterator[Reviewing]:
    noted = {review.meeting: review for review in account.reviews}
    for meeting in account.meetings:
        review, typed = noted.get(meeting.id), kind_of(account, meeting)
        kind = next((kind for kind in REVIEW_KINDS if kind == typed), review.kind if review else None)
        if kind:
            yield Reviewing(kind, meeting.on, meeting.attendees, meeting.status, meeting, review, meeting)


def _reviews_alone(account: Account, as_of: date) -> Iterator[Reviewing]:
    for review in account.reviews:
        if review.meeting is None and review.kind and review.on:
            status: Literal["held", "planned"] = "held" if review.on <= as_of else "planned"
            yield Reviewing(review.kind, review.on, review.attendees, status, None, review, review)


def held_reviews(account: Account, as_of: date) -> tuple[Reviewing, ...]:
    """The reviews held up to a date, the newest first."""
    return tuple(
        reviewing
        for reviewing in list_reviewings(account, as_of)
        if reviewing.status == "held" and reviewing.on <= as_of
    )


def planned_reviews(account: Account, as_of: date) -> tuple[Reviewing, ...]:
    """The reviews planned from a date on, the next one first."""
    reviewings = (
        reviewing
        for reviewing in list_reviewings(account, as_of)
        if reviewing.status == "planned" and reviewing.on >= as_of
    )
    return tuple(sorted(reviewings, key=lambda reviewing: (reviewing.on, reviewing.record.id)))


class ReviewStage(StrEnum):
    """How near the next review is."""

    AHEAD = "ahead"
    SOON = "soon"
    OVERDUE = "overdue"
    #: Long on record, or long a customer, and never a review.
    NEVER_HELD = "never_held"


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Where a kind of review stands on a date."""

    kind: ReviewKind
    #: How often it should be held, in days, by the account's tier.
    every: int
    #: The newest one held, and the next one planned; None when there is none.
    last: Reviewing | None
    next: Reviewing | None
    #: One of which nobody has noted whether it was held, and with which none would be overdue; else None.
    not_noted: Reviewing | None
    #: When the next is due, reckoned from the last; None when none was held yet.
    due: date | None
    #: How many days ahead preparing begins.
    prepare: int
    stage: ReviewStage
    #: For how many days none was held, if none was ever, nor is to come: on record, or else as a customer; else 0.
    never_for: int = 0

    @property
    def not_booked(self) -> bool:
        """Whether one was held and none is planned after it, nor one waiting to be noted."""
        return self.last is not None and self.next is None and self.not_noted is None


def review_state(account: Account, kind: ReviewKind, as_of: date, settings: Settings) -> ReviewState | None:
    """Where a kind of review stands on a date; None when the account's tier asks for none.

    The next is due ``review_every`` (or ``executive_review_every``) days after the last one held. It is
    soon within ``review_prepare_days`` of the day it is planned for, or else is due, and overdue once it
    was due before the as-of date, even if one that nobody has noted was held. Without one on record, it is never
    held once the record goes back for longer than the interval, or they have been a customer for longer; a business
    review is not missed while one of another kind was held in that time.
    """
    every = _review_interval(account, kind, settings)
    if every is None:
        return None
    last = next((reviewing for reviewing in held_reviews(account, as_of) if reviewing.kind == kind), None)
    coming = next((reviewing for reviewing in planned_reviews(account, as_of) if reviewing.kind == kind), None)
    perhaps = _find_not_noted(account, kind, last.on if last else date.min, as_of)
    if perhaps and (as_of - perhaps.on).days > every:
        perhaps = None
    due = last.on + timedelta(days=every) if last else None
    prepare: int = getattr(settings.review_prepare_days, kind)
    reviewed = last or coming or perhaps or (kind == "business_review" and was_reviewed(account, as_of, every))
    began = None if reviewed else first_noted(account, as_of) or account.profile.since
    never_for = (as_of - began).days if began else 0
    state = ReviewState(kind, every, last, coming, perhaps, due, prepare, ReviewStage.AHEAD, never_for)
    return replace(state, stage=_review_stage(state, as_of))


def was_reviewed(account: Account, as_of: date, days: int) -> bool:
    """Whether a review of any kind, be it of a contract, was held in the last days."""
    return any((as_of - reviewing.on).days <= days for reviewing in held_reviews(account, as_of))


def _find_not_noted(account: Account, kind: ReviewKind, after: date, as_of: date) -> Reviewing | None:
    reviewings = (
        reviewing for reviewing in list_reviewings(account, as_of) if reviewing.kind == kind and reviewing.on > after
    )
    return next(
        (reviewing for reviewing in reviewings if reviewing.meeting and reviewing.meeting.not_noted(as_of)), None
    )


def _review_interval(account: Account, kind: AnyReviewKind, settings: Settings) -> int | None:
    tier = settings.tiers.get(account.profile.tier)
    if tier is None:
        return None
    return tier.executive_review_every if kind == "executive_review" else tier.review_every


def _review_stage(state: ReviewState, as_of: date) -> ReviewStage:
    if state.not_noted:
        return ReviewStage.AHEAD
    if state.due and state.due < as_of:
        return ReviewStage.OVERDUE
    day = state.next.on if state.next else state.due
    if day is None:
        return ReviewStage.NEVER_HELD if state.never_for > state.every else ReviewStage.AHEAD
    return ReviewStage.SOON if (day - as_of).days <= state.prepare else ReviewStage.AHEAD


@dataclass(frozen=True, slots=True)
class ReviewAhead:
    """The review that comes next."""

    kind: AnyReviewKind
    #: The day it is booked for, else the day it is due; None when none was held yet and none is booked.
    on: date | None
    #: The review as typed; None while none is booked.
    booked: Reviewing | None
    #: The newest one held of its kind, else of any kind; None when there is none.
    last: Reviewing | None
    #: How many days after it the one after that is due.
    every: int


def review_ahead(account: Account, as_of: date, settings: Settings) -> ReviewAhead | None:
    """The review to prepare: the next one booked, else the one that is due first.

    While none is booked and none was held it is a business review without a day. None where the account's tier asks
    for no review and none is booked.
    """
    booked = next(iter(planned_reviews(account, as_of)), None)
    usual = _review_interval(account, "business_review", settings)
    if booked:
        every = _review_interval(account, booked.kind, settings) or usual or USUAL_INTERVAL
        return ReviewAhead(booked.kind, booked.on, booked, _last_like(account, booked.kind, as_of), every)
    kinds: tuple[ReviewKind, ...] = get_args(ReviewKind)
    states = [state for kind in kinds if (state := review_state(account, kind, as_of, settings))]
    if not states:
        return None
    first = min(states, key=lambda state: state.due or date.max)
    return ReviewAhead(first.kind, first.due, None, _last_like(account, first.kind, as_of), first.every)


USUAL_INTERVAL = 180
"""How many days lie between two reviews where the settings do not say."""


def _last_like(account: Account, kind: AnyReviewKind, as_of: date) -> Reviewing | None:
    held = held_reviews(account, as_of)
    return next((reviewing for reviewing in held if reviewing.kind == kind), next(iter(held), None))
