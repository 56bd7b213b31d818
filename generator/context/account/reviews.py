"""Account reviews as pages print them: when the next is due, and what came of those that were held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.states import WAS_IT_HELD, value_state, value_title
from generator.context.views import State, Tone
from generator.insight.meetings.minutes import MinutesStage, minutes_state
from generator.insight.meetings.reviews import (
    Reviewing,
    ReviewKind,
    ReviewStage,
    ReviewState,
    held_reviews,
    list_reviewings,
    review_ahead,
    review_state,
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
    #: Planned, held or cancelled; or nobody has noted whether it was held.
    state: State
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


def list_reviews(account: Account, as_of: date) -> Reviews:
    """The reviews of an account on a date."""
    held = held_reviews(account, as_of)
    other = [reviewing for reviewing in reversed(list_reviewings(account, as_of)) if reviewing not in held]
    states = [review_state(account, kind, as_of, account.settings) for kind in _KINDS]
    return Reviews(
        next=tuple(_next_review(state, as_of) for state in states if state),
        prepared=tuple(
            _review_card(account, reviewing, reviewing.review, as_of) for reviewing in other if reviewing.review
        ),
        held=tuple(_review_card(account, reviewing, reviewing.review, as_of) for reviewing in held if reviewing.review),
        not_noted=tuple((value_title(reviewing.kind), reviewing.on) for reviewing in held if reviewing.review is None),
        pack=pack_target(account, as_of),
    )


def _next_review(state: ReviewState, as_of: date) -> NextReview:
    day = state.next.on if state.next else state.due
    return NextReview(state, None if state.not_noted and not state.next else day, _due_state(state, as_of))


def _due_state(state: ReviewState, as_of: date) -> State:
    if state.not_noted:
        return WAS_IT_HELD
    if state.next:
        late = state.due is not None and state.due < as_of
        return State("overdue, booked" if late else "booked", Tone.WATCH if late else Tone.GOOD)
    if state.stage is ReviewStage.OVERDUE:
        return State("overdue, none booked", Tone.BAD)
    if state.due is None:
        return State("none held yet", Tone.UNKNOWN)
    return State("due, none booked", Tone.WATCH if state.stage is ReviewStage.SOON else Tone.QUIET)


def _review_card(account: Account, reviewing: Reviewing, review: Review, as_of: date) -> ReviewCard:
    noted = review.sections
    said = [(heading, getattr(noted, key)) for key, heading in SECTIONS.items()]
    held = reviewing.status == "held" and reviewing.on <= as_of
    blank = [heading for heading, text in said if not text] + ([] if noted.decisions else ["Decisions"])
    return ReviewCard(
        record=review,
        reviewing=reviewing,
        held=held,
        state=WAS_IT_HELD
        if reviewing.meeting and reviewing.meeting.not_noted(as_of)
        else value_state(reviewing.status),
        minutes=_minutes_state(minutes_state(reviewing, as_of, account.settings).stage) if held else None,
        sent_on=review.sent_on if review.sent_on and review.sent_on <= as_of else None,
        sections=tuple((heading, text) for heading, text in said if text),
        blank=tuple(blank),
    )


def _minutes_state(stage: MinutesStage) -> State:
    if stage is MinutesStage.SENT:
        return State("sent", Tone.GOOD)
    return State("not sent", Tone.WATCH) if stage is MinutesStage.LATE else State("to be sent", Tone.QUIET)


def pack_target(account: Account, as_of: date) -> Target | None:
    """Where the pack for the next review stands; None for a closed account, and where none is due."""
    if account.profile.status == "closed" or review_ahead(account, as_of, account.settings) is None:
        return None
    return review_page(account.id)
