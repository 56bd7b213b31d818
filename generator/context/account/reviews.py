"""Account reviews as pages print them: when the next is due, and what came of those that were held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.states import title
from generator.context.views import State, Tone
from generator.insight.meetings.minutes import MinutesStage, minutes_state
from generator.insight.meetings.reviews import (
    Reviewing,
    ReviewKind,
    ReviewStage,
    ReviewState,
    held_reviews,
    review_ahead,
    review_state,
    reviewings,
)
from generator.model.account import Account
from generator.model.reviews import Review
from generator.paths import Target, review_page

SECTIONS = {
    "project_performance": "How the projects do",
    "contract_performance": "How the contracts do",
    "medium_term_plans": "Their plans for the next years",
    "what_it_means": "What that means for us",
    "relationship": "How we get on",
}
"""The headings of every review, in its order; the decisions come last."""

_KINDS: tuple[ReviewKind, ...] = ("business_review", "executive_review")


@dataclass(frozen=True, slots=True)
class NextReview:
    """When a kind of review is next."""

    review: ReviewState
    #: The day it is booked for, or due; None when neither is known.
    next: date | None
    state: State


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """A review, and what came of it or was prepared for it."""

    #: The review as typed.
    record: Review
    #: Its kind and day, who took part or will, and whether it was held.
    reviewing: Reviewing
    #: Whether it was held by now; what stands here of one that was not was prepared for it.
    held: bool
    #: Whether the minutes went out; None for a review that was not held.
    minutes: State | None
    #: The day they did, if that is not to come.
    sent_on: date | None
    #: Heading and text of each section that says something.
    sections: tuple[tuple[str, str], ...]
    #: Headings under which nothing is noted.
    blank: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of an account."""

    next: tuple[NextReview, ...]
    #: Those for which something was prepared and that were not held, or not yet; the earliest first.
    prepared: tuple[ReviewCard, ...]
    #: Those held of which something is noted, the newest first.
    held: tuple[ReviewCard, ...]
    #: Kind and day of those held of which nothing is noted.
    not_noted: tuple[tuple[str, date], ...]
    #: The pack for the next one; None where none is due.
    pack: Target | None


def reviews(account: Account, as_of: date) -> Reviews:
    """The reviews of an account on a date."""
    held = held_reviews(account, as_of)
    other = [each for each in reversed(reviewings(account, as_of)) if each not in held]
    states = [review_state(account, kind, as_of, account.settings) for kind in _KINDS]
    return Reviews(
        next=tuple(_next(found, as_of) for found in states if found),
        prepared=tuple(_card(account, each, each.review, as_of) for each in other if each.review),
        held=tuple(_card(account, each, each.review, as_of) for each in held if each.review),
        not_noted=tuple((title(each.kind), each.on) for each in held if each.review is None),
        pack=pack_target(account, as_of),
    )


def _next(found: ReviewState, as_of: date) -> NextReview:
    return NextReview(found, found.next.on if found.next else found.due, _when(found, as_of))


def _when(found: ReviewState, as_of: date) -> State:
    if found.next:
        late = found.due is not None and found.due < as_of
        return State("overdue, booked" if late else "booked", Tone.WATCH if late else Tone.GOOD)
    if found.stage is ReviewStage.OVERDUE:
        return State("overdue, none booked", Tone.BAD)
    if found.due is None:
        return State("none held yet", Tone.UNKNOWN)
    return State("due, none booked", Tone.WATCH if found.stage is ReviewStage.SOON else Tone.QUIET)


def _card(account: Account, each: Reviewing, review: Review, as_of: date) -> ReviewCard:
    noted = review.sections
    said = [(heading, getattr(noted, key)) for key, heading in SECTIONS.items()]
    held = each.status == "held" and each.on <= as_of
    blank = [heading for heading, text in said if not text] + ([] if noted.decisions else ["Decisions"])
    return ReviewCard(
        record=review,
        reviewing=each,
        held=held,
        minutes=_minutes(minutes_state(each, as_of, account.settings).stage) if held else None,
        sent_on=review.sent_on if review.sent_on and review.sent_on <= as_of else None,
        sections=tuple((heading, text) for heading, text in said if text),
        blank=tuple(blank),
    )


def _minutes(stage: MinutesStage) -> State:
    if stage is MinutesStage.SENT:
        return State("sent", Tone.GOOD)
    return State("not sent", Tone.WATCH) if stage is MinutesStage.LATE else State("to be sent", Tone.QUIET)


def pack_target(account: Account, as_of: date) -> Target | None:
    """Where the pack for the next review stands; None for a closed account, and where none is due."""
    if account.profile.status == "closed" or review_ahead(account, as_of, account.settings) is None:
        return None
    return review_page(account.id)
